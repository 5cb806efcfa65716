#!/usr/bin/env python3
"""Figures of furniture that no row describes, from the tables of tests/cases/furniture.

    furniture_lines.py [--show HALF]

`lines`: each line alone on a short page; it is undone if the page comes back without it and otherwise as it was.
`stay`: likewise, but they are the report's, and right if the page comes back as it was. `pages`: pages with what sites
say about the document; right if source, date, author and pages are in `documents` and nothing of it is in the text.
`--show` prints what is wrong of one half."""

from __future__ import annotations

import argparse
import pathlib
from collections import Counter
from collections.abc import Iterator

import baogao

CASES = pathlib.Path(__file__).parent / "cases" / "furniture"
TITLE = "某区农业局2015年工作总结"
BODY = (
    "全年完成农业投资三亿元，比上年增长两成，新建高标准农田两万亩，惠及农户九千户。\n",
    "一年来，全区粮食总产量稳中有升，农民人均收入增加八百元，各项任务圆满完成。",
)


def rows(table: str) -> Iterator[list[str]]:
    """The rows of a table, its header aside."""
    lines = (CASES / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    yield from [line.split("\t") for line in lines if not line.startswith("#")][1:]


def page(place: str, line: str) -> str:
    """The page with the line in its place."""
    first, second = BODY
    if place == "head":
        return f"{line}\n{TITLE}\n{first}{second}"
    if place == "middle":
        return f"{TITLE}\n{first}{line}\n{second}"
    return f"{TITLE}\n{first}{second}\n{line}"


def facts_are_right(text: str, facts: list[str]) -> bool:
    """Whether a page's facts are in `documents`, and nothing but the report in its text."""
    title = next((t for t in text.replace("\\n", "\n").split("\n") if "{" not in t), TITLE)
    raw = text.replace("\\n", "\n").replace("{t}", TITLE + "\n").replace("{b}", "".join(BODY))
    doc = baogao.parse(raw)
    [row] = doc.arrow("documents").to_pylist()
    said = ["" if row[c] is None else str(row[c]) for c in ("source_url", "date", "author", "pages")]
    head, _, tail = doc.text.partition("".join(BODY))
    return said == facts and tail == "" and head.strip() != "" and head.strip() in (TITLE if "{t}" in text else title)


def figures(show: str = "") -> dict[str, tuple[int, int]]:
    """How many are right, and of how many, by half."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()

    def score(half: str, is_right: bool, *parts: str) -> None:
        total[half] += 1
        right[half] += is_right
        if half == show and not is_right:
            print(*parts)

    for place, half, line in rows("lines"):
        score(
            half, baogao.restore(page(place, line)).text == page(place, "").replace("\n\n", "\n").strip(), place, line
        )
    for place, line in rows("stay"):
        score("stay", baogao.restore(page(place, line)).text == page(place, line), place, line)
    for half, text, *facts in rows("pages"):
        score(f"pages, {half}", facts_are_right(text, facts), text, *facts)
    return {half: (right[half], total[half]) for half in total}


def main() -> None:
    """The table."""
    parser = argparse.ArgumentParser(description="Figures of furniture that no row describes.")
    parser.add_argument("--show", default="", help="print what is wrong of this half")
    for half, (right, total) in sorted(figures(parser.parse_args().show).items()):
        print(f"{half:16} {right:3} of {total:3}  {right / total:.1%}")


if __name__ == "__main__":
    main()
