"""The catalogue of indicators: what the labels of different reports have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import _core
from .lexicon import Lexicon

if TYPE_CHECKING:
    import pandas as pd


def indicators() -> pd.DataFrame:
    """The indicators that ``indicator_code`` of the observations may name, a row each.

    Columns: code; name and english; dimension, what an amount of it is measured in (``money``, ``percent``, ``mass``;
    ``no_unit``: an index); aliases, a list of other names. Word order and synonyms need none: 授权专利 is 专利授权量.

    >>> import baogao
    >>> table = baogao.indicators().set_index("code")
    >>> table.loc["retail_sales", ["name", "english", "dimension"]].tolist()
    ['社会消费品零售总额', 'total retail sales of consumer goods', 'money']
    """
    import pyarrow as pa

    from .tables import to_frame

    columns = list(zip(*_core.indicators(), strict=True))
    names = ["code", "name", "english", "dimension", "aliases"]
    types = [pa.string()] * 4 + [pa.list_(pa.string())]
    arrays = [pa.array(column, kind) for column, kind in zip(columns, types, strict=True)]
    return to_frame(pa.table(arrays, names=names))


def indicator_code(label: str, unit: str | None = None, *, lexicon: Lexicon | None = None) -> str | None:
    """The code of the indicator that a label names, as for a column of a yearbook; None if there is none, or several.

    unit: the unit of its numbers, which has to fit, and tells apart what has one name.
    lexicon: units and indicators of one's own, which go before the built-in ones.

    >>> import baogao
    >>> baogao.indicator_code("授权专利数"), baogao.indicator_code("授权发明专利")
    ('patents_granted', 'invention_patents_granted')
    >>> baogao.indicator_code("粮食", unit="吨"), baogao.indicator_code("粮食", unit="公顷")
    ('grain_output', 'grain_sown_area')
    >>> baogao.indicator_code("企业专利授权量") is None
    True
    """
    for what, value in (("label", label), ("unit", unit)):
        if not isinstance(value, str) and not (what == "unit" and value is None):
            raise TypeError(f"indicator_code takes a str as {what}, not {type(value).__name__}")
    if not (lexicon is None or isinstance(lexicon, Lexicon)):
        raise TypeError(f"indicator_code takes a baogao.Lexicon as lexicon, not {type(lexicon).__name__}")
    return _core.indicator_code(label, unit, None if lexicon is None else lexicon.native) or None
