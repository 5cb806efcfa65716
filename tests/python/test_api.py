"""The calls and what they give."""

import copy
import pickle
import subprocess
import sys

import pandas as pd
import pyarrow as pa
import pytest

import baogao
from baogao.cli import main
from conftest import REPORTS
from invariants import COLUMNS


@pytest.fixture(scope="module")
def doc():
    return baogao.parse(REPORTS)


def test_import_is_light():
    code = "import baogao, sys; sys.exit(any(m in sys.modules for m in ('pandas', 'pyarrow', 'numpy')))"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_public_names():
    for name in baogao.__all__:
        assert hasattr(baogao, name)


def test_columns_are_the_data_models(doc):
    assert set(COLUMNS) == set(baogao.TABLES)
    for name, columns in COLUMNS.items():
        assert list(getattr(doc, name).columns) == columns
        assert doc.arrow(name).column_names == columns


def test_dtypes(doc):
    types = doc.observations.dtypes
    assert types["start"] == pd.Int64Dtype() and types["value"] == "float64"
    assert isinstance(types["measure"], pd.CategoricalDtype)
    assert types["indicator"] == pd.StringDtype("pyarrow")
    assert types["period_start"].kind == "M"
    assert doc.reports.dtypes["period_conflict"] == pd.BooleanDtype()
    assert list(doc.observations.measure.cat.categories) == ["level", "growth", "change", "share", "rank", "multiple"]
    assert list(doc.observations.basis.cat.categories) == ["yoy", "cagr", "mom", "period", "other"]
    assert list(doc.edits.kind.cat.categories) == list(baogao.EDIT_KINDS)


def test_schema_carries_version_and_fingerprint(doc):
    metadata = doc.arrow("sections").schema.metadata
    assert metadata[b"baogao.version"].decode() == baogao.__version__
    assert len(metadata[b"baogao.data"]) == 16


def test_frames_are_kept(doc):
    assert doc.observations is doc.observations


def test_observations_of_plain_sentences():
    row = baogao.parse("全市完成造林30.5万亩。").observations.iloc[0]
    assert (row.value, row.unit, row.measure, row.quote) == (305000, "亩", "level", "30.5万亩")


def test_tidy(doc):
    tidy = doc.tidy()
    columns = """source title issuer region review_year section_path indicator measure value unit qualifier status
        basis period sentence"""
    assert list(tidy.columns) == columns.split()
    assert len(tidy) == len(doc.observations)
    assert (tidy.title == doc.reports.title[0]).all()


def test_other_libraries_take_the_tables(doc):
    import duckdb
    import polars

    assert polars.DataFrame(doc).height == len(doc.observations)
    assert polars.DataFrame(doc.arrow("sentences")).height == len(doc.sentences)
    counted = duckdb.sql("select count(*) from doc").fetchall()
    assert counted == [(len(doc.observations),)]
    assert pa.table(doc).equals(doc.arrow("observations"))


def test_explain(doc):
    for number in range(len(doc.observations)):
        why = doc.explain(number)
        row = doc.observations.iloc[number]
        assert why["indicator"] == row.indicator and why["rule"] == row.rule
        for start, end, words in [why["quote"], why["sentence"], *why["label"]]:
            assert doc.text[start:end] == words
    with pytest.raises(IndexError, match="99999"):
        doc.explain(99999)


def test_spans_outside_are_refused(doc):
    for call in (doc.to_raw, doc.to_text, doc.to_bytes):
        for span in [(2, 1), (0, 10**6)]:
            with pytest.raises(ValueError, match=str(span[1])):
                call(*span)
        assert call(0, 0) == (0, 0)


def test_html_escapes_and_marks():
    doc = baogao.parse("<b>全市完成造林30.5万亩。</b>", restore=False)
    html = doc._repr_html_()
    assert "<b>" not in html and "&lt;b&gt;" in html
    assert ("<mark" in html) == (len(doc.observations) > 0)
    assert len(baogao.parse("全市完成造林30.5万亩。" * 50_000)._repr_html_()) < 2_000_000


def test_restored():
    restored = baogao.restore("科技創(chuàng)新")
    assert restored.text == "科技创新" and restored.raw == "科技創(chuàng)新"
    assert restored.edits.raw_text.tolist() == ["創(chuàng)"]
    assert "創(chuàng)" in restored.explain() and "<del" in restored.to_html()
    assert restored.to_raw(2, 3) == (2, 11)
    assert baogao.restore("科技創(chuàng)新", restore=False).text == "科技創(chuàng)新"


def test_restored_leaves_clean_text_alone():
    restored = baogao.restore("全市完成造林30.5万亩。")
    assert restored.text == restored.raw and restored.explain() == "0 edits"


