"""`library.db` from the store: sources, curated records, catalogue and vocabularies, checked, then written.

Content that is wrong builds no library: every fault is collected with its file, line and fact, and the file
that was there before stays. The result is the same bytes for the same input.
"""

from db.build.compile import Built, build
from db.build.faults import ContentFault, ContentFaults

__all__ = ["Built", "ContentFault", "ContentFaults", "build"]
