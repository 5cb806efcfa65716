#!/usr/bin/env python3
"""Figures of furniture that no row describes: the lines of tests/cases/furniture/lines.tsv, each alone on a short page.

    furniture_lines.py [--show HALF]

A line is undone if the page comes back without it and otherwise as it was. `--show` prints the lines that stay."""

from __future__ import annotations

import argparse
import pathlib
from collections import Counter

import baogao

LINES = pathlib.Path(__file__).parent / "cases" / "furniture" / "lines.tsv"
TITLE = "某区农业局2015年工作总结\n"
BODY = (
    "全年完成农业投资三亿元，比上年增长两成，新建高标准农田两万亩，惠及农户九千户。\n",
    "一年来，全区粮食总产量稳中有升，农民人均收入增加八百元，各项任务圆满完成。",
)


def page(place: str, line: str) -> str:
    """The page with the line in its place."""
    first, second = BODY
    if place == "head":
        return f"{line}\n{TITLE}{first}{second}"
    if place == "middle":
        return f"{TITLE}{first}{line}\n{second}"
    return f"{TITLE}{first}{second}\n{line}"


def figures(show: str = "") -> dict[str, tuple[int, int]]:
    """How many lines go, and of how many, by half."""
    gone: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for row in LINES.read_text(encoding="utf-8").splitlines():
        if row.startswith(("#", "place\t")):
            continue
        place, half, line = row.split("\t")
        right = baogao.restore(page(place, line)).text == TITLE + "".join(BODY)
        total[half] += 1
        gone[half] += right
        if half == show and not right:
            print(place, line)
    return {half: (gone[half], total[half]) for half in total}


def main() -> None:
    """The table."""
    parser = argparse.ArgumentParser(description="Figures of furniture that no row describes.")
    parser.add_argument("--show", default="", help="print the lines of this half that stay")
    for half, (gone, total) in sorted(figures(parser.parse_args().show).items()):
        print(f"{half:10} {gone:3} of {total:3}  {gone / total:.1%}")


if __name__ == "__main__":
    main()
