"""Numbers and periods of one short text, for one-off use; whole documents go through ``parse`` and ``read``."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from . import _core


@dataclass(frozen=True, slots=True)
class Quantity:
    """A numeral with its unit: a row of the table ``quantities`` for a text of its own.

    Offsets are characters of the text given, so that ``text[q.start:q.end] == q.quote``.
    """

    quote: str
    """Numeral and unit as written, without 约, 以上 and the like."""
    start: int
    end: int
    number_start: int
    """Where the numeral alone begins and, as ``number_end``, ends."""
    number_end: int
    value: float | None
    """With 万, 亿 multiplied out: 1830.7亿元 is 183070000000; None for what is no number (a dotted chain, 十四五)."""
    value_high: float | None
    """The upper end of a range."""
    value_text: str | None
    """The exact decimal of ``value``."""
    resolution: float | None
    """The unit of the last digit given: 1830.7亿 has 1e7."""
    unit: str
    """As written without 万 and 亿; "" if there is none."""
    unit_code: str | None
    """The canonical unit: 公里 has 米."""
    factor: float | None
    """How many of the canonical unit one unit is (公里 1000), so that ``value * factor`` is in ``unit_code``."""
    dimension: str | None
    qualifier: str
    """exact, about, over, under, at_least, at_most."""
    role: str
    """measure, date, period, ordinal, heading, name, document_number, list_count, other."""


@dataclass(frozen=True, slots=True)
class Period:
    """An expression of time and the days it means, both inclusive; None where the words do not tell.

    Of a moment (截至11月底) only the end is known.
    """

    quote: str
    period_start: datetime.date | None
    period_end: datetime.date | None


def _read(text: str) -> list[tuple[Quantity, tuple[int, int]]]:
    """Each quantity, and the span that holds it with its qualifier."""
    found = []
    for (start, end), (number_start, number_end), whole, *fields in _core.find_quantities(text):
        found.append((Quantity(text[start:end], start, end, number_start, number_end, *fields), whole))
    return found


def parse_quantities(text: str) -> list[Quantity]:
    """Every numeral of a text, in its order, with value, unit and role.

    The text is restored first, as ``parse`` does it. Raises TypeError for another type of input.

    >>> import baogao
    >>> for q in baogao.parse_quantities("全年产值1830.7亿元，同比下降6.5%，居全国第8位"):
    ...     print(q.quote, q.value_text, q.unit, q.role)
    1830.7亿元 183070000000 元 measure
    6.5% -6.5 % measure
    第8位 8 位 measure
    """
    if not isinstance(text, str):
        raise TypeError(f"parse_quantities takes a str, not {type(text).__name__}")
    return [quantity for quantity, _ in _read(text)]


def parse_number(text: str) -> Quantity:
    """The one number that a text is, with its unit and words like 约 and 以上 if it has any.

    Raises ValueError for a text that is no number, more than one, or more than a number; TypeError for another type of
    input.

    >>> import baogao
    >>> q = baogao.parse_number("一千四百多亿元")
    >>> q.value, q.unit, q.qualifier
    (140000000000.0, '元', 'over')
    >>> baogao.parse_number("５%—8%").value_high
    8.0
    >>> baogao.parse_number("统一")
    Traceback (most recent call last):
    ...
    ValueError: '统一' is not one number
    """
    if not isinstance(text, str):
        raise TypeError(f"parse_number takes a str, not {type(text).__name__}")
    found = _read(text)
    if len(found) == 1:
        quantity, (start, end) = found[0]
        if quantity.value is not None and not (text[:start] + text[end:]).strip():
            return quantity
    raise ValueError(f"{text!r} is not one number")


def parse_period(text: str, reference: int | datetime.date | None = None) -> Period:
    """The days that an expression of time means.

    ``reference`` is the year under review, or a day in it, that 去年, 1-11月 or 五年来 are counted from; without one
    such words leave the days None. The expression may stand in a sentence. Raises ValueError for a text without or with
    several, TypeError for other types of input.

    >>> import baogao
    >>> baogao.parse_period("“十二五”期间")
    Period(quote='“十二五”期间', period_start=datetime.date(2011, 1, 1), period_end=datetime.date(2015, 12, 31))
    >>> baogao.parse_period("截至11月底，全市增收", reference=2020).period_end
    datetime.date(2020, 11, 30)
    >>> baogao.parse_period("去年").period_start is None
    True
    """
    if not isinstance(text, str):
        raise TypeError(f"parse_period takes a str, not {type(text).__name__}")
    if isinstance(reference, datetime.date):
        reference = reference.year
    if reference is not None and (isinstance(reference, bool) or not isinstance(reference, int)):
        raise TypeError(f"reference is a year or a date, not {type(reference).__name__}")
    if reference is not None and not 1 <= reference <= 9999:
        raise ValueError(f"reference is a year from 1 to 9999, not {reference}")
    found = _core.find_periods(text, reference or 0)
    if len(found) != 1:
        raise ValueError(f"{text!r} holds {len(found) or 'no'} expressions of time")
    (start, end), *days = found[0]
    return Period(text[start:end], *(datetime.date(*day) if day else None for day in days))
