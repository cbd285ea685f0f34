"""Search: from what a reader types to the records that answer, behind one seam.

`Searcher(library).search(query, filters)` returns `core.records.answers.Answer`, and
`Completer(library).completions(start)` what an unfinished query may become; nothing else of this package is asked by
the floors above. `documents` says what can be found and is the same for every index; `write_index` and `Searcher`
are one kind of index, SQLite's FTS5 over text that `core.text` has folded and stemmed.
"""

from db.search.completions import Completer
from db.search.searcher import Searcher

__all__ = ["Completer", "Searcher"]
