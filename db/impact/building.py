"""Builds an index: documents in, in the order in which equal hits fall; a container out.

Documents are analysed a few thousand at a time; their words go to files in a folder that the caller gives, so that
memory holds vocabularies, one chunk and one range of postings, whatever the number of documents. The same
documents in the same order give the same bytes.
"""

import hashlib
from array import array
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import BinaryIO

import numpy as np

from core.text.ngrams import ngrams
from core.text.roots import root
from core.text.words import is_arabic
from db.impact.analysis import BEGINS, FIELD_BITS, TEXT_BITS, Analyser, Chunk
from db.impact.arrays import AnyArray, Longs, Words, pointers
from db.impact.concepts import ConceptTable
from db.impact.container import write_container
from db.impact.facets import FacetCollector
from db.impact.index import Index, ruler
from db.impact.inversion import Postings, Written, counted, inverted
from db.impact.phrases import frequent_stems, marks_of
from db.impact.spelling import neighbourhood
from db.impact.spool import Spool
from db.impact.storing import stored_starts
from db.impact.vocabulary import packed
from db.impact.weighing import WordWeights, lengths_measured
from db.search.documents import Document

GRAM_SIZES = (3, 4)
_CHUNK = 4096
_ON_DISK = {
    "forms": np.uint32,
    "masks": np.uint16,
    "shown": np.uint32,
    "shown_start": np.uint32,
    "shown_size": np.uint16,
    "stem_documents": np.int32,
    "stem_impacts": np.uint8,
    "stem_masks": np.uint16,
    "stem_places": np.uint32,
    "stem_following": np.uint8,
    "form_documents": np.int32,
    "form_impacts": np.uint8,
    "form_masks": np.uint16,
    "near_key": np.uint32,
    "near_form": np.uint32,
}

Told = Callable[[int], None]


def build_index(
    documents: Iterable[Document],
    target: BinaryIO,
    folder: Path,
    *,
    content: str = "",
    concepts: ConceptTable | None = None,
    told: Told | None = None,
) -> str:
    """Write the index of documents to `target`; return the hash of what was indexed.

    `folder` takes the files of the work, about as large as the index. `content` names what the index is made of;
    empty, it is the hash. `told` hears the number of documents analysed so far.
    """
    builder = _Builder(folder)
    for number, document in enumerate(documents, start=1):
        builder.add(document)
        if number % _CHUNK == 0:
            builder.flush()
            if told:
                told(number)
    builder.flush()
    return builder.finish(target, content, concepts or ConceptTable())


