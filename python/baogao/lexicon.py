"""Lexicon: rows of knowledge of one's own, beside the tables that the package is built with."""

from __future__ import annotations

import difflib
import math
import os
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from . import _core

Row = tuple[Any, ...]
# What a caller may give for a table: a DataFrame, rows as mappings, the path of a tab-separated file.
Rows = Any


def _word(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{value!r} is no text")
    if value != value.strip() or any(unicodedata.category(c) == "Cc" for c in value):
        raise ValueError(f"{value!r}: take out blanks at its ends, line breaks and control characters")
    return value


def _text(value: Any) -> str:
    return "" if value == "" else _word(value)


def _unit(value: Any) -> str:
    word = _word(value)
    if word[0].isdecimal() or word in ("%", "％", "‰"):
        raise ValueError(f"{word!r}: a unit stands behind a number, and begins with no digit; % and ‰ are known")
    return word


def _code(value: Any) -> str:
    word = _word(value)
    if not (word.isascii() and word.islower() and word.replace("_", "a").isalnum() and word[0].isalpha()):
        raise ValueError(f"{word!r}: write a code in small letters, digits and _, as 'snow_days'")
    return word


def _factor(value: Any) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError):
        raise ValueError(f"{value!r} is no number") from None
    if not (math.isfinite(number) and number > 0):
        raise ValueError(f"{value!r}: give a number above zero")
    return number


def _aliases(value: Any) -> str:
    names = value.split("|") if isinstance(value, str) else list(value)
    for name in names:
        if "|" in _word(name):
            raise ValueError(f"{name!r}: | parts names")
    return "|".join(names)


def _one_of(words: Sequence[str]) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        if value not in words:
            raise ValueError(f"{value!r}; {_remedy(value, words)}")
        return str(value)

    return check


def _remedy(value: Any, known: Sequence[str]) -> str:
    close = difflib.get_close_matches(str(value), known, 1)
    return f"did you mean {close[0]!r}?" if close else f"there are {', '.join(known)}"


@dataclass(frozen=True)
class _Column:
    name: str
    check: Callable[[Any], Any]
    default: Any = None  # None: every row needs it; a name of a column: its value


# The columns of each table, in the order of normalised rows; the first is unique.
_TABLES: dict[str, tuple[_Column, ...]] = {
    "units": (
        _Column("surface", _unit),
        _Column("code", _word, default="surface"),
        _Column("dimension", _one_of(_core.DIMENSIONS), default="count"),
        _Column("factor", _factor, default=1.0),
    ),
    "indicators": (
        _Column("code", _code),
        _Column("name", _word),
        _Column("dimension", _one_of(_core.DIMENSIONS)),
        _Column("english", _text, default=""),
        _Column("aliases", _aliases, default=()),
    ),
    "furniture": (
        _Column("pattern", _word),
        _Column("place", _one_of(_core.FURNITURE_PLACES), default="line"),
    ),
    "cues": (
        _Column("surface", _word),
        _Column("kind", _one_of(_core.CUE_KINDS)),
    ),
}


@dataclass(frozen=True, kw_only=True, repr=False)
class Lexicon:
    """Rows of one's own for ``Options(lexicon=...)``: immutable, checked at once, usable by any number of calls.

    Each table is a DataFrame, a list of mappings, or the path of a tab-separated file with a line of column names
    (``#`` opens a comment). Where a word of one's own and a built-in one stand at the same place, the longer wins; of
    two equally long one's own, so built-in rows can be overridden.

    units: ``surface`` as written behind numbers; ``code``, the canonical unit (default: the surface), ``factor``, how
        many of it one is (1), ``dimension`` (``"count"``; ``"no_unit"``: the word is none). Tables keep values in the
        unit as written.
    indicators: ``code``, ``name``, ``dimension`` (``"money"``, ``"percent"``; ``"no_unit"``: an index), ``english``,
        ``aliases`` (a list, or one text with ``|`` between them). Labels are matched as with ``indicators()``. A
        built-in code may be used again, to give it names.
    furniture: ``pattern``, an RE2 pattern of text that a site put around or into documents, matched line by line in
        simplified script; ``place``: ``"line"``, the line goes that it matches whole, or ``"inline"``, the match goes.
    cues: ``surface``, ``kind``: a word that tells what a number says, as ``"rise"`` (增长), ``"reach"`` (达到),
        ``"action"`` (新增), ``"target"`` (力争), ``"word"`` (an ordinary word in which no cue is to be seen). All kinds
        stand in ``cpp/baogao/lex/cue.h``.

    A fault raises TypeError or ValueError that names the row and the remedy; a missing file, FileNotFoundError.

    >>> import baogao
    >>> own = baogao.Lexicon(
    ...     units=[{"surface": "蓬", "dimension": "count"}],
    ...     indicators=[{"code": "net_sheds", "name": "网棚保有量", "dimension": "count", "aliases": ["建成网棚"]}],
    ...     cues=[{"surface": "蹿升", "kind": "rise"}],
    ... )
    >>> doc = baogao.parse("全年建成网棚3200蓬，蹿升5%。", lexicon=own)
    >>> doc.observations[["indicator", "indicator_code", "measure", "value", "unit"]].values.tolist()
    [['建成网棚', 'net_sheds', 'level', 3200.0, '蓬'], ['建成网棚', 'net_sheds', 'growth', 5.0, '%']]
    >>> baogao.Lexicon(units=[{"surface": "蓬", "dimension": "counts"}])
    Traceback (most recent call last):
    ValueError: units[0]: dimension 'counts'; did you mean 'count'?
    """

    units: Rows = ()
    indicators: Rows = ()
    furniture: Rows = ()
    cues: Rows = ()

    def __post_init__(self) -> None:
        rows = {table: list(_rows(table, getattr(self, table))) for table in _TABLES}
        for table in _TABLES:
            object.__setattr__(self, table, tuple(row for _, row in rows[table]))
        # Compiled at once, so that a fault shows here, with the words that name its row.
        self.__dict__["native"] = _compile(rows)

    @cached_property
    def native(self) -> _core.Lexicon:
        """The same for the core."""
        return _compile({table: list(_rows(table, getattr(self, table))) for table in _TABLES})

    def __getstate__(self) -> dict[str, Any]:
        """The rows alone, without what was made of them."""
        return {table: getattr(self, table) for table in _TABLES}

    def __repr__(self) -> str:
        counts = [f"{len(rows)} {table}" for table in _TABLES if (rows := getattr(self, table))]
        return f"<baogao.Lexicon: {', '.join(counts) or 'no rows'}>"


