"""Options: every choice a caller has, checked once, before any work begins."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any, Literal, TypedDict

from . import _core
from .lexicon import Lexicon

TABLES: tuple[str, ...] = _core.TABLES
EDIT_KINDS: tuple[str, ...] = _core.EDIT_KINDS


class OptionWords(TypedDict, total=False):
    """The options as keywords of a call."""

    encoding: str | None
    script: Literal["simplified", "keep"]
    tables: Iterable[str] | None
    region: str | None
    year: int | None
    threads: int | None
    restore: bool | Mapping[str, bool]
    lexicon: Lexicon | None


def region_code(name: str, said: str) -> str:
    """The code of the one division that a name or code means.

    said: the call's own words, for the message. Raises ValueError where there is no such division, or several.

    >>> region_code("六盘水市", "region"), region_code("北京市朝阳区", "region")
    ('520200', '110105')
    >>> region_code("朝阳区", "region='朝阳区'")
    Traceback (most recent call last):
    ValueError: region='朝阳区': several divisions have this name (110105, 220104);
        give a code, or the province or city too
    """
    codes = _core.find_region_codes(name)
    if not codes:
        raise ValueError(
            f"{said}: no division has this name or code; give its full name (六盘水市) or its six-digit code (520200)"
        )
    if len(codes) > 1:
        raise ValueError(
            f"{said}: several divisions have this name ({', '.join(codes)}); give a code, or the province or city too"
        )
    return codes[0]


@dataclass(frozen=True, kw_only=True)
class Options:
    """What a call does; immutable, each default right for a report found on the web.

    encoding: name of the encoding of bytes (``"gb18030"``); None: by byte order mark, else declared in the text,
        else detected. Text that comes as str ignores it.
    script: ``"simplified"`` turns traditional characters into simplified ones, ``"keep"`` leaves them.
    tables: names of the tables to build; None: all. Stages that no wanted table needs are not run.
    region: a division's name or six-digit code (GB/T 2260) for every report; None: read from the text.
    year: the year that every report looks back on; None: read from the text.
    threads: how many documents are parsed at a time; None: one for each core.
    restore: False leaves all damage alone; a mapping switches kinds, ``{"line": False}``; True repairs every kind.
    lexicon: rows of your own beside the built-in tables; see ``Lexicon``.

    A wrong name raises TypeError, a wrong value TypeError or ValueError; the message holds the value and the remedy.

    >>> Options(year=2020).year
    2020
    >>> Options(script="traditional")
    Traceback (most recent call last):
    ValueError: script='traditional': choose 'simplified' or 'keep'
    """

    encoding: str | None = None
    script: Literal["simplified", "keep"] = "simplified"
    tables: Iterable[str] | None = None
    region: str | None = None
    year: int | None = None
    threads: int | None = None
    restore: bool | Mapping[str, bool] = True
    lexicon: Lexicon | None = None

    def __post_init__(self) -> None:
        for name in ("encoding", "region"):
            value = getattr(self, name)
            if value is not None and (not isinstance(value, str) or not value):
                raise TypeError(f"{name}={value!r}: give a name, or None to have it found")
        if self.script not in ("simplified", "keep"):
            raise ValueError(f"script={self.script!r}: choose 'simplified' or 'keep'")
        for name, low, high in (("year", 1, 9999), ("threads", 1, 4096)):
            value = getattr(self, name)
            if value is None:
                continue
            if not isinstance(value, int) or isinstance(value, bool):
                raise TypeError(f"{name}={value!r}: give a whole number, or None")
            if not low <= value <= high:
                raise ValueError(f"{name}={value!r}: give a number from {low} to {high}, or None")
        if not (self.lexicon is None or isinstance(self.lexicon, Lexicon)):
            raise TypeError(f"lexicon={self.lexicon!r:.80}: give a baogao.Lexicon, or None")
        object.__setattr__(self, "tables", _tables(self.tables))
        object.__setattr__(self, "restore", _restore(self.restore))
        if self.region is not None:
            region_code(self.region, f"region={self.region!r}")
        if self.encoding is not None:
            [probe] = _core.parse_many([("", b"", "")], self.native, 1)
            if probe.error:
                raise ValueError(f"encoding={self.encoding!r}: {probe.error}")

    def __hash__(self) -> int:
        """Equal options have one hash; what is a mapping counts by its pairs."""
        values = (getattr(self, f.name) for f in fields(self))
        return hash(tuple(tuple(v.items()) if isinstance(v, Mapping) else v for v in values))

    def __getstate__(self) -> dict[str, Any]:
        """The options alone, without what was made of them."""
        return {f.name: getattr(self, f.name) for f in fields(self)}

    @property
    def wanted(self) -> tuple[str, ...]:
        """Names of the tables to build, in the order of the data model."""
        return tuple(self.tables or ())

    @cached_property
    def native(self) -> _core.Options:
        """The same for the core."""
        kinds = self.restore if isinstance(self.restore, Mapping) else {}
        return _core.Options(
            encoding=self.encoding or "",
            keep_script=self.script == "keep",
            tables=self.wanted,
            restore_off=[kind for kind, on in kinds.items() if not on],
            region="" if self.region is None else region_code(self.region, "region"),
            year=self.year or 0,
            lexicon=None if self.lexicon is None else self.lexicon.native,
        )


def make_options(words: OptionWords, call: str, names: Iterable[str] | None = None) -> Options:
    """Options from the keywords of `call`, which takes only `names` (None: every option)."""
    known = [f.name for f in fields(Options)] if names is None else list(names)
    for name in words:
        if name not in known:
            raise TypeError(f"{call}() has no option {name!r}; {_remedy(name, known)}")
    return Options(**words)


def check_table(name: object) -> str:
    """The name of a table, or ValueError."""
    if name in TABLES:
        return str(name)
    raise ValueError(f"no table is called {name!r}; {_remedy(name, TABLES)}")


def _remedy(name: object, known: Sequence[str]) -> str:
    close = difflib.get_close_matches(str(name), known, 1)
    return f"did you mean {close[0]!r}?" if close else f"there are {', '.join(known)}"


def _tables(names: Any) -> tuple[str, ...]:
    if names is None:
        return TABLES
    if isinstance(names, (str, bytes)) or not isinstance(names, Iterable):
        raise TypeError(f"tables={names!r}: give a list of names, as ['observations']")
    wanted = {check_table(name) for name in names}
    if not wanted:
        raise ValueError(f"tables={names!r}: name at least one, or leave the option out to have all")
    return tuple(t for t in TABLES if t in wanted)


def _restore(kinds: Any) -> dict[str, bool]:
    if isinstance(kinds, bool):
        return dict.fromkeys(EDIT_KINDS, kinds)
    if not isinstance(kinds, Mapping):
        raise TypeError(f"restore={kinds!r}: give True, False, or kinds to switch, as {{'line': False}}")
    for kind, on in kinds.items():
        if kind not in EDIT_KINDS:
            raise ValueError(f"restore: no kind of damage is called {kind!r}; {_remedy(kind, EDIT_KINDS)}")
        if not isinstance(on, bool):
            raise TypeError(f"restore={{{kind!r}: {on!r}}}: give True or False")
    return {kind: kinds.get(kind, True) for kind in EDIT_KINDS}