class _Builder:
    """The work on one index."""

    def __init__(self, folder: Path) -> None:
        self._spool = Spool(folder)
        self._analyser = Analyser()
        self._facets = FacetCollector()
        self._chunk = Chunk()
        self._sizes: list[Longs] = []
        self._bodies: list[Longs] = []
        self._others: list[Longs] = []
        self._shown: list[Longs] = []
        self._surfaces: list[str] = []
        self._marks: list[tuple[Longs, AnyArray]] = []
        self._hash = hashlib.sha256()

    def add(self, document: Document) -> None:
        """Analyse a document."""
        self._analyser.add(document, self._chunk)
        self._facets.add(document.facets)
        self._hash.update(f"{document.uid}\n{document.text}\n".encode(errors="surrogatepass"))

    def flush(self) -> None:
        """Put the words of the documents since the last time into files."""
        chunk, self._chunk = self._chunk, Chunk()
        piece_sizes = np.array(chunk.piece_sizes, np.int64)
        piece_masks = np.array(chunk.piece_masks, np.uint16)
        masks = np.repeat(piece_masks, piece_sizes)
        masks[pointers(piece_sizes)[:-1]] |= np.uint16(BEGINS)
        owners = np.repeat(np.arange(len(chunk.piece_counts)), np.array(chunk.piece_counts, np.int64))
        count = len(chunk.piece_counts)
        self._sizes.append(np.bincount(owners, weights=piece_sizes, minlength=count).astype(np.int64))
        for lengths, bits in (
            (self._bodies, FIELD_BITS["body"]),
            (self._others, TEXT_BITS - FIELD_BITS["body"] - FIELD_BITS["context"]),
        ):
            counted = np.where(piece_masks & bits, piece_sizes, 0)
            lengths.append(np.bincount(owners, weights=counted, minlength=count).astype(np.int64))
        self._shown.append(np.array(chunk.shown_counts, np.int64))
        self._marks.append((np.array(chunk.mark_counts, np.int64), np.array(chunk.marks, np.uint32)))
        self._spool.append("forms", np.array(chunk.forms, np.uint32))
        self._spool.append("masks", masks)
        self._spool.append("shown", np.array(chunk.shown, np.uint32))
        starts, ends = np.array(chunk.starts, np.uint32), np.array(chunk.ends, np.uint32)
        self._spool.append("shown_start", starts)
        self._spool.append("shown_size", np.minimum(ends - starts, 0xFFFF).astype(np.uint16))

    def finish(self, target: BinaryIO, content: str, concepts: ConceptTable) -> str:
        """Sort, invert and write."""
        digest = self._hash.hexdigest()
        arrays: dict[str, AnyArray] = {}
        sizes, bodies, others = map(np.concatenate, (self._sizes, self._bodies, self._others))
        arrays["document_pointer"] = pointers(sizes)
        arrays["document_ruler"] = ruler(arrays["document_pointer"])
        arrays["document_norm"], arrays["document_body"] = lengths_measured(bodies, others)
        arrays["shown_pointer"] = pointers(np.concatenate(self._shown))
        self._sizes, self._bodies, self._others, self._shown = [], [], [], []
        stems = self._vocabulary(arrays)
        arrays |= self._facets.arrays()
        arrays |= self._marked()
        written = Written(self._spool.path("forms"), self._spool.path("masks"), arrays["document_pointer"])
        forms = len(arrays["form_stem"])
        self._postings("stem", written, arrays["form_stem"], stems, arrays)
        self._postings("form", written, np.arange(forms, dtype=np.uint32), forms, arrays)
        arrays |= _shapes(self._surfaces, np.diff(arrays["form_pointer"]), len(sizes))
        for name, array_ in neighbourhood(self._surfaces, np.diff(arrays["form_pointer"])).items():
            self._spool.append(name, array_)
        self._surfaces = []
        facts = {
            "documents": len(sizes),
            "values": [list(value) for value in self._facets.values],
            "concepts": concepts.as_data(),
        }
        on_disk = {name: self._spool.array(name, dtype) for name, dtype in _ON_DISK.items()}
        maps = {name: each.mapped() for name, each in on_disk.items()}
        mapped = {name: each.array for name, each in maps.items()}

        def let_go() -> None:
            for each in maps.values():
                each.let_go()

        arrays |= stored_starts(
            Index({**arrays, **mapped}, facts), lambda bits: self._spool.append("start_bits", bits), let_go
        )
        del mapped
        on_disk["start_bits"] = self._spool.array("start_bits", np.uint8)
        write_container(target, content or digest, facts, {**arrays, **on_disk})
        return digest

    def _vocabulary(self, arrays: dict[str, AnyArray]) -> int:
        """Number the forms in the order of their letters, and the stems in the order of theirs."""
        surfaces, stems = self._analyser.surfaces, self._analyser.stems
        order = sorted(range(len(surfaces)), key=lambda at: (surfaces[at], stems[at]))
        self._surfaces = [surfaces[at] for at in order]
        renumbered = np.empty(len(order), np.uint32)
        renumbered[np.array(order, np.int64)] = np.arange(len(order), dtype=np.uint32)
        stem_words = sorted(set(stems))
        numbers = {word: number for number, word in enumerate(stem_words)}
        arrays["form_words"] = packed(self._surfaces)
        arrays["stem_words"] = packed(stem_words)
        arrays["form_stem"] = np.array([numbers[stems[at]] for at in order], np.uint32)
        self._marks_in_order = sorted(self._analyser.marks)
        marks = {mark: number for number, mark in enumerate(self._marks_in_order)}
        self._mark_numbers = np.array([marks[mark] for mark in self._analyser.marks], np.uint32)
        self._analyser = Analyser()
        for name in ("forms", "shown"):
            self._spool.renumber(name, renumbered)
        return len(stem_words)

    def _marked(self) -> dict[str, AnyArray]:
        """Return the postings of days and whole names."""
        counts = np.concatenate([each for each, _ in self._marks])
        found = np.concatenate([each for _, each in self._marks])
        self._marks = []
        numbers = self._mark_numbers[found]
        documents = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
        order = np.argsort(numbers, kind="stable")
        return {
            "mark_words": packed(self._marks_in_order),
            "mark_pointer": pointers(np.bincount(numbers, minlength=len(self._marks_in_order))),
            "mark_documents": documents[order],
        }

    def _postings(
        self, name: str, written: Written, term_of_form: Words, terms: int, arrays: dict[str, AnyArray]
    ) -> None:
        counts: list[Longs] = []
        places: list[Longs] = []
        outside: list[AnyArray] = []
        weights = WordWeights(arrays["document_body"])
        totals, marks = counted(written, term_of_form, terms), None
        if name == "stem":
            arrays["stem_frequent"] = frequent_stems(totals)
            marks = marks_of(arrays["stem_frequent"], terms)
        for part in inverted(written, term_of_form, totals, arrays["document_norm"], weights, marks):
            counts.append(part.counts)
            places.append(part.places_counts)
            outside.append(part.outside)
            self._keep(name, part)
        arrays[f"{name}_pointer"] = pointers(np.concatenate([np.zeros(0, np.int64), *counts]))
        arrays[f"{name}_outside"] = np.concatenate([np.zeros(0, np.uint8), *outside])
        if name == "stem":
            arrays["stem_places_pointer"] = pointers(np.concatenate([np.zeros(0, np.int64), *places]))

    def _keep(self, name: str, part: Postings) -> None:
        self._spool.append(f"{name}_documents", part.documents)
        self._spool.append(f"{name}_impacts", part.impacts)
        self._spool.append(f"{name}_masks", part.masks)
        if name == "stem":
            self._spool.append("stem_places", part.places)
            self._spool.append("stem_following", part.following)


