"""Who reports, on where, on when: the real reports by their file names, the seed page, what a caller may say."""

import sys
from pathlib import Path

import pytest

import baogao
from conftest import shared

sys.path.insert(0, str(Path(__file__).parents[1]))
import regions_years  # noqa: E402

# State: shares of regions and years that must be right at least (issue 6).
WANTED = {"as it is": (0.98, 0.95), "cut": (0.95, 0.90), "2020": (1.0, 0.80), "20": (1.0, 0.80)}


@pytest.mark.parametrize("state", WANTED)
def test_corpus(state: str) -> None:
    shared("corpus")
    figures = regions_years.figures(state)
    regions, years = WANTED[state]
    assert figures.regions >= regions, figures.failed
    assert figures.years >= years, figures.failed
    if state.isdigit():
        assert figures.marked == 1, figures.failed
        assert figures.narrow >= 0.5
    else:
        assert figures.conflicts == 0, figures.failed


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
