"""The impact index: postings with their weights worked out beforehand, scored with numpy.

    analysis     documents into numbered words, field by field
    inversion    numbered words into postings
    building     both, in chunks, into a container
    container    named arrays in one run of bytes, each block with a checksum
    columns      long arrays, checked where they are used
    index        an opened container
    evaluation   a query into the documents that match, with their scores
    uids         countries, bodies and themes that a query names by their uids
    phrases      where words stand one after the other
    starts       stored answers for the first letters of a word; `storing` works them out
    rerank       a second look at the best hundred
    facets       what a result is narrowed to, and its counts
    marking      where the shown text of a hit answers
    spelling     known words near an unknown one
    concepts     what a query speaks of, in other words and languages
    answering    all of these into an answer

numpy is imported here and nowhere else in `db`; `db.search` imports this package when the first query comes, in
the thread that searches, and answers from FTS5 where it cannot.
"""

import os

# Nothing here multiplies matrices large enough for threads, whose buffers take room and whose waiting takes time.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
