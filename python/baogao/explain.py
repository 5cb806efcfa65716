"""Explanation: an observation with the words that it was read from, drawn under its clause.

The drawing counts columns as terminals do: a Chinese character takes two, so that an underline stands under its words.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from html import escape
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .document import Document

# What words may have given, and its colour in HTML; in this order below the text.
_ROLES = {
    "label": "#d9e8fb",
    "head": "#b5d3f7",
    "verb": "#c9c6f5",
    "cue": "#ffd9c2",
    "quote": "#fff3b0",
    "qualifier": "#f7dc6f",
    "tone": "#ffc9d6",
    "period": "#d3f2d6",
    "coverage": "#c4e8e4",
    "scope": "#e8dcf7",
}
_MARGIN = 11  # columns for the name of a role
_COLUMNS = 80 - _MARGIN
_FAR = 24  # characters shown beside words whose clause is longer

Span = tuple[int, int]
_Cell = tuple[str, list[str]]  # a character and its roles


class Explanation(Mapping[str, Any]):
    """Where an observation comes from: a mapping that prints as a drawing.

    Keys: ``label``, the list of the words that made the indicator, and in it ``head``, the list of those that make its
    head noun (empty: none that is known), and ``verb``, which it opens with; ``cue`` (what decided the measure),
    ``quote``, ``qualifier``, ``tone``, ``period``, ``coverage``, ``scope``, ``sentence`` are words or None;
    ``observation_id``, ``indicator``, ``measure``, ``parent_id``, ``rule``, ``confidence`` are as in the table.
    Words are tuples (start, end, the words), offsets of the document's ``text``.

    >>> import baogao
    >>> doc = baogao.parse("专利申请量达到73647件、授权量达到59175件,分别比上年增长54.78%和58.46%。")
    >>> why = doc.explain(3)
    >>> why["label"], why["cue"]
    ([(0, 2, '专利'), (14, 17, '授权量')], (31, 33, '增长'))
    >>> print(why)  # doctest: -NORMALIZE_WHITESPACE, +ELLIPSIS
               专利申请量达到73647件、授权量达到59175件,
    label      ^^^^                   ^^^^^^
    head                              ^^^^^^
               分别比上年增长54.78%和58.46%。
    cue                  ^^^^
    quote                            ^^^^^^
    专利授权量  growth 58.46 %  yoy, actual; rule dealt, confidence 0...
    raw[40:46], bytes 86:92 of the input
    """

    def __init__(self, document: Document, fields: Mapping[str, Any]) -> None:
        self._document = document
        self._fields = dict(fields)

    def __getitem__(self, key: str) -> Any:
        return self._fields[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)

    def _spans(self) -> list[tuple[str, Span]]:
        """Every run of words with its role."""
        out = []
        for role in _ROLES:
            words = self[role] or []
            out += [(role, (start, end)) for start, end, _ in (words if isinstance(words, list) else [words])]
        return out

    def _pieces(self) -> list[Span]:
        """What of the text is shown: a sentence that takes two rows at most, else the clauses that hold a role."""
        text = self._document.text
        first, last, sentence = self["sentence"]
        whole = sum(map(_width, sentence)) <= 2 * _COLUMNS
        pieces = [(first, last)] if whole else []
        for _, (start, end) in self._spans():
            inside = first <= start and end <= last
            if inside and whole:
                continue
            low, high = (first, last) if inside else (0, len(text))  # a word from another sentence: 其中 after a stop
            begin, stop = max(low, start - _FAR), min(high, end + _FAR)
            begin = next((at for at in range(start, begin, -1) if _ends_clause(text, at - 1)), begin)
            stop = next((at + 1 for at in range(end, stop) if _ends_clause(text, at)), stop)
            pieces.append((begin, stop))
        merged: list[Span] = []
        for begin, stop in sorted(pieces):
            if merged and begin <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(stop, merged[-1][1]))
            else:
                merged.append((begin, stop))
        return merged

    def _segments(self) -> list[tuple[list[str], list[int]]]:
        """What is shown, cut where roles change: the roles and the offsets; no offsets is a gap."""
        out: list[tuple[list[str], list[int]]] = []
        first, last, _ = self["sentence"]
        text, spans, pieces = self._document.text, self._spans(), self._pieces()
        for begin, stop in pieces:
            if out or (begin not in (0, first) and text[begin - 1] not in "。！？\n"):
                out.append(([], []))
            for roles, at in groupby(range(begin, stop), lambda at: [r for r, (a, b) in spans if a <= at < b]):
                out.append((roles, list(at)))
        return out if pieces[-1][1] == last else [*out, ([], [])]

    def _rows(self) -> Iterator[list[_Cell]]:
        """Rows of a terminal. They end with clauses where they can, else not inside of words with a role."""
        text = self._document.text
        cells: list[_Cell] = []
        for roles, offsets in self._segments():
            cells += [(_printable(text[at]), roles) for at in offsets] or [("…", [])]
        row: list[_Cell] = []
        for unit in _units(cells):
            if _columns(row) + _columns(unit) > _COLUMNS and row:
                yield row
                row = []
            for cell in unit:
                if _columns(row) + _columns([cell]) > _COLUMNS:
                    yield row
                    row = []
                row.append(cell)
        yield row

    def _facts(self) -> list[str]:
        """What was read, of what it is a part, where it stands."""
        document = self._document
        row = document._arrow("observations").slice(self["observation_id"], 1).to_pylist()[0]
        amount = f"{row['value']:,.15g}" + (f" to {row['value_high']:,.15g}" if row["value_high"] is not None else "")
        said = [row["measure"], "" if row["qualifier"] == "exact" else row["qualifier"], amount, row["unit"]]
        how = ", ".join(filter(None, (row["basis"], row["status"])))
        rule = f"rule {row['rule']}, confidence {row['confidence']:.2f}"
        lines = [f"{row['indicator']}  {' '.join(filter(None, said))}  {how}; {rule}"]
        if row["parent_id"] is not None:
            whole = document.explain(row["parent_id"])["indicator"]
            lines.append(f"part of {whole} (observation {row['parent_id']})")
        start, end = row["raw_start"], row["raw_end"]
        first, last = document.to_bytes(start, end)
        lines.append(f"raw[{start}:{end}], bytes {first}:{last} of {document.source or 'the input'}")
        return lines

    def __str__(self) -> str:
        lines = []
        for row in self._rows():
            lines.append(" " * _MARGIN + "".join(character for character, _ in row).rstrip())
            for role in _ROLES:
                marks = "".join(("^" if role in roles else " ") * _width(character) for character, roles in row)
                if marks.strip():
                    lines.append(f"{role:<{_MARGIN}}{marks.rstrip()}")
        return "\n".join([*lines, *self._facts()])

    __repr__ = __str__

    def _found(self, role: str, at: int) -> str:
        """A role with the words as the input has them, if restoration changed them."""
        start, end = next(span for name, span in self._spans() if name == role and span[0] <= at < span[1])
        begin, stop = self._document.to_raw(start, end)
        words = self._document.raw[begin:stop]
        return role if words == self._document.text[start:end] else f"{role}; in the input: {words}"

    def _repr_html_(self) -> str:
        text, parts = self._document.text, []
        for roles, offsets in self._segments():
            words = escape(text[offsets[0] : offsets[-1] + 1]) if offsets else "…"
            if roles:
                hover = escape("\n".join(self._found(role, offsets[0]) for role in roles))
                words = f'<mark style="background: {_ROLES[roles[-1]]}" title="{hover}">{words}</mark>'
            parts.append(words)
        given = dict(self._spans())
        legend = " ".join(f'<mark style="background: {_ROLES[role]}">{role}</mark>' for role in _ROLES if role in given)
        lines = "<br>".join(["".join(parts), legend, *map(escape, self._facts())])
        return f'<div style="line-height: 1.7; max-width: 60em">{lines}</div>'


def _units(cells: list[_Cell]) -> Iterator[list[_Cell]]:
    """Clauses; of a clause too wide for a row, runs of one role and single characters."""
    text = "".join(character for character, _ in cells)
    edges = [0, *(at + 1 for at in range(len(text)) if _ends_clause(text, at)), len(text)]
    for begin, stop in pairwise(edges):
        clause = cells[begin:stop]
        if _columns(clause) <= _COLUMNS:
            yield clause
            continue
        for roles, run in groupby(clause, lambda cell: cell[1]):
            if roles:
                yield list(run)
            else:
                yield from ([cell] for cell in run)


def _ends_clause(text: str, at: int) -> bool:
    return text[at] in "，；;。！？\n" or (text[at] == "," and not text[at + 1 : at + 2].isdigit())


def _columns(cells: list[_Cell]) -> int:
    return sum(_width(character) for character, _ in cells)


def _printable(character: str) -> str:
    """A blank for what moves a terminal's cursor or has no shape."""
    return character if character.isprintable() else " "


def _width(character: str) -> int:
    """Columns of a terminal; ambiguous characters are narrow, as in most of them."""
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    return 0 if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me") else 1