def _shapes(surfaces: Sequence[str], frequencies: Longs, documents: int) -> dict[str, AnyArray]:
    """Return for every form its root and its n-grams, and in how many documents about each occurs."""
    arrays: dict[str, AnyArray] = {}
    roots = [root(word) if is_arabic(word) else word for word in surfaces]
    root_words = sorted(set(roots))
    numbers = {word: number for number, word in enumerate(root_words)}
    of_form = np.array([numbers[word] for word in roots], np.uint32)
    arrays["root_words"], arrays["form_root"] = packed(root_words), of_form
    arrays["root_frequency"] = _about(of_form, frequencies, len(root_words), documents)
    for size in GRAM_SIZES:
        numbers = {}
        flat, counts = array("I"), array("I")
        for word in surfaces:
            grams = ngrams(word, size)
            flat.extend(numbers.setdefault(gram, len(numbers)) for gram in grams)
            counts.append(len(grams))
        gram_words = sorted(numbers)
        places = {gram: place for place, gram in enumerate(gram_words)}
        in_order = np.array([places[gram] for gram in numbers], np.uint32)
        of_gram = in_order[np.array(flat, np.int64)]
        arrays[f"gram{size}_words"] = packed(gram_words)
        arrays[f"gram{size}_pointer"] = pointers(np.array(counts, np.int64))
        arrays[f"gram{size}_of_form"] = of_gram
        spread = np.repeat(frequencies, np.array(counts, np.int64))
        arrays[f"gram{size}_frequency"] = _about(of_gram, spread, len(gram_words), documents)
    return arrays


def _about(numbers: Words, frequencies: Longs, size: int, documents: int) -> AnyArray:
    """Return document frequencies from those of forms: a sum that counts a document more than once, capped."""
    summed = np.bincount(numbers, weights=frequencies, minlength=size)
    return np.minimum(summed, documents).astype(np.float32)
