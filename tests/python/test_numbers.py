"""parse_number, parse_quantities, parse_period: what they give and refuse; variants in width and spacing."""

import csv
import datetime
from pathlib import Path

import pytest

import baogao

CASES = Path(__file__).parents[1] / "cases" / "quantity"
WIDE = str.maketrans("0123456789.,%", "０１２３４５６７８９．，％")


def rows(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(
            (line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE
        )
        return list(reader)


def facts(q: baogao.Quantity) -> tuple[object, ...]:
    return q.value_text, q.value_high, q.unit.translate(WIDE), q.qualifier, q.role


def test_offsets_are_those_of_the_text_given() -> None:
    for row in rows("quantities.tsv"):
        text = row["text"]
        for q in baogao.parse_quantities(text):
            assert text[q.start : q.end] == q.quote
            assert q.start <= q.number_start < q.number_end <= q.end


def test_full_width_variants_agree() -> None:
    for row in rows("quantities.tsv"):
        if "://" in row["text"]:
            continue
        plain = [facts(q) for q in baogao.parse_quantities(row["text"])]
        assert [facts(q) for q in baogao.parse_quantities(row["text"].translate(WIDE))] == plain, row["text"]


def test_a_blank_before_the_unit_changes_nothing() -> None:
    for row in rows("quantities.tsv"):
        for q in baogao.parse_quantities(row["text"]):
            if q.role != "measure" or q.number_end == q.end or q.unit == "%" or not q.quote[0].isdigit():
                continue
            text = f"{row['text'][: q.number_end]} {row['text'][q.number_end :]}"
            spaced = [facts(other) for other in baogao.parse_quantities(text)]
            assert facts(q) in spaced, text


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("一千四百多亿元", 1.4e11, "元"),
        ("1，100．9亿", 1.1009e11, ""),
        ("约20家", 20, "家"),
        (" 5% ", 5, "%"),
        ("负13.5千米", -13.5, "千米"),
        ("一百 五 十 二", 152, ""),
        ("三点五", 3.5, ""),
        ("第8位", 8, "位"),
        ("三又四分之一", 3.25, ""),
        ("翻两番", 4, "倍"),
        ("一半", 50, "%"),
        ("半百", 50, ""),
        ("壹仟贰佰叁拾元", 1230, "元"),
    ],
)
def test_one_number(text: str, value: float, unit: str) -> None:
    q = baogao.parse_number(text)
    assert (q.value, q.unit) == (value, unit)


@pytest.mark.parametrize("text", ["", "统一", "5和6", "增长5%", "20家企业", "1.2.3.4"])
def test_what_is_not_one_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not one number"):
        baogao.parse_number(text)


def test_periods_of_the_cases() -> None:
    for row in rows("periods.tsv"):
        words, year = row["words"], int(row["year"])
        if row["end"] == "-":
            continue
        period = baogao.parse_period(words, year or None)
        start = datetime.date.fromisoformat(row["start"]) if row["start"] else None
        assert (period.quote, period.period_start, period.period_end) == (
            words, start, datetime.date.fromisoformat(row["end"])
        ), words  # fmt: skip


def test_a_period_in_a_sentence_and_a_day_as_reference() -> None:
    period = baogao.parse_period("截至11月底，全市增收", datetime.date(2020, 3, 1))
    assert period == baogao.Period("截至11月底", None, datetime.date(2020, 11, 30))


@pytest.mark.parametrize("text", ["", "没有时间", "2019年比2015年"])
def test_texts_without_or_with_several_periods_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="expressions of time"):
        baogao.parse_period(text)


def test_wrong_types_are_named() -> None:
    for call in (baogao.parse_number, baogao.parse_quantities, baogao.parse_period):
        with pytest.raises(TypeError, match="takes a str, not bytes"):
            call(b"5")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="reference is a year or a date"):
        baogao.parse_period("去年", "2020")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="from 1 to 9999"):
        baogao.parse_period("去年", 0)


def test_odd_texts_are_read() -> None:
    for text in ("\ud800五", "\x00", "５" * 100, "百分之" * 50, "又" * 9):
        for q in baogao.parse_quantities(text):
            assert 0 <= q.start < q.end <= len(text)
