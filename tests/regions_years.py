#!/usr/bin/env python3
"""Regions and review years of the real reports in ../shared/corpus, against their file names.

    .venv/bin/python tests/regions_years.py [--list]

The parser gets texts only. States of each text: as it is; `cut`: front matter and opening formula
(——2019年1月10日在...会议上) removed; `2020`, `2019`, `+3`: every year replaced by this one, or by the true one plus
three; `20`, `20 `: every year cut to 20年; `20XX`, `二〇XX`, `＊＊`, `201X`: every year covered; `gone`: every year
left out. The same with the head cut off: `2020 cut` ... . And of places: `XX市`: the name of the place covered in the
first 400 characters; `我市`: its full name everywhere replaced by 我市.

For the first two: how many regions and review years are right. For damaged years: how many regions are those of the
text as it is; of the review intervals that are given how many hold the true year and how many are at most three years
wide; how many reports carry period_conflict or period_source `inferred`. For places: how many regions are right, how
many wrong (the others are unknown). --list names the files that fail.

A government work report is named after the year in which it was given and looks back on the year before; a
communiqué after the year it covers; a five-year plan after its first year."""

from __future__ import annotations

import os
import pathlib
import re
import sys
from collections.abc import Callable
from typing import NamedTuple

import baogao

SHARED = pathlib.Path(os.environ.get("BAOGAO_SHARED", pathlib.Path(__file__).parents[2] / "shared"))
YEAR = re.compile(r"(?<!\d)(?:19|20|１９|２０)\d\d(?=\s*(?:年|(?:[-—–－~～至到]+\s*)(?:19|20)\d\d\s*年))")
HAN_YEAR = re.compile(r"(?:一九|二[〇○零Ｏ])[〇○零Ｏ一二三四五六七八九]{2}(?=\s*年)")
MATTER = re.compile(r"\A---\n.*?\n---\n", re.S)
ANY_YEAR = re.compile(r"(?<!\d)(?:19|20|１９|２０)\d\d(?!\d)")
FORMULA = re.compile(r"^[^\n。]{0,40}?月[^\n。]{1,12}日[^\n。]{0,6}在[^\n。]{2,40}(?:会议|大会)[^\n。]{0,8}$", re.M)


class Case(NamedTuple):
    """A text with what its file's name tells."""

    name: str
    text: str
    region: str  # the full name
    year: int  # the last year it looks back on; of a plan its first
    plan: bool


class Answer(NamedTuple):
    """What the parser says of a text."""

    region: str | None
    first: int | None
    last: int | None
    marked: bool
    source: str
    evidence: str | None


def cases() -> list[Case]:
    """Every report of the corpus, by name."""
    found = []
    for path in sorted((SHARED / "corpus").rglob("*")):
        if path.suffix not in (".txt", ".md") or path.stem == "README":
            continue
        folder = path.parent.name
        text = path.read_bytes().decode("gb18030" if folder == "hailar" else "utf-8")
        if folder == "lawtext":
            kind, *middle, year = path.stem.split("_")
            if kind == "五年规划":
                found.append(Case(path.stem, text, "中华人民共和国", int(year[:4]), True))  # 1991-八五计划纲要
            elif middle:
                found.append(Case(path.stem, text, middle[0], int(year) - 1, False))
            else:
                found.append(Case(path.stem, text, "中华人民共和国", int(year), False))
        elif folder == "hailar":
            found.append(Case(f"hailar_{path.stem}", text, "海拉尔区", int(path.stem) - 1, False))
        elif path.stem.isdigit():
            found.append(Case(path.stem, text, "中华人民共和国", int(path.stem) - 1, False))
        else:
            found.append(Case(path.stem, text, path.stem, 2025, False))  # given in 2026
    return found


def parse(case: Case, text: str) -> Answer:
    """The first report of `text`."""
    reports = baogao.parse(text, tables=["reports"]).reports
    if len(reports) == 0:
        return Answer(None, None, None, False, "none", None)
    r = reports.iloc[0]
    start, end = (r.plan_start, r.plan_end) if case.plan else (r.review_start, r.review_end)
    years = (None, None) if end is None or end != end else (start.year, end.year)
    marked = bool(r.period_conflict) or r.period_source == "inferred"
    region = r.region if isinstance(r.region, str) else None
    return Answer(region, *years, marked, r.period_source, r.period_evidence)


def without_head(text: str) -> str:
    """Without front matter and opening formula."""
    text = MATTER.sub("", text)
    match = FORMULA.search(text[:1500])
    return text if match is None else text[: match.start()] + text[match.end() :]


