"""baogao reads damaged Chinese administrative reports and gives tidy tables.

    import baogao
    doc = baogao.parse(open("page.txt", "rb").read())
    doc.observations      # pandas DataFrame: indicator, value, unit, period, ...
    doc.tidy()            # the same with title, region, section and sentence beside it
    baogao.read("reports/*.txt").observations.to_parquet("observations.parquet")

`parse` one text, `read` files, `read_texts` a column of texts, `scan` more than memory holds, `restore` the text
alone; `parse_number`, `parse_quantities`, `parse_period` read a few words. `indicators` is the catalogue behind the
column indicator_code, which `indicator_code` looks up for one label. `Lexicon` holds rows of your own. `Options` lists
what the others take. pandas and pyarrow are imported with the first table."""

from ._core import __version__
from .catalogue import indicator_code, indicators
from .document import Corpus, Document, Restored
from .lexicon import Lexicon
from .numbers import Period, Quantity, parse_number, parse_period, parse_quantities
from .options import EDIT_KINDS, TABLES, Options
from .reading import parse, read, read_texts, restore, sample, scan

__all__ = [
    "EDIT_KINDS",
    "TABLES",
    "Corpus",
    "Document",
    "Lexicon",
    "Options",
    "Period",
    "Quantity",
    "Restored",
    "__version__",
    "indicator_code",
    "indicators",
    "parse",
    "parse_number",
    "parse_period",
    "parse_quantities",
    "read",
    "read_texts",
    "restore",
    "sample",
    "scan",
]