def test_read_takes_path_glob_folder_list(tmp_path):
    for name in ("b.txt", "a.txt", "notes.pdf", "deep/c.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"全市完成造林3亩。{name}", encoding="utf-8")

    def sources(corpus):
        return [d.source.removeprefix(f"{tmp_path}/") for d in corpus]

    assert sources(baogao.read(tmp_path / "a.txt")) == ["a.txt"]
    assert sources(baogao.read(str(tmp_path))) == ["a.txt", "b.txt", "deep/c.md"]
    assert sources(baogao.read(f"{tmp_path}/*.txt")) == ["a.txt", "b.txt"]
    assert sources(baogao.read(f"{tmp_path}/**/*.md")) == ["deep/c.md"]
    assert sources(baogao.read([tmp_path / "b.txt", str(tmp_path / "a.txt")])) == ["b.txt", "a.txt"]
    assert sources(baogao.read(p for p in [tmp_path / "b.txt"])) == ["b.txt"]


def test_corpus_is_its_documents():
    corpus = baogao.read_texts([REPORTS, "", "全市完成造林3亩。"], ids=["x", "y", "z"])
    assert len(corpus) == 3 and [d.source for d in corpus] == ["x", "y", "z"]
    assert corpus.documents.document_id.tolist() == [0, 1, 2]
    parts = pd.concat([d.sentences for d in corpus], ignore_index=True)
    pd.testing.assert_frame_equal(parts, corpus.sentences)
    assert corpus[-1].text == "全市完成造林3亩。" and [d.source for d in corpus[1:]] == ["y", "z"]
    with pytest.raises(IndexError):
        corpus[3]


def test_hash_is_of_the_bytes(tmp_path):
    import hashlib

    data = "全市完成造林3亩。".encode("gb18030")
    (tmp_path / "a.txt").write_bytes(data)
    row = baogao.read(tmp_path / "a.txt").documents.iloc[0]
    assert (row.sha256, row.bytes) == (hashlib.sha256(data).hexdigest(), len(data))


@pytest.mark.parametrize("wrap", [list, tuple, pd.Series, pa.array, lambda t: pa.chunked_array([t])])
def test_read_texts_takes_columns(wrap):
    corpus = baogao.read_texts(wrap(["甲。", "乙。"]), ids=pd.Series(["a", "b"]), metadata={"n": [1, 2]})
    assert corpus.documents[["source", "n", "text_chars"]].values.tolist() == [["a", 1, 2], ["b", 2, 2]]


@pytest.mark.parametrize("wrap", [pd.DataFrame, pa.table])
def test_metadata_comes_back(wrap):
    documents = baogao.read_texts(["甲。"], metadata=wrap({"省": ["黔"], "年": [2020]})).documents
    assert documents[["省", "年"]].values.tolist() == [["黔", 2020]]


def test_metadata_must_fit():
    with pytest.raises(ValueError, match="2 rows of metadata"):
        baogao.read_texts(["甲。"], metadata={"n": [1, 2]})
    with pytest.raises(ValueError, match="rename"):
        baogao.read_texts(["甲。"], metadata={"source": ["x"]})
    with pytest.raises(TypeError, match="mapping"):
        baogao.read_texts(["甲。"], metadata=3)
    with pytest.raises(ValueError, match="2 ids"):
        baogao.read_texts(["甲。"], ids=["a", "b"])


def test_scan_gives_what_read_gives(tmp_path, monkeypatch):
    monkeypatch.setattr("baogao.reading._GROUP_INPUTS", 2)
    paths = [tmp_path / f"{i}.txt" for i in range(5)]
    for path in paths:
        path.write_text(REPORTS, encoding="utf-8")
    batches = list(baogao.scan(paths, tables=["observations", "documents"]))
    assert len(batches) == 3 and all(isinstance(b["observations"], pa.RecordBatch) for b in batches)
    whole = baogao.read(paths)
    for name in ("observations", "documents"):
        assert pa.Table.from_batches([b[name] for b in batches]).equals(whole.arrow(name).combine_chunks())


def test_scan_tells_texts_from_files(tmp_path):
    (tmp_path / "x").write_text("丙。", encoding="utf-8")
    items = ["甲。", str(tmp_path / "x"), tmp_path / "missing", "missing.txt", ("id", "丁。"), "戊。".encode(), None]
    [batch] = baogao.scan(items, tables=["documents"])
    rows = batch["documents"].to_pylist()
    assert [r["text_chars"] for r in rows] == [2, 2, None, None, 2, 2, None]
    assert rows[4]["source"] == "id" and rows[6]["error"] == "missing text"
    assert list(baogao.scan([])) == []


def test_threads_change_nothing():
    texts = [REPORTS * n for n in range(1, 9)]
    one = baogao.read_texts(texts, threads=1).arrow("observations")
    assert baogao.read_texts(texts, threads=4).arrow("observations").equals(one)


def test_overrides():
    report = baogao.parse(REPORTS, region="520200", year=2018).reports.iloc[0]
    assert report.region_code == "520200" and str(report.review_start) == "2018-01-01 00:00:00"


def test_reprs(doc):
    assert "reports" in repr(doc)
    assert repr(baogao.read_texts(["甲", None])) == "<baogao.Corpus: 2 documents, 1 with error>"
    assert "0 edits" in repr(baogao.restore("甲"))


def test_a_column_gives_region_and_year():
    """Each text's own region and year, as the options give them for all; null leaves it to the text."""
    given = {"place": ["520200", None], "when": [2013, None]}
    corpus = baogao.read_texts(
        ["税收增长5%。", "税收增长6%。"], metadata=given, region_column="place", year_column="when"
    )
    assert corpus.reports.region.tolist()[0] == "六盘水市"
    assert str(corpus.observations.period_start[0])[:10] == "2013-01-01"
    assert corpus.reports.review_end.isna().tolist() == [False, True]


@pytest.mark.parametrize(
    ("metadata", "options", "message"),
    [
        ({"place": ["火星"]}, {"region_column": "place"}, "火星"),
        ({"when": ["soon"]}, {"year_column": "when"}, "soon"),
        ({"place": ["六盘水市"]}, {"region_column": "city"}, "city"),
        (None, {"year_column": "when"}, "when"),
    ],
)
def test_a_wrong_column_is_refused(metadata, options, message):
    """The message holds the value."""
    with pytest.raises(ValueError, match=message):
        baogao.read_texts(["税收增长5%。"], metadata=metadata, **options)


def test_a_region_named_in_the_clause_wins():
    """The report's region holds for its observations, but where a clause opens with another."""
    rows = baogao.parse(
        "全市税收增长5%。鄞州区税收增长7%,非税收入增长2%。全省税收增长4%。", region="330200"
    ).observations
    assert rows.region_code.tolist() == ["330200", "330212", "330200", "330000"]


@pytest.mark.parametrize(
    ("name", "code"),
    [("北京市朝阳区", "110105"), ("长春市朝阳区", "220104"), ("520200", "520200"), ("六盘水", "520200")],
)
def test_a_region_by_its_path(name, code):
    """A name among others of its kind is told by the division above it."""
    assert baogao.parse("全区税收增长5%。", region=name).reports.region_code[0] == code


def test_a_namesake_is_refused():
    """Several divisions of one name: the message names their codes."""
    with pytest.raises(ValueError, match="110105, 220104"):
        baogao.parse("全区税收增长5%。", region="朝阳区")


@pytest.mark.parametrize("texts", [{"a": "税收增长5%。"}, pd.DataFrame({"text": ["税收增长5%。"]})])
def test_a_whole_table_is_no_column(texts):
    """The names of a table's columns are no texts."""
    with pytest.raises(TypeError, match="one column"):
        baogao.read_texts(texts)


def test_wrong_offsets_say_so():
    """The message holds the value and the remedy, not the signature of the core."""
    doc = baogao.parse("税收增长5%。")
    assert doc.explain(doc.observations.observation_id[0])["quote"][2] == "5%"
    with pytest.raises(TypeError, match="'0' is not an observation_id"):
        doc.explain("0")
    with pytest.raises(ValueError, match="-1 is not an offset"):
        doc.to_raw(-1, 2)
    with pytest.raises(TypeError, match="1.5 is not an offset"):
        doc.to_text(0, 1.5)


def test_documents_pickle(tmp_path):
    doc = baogao.parse("寧波市2019年工作總結\n税收5億元,增長5%。", name="a/b.txt", restore={"line": False})
    given = {"city": ["六盘水市", None, None], "year": [2012, None, 2013]}
    texts = ["税收5亿元。", None, "税收".encode("gb18030")]
    corpus = baogao.read_texts(texts, metadata=given, region_column="city", year_column="year")
    for one in (doc, corpus, corpus[0], corpus[2]):
        again = pickle.loads(pickle.dumps(one))
        assert repr(again) == repr(one)
        for table in baogao.TABLES:
            assert again.arrow(table).equals(one.arrow(table)), table
    restored = baogao.restore("確保")
    assert copy.deepcopy(restored).text == pickle.loads(pickle.dumps(restored)).text == "确保"


def test_a_path_is_no_text(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text("税收5亿元。", encoding="utf-8")
    for call in (baogao.parse, baogao.restore):
        with pytest.raises(ValueError, match=r"is the path of a file; baogao\.read"):
            call(str(path))
    assert baogao.parse("no/such/report.txt").text == "no/such/report.txt"


def test_parse_takes_a_name(tmp_path):
    assert baogao.parse("税收5亿元。", name=tmp_path / "宁波市.txt").source == str(tmp_path / "宁波市.txt")
    assert baogao.parse("税收5亿元。").source is None
    with pytest.raises(TypeError, match="name=5"):
        baogao.parse("税收5亿元。", name=5)


def test_version_on_the_command_line(capsys):
    with pytest.raises(SystemExit) as end:
        main(["--version"])
    assert end.value.code == 0
    assert capsys.readouterr().out == f"baogao {baogao.__version__}\n"


def test_paths_are_unique():
    text = "工作总结\n一、农业\n——粮食生产稳定。全年增产。\n——畜牧生产稳定。全年增产。\n二、工业\n——煤炭增产。稳定。"
    sections = baogao.parse(text).sections
    assert sections.path.tolist() == ["一", "一/——", "一/——#2", "二", "二/——"]
