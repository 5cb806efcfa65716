"""Calls: from texts, bytes and files to documents.

Reading happens here, so that a file that can't be read costs its own row; decoding and everything after it
happens in the core, over threads, without the interpreter's lock."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import _core
from .document import Corpus, Document, Item, Restored, parse_items
from .options import Options, OptionWords, make_options, region_code

if TYPE_CHECKING:
    import pyarrow as pa
    from typing_extensions import Unpack

# Files that a folder is read for.
ENDINGS = (".txt", ".text", ".md", ".html", ".htm")

# Inputs that scan() parses, and holds in memory, at a time.
_GROUP_BYTES = 16 << 20
_GROUP_INPUTS = 1000


def parse(
    text_or_bytes: str | bytes, *, name: str | os.PathLike[str] | None = None, **options: Unpack[OptionWords]
) -> Document:
    """Parse one text, or the bytes of one file.

    name: what the text is called, best its file's name: it is the column ``source``, and evidence of region and year.
    Options: see ``Options``. Raises TypeError for another type of input or an unknown option, ValueError for a wrong
    value, for the path of a file in place of its text, and for an input beyond a gigabyte. Whatever else the text
    holds, there is a document.

    >>> import baogao
    >>> baogao.parse("全年接待游客2000人。").quantities[["quote", "value"]].values.tolist()
    [['2000人', 2000.0]]
    >>> baogao.parse("我市造林3万亩。", name="宁波市2019年工作总结.txt").reports["region_code"].tolist()
    ['330200']
    """
    given = make_options(options, "parse")
    document = Document(_native(text_or_bytes, given, "parse", _given_name(name)), given)
    if document.error:
        raise ValueError(document.error)
    return document


def restore(text_or_bytes: str | bytes, **options: Unpack[OptionWords]) -> Restored:
    """Undo the damage of one text and nothing more; takes the options encoding, script, restore, lexicon.

    >>> import baogao
    >>> baogao.restore("全年接待游客2000人。").text
    '全年接待游客2000人。'
    """
    make_options(options, "restore", ("encoding", "script", "restore", "lexicon"))
    given = Options(**options, tables=("edits", "findings"))  # type: ignore[misc]
    document = Document(_native(text_or_bytes, given, "restore"), given)
    if document.error:
        raise ValueError(document.error)
    return Restored(document)


def read(
    path_or_paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]], **options: Unpack[OptionWords]
) -> Corpus:
    """Parse files: one path, a glob (``reports/*.txt``, ``**`` too), a folder, or many paths.

    Of a folder, files that end in .txt, .text, .md, .html, .htm are read, those of its folders too, in the order of
    their names. Each of many paths is one file. A file that can't be read is a row of ``documents`` with ``error``.
    The file's own name (宁波市_2019.md), not that of its folder, is evidence of region and year.

    >>> import baogao
    >>> baogao.read(["no such file"]).documents["error"].tolist()
    ['No such file or directory']
    """
    given = make_options(options, "read")
    return Corpus(_parse_all([_read_file(path) for path in _paths(path_or_paths)], given), given)


def read_texts(
    texts: Iterable[Any],
    ids: Iterable[Any] | None = None,
    metadata: Any = None,
    *,
    region_column: str | None = None,
    year_column: str | None = None,
    **options: Unpack[OptionWords],
) -> Corpus:
    """Parse texts (or bytes) from a list or a column of pandas, polars, Arrow.

    ids: names of the texts, for the column ``source`` and as evidence of region and year (plain numbers are none);
        default "0", "1", ...
    metadata: a DataFrame, an Arrow table, or a mapping of names to columns, a row a text; its columns come back in
        ``documents``.
    region_column, year_column: names of columns of metadata that tell each text's region (a division's name or
        six-digit code) and the year it looks back on, as the options region and year do for all; null: read from the
        text.
    A missing text (None, NaN) is a row with ``error``. Raises ValueError where lengths differ or a column of
    metadata has the name of one of ``documents``.

    >>> import baogao
    >>> docs = baogao.read_texts(["甲", "乙"], metadata={"year": [2020, 2021]}).documents
    >>> docs[["source", "year"]].values.tolist()
    [['0', 2020], ['1', 2021]]
    >>> given = {"city": ["六盘水市", None]}
    >>> both = baogao.read_texts(["税收增长5%。", "税收增长6%。"], metadata=given, region_column="city")
    >>> both.reports.region_code.tolist()
    ['520200', <NA>]
    """
    given = make_options(options, "read_texts")
    items = _text_items(texts, ids)
    extra = None if metadata is None else _metadata(metadata, len(items))
    places = [_place(region_column, v) for v in _column(extra, "region_column", region_column)]
    years = [_year(year_column, v) for v in _column(extra, "year_column", year_column)]
    return Corpus(_parse_all(items, given, places, years), given, metadata=extra, overrides=(places, years))


def scan(paths_or_texts: Any, **options: Unpack[OptionWords]) -> Iterator[dict[str, pa.RecordBatch]]:
    """Parse more than memory holds: yields batches, each a mapping of table name to pyarrow.RecordBatch.

    Takes what ``read`` takes, or any iterable, also one that makes its items as it goes: a path object is a file,
    bytes are the bytes of a file, a pair (id, text) is a text. A str is a file if there is one of that name or it is
    one line that ends as file names do (``.txt``), else a text. ``document_id`` runs on from batch to batch. Memory
    is bounded by about sixteen megabytes of input a batch, or one document where that is larger.

    >>> import baogao
    >>> [len(b["sentences"]) for b in baogao.scan([("a", "甲。乙。")], tables=["sentences"])]
    [2]
    """
    given = make_options(options, "scan")
    return (
        {table: _one_batch(corpus.arrow(table)) for table in given.wanted}
        for corpus in corpora(_scan_items(paths_or_texts), given)
    )


def sample() -> str:
    """The text of the page that ships with the package: short reports of invented offices, damaged as pages are."""
    return (files("baogao") / "data" / "sample.txt").read_text(encoding="utf-8")


def corpora(items: Iterable[Item], options: Options) -> Iterator[Corpus]:
    """The items in groups of bounded size, each parsed when it is asked for."""
    first = 0
    group: list[Item] = []
    size = 0
    for item in items:
        group.append(item)
        size += len(item[1] or "")
        if size >= _GROUP_BYTES or len(group) >= _GROUP_INPUTS:
            yield Corpus(_parse_all(group, options), options, first)
            first, group, size = first + len(group), [], 0
    if group:
        yield Corpus(_parse_all(group, options), options, first)


def files_of(paths: Any) -> Iterator[Item]:
    """What ``read`` would read, one file at a time."""
    return (_read_file(path) for path in _paths(paths))


def _parse_all(
    items: Sequence[Item], options: Options, places: Sequence[str] = (), years: Sequence[int] = ()
) -> list[_core.Document]:
    return parse_items(items, options, (places, years))


def _native(data: Any, options: Options, call: str, name: str = "") -> _core.Document:
    if isinstance(data, (bytearray, memoryview)):
        data = bytes(data)
    if not isinstance(data, (str, bytes)):
        remedy = "for files there is baogao.read" if isinstance(data, os.PathLike) else "for many there is read_texts"
        raise TypeError(f"{call}() takes str or bytes, not {type(data).__name__}; {remedy}")
    if isinstance(data, str) and _is_path(data):
        raise ValueError(f"{call}() takes a text, and {data!r} is the path of a file; baogao.read({data!r}) reads it")
    return _parse_all([(name, data, "")], options)[0]


def _is_path(text: str) -> bool:
    """Whether a text is the path of a file that exists; a mere name counts only if it ends as names of files do."""
    if not _may_be_path(text):
        return False
    return (text.lower().endswith(ENDINGS) or "/" in text or os.sep in text) and os.path.isfile(text)


def _may_be_path(text: str) -> bool:
    return "\n" not in text and "\0" not in text and len(text.encode("utf-8", "replace")) <= 4096


def _given_name(name: Any) -> str:
    if name is None:
        return ""
    if not isinstance(name, (str, os.PathLike)):
        raise TypeError(f"name={name!r}: give the name of the text as str, or a path")
    return _name(name)


def _name(path: Any) -> str:
    """A path or an id as text that has no lone surrogates."""
    return os.fsdecode(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _paths(given: Any) -> list[Any]:
    if not isinstance(given, (str, os.PathLike)):
        if isinstance(given, (bytes, bytearray)) or not isinstance(given, Iterable):
            raise TypeError(f"read() takes a path or paths, not {type(given).__name__}; for texts there is read_texts")
        paths = list(given)
        for path in paths:
            if not isinstance(path, (str, os.PathLike)):
                raise TypeError(f"read() takes paths, {path!r} is none; for texts there is read_texts")
        return paths
    if os.path.isdir(given):
        found = (Path(folder) / name for folder, _, names in os.walk(os.fspath(given)) for name in names)
        return sorted(p for p in found if p.suffix.lower() in ENDINGS and not p.name.startswith("."))
    if isinstance(given, str) and glob.has_magic(given) and not os.path.lexists(given):
        return sorted(p for p in glob.glob(given, recursive=True) if not os.path.isdir(p)) or [given]
    return [given]


def _read_file(path: str | os.PathLike[str]) -> Item:
    try:
        mode = os.stat(path).st_mode
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            return _name(path), None, "not a regular file"
        return _name(path), Path(path).read_bytes(), ""
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        if isinstance(error, FileNotFoundError) and isinstance(path, str) and glob.has_magic(path):
            return _name(path), None, "no file matches"
        return _name(path), None, getattr(error, "strerror", None) or str(error)


def _text_item(name: str, text: Any) -> Item:
    if isinstance(text, (str, bytes)):
        return name, text, ""
    missing = text is None or text != text or type(text).__name__ == "NAType"
    return name, None, "missing text" if missing else f"not a text but {type(text).__name__}: {text!r:.80}"


def _text_items(texts: Any, ids: Any) -> list[Item]:
    if isinstance(texts, (str, bytes)):
        raise TypeError("read_texts() takes many texts; for one there is baogao.parse")
    if isinstance(texts, Mapping) or hasattr(texts, "columns"):
        raise TypeError(
            "read_texts() takes a list or one column of texts, not a whole table: frame['text'], list(d.values())"
        )
    if not isinstance(texts, Iterable):
        raise TypeError(f"read_texts() takes a list or a column of texts, not {type(texts).__name__}")
    held = _values(texts)
    names = [str(i) for i in range(len(held))] if ids is None else [_name(str(i)) for i in _values(ids)]
    if len(names) != len(held):
        raise ValueError(f"{len(held)} texts but {len(names)} ids")
    return [_text_item(name, text) for name, text in zip(names, held, strict=True)]


def _values(column: Any) -> list[Any]:
    """The Python values of a list or a column."""
    to_pylist = getattr(column, "to_pylist", None)  # Arrow's items are scalars of its own
    return list(to_pylist() if to_pylist else column)


def _scan_items(given: Any) -> Iterator[Item]:
    if isinstance(given, (str, os.PathLike)):
        yield from files_of(given)
        return
    if not isinstance(given, Iterable):
        raise TypeError(f"scan() takes paths or texts, not {type(given).__name__}")
    for number, item in enumerate(given):
        if hasattr(item, "as_py"):
            item = item.as_py()
        if isinstance(item, tuple) and len(item) == 2:
            yield _text_item(_name(str(item[0])), item[1])
        elif isinstance(item, os.PathLike) or (isinstance(item, str) and _names_file(item)):
            yield _read_file(item)
        else:
            yield _text_item(str(number), item)


def _names_file(text: str) -> bool:
    return _may_be_path(text) and (text.lower().endswith(ENDINGS) or os.path.lexists(text))


def _metadata(metadata: Any, rows: int) -> pa.Table:
    import pyarrow as pa

    from .tables import to_arrow

    if hasattr(metadata, "__arrow_c_stream__") and not hasattr(metadata, "columns"):
        table = pa.table(metadata)
    elif isinstance(metadata, Mapping):
        table = pa.table({name: pa.array(_values(column)) for name, column in metadata.items()})
    elif hasattr(metadata, "iloc"):
        table = pa.Table.from_pandas(metadata, preserve_index=False)
    elif hasattr(metadata, "__arrow_c_stream__"):
        table = pa.table(metadata)
    else:
        raise TypeError(f"metadata: give a DataFrame, an Arrow table or a mapping, not {type(metadata).__name__}")
    if table.num_rows != rows:
        raise ValueError(f"{rows} texts but {table.num_rows} rows of metadata")
    taken = set(table.column_names) & set(to_arrow("documents", [], 0).column_names)
    if taken:
        raise ValueError(f"metadata: documents has columns {sorted(taken)} of its own; rename yours")
    return table


def _column(metadata: pa.Table | None, option: str, name: str | None) -> list[Any]:
    """The values of the column that an option names; empty if it names none."""
    if name is None:
        return []
    columns = [] if metadata is None else metadata.column_names
    if name not in columns:
        raise ValueError(f"{option}={name!r}: metadata has {columns or 'not been given'}")
    assert metadata is not None
    return list(metadata[name].to_pylist())


def _place(column: str | None, value: Any) -> str:
    if value is None or value != value or value == "":
        return ""
    if isinstance(value, str):
        return region_code(value, f"metadata[{column!r}] holds {value!r}")
    raise ValueError(f"metadata[{column!r}] holds {value!r}: give names or codes of divisions, or null where unknown")


def _year(column: str | None, value: Any) -> int:
    if value is None or value != value:
        return 0
    if not isinstance(value, (int, float)) or value != int(value) or not 1 <= value <= 9999:
        raise ValueError(f"metadata[{column!r}] holds {value!r}: give years as numbers, or null where unknown")
    return int(value)


def _one_batch(table: pa.Table) -> pa.RecordBatch:
    import pyarrow as pa

    batches = table.combine_chunks().to_batches()
    return batches[0] if batches else pa.RecordBatch.from_pylist([], schema=table.schema)
