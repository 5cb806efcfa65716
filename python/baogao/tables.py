"""Tables: from the core's Arrow columns to pyarrow and pandas, and the wide view for people.

pandas and pyarrow are imported when the first table is asked for, not with the package."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from . import _core
from .options import TABLES, Options, check_table

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


class _Stream:
    """A stream of the core as an object that Arrow libraries take."""

    def __init__(self, capsule: Any) -> None:
        self._capsule = capsule

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self._capsule


def to_arrow(table: str, documents: Sequence[_core.Document], first_id: int) -> pa.Table:
    """One table of some documents, the first of them with the document_id `first_id`."""
    import pyarrow as pa

    return pa.table(_Stream(_core.table_stream(table, documents, first_id)))


@cache
def _dtypes() -> dict[Any, Any]:
    import pandas as pd
    import pyarrow as pa

    return {pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype(), pa.string(): pd.StringDtype("pyarrow")}


def to_frame(table: pa.Table) -> pd.DataFrame:
    """A DataFrame: Int64 and boolean with nulls, Arrow strings, categories, datetime64 for dates, float64."""
    frame: pd.DataFrame = table.to_pandas(types_mapper=_dtypes().get, date_as_object=False)
    return frame


class Tables:
    """What one document and many have in common: tables, each as a pandas DataFrame and as Arrow.

    Offsets count code points: ``start``, ``end`` of the restored text, ``raw_start``, ``raw_end`` of the decoded
    input, ends exclusive. Ids number the rows of one document from 0; the key of a row is its id together with
    ``document_id``. Missing is null. Frames are made once and kept: copy one before changing it.
    """

    _documents: Sequence[_core.Document]
    _first_id: int
    _options: Options
    _metadata: pa.Table | None = None

    def arrow(self, table: str) -> pa.Table:
        """A table by its name, as pyarrow.Table.

        Raises ValueError where there is no such table or the option ``tables`` left it out.

        >>> import baogao
        >>> baogao.parse("全年接待游客2000人。").arrow("sentences")["text"].to_pylist()
        ['全年接待游客2000人。']
        """
        name = check_table(table)
        if name not in self._options.wanted:
            raise ValueError(f"table {name!r} was not built: add it to the option tables={list(self._options.wanted)}")
        return self._arrow(name)

    def _arrow(self, name: str) -> pa.Table:
        cache: dict[str, pa.Table] = self.__dict__.setdefault("_arrow_cache", {})
        if name not in cache:
            made = to_arrow(name, self._documents, self._first_id)
            if name == "documents" and self._metadata is not None:
                for field, column in zip(self._metadata.schema, self._metadata.columns, strict=True):
                    made = made.append_column(field, column)
            cache[name] = made
        return cache[name]

    def _frame(self, name: str) -> pd.DataFrame:
        cache: dict[str, pd.DataFrame] = self.__dict__.setdefault("_frame_cache", {})
        if name not in cache:
            cache[name] = to_frame(self.arrow(name))
        return cache[name]

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        """The observations, for polars, DuckDB and whatever else takes Arrow."""
        return self.arrow("observations").__arrow_c_stream__(requested_schema)

    @property
    def documents(self) -> pd.DataFrame:
        """One row an input: source, hash, encoding, sizes, edits by kind, what the page said, error."""
        return self._frame("documents")

    @property
    def edits(self) -> pd.DataFrame:
        """Every change that restoration made, in raw order."""
        return self._frame("edits")

    @property
    def findings(self) -> pd.DataFrame:
        """What looks wrong and was left alone."""
        return self._frame("findings")

    @property
    def reports(self) -> pd.DataFrame:
        """Who reports, on where, on when."""
        return self._frame("reports")

    @property
    def sections(self) -> pd.DataFrame:
        """The outline: a row a heading."""
        return self._frame("sections")

    @property
    def sentences(self) -> pd.DataFrame:
        """The sentences, ends at 。！？ and line ends."""
        return self._frame("sentences")

    @property
    def quantities(self) -> pd.DataFrame:
        """Every numeral, with its value, unit and role."""
        return self._frame("quantities")

    @property
    def observations(self) -> pd.DataFrame:
        """The facts: a row for each number that measures something; 万, 亿 in values multiplied out."""
        return self._frame("observations")

    def tidy(self) -> pd.DataFrame:
        """The observations as a wide table for people.

        Columns: source, title, issuer, region (the observation's own, else its report's), review_year, section_path,
        indicator, measure, value, unit, qualifier, status, basis, period (in the text's words), sentence. Rows and
        index are those of ``observations``, which has ids, codes and offsets.

        >>> import baogao
        >>> list(baogao.parse("").tidy().columns)[:5]
        ['source', 'title', 'issuer', 'region', 'review_year']
        """
        self.arrow("observations")  # says so if they were not built
        part = {name: to_frame(self._arrow(name)) for name in TABLES if name in _TIDY_PARTS}
        wide = part["observations"].merge(part["documents"][["document_id", "source"]], on="document_id", how="left")
        wide = wide.rename(columns={"region": "own_region"})
        for name, (key, columns) in _TIDY_PARTS.items():
            if key:
                side = part[name][["document_id", key, *columns]].rename(columns=columns)
                wide = wide.merge(side, on=["document_id", key], how="left")
        wide["region"] = wide["own_region"].fillna(wide["region"])
        wide["review_year"] = wide["review_end"].dt.year.astype("Int64")
        return wide[TIDY_COLUMNS]


# The tables that tidy() reads: key, columns taken and their names there.
_TIDY_PARTS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "observations": ("", {}),
    "documents": ("", {}),
    "reports": ("report_id", {c: c for c in ("title", "issuer", "region", "review_end")}),
    "sections": ("section_id", {"path": "section_path"}),
    "sentences": ("sentence_id", {"text": "sentence"}),
}

TIDY_COLUMNS = [
    *("source", "title", "issuer", "region", "review_year", "section_path", "indicator", "measure", "value", "unit"),
    *("qualifier", "status", "basis", "period", "sentence"),
]
