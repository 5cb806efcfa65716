"""Who reports, on where, on when: the real reports by their file names, the seed page, what a caller may say."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import baogao
from conftest import shared
from test_cases import plain, read

sys.path.insert(0, str(Path(__file__).parents[1]))
import regions_years  # noqa: E402


@pytest.mark.parametrize(("state", "regions", "years"), [("as it is", 0.98, 0.95), ("cut", 0.95, 0.90)])
def test_corpus(state: str, regions: float, years: float) -> None:
    """As issue 6 asks."""
    shared("corpus")
    figures = regions_years.figures(state)
    assert figures.regions >= regions, figures.failed
    assert figures.years >= years, figures.failed
    assert figures.conflicts == 0, figures.failed


@pytest.mark.parametrize("state", regions_years.YEARS)
def test_corpus_with_damaged_years(state: str) -> None:
    """As issue 6 asks of years overwritten by 2020 or cut to 20年, for other damage of the kind too."""
    shared("corpus")
    figures = regions_years.figures(state)
    assert figures.regions == 1, figures.failed
    assert figures.years >= 0.80, figures.failed
    assert figures.narrow >= 0.5, figures.failed
    assert figures.marked >= (0.98 if state.startswith("gone") else 1), figures.failed


@pytest.mark.parametrize("state", regions_years.PLACES)
def test_corpus_with_covered_places(state: str) -> None:
    """The body tells the place too; where it does not, nothing is claimed."""
    shared("corpus")
    figures = regions_years.figures(state)
    assert figures.regions >= 0.90, figures.failed
    assert figures.wrong <= 0.02, figures.failed


def test_seed_page_claims_no_overwritten_year() -> None:
    page = next(iter(sorted(shared("seeds").glob("*.txt"))))
    reports = baogao.parse(page.read_bytes()).reports
    assert list(reports.region_code) == ["520200", "330200", "340800"]
    for row, year in zip(reports.itertuples(), [2011, 2012, 2011], strict=True):
        assert row.period_source == "inferred"
        assert row.period_conflict
        assert row.review_start.year <= year <= row.review_end.year
        assert row.review_end.year - row.review_start.year <= 2
        assert row.period_evidence


def test_what_the_caller_says_wins() -> None:
    text = "市林业局工作总结\n20年，我局贯彻党的十八大精神，造林3万亩。"
    by_text = baogao.parse(text).reports.iloc[0]
    assert by_text.period_source == "inferred"
    by_caller = baogao.parse(text, region="宁波", year=2013).reports.iloc[0]
    assert (by_caller.issuer, by_caller.region_code) == ("宁波市林业局", "330200")
    assert (by_caller.review_end.year, by_caller.period_source) == (2013, "stated")


def test_no_guess_without_evidence() -> None:
    report = baogao.parse("市林业局工作总结\n今年，我局造林3万亩。").reports.iloc[0]
    assert report.period_source == "unknown"
    assert report.review_end is None or report.review_end != report.review_end


@pytest.mark.parametrize("case", [*read("profile/profiles.tsv"), *read("profile/bureaus.tsv")], ids=lambda c: c["name"])
def test_profiles(case: dict[str, str]) -> None:
    """What a user gets is what the core gives."""
    check(case, baogao.parse(plain(case["text"]), tables=["reports"]).reports.iloc[0])


@pytest.mark.parametrize("case", read("profile/names.tsv"), ids=lambda c: c["name"])
def test_beside_the_text(case: dict[str, str]) -> None:
    """The name of the file, and what the page said above the text."""
    said = f"发布时间：{case['posted']}  来源：{case['from'] or '本站原创'}  【打印】\n"
    text = (said if case["from"] or case["posted"] else "") + plain(case["text"])
    check(case, baogao.parse(text, name=case["file"] or None, tables=["reports"]).reports.iloc[0])


def check(case: dict[str, str], report: pd.Series[Any]) -> None:
    """A row of the table of cases against a row of `reports`."""

    def dashed(*dates: pd.Timestamp, years: bool = True) -> str:
        if pd.isna(dates[-1]):
            return ""
        return "-".join(str(d.year) if years else f"{d.year}-{d.month}-{d.day}" for d in dates)

    got = {
        "kind": report.kind,
        "issuer": "" if pd.isna(report.issuer) else report.issuer,
        "code": "" if pd.isna(report.region_code) else report.region_code,
        "date": dashed(report.date, years=False),
        "review": dashed(report.review_start, report.review_end),
        "plan": dashed(report.plan_start, report.plan_end),
        "source": report.period_source,
        "conflict": str(int(report.period_conflict)),
    }
    got |= {name: report[name] for name in ("region_evidence", "period_evidence") if case.get(name)}
    assert got == {name: case[name] for name in got}


CONGRESS = (
    "政府工作报告\n——{}在临沂市第十九届人民代表大会第{}次会议上\n市长 某某\n各位代表：\n"
    "现在，我代表市人民政府报告工作。\n"
)


@pytest.mark.parametrize("case", read("profile/periods.tsv"), ids=lambda c: f"{c['head'][:4]} {c['sentence']}")
def test_words_of_time(case: dict[str, str]) -> None:
    """去年 and 今年 are said on the day of a report; 全年 and 上年 belong to the year it looks back on."""
    head = CONGRESS.format(*case["head"].split(" ")) if " " in case["head"] else case["head"]
    row = baogao.parse(plain(f"{head}\n{case['sentence']}")).observations.iloc[-1]
    got = ["" if pd.isna(d) else str(d.date()) for d in (row.period_start, row.period_end)]
    assert ["" if pd.isna(row.period) else row.period, *got] == [case["period"], case["start"], case["end"]]


@pytest.mark.parametrize("case", read("profile/places.tsv"), ids=lambda c: f"{c['title']} {c['sentence']}")
def test_words_of_place(case: dict[str, str]) -> None:
    """我市, 全省, 市本级 mean the issuer's region or one above it; a place that opens the clause wins."""
    row = baogao.parse(f"{case['title']}\n{case['sentence']}").observations.iloc[-1]
    assert (row.region_code, row.value) == (case["code"], float(case["value"]))


def test_a_file_tells_by_its_name(tmp_path: Path) -> None:
    """read() and ids of read_texts() tell; numbers of rows do not."""
    (tmp_path / "宁波市_2019.md").write_text("工作总结\n今年，我市造林3万亩。", encoding="utf-8")
    report = baogao.read(tmp_path).reports.iloc[0]
    assert (report.region_code, report.review_end.year, report.period_source) == ("330200", 2019, "inferred")
    texts = ["今年，我市造林3万亩。"] * 2
    by_id = baogao.read_texts(texts, ids=["宁波市2018年工作总结", 2018]).reports
    assert by_id.region_code.fillna("").tolist() == ["330200", ""]
    assert by_id.review_end.dt.year.fillna(0).tolist() == [2018, 0]
