"""Document, Corpus, Restored: what calls give."""

from __future__ import annotations

import operator
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, Any, overload

from . import _core
from .explain import Explanation
from .html import SHOWN_CHARACTERS, marked
from .options import Options
from .tables import Tables

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


# Name of a source, its content (None: there is none), why there is none.
Item = tuple[str, str | bytes | None, str]

# Regions and years that a caller gave for single documents; each is empty or holds one for each ("" or 0: none).
Overrides = tuple[Sequence[str], Sequence[int]]


def parse_items(items: Sequence[Item], options: Options, overrides: Overrides = ((), ())) -> list[_core.Document]:
    """Parse inputs over threads, in their order."""
    return _core.parse_many(items, options.native, options.threads or 0, *overrides)


def _item(native: _core.Document) -> Item:
    """What a document was made from."""
    if native.error:
        return native.source, None, native.error
    data = native.bytes
    return native.source, data.decode("utf-8", "surrogatepass") if native.decoded else data, ""


def _corpus_again(
    items: Sequence[Item], options: Options, first_id: int, metadata: pa.Table | None, overrides: Overrides
) -> Corpus:
    return Corpus(parse_items(items, options, overrides), options, first_id, metadata, overrides)


def _document_again(item: Item, options: Options, document_id: int, overrides: Overrides) -> Document:
    return Document(parse_items([item], options, overrides)[0], options, document_id, overrides)


def _offset(value: Any, what: str = "an offset in characters") -> int:
    """A whole number from 0 on; what a caller hands over may be numpy's."""
    try:
        number = operator.index(value)
    except TypeError:
        raise TypeError(f"{value!r} is not {what}: give a whole number") from None
    if number < 0:
        raise ValueError(f"{value!r} is not {what}: they count from 0")
    return number


class _Text:
    """One input: its two texts and the way between them."""

    _native: _core.Document

    @cached_property
    def text(self) -> str:
        """The restored text."""
        return self._native.text

    @cached_property
    def raw(self) -> str:
        """The input as decoded."""
        return self._native.raw

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """The span of ``raw`` that ``text[start:end]`` was made from.

        A span that cuts an edit widens to the whole edit. Raises ValueError for a span outside the text.
        """
        return self._native.to_raw(_offset(start), _offset(end))

    def to_text(self, raw_start: int, raw_end: int) -> tuple[int, int]:
        """The span of ``text`` that ``raw[raw_start:raw_end]`` became; else as ``to_raw``."""
        return self._native.to_text(_offset(raw_start), _offset(raw_end))

    def to_bytes(self, raw_start: int, raw_end: int) -> tuple[int, int]:
        """The span of the file's bytes that ``raw[raw_start:raw_end]`` was decoded from.

        Of an input that came as str: of its UTF-8.
        """
        return self._native.to_bytes(_offset(raw_start), _offset(raw_end))


class Document(_Text, Tables):
    """One parsed input: its texts and its tables.

    >>> import baogao
    >>> doc = baogao.parse("全年接待游客2000人。")
    >>> doc.text[:4], len(doc.sentences)
    ('全年接待', 1)
    """

    def __init__(
        self, native: _core.Document, options: Options, document_id: int = 0, overrides: Overrides = ((), ())
    ) -> None:
        self._native = native
        self._documents = [native]
        self._first_id = document_id
        self._options = options
        self._overrides = overrides

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickles hold the input and the options: whoever loads one parses again."""
        return _document_again, (_item(self._native), self._options, self._first_id, self._overrides)

    @property
    def source(self) -> str | None:
        """Path of the file, id of the text; None for an input given directly."""
        return self._native.source or None

    @property
    def error(self) -> str | None:
        """Why there is nothing to see; None if all is well."""
        return self._native.error or None

    def explain(self, observation_id: int) -> Explanation:
        """Where an observation comes from: the words with their roles, as a mapping that prints as a drawing.

        Raises IndexError where there is no such observation.

        >>> import baogao
        >>> why = baogao.parse("全年接待游客2000人。").explain(0)
        >>> why["label"], why["period"], why["rule"]
        ([(2, 6, '接待游客')], (0, 2, '全年'), 'left')
        """
        return Explanation(self, self._native.explain(_offset(observation_id, "an observation_id")))

    def __repr__(self) -> str:
        n = self._native
        what = f"error: {n.error}" if n.error else f"{n.n_reports} reports, {n.n_observations} observations"
        name = f" {n.source!r}" if n.source else ""
        return f"<baogao.Document{name}: {n.text_chars} characters, {n.n_edits} edits, {what}>"

    def _repr_html_(self) -> str:
        if self.error:
            return marked(repr(self), [], "")
        if "observations" not in self._options.wanted:
            return marked(self.text, [], "")
        columns = ["start", "end", "indicator", "measure", "value", "unit", "status"]
        rows = zip(*(self._arrow("observations")[c].to_pylist() for c in columns), strict=True)
        marks = []
        for (start, end), facts in groupby(sorted(rows, key=lambda r: r[:2]), key=lambda r: r[:2]):
            hover = "\n".join(
                f"{label}: {value:,.15g} {unit} ({measure}, {status})"
                if value is not None
                else f"{label} ({measure}, {status})"
                for _, _, label, measure, value, unit, status in facts
            )
            marks.append((start, end, hover, ""))
        return marked(self.text, marks, "background: #fff3b0; padding: 0 2px")


class Corpus(Tables):
    """Many parsed inputs: the same tables over all of them; ``corpus[document_id]`` is one ``Document``.

    An input that could not be read is a row of ``documents`` with ``error`` and has no rows elsewhere.
    """

    def __init__(
        self,
        natives: Sequence[_core.Document],
        options: Options,
        first_id: int = 0,
        metadata: pa.Table | None = None,
        overrides: Overrides = ((), ()),
    ) -> None:
        self._documents = natives
        self._first_id = first_id
        self._options = options
        self._metadata = metadata
        self._overrides = overrides

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickles hold the inputs and the options: whoever loads one parses again."""
        items = [_item(native) for native in self._documents]
        return _corpus_again, (items, self._options, self._first_id, self._metadata, self._overrides)

    def __len__(self) -> int:
        return len(self._documents)

    @overload
    def __getitem__(self, index: int) -> Document: ...
    @overload
    def __getitem__(self, index: slice) -> list[Document]: ...
    def __getitem__(self, index: int | slice) -> Document | list[Document]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        position = range(len(self))[index]
        places, years = self._overrides
        own = places[position : position + 1], years[position : position + 1]
        return Document(self._documents[position], self._options, self._first_id + position, own)

    def __iter__(self) -> Iterator[Document]:
        return (self[i] for i in range(len(self)))

    def __repr__(self) -> str:
        failed = sum(bool(d.error) for d in self._documents)
        errors = f", {failed} with error" if failed else ""
        return f"<baogao.Corpus: {len(self)} documents{errors}>"


