"""The command line: ``baogao parse FILES -o OUT``, ``baogao show FILE``, ``baogao explain FILE ID``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ._core import __version__
from .document import Corpus
from .options import TABLES, Options
from .reading import corpora, files_of, read
from .tables import to_frame

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

Write = Callable[["pa.Table"], None]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0: all well, 2: something could not be read, written or understood (stderr says what)."""
    parser = _parser()
    given = parser.parse_args(arguments)
    try:
        options = Options(encoding=given.encoding, region=given.region, year=given.year, threads=given.threads)
        run: Callable[[argparse.Namespace, Options], int] = given.run
        return run(given, options)
    except BrokenPipeError:  # `baogao show FILE | head` has seen enough
        sys.stdout = None
        return 0
    except (OSError, TypeError, ValueError) as error:
        print(f"baogao: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="baogao", description="Chinese administrative reports in, tables out.")
    parser.add_argument("--version", action="version", version=f"baogao {__version__}")
    commands = parser.add_subparsers(required=True, metavar="parse | show | explain")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--encoding", help="of the files; found if not given")
    common.add_argument("--region", help="name or code of the division that the reports are about")
    common.add_argument("--year", type=int, help="the year that the reports look back on")
    common.add_argument("--threads", type=int, help="files parsed at a time")
    parse = commands.add_parser("parse", parents=[common], help="write tables to a file or a folder")
    parse.add_argument("files", nargs="+", help="files, globs, folders")
    parse.add_argument(
        "-o",
        "--out",
        required=True,
        type=Path,
        help="OUT.parquet, OUT.csv (opens in Excel), OUT.jsonl: one table; a folder: all, as parquet",
    )
    parse.add_argument("--table", choices=[*TABLES, "tidy"], help="the table for a single file: observations")
    parse.set_defaults(run=_parse)
    show = commands.add_parser(
        "show", parents=[common], help="print a file's edits, findings, reports, sections, observations"
    )
    show.add_argument("file")
    show.set_defaults(run=_show)
    explain = commands.add_parser("explain", parents=[common], help="draw the clauses that observations come from")
    explain.add_argument("file")
    explain.add_argument("id", nargs="+", type=int, help="of an observation, as `show` prints it")
    explain.set_defaults(run=_explain)
    return parser


def _parse(given: argparse.Namespace, options: Options) -> int:
    out: Path = given.out
    if out.suffix.lower() in _WRITERS:
        targets = {given.table or "observations": out}
    elif out.suffix and not out.is_dir():
        raise ValueError(f"{out}: no format ends in {out.suffix!r}; choose {', '.join(_WRITERS)} or a folder")
    else:
        if given.table:
            raise ValueError(
                f"{out}: a folder gets every table; for {given.table!r} alone name a file: {given.table}.csv"
            )
        targets = {table: out / f"{table}.parquet" for table in TABLES}
    failed = 0
    with ExitStack() as stack:
        writers: dict[str, Write] = {}
        items = (item for path in given.files for item in files_of(path))
        for corpus in _at_least_one(corpora(items, options), options):
            errors = _complain(corpus)
            failed += errors
            if not writers and errors and errors == len(corpus):
                continue  # nothing was read yet: what stands at OUT stays
            if not writers:
                for table, path in targets.items():
                    if path.parent == out:
                        out.mkdir(parents=True, exist_ok=True)
                    writers[table] = stack.enter_context(_WRITERS[path.suffix.lower()](path))
            for table, write in writers.items():
                write(_table(corpus, table))
    return 2 if failed else 0


def _read(given: argparse.Namespace, options: Options) -> Corpus:
    return read([given.file], **{name: getattr(options, name) for name in ("encoding", "region", "year", "threads")})


def _explain(given: argparse.Namespace, options: Options) -> int:
    corpus = _read(given, options)
    if _complain(corpus):
        return 2
    try:
        print("\n\n".join(str(corpus[0].explain(number)) for number in given.id))
    except IndexError as error:
        raise ValueError(f"{given.file}: {error}") from None
    return 0


def _show(given: argparse.Namespace, options: Options) -> int:
    corpus = _read(given, options)
    if _complain(corpus):
        return 2
    print(repr(corpus[0]))
    edits = corpus.edits.groupby("kind", observed=True).size().rename("edits").reset_index()
    reports = ["title", "kind", "issuer", "region", "region_code", "period_start", "period_end"]
    facts = ["section_path", "indicator", "measure", "value", "unit", "qualifier", "status", "basis", "period"]
    _print("edits", edits)
    _print("findings", corpus.findings[["kind", "message", "found"]])
    _print("reports", corpus.reports[reports])
    _print("sections", corpus.sections[["path", "title", "part"]])
    _print("observations", corpus.tidy()[facts].rename_axis("id").reset_index())
    return 0


def _print(name: str, frame: pd.DataFrame) -> None:
    import pandas as pd

    for column in frame.columns[frame.dtypes.map(lambda dtype: dtype.kind == "M")]:
        frame = frame.assign(**{column: frame[column].dt.strftime("%Y-%m-%d")})
    shown = frame.astype(object).where(frame.notna(), "")
    wide = ("display.unicode.east_asian_width", True, "display.max_colwidth", 50)
    with pd.option_context(*wide):
        body = shown.to_string(index=False, float_format=lambda value: f"{value:,.15g}") if len(shown) else "(none)"
    print(f"\n{name}\n{body}")


def _table(corpus: Corpus, name: str) -> pa.Table:
    if name != "tidy":
        return corpus.arrow(name)
    import pyarrow as pa

    return pa.Table.from_pandas(corpus.tidy(), preserve_index=False)


def _at_least_one(groups: Iterator[Corpus], options: Options) -> Iterator[Corpus]:
    """An empty corpus where there is none, so that a file is written with its columns."""
    empty = True
    for corpus in groups:
        empty = False
        yield corpus
    if empty:
        yield Corpus([], options)


def _complain(corpus: Corpus) -> int:
    """Say what could not be read, and what was read though it is no text; how many could not."""
    errors = [document for document in corpus if document.error]
    for document in errors:
        print(f"baogao: {document.source}: {document.error}", file=sys.stderr)
    for finding in corpus.arrow("findings").to_pylist():
        if finding["kind"] == "undecodable":
            source = corpus[finding["document_id"] - corpus._first_id].source
            print(f"baogao: {source}: {finding['message']}", file=sys.stderr)
    return len(errors)


@contextmanager
def _parquet(path: Path) -> Iterator[Write]:
    import pyarrow.parquet as pq

    with ExitStack() as stack:
        writers: list[Any] = []

        def write(table: pa.Table) -> None:
            if not writers:
                writers.append(stack.enter_context(pq.ParquetWriter(path, table.schema)))
            writers[0].write_table(table)

        yield write


@contextmanager
def _csv(path: Path) -> Iterator[Write]:
    with path.open("w", encoding="utf-8-sig", newline="") as file:

        def write(table: pa.Table) -> None:
            to_frame(table).to_csv(file, index=False, header=file.tell() == 0)

        yield write


@contextmanager
def _jsonl(path: Path) -> Iterator[Write]:
    with path.open("w", encoding="utf-8") as file:

        def write(table: pa.Table) -> None:
            for row in table.to_pylist():
                file.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")

        yield write


_WRITERS = {".parquet": _parquet, ".csv": _csv, ".jsonl": _jsonl}