def _compile(rows: Mapping[str, list[tuple[str, Row]]]) -> _core.Lexicon:
    return _core.Lexicon(**{table: [(where, *row) for where, row in rows[table]] for table in _TABLES})


def _rows(table: str, given: Rows) -> Iterable[tuple[str, Row]]:
    """The rows of a table, complete and in the order of its columns, each with the words that name it."""
    seen: dict[str, str] = {}
    for where, cells in _cells(table, given):
        row = _row(table, where, cells)
        if row[0] in seen:
            raise ValueError(f"{where}: {row[0]!r} stands at {seen[row[0]]} already; leave one of them out")
        seen[row[0]] = where
        yield where, row


def _row(table: str, where: str, cells: Mapping[str, Any]) -> Row:
    columns = _TABLES[table]
    names = [c.name for c in columns]
    for name in cells:
        if name not in names:
            raise ValueError(f"{where}: {table} have no column {name!r}; {_remedy(name, names)}")
    made: dict[str, Any] = {}
    for c in columns:
        value = cells.get(c.name)
        if _is_missing(value):
            if c.default is None:
                raise ValueError(f"{where}: {c.name} is missing; {table} have {', '.join(names)}")
            value = made.get(c.default, c.default) if isinstance(c.default, str) else c.default
        try:
            made[c.name] = c.check(value)
        except (TypeError, ValueError) as error:
            raise type(error)(f"{where}: {c.name} {error}") from None
    return tuple(made.values())


def _is_missing(value: Any) -> bool:
    if isinstance(value, (str, float)):
        return value == "" or value != value
    return value is None or type(value).__name__ == "NAType"


def _cells(table: str, given: Rows) -> Iterable[tuple[str, Mapping[str, Any]]]:
    """What a caller gave, row by row, as mappings."""
    if isinstance(given, (str, os.PathLike)):
        yield from _file(Path(given))
        return
    if hasattr(given, "to_dict") and hasattr(given, "columns"):
        given = given.to_dict("records")
    if isinstance(given, (bytes, Mapping)) or not isinstance(given, Iterable):
        kind = type(given).__name__
        raise TypeError(f"{table}: give a DataFrame, a list of mappings or the path of a file, not {kind}")
    names = [c.name for c in _TABLES[table]]
    for number, row in enumerate(given):
        where = f"{table}[{number}]"
        if isinstance(row, Mapping):
            yield where, row
        elif isinstance(row, tuple) and len(row) == len(names):  # as kept by another Lexicon
            yield where, dict(zip(names, row, strict=True))
        else:
            raise TypeError(f"{where}: {row!r:.80} is no mapping; give one as {{{names[0]!r}: ...}}")


def _file(path: Path) -> Iterable[tuple[str, Mapping[str, Any]]]:
    """The rows of a tab-separated file in UTF-8."""
    columns: list[str] = []
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        message = f"{str(path)!r} is no file; a table is the path of one, or a list of mappings"
        raise FileNotFoundError(message) from None
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not columns:
            # surface, or kind:CueKind as the package's own tables write it
            columns = [cell.partition(":")[0].rstrip("*") for cell in cells]
            continue
        if len(cells) > len(columns):
            raise ValueError(f"{path}:{number}: {len(cells)} cells, the first line names {len(columns)} columns")
        yield f"{path}:{number}", dict(zip(columns, cells, strict=False))