class Restored(_Text):
    """A restored text with the edits that led to it."""

    # Each kind of change: its colour, and what was done.
    _KINDS = {
        "furniture": ("#e0e0e0", "what the site put around the document is left out"),
        "page_marker": ("#e0e0e0", "page numbers and cuts of pages are left out"),
        "annotation": ("#d3f2d6", "readings in brackets are left out"),
        "script": ("#d9e8fb", "traditional characters became simplified ones"),
        "byte_shift": ("#ffd9c2", "text that was read one byte off is put back"),
        "mojibake": ("#ffc9d6", "text that was read in the wrong encoding is put back"),
        "entity": ("#e8dcf7", "entities and tags became what they stand for"),
        "junk": ("#e0e0e0", "characters that nobody wrote are left out"),
        "width": ("#f3f0c0", "wide letters and digits became narrow"),
        "space": ("#f3f0c0", "blanks inside words are left out"),
        "line": ("#f3f0c0", "line breaks inside sentences are left out, lost ones before headings put back"),
        "punctuation": ("#f3f0c0", "doubled marks became one"),
    }

    def __init__(self, document: Document) -> None:
        self._document = document
        self._native = document._native

    def __reduce__(self) -> tuple[Any, ...]:
        """As ``Document``."""
        return Restored, (self._document,)

    @property
    def edits(self) -> pd.DataFrame:
        """The table ``edits``: every change, in raw order."""
        return self._document.edits

    @property
    def findings(self) -> pd.DataFrame:
        """The table ``findings``: damage that was seen and left alone."""
        return self._document.findings

    def _rows(self) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = self._document.arrow("edits").to_pylist()
        return rows

    @staticmethod
    def _around(text: str, start: int, end: int) -> str:
        """A span in brackets, with what stands beside it in its line."""
        before = text[max(0, start - 10) : start].rpartition("\n")[2]
        after = text[end : end + 10].partition("\n")[0]
        return f"{before}[{text[start:end][:60]}]{after}"

    def explain(self) -> str:
        """What was done, in plain words: how many changes of each kind, then the doubtful ones and what was left.

        Of each kind the first change is shown. Doubtful is what has a confidence below 0.9, in its surroundings;
        brackets hold what changed.
        """
        rows = self._rows()
        lines = [f"{len(rows)} edit{'' if len(rows) == 1 else 's'}"]
        for kind, n in Counter(r["kind"] for r in rows).most_common():
            first = next(r for r in rows if r["kind"] == kind)
            lines.append(
                f"  {n} {kind}: {self._KINDS[kind][1]}, as {first['raw_text'][:30]!r} -> {first['text'][:30]!r}"
            )
        doubtful = [r for r in rows if r["confidence"] < 0.9]
        if doubtful:
            lines.append(f"{len(doubtful)} of them doubtful:")
        for r in doubtful:
            was = self._around(self.raw, r["raw_start"], r["raw_end"])
            now = self._around(self.text, r["start"], r["end"])
            lines.append(f"  {was} -> {now} ({r['kind']}, confidence {r['confidence']:.2f})")
        left = [f for f in self._document.arrow("findings").to_pylist() if f["kind"] == "suspected_damage"]
        if left:
            lines.append("seen and left, since nothing sure could be made of it:")
        for f in left:
            lines.append(f"  {self._around(self.raw, f['raw_start'], f['raw_end'])}: {f['message']}")
        return "\n".join(lines)

    def to_html(self) -> str:
        """The restored text in colours, one for each kind of change; hovering shows the kind and what stood there."""
        text, out, at = self.text, [], 0
        for r in self._rows():
            if r["start"] >= SHOWN_CHARACTERS:
                break
            hover = escape(f"{r['kind']}, confidence {r['confidence']:.2f}; was: {r['raw_text']}")
            struck = f'<del style="opacity: 0.5">{escape(r["raw_text"])}</del>'
            colour = Restored._KINDS[r["kind"]][0]
            out.append(escape(text[at : r["start"]]))
            out.append(f'{struck}<mark style="background: {colour}" title="{hover}">')
            out.append(f"{escape(text[r['start'] : r['end']])}</mark>")
            at = r["end"]
        # What follows the last change, in the box that every text has.
        return marked(text[at:], [], "").replace(">", ">" + "".join(out), 1)

    _repr_html_ = to_html

    def __repr__(self) -> str:
        return f"<baogao.Restored: {self._native.text_chars} characters, {self._native.n_edits} edits>"