def overwritten(text: str, year: str, han: str) -> str:
    """Every year replaced."""
    matter = MATTER.match(text)
    at = matter.end() if matter else 0
    return HAN_YEAR.sub(han, YEAR.sub(year, ANY_YEAR.sub(year, text[:at]) + text[at:]))


def right(case: Case, a: Answer) -> bool:
    """Whether the year is that of the name."""
    return case.year == (a.first if case.plan else a.last)


def year_states() -> dict[str, Callable[[Case, str], str]]:
    """What a copyist does to the years of a text, by the name of the state."""
    words = {"2020": "二〇二〇", "2019": "二〇一九"}
    marks = ["2020", "2019", "20", "20 ", "20XX", "二〇XX", "＊＊", "201X"]
    states: dict[str, Callable[[Case, str], str]] = {
        mark: (lambda case, text, mark=mark: overwritten(text, mark, words.get(mark, mark))) for mark in marks
    }
    states["+3"] = lambda case, text: overwritten(text, str(case.year + 3), str(case.year + 3))
    states["gone"] = lambda case, text: overwritten(text, "", "")
    for name, change in list(states.items()):
        states[f"{name} cut"] = lambda case, text, change=change: change(case, without_head(text))
    return states


def covered(case: Case, text: str) -> str:
    """The name of the place covered in the head."""
    kind = case.region[-1]
    short = re.sub(r"(市|省|区|县|维吾尔自治区|回族自治区)$", "", case.region)
    return text[:400].replace(case.region, "XX" + kind).replace(short, "XX") + text[400:]


YEARS = year_states()
PLACES = {"XX市": covered, "我市": lambda case, text: text.replace(case.region, "我" + case.region[-1])}
WHOLE = {"as it is": lambda case, text: text, "cut": lambda case, text: without_head(text)}


def ask(state: str, case: Case) -> Answer:
    """What the parser says of a text in one of the states."""
    return parse(case, {**WHOLE, **YEARS, **PLACES}[state](case, case.text))


class Figures(NamedTuple):
    """Of the reports in one state: shares between 0 and 1, and the names of those that fail."""

    regions: float  # right; where years are damaged: as in the text as it is
    wrong: float  # regions that are given and are others
    years: float  # right; where years are damaged: inside the interval, where one is given
    intervals: int  # given
    narrow: float  # of those, at most three years wide
    marked: float  # with period_conflict or period_source `inferred`
    conflicts: int  # with a stated period and period_conflict
    failed: list[tuple[str, int, Answer]]


def figures(state: str) -> Figures:
    """Parse the whole corpus in one state."""
    damaged = state in YEARS
    asked = [c for c in cases() if state not in PLACES or c.region != "中华人民共和国"]
    answers = [(c, ask(state, c)) for c in asked]
    given = [(c, a) for c, a in answers if a.first is not None and a.last is not None]
    wanted = {c.name: ask("as it is", c).region if damaged else c.region for c in asked}
    good_region = {c.name for c, a in answers if a.region == wanted[c.name]}
    wrong = sum(a.region is not None and a.region != wanted[c.name] for c, a in answers)
    good_year = {c.name for c, a in given if (a.first <= c.year <= a.last if damaged else right(c, a))}
    good = good_region if state in PLACES else good_region & good_year
    return Figures(
        len(good_region) / len(answers),
        wrong / len(answers),
        len(good_year) / max(1, len(given) if damaged else len(answers)),
        len(given),
        sum(a.last - a.first <= 2 for _, a in given) / max(1, len(given)),
        sum(a.marked for _, a in answers) / len(answers),
        sum(a.marked and a.source == "stated" for _, a in answers),
        [(c.name, c.year, a) for c, a in answers if c.name not in good],
    )


def main() -> int:
    """Print the figures."""
    print(f"{len(cases())} reports")
    for state in (*WHOLE, *YEARS, *PLACES):
        f = figures(state)
        print(
            f"{state:9} region {f.regions:6.1%} wrong {f.wrong:5.1%}  year {f.years:6.1%}"
            f"  periods given {f.intervals}, at most three years {f.narrow:.1%}"
            f"  conflict or inferred {f.marked:.1%}, conflict and stated {f.conflicts}"
        )
        for name, year, answer in f.failed if "--list" in sys.argv else []:
            print("   ", name, year, answer)
    return 0


if __name__ == "__main__":
    sys.exit(main())
