"""Document, Corpus, Restored: what calls give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any, overload

from . import _core
from .html import marked
from .options import Options
from .tables import Tables

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


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
        return self._native.to_raw(start, end)

    def to_text(self, raw_start: int, raw_end: int) -> tuple[int, int]:
        """The span of ``text`` that ``raw[raw_start:raw_end]`` became; else as ``to_raw``."""
        return self._native.to_text(raw_start, raw_end)

    def to_bytes(self, raw_start: int, raw_end: int) -> tuple[int, int]:
        """The span of the file's bytes that ``raw[raw_start:raw_end]`` was decoded from.

        Of an input that came as str: of its UTF-8.
        """
        return self._native.to_bytes(raw_start, raw_end)


class Document(_Text, Tables):
    """One parsed input: its texts and its tables.

    >>> import baogao
    >>> doc = baogao.parse("全年接待游客2000人。")
    >>> doc.text[:4], len(doc.sentences)
    ('全年接待', 1)
    """

    def __init__(self, native: _core.Document, options: Options, document_id: int = 0) -> None:
        self._native = native
        self._documents = [native]
        self._first_id = document_id
        self._options = options

    @property
    def source(self) -> str | None:
        """Path of the file, id of the text; None for an input given directly."""
        return self._native.source or None

    @property
    def error(self) -> str | None:
        """Why there is nothing to see; None if all is well."""
        return self._native.error or None

    def explain(self, observation_id: int) -> dict[str, Any]:
        """Where an observation comes from.

        Gives a dict: ``label`` is the list of the words that made the indicator; ``cue`` (what decided the measure),
        ``quote``, ``qualifier``, ``tone``, ``period``, ``coverage``, ``scope``, ``sentence`` are words or None;
        ``rule`` and ``confidence`` say how. Words are tuples (start, end, the words), offsets of ``text``.
        Raises IndexError where there is no such observation.
        """
        return self._native.explain(observation_id)

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
    """Many parsed inputs: the same tables over all of them; ``corpus[i]`` is one ``Document``.

    An input that could not be read is a row of ``documents`` with ``error`` and has no rows elsewhere.
    """

    def __init__(
        self, natives: Sequence[_core.Document], options: Options, first_id: int = 0, metadata: pa.Table | None = None
    ) -> None:
        self._documents = natives
        self._first_id = first_id
        self._options = options
        self._metadata = metadata

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
        return Document(self._documents[position], self._options, self._first_id + position)

    def __iter__(self) -> Iterator[Document]:
        return (self[i] for i in range(len(self)))

    def __repr__(self) -> str:
        failed = sum(bool(d.error) for d in self._documents)
        errors = f", {failed} with error" if failed else ""
        return f"<baogao.Corpus: {len(self)} documents{errors}>"


class Restored(_Text):
    """A restored text with the edits that led to it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._native = document._native

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

    def explain(self) -> str:
        """What was done, for people: the number of edits of each kind, then a line an edit.

        A line: raw span, kind, what stood there, what stands there now, confidence.
        """
        rows = self._rows()
        counts = Counter(r["kind"] for r in rows).most_common()
        head = f"{len(rows)} edits" + (": " if counts else "") + ", ".join(f"{n} {kind}" for kind, n in counts)
        lines = (
            f"{r['raw_start']}..{r['raw_end']} {r['kind']}: {r['raw_text']!r} -> {r['text']!r} ({r['confidence']:.2f})"
            for r in rows
        )
        return "\n".join([head, *lines])

    def to_html(self) -> str:
        """The restored text; what an edit took is struck, what it put is marked, hovering shows its kind."""
        marks = (
            (r["start"], r["end"], f"{r['kind']}, confidence {r['confidence']:.2f}", r["raw_text"])
            for r in self._rows()
        )
        return marked(self.text, marks, "background: #d3f2d6")

    _repr_html_ = to_html

    def __repr__(self) -> str:
        return f"<baogao.Restored: {self._native.text_chars} characters, {self._native.n_edits} edits>"
