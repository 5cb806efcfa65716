"""parse_number, parse_quantities, parse_period: what they give and refuse; variants in width and spacing."""

import csv
import datetime
import re
from pathlib import Path

import pytest

import baogao

CASES = Path(__file__).parents[1] / "cases" / "quantity"
WIDE = str.maketrans("0123456789.,%", "０１２３４５６７８９．，％")


UNITS = Path(__file__).parents[2] / "cpp" / "data" / "units.tsv"


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(
            (line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE
        )
        return list(reader)


def rows(name: str) -> list[dict[str, str]]:
    return table(CASES / name)


def facts(q: baogao.Quantity) -> tuple[object, ...]:
    return q.value_text, q.value_high, q.unit.translate(WIDE), q.unit_code, q.factor, q.qualifier, q.role


def all_facts(text: str) -> list[tuple[object, ...]]:
    return [facts(q) for q in baogao.parse_quantities(text)]


def texts() -> list[str]:
    """Every text of the cases that is no address (full-width letters make none)."""
    found = [row["text"] for name in ("quantities.tsv", "mentions.tsv", "../lex/numerals.tsv") for row in rows(name)]
    return [text for text in dict.fromkeys(found) if "://" not in text]


def test_offsets_are_those_of_the_text_given() -> None:
    for text in texts():
        for q in baogao.parse_quantities(text):
            assert text[q.start : q.end] == q.quote
            assert q.start <= q.number_start < q.number_end <= q.end


def test_full_width_variants_agree() -> None:
    for text in texts():
        assert all_facts(text.translate(WIDE)) == all_facts(text), text


def test_blanks_before_units_and_scales_change_nothing() -> None:
    for text in texts():
        for q in baogao.parse_quantities(text):
            if q.role in ("date", "period") or q.number_end == q.end:
                continue
            scale = re.search("(?<=[0-9])[万亿]+$", text[q.number_start : q.number_end])
            cuts = [q.number_end] + ([q.number_start + scale.start()] if scale else [])
            for cut in cuts:
                spaced = f"{text[:cut]} {text[cut:]}"
                assert all_facts(spaced) == all_facts(text), spaced


def spaced_date(words: str) -> str:
    """2020 年 5 月: blanks between the numbers of a date and their units."""
    return re.sub("(?<=[0-9一二三四五六七八九十〇])(?=[年月日季个])|(?<=[年月])(?=[0-9])", " ", words)


def test_variants_of_periods_agree() -> None:
    for row in rows("periods.tsv"):
        year = int(row["year"]) or None
        if row["end"] == "-":
            continue
        plain = baogao.parse_period(row["words"], year)
        for words in (row["words"].translate(WIDE), spaced_date(row["words"])):
            variant = baogao.parse_period(words, year)
            assert (variant.period_start, variant.period_end) == (plain.period_start, plain.period_end), words
    for row in rows("mentions.tsv"):
        assert all_facts(spaced_date(row["text"])) == all_facts(row["text"]), row["text"]


def test_every_unit_has_a_canonical_one() -> None:
    units = {row["surface"]: row for row in table(UNITS)}
    measured = [row for row in units.values() if row["dimension:Dimension"] != "no_unit"]
    for row in measured:
        canon = units[row["code"]]
        assert (canon["code"], canon["factor:number"]) == (row["code"], "1"), row["surface"]
        assert canon["dimension:Dimension"] == row["dimension:Dimension"], row["surface"]
        assert float(row["factor:number"]) > 0, row["surface"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1公里", "1000米"), ("1km", "1千米"), ("2里", "1公里"), ("1海里", "1852米"), ("3尺", "1米"), ("1丈", "10尺"),
        ("1尺", "10寸"), ("1英里", "63360英寸"), ("1毫米", "1000微米"), ("1公分", "1厘米"),
        ("1公顷", "15亩"), ("1平方公里", "100公顷"), ("1公顷", "100公亩"), ("1亩", "666.6666666666666平方米"),
        ("1吨", "1000公斤"), ("1担", "100斤"), ("1斤", "10两"), ("1公斤", "1000克"), ("1克", "1000毫克"),
        ("1毫克", "1000微克"), ("1克拉", "200毫克"), ("1立方米", "1000升"), ("1升", "1000毫升"),
        ("1兆瓦", "1000千瓦"), ("1吉瓦", "1000兆瓦"), ("1度", "1千瓦时"), ("1吉瓦时", "1000兆瓦时"),
        ("1千伏安", "1000伏安"), ("1大卡", "1千卡"), ("1吨标煤", "1吨标准煤"), ("1GB", "1000MB"),
        ("1Gbps", "1000Mbps"), ("1小时", "60分钟"), ("1天", "24小时"), ("1分钟", "60秒"), ("1角", "0.1元"),
        ("1打", "12个"), ("1个百分点", "100个基点"), ("1万元", "10000元"), ("7‰", "0.7%"),
    ],
)  # fmt: skip
def test_units_turn_into_each_other(one: str, other: str) -> None:
    a, b = (baogao.parse_quantities(text)[-1] for text in (one, other))
    assert a.unit_code == b.unit_code
    assert a.value and a.factor and b.value and b.factor
    assert a.value * a.factor == pytest.approx(b.value * b.factor, rel=1e-15)


def test_what_has_no_canonical_unit_has_no_factor() -> None:
    q = baogao.parse_number("76万")
    assert (q.unit, q.unit_code, q.factor) == ("", None, None)
    assert baogao.parse_number("85元/月").unit_code == "85元/月"[2:]


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
