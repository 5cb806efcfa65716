#!/usr/bin/env python3
"""Turn the tables of knowledge (cpp/data/*.tsv) into C++ initialisers (one .inc file each) at build time.

    make_tables.py OUT_DIR TABLE.tsv...

A table is UTF-8, tab-separated. Lines that begin with # are comments; the first other line names the columns:

    surface     kind:CueKind    factor:number    money:bool

A plain column is text; `name:Type` is a word of a C++ enum (checked by the compiler), `number` a literal, `bool`
true or false. The first column (or, where the header marks columns with a trailing *, those columns together) is
the key: unique, and the rows are sorted by it, by code points. A stage includes the rows:

    struct CueRow { std::string_view surface; CueKind kind; };
    constexpr CueRow kCues[] = {
    #include "data/cues.inc"
    };

Each row carries a #line directive, so that a fault the compiler finds names the table's file and line, as do the
faults found here."""

import pathlib
import re
import sys

CELL = {
    "number": re.compile(r"-?\d+(\.\d+)?(e-?\d+)?"),
    "bool": re.compile(r"true|false"),
}
WORD = re.compile(r"[a-z][a-z0-9_]*")


class Fault(Exception):
    """A fault in a table, with its file and line."""


def literal(text: str) -> str:
    """A C++ string literal of `text`."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("?", "\\?") + '"'


def cell(value: str, kind: str) -> str:
    """A C++ expression for a cell; raises ValueError with the reason."""
    if kind == "text":
        return literal(value)
    if kind in CELL:
        if not CELL[kind].fullmatch(value):
            raise ValueError(f"{value!r} is no {kind}")
        return value
    if not WORD.fullmatch(value):
        raise ValueError(f"{value!r} is no word of {kind}")
    return f"{kind}::{value}"


def convert(path: pathlib.Path) -> str:
    """The initialisers of one table."""
    columns: list[tuple[str, str]] = []
    keys: list[int] = []
    previous: tuple[str, ...] | None = None
    out = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        where = f"{path}:{number}"
        if line.startswith("#") or not line:
            continue
        cells = line.split("\t")
        if not columns:
            for i, name in enumerate(cells):
                if name.endswith("*"):
                    keys.append(i)
                name, _, kind = name.rstrip("*").partition(":")
                columns.append((name, kind or "text"))
            keys = keys or [0]
            continue
        if len(cells) != len(columns):
            raise Fault(f"{where}: {len(cells)} cells, the header names {len(columns)} columns")
        if any(c != c.strip() for c in cells):
            raise Fault(f"{where}: blanks at the end of a cell")
        key = tuple(cells[i] for i in keys)
        if previous is not None and key <= previous:
            what = "stands twice" if key == previous else f"must stand before {'/'.join(previous)}"
            raise Fault(f"{where}: {'/'.join(key)} {what}")
        previous = key
        try:
            values = [cell(c, kind) for c, (_, kind) in zip(cells, columns, strict=True)]
        except ValueError as e:
            raise Fault(f"{where}: {e}") from None
        out.append(f"#line {number} {literal(str(path))}\n{{{', '.join(values)}}},")
    if not out:
        raise Fault(f"{path}:1: no rows")
    return "\n".join(out) + "\n"


def main() -> int:
    """Convert every table named; print faults as file:line: reason."""
    target, *tables = sys.argv[1:]
    folder = pathlib.Path(target)
    folder.mkdir(parents=True, exist_ok=True)
    faults = 0
    for table in map(pathlib.Path, tables):
        try:
            text = convert(table)
        except Fault as fault:
            print(f"{fault}", file=sys.stderr)
            faults += 1
            continue
        out = folder / (table.stem + ".inc")
        if not out.exists() or out.read_text(encoding="utf-8") != text:
            out.write_text(text, encoding="utf-8")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
