"""Bad input: a clear error or an empty table, never a crash, never a lost neighbour."""

import os
import random
import time
from pathlib import Path

import pytest

import baogao
from conftest import REPORTS
from invariants import check


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\u3000",
        "\0" * 10,
        "\ufeff",
        "版权所有\n",
        "。",
        "5",
        "一",
        "第",
        "\U0010ffff",
        "（" * 1000,
        "增长" * 1000,
    ],
)
def test_little_texts(text):
    check(baogao.parse(text))


def test_no_text_has_no_report():
    for text in ("", " \n", "\0"):
        doc = baogao.parse(text)
        assert all(getattr(doc, t).empty for t in ("reports", "sections", "sentences", "quantities", "observations"))
        assert len(doc.documents) == 1 and doc.tidy().empty


def test_lone_surrogates_keep_offsets():
    doc = baogao.parse("造林\ud83030亩\udc00。")
    assert len(doc.raw) == 8 and doc.raw.count("\ufffd") == 2
    check(doc)


def test_random_bytes():
    random.seed(5)
    for size in (1, 2, 3, 1000, 100_000):
        check(baogao.parse(random.randbytes(size)))


@pytest.mark.parametrize("bite", ["9", "一", "全市完成造林30.5万亩。", "（", "\0", "a", " ", "创(chuàng)", "确??"])
def test_fifty_megabytes_in_one_line(bite):
    text = bite * (50_000_000 // len(bite.encode()))
    doc = baogao.parse(text)
    assert 0 <= len(doc.text) <= len(text)
    assert len(doc.documents) == 1


def _seconds(text):
    times = []
    for _ in range(2):
        start = time.perf_counter()
        baogao.parse(text)
        times.append(time.perf_counter() - start)
    return min(times)


HOSTILE = """9 一 （ 一、 \0 。 9, 1- & < 第 其中 分别 增长5%、 创(chuàng) 确?? 全市造林、 2020年、 “ （一） 1.
全市造林30.5万亩，"""


@pytest.mark.parametrize("bite", [*HOSTILE.split(), "\n"])
def test_time_is_linear(bite):
    little, much = (bite * (size // len(bite.encode())) for size in (400_000, 1_600_000))
    # four times the text: four times the time, sixteen times if it were quadratic
    assert _seconds(much) < 8 * _seconds(little) + 0.3


def test_many_files_of_which_three_are_broken(tmp_path):
    paths = []
    for i in range(97):
        paths.append(tmp_path / f"{i}.txt")
        paths[-1].write_text(REPORTS, encoding="gb18030" if i % 2 else "utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    paths[10:10] = [tmp_path / "folder", tmp_path / "missing.txt", tmp_path / "loop"]
    documents = baogao.read(paths).documents
    assert len(documents) == 100
    assert documents.error.notna().sum() == 3
    assert documents.source[documents.error.notna()].tolist() == [str(p) for p in paths[10:13]]
    assert (documents.n_observations[documents.error.isna()] == documents.n_observations[0]).all()


def test_errors_say_what():
    corpus = baogao.read([".", "no such file", "a\0b", "/dev/null"])
    assert corpus.documents.error.tolist() == [
        "Is a directory",
        "No such file or directory",
        "embedded null byte",
        "not a regular file",
    ]
    assert corpus.observations.empty and corpus[0].error == "Is a directory" and "error" in corpus[1]._repr_html_()
    assert baogao.read("no/such/*.txt").documents.error.notna().all()


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_unreadable_file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("甲")
    path.chmod(0)
    assert baogao.read(path).documents.error.tolist() == ["Permission denied"]


def test_file_names_of_any_bytes(tmp_path):
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    Path(os.fsdecode(path)).write_bytes("甲。".encode())
    assert baogao.read(tmp_path).documents.source.str.endswith("\ufffd.txt").all()


def test_read_texts_keeps_neighbours():
    documents = baogao.read_texts(["甲。", None, float("nan"), 3.5, b"\xff\xfe", ""]).documents
    assert documents.error.fillna("").tolist() == [
        "",
        "missing text",
        "missing text",
        "not a text but float: 3.5",
        "",
        "",
    ]


@pytest.mark.parametrize("data", [None, 3, Path("a.txt"), ["甲"]])
def test_parse_takes_texts_only(data):
    with pytest.raises(TypeError, match="takes str or bytes"):
        baogao.parse(data)


def test_calls_say_which_other_call_is_meant():
    with pytest.raises(TypeError, match=r"baogao\.read"):
        baogao.parse(Path("a.txt"))
    with pytest.raises(TypeError, match=r"baogao\.parse"):
        baogao.read_texts("甲")
    with pytest.raises(TypeError, match="read_texts"):
        baogao.read([3])
    with pytest.raises(TypeError, match="read_texts"):
        baogao.read(b"abc")


@pytest.mark.parametrize(
    ("options", "error", "says"),
    [
        ({"scirpt": "keep"}, TypeError, "did you mean 'script'"),
        ({"colour": 1}, TypeError, "there are encoding"),
        ({"script": "traditional"}, ValueError, "'traditional'.*'keep'"),
        ({"tables": ["observation"]}, ValueError, "did you mean 'observations'"),
        ({"tables": "observations"}, TypeError, "give a list"),
        ({"tables": []}, ValueError, "at least one"),
        ({"year": "2020"}, TypeError, "'2020'.*whole number"),
        ({"year": True}, TypeError, "whole number"),
        ({"year": -3}, ValueError, "-3.*from 1"),
        ({"threads": 0}, ValueError, "0.*from 1"),
        ({"encoding": "klingon"}, ValueError, "klingon.*gb18030"),
        ({"encoding": 3}, TypeError, "3.*name"),
        ({"region": "火星市"}, ValueError, "火星市.*520200"),
        ({"restore": ["script"]}, TypeError, "give True, False"),
        ({"restore": {"scrip": False}}, ValueError, "did you mean 'script'"),
        ({"restore": {"script": "no"}}, TypeError, "give True or False"),
    ],
)
def test_wrong_options(options, error, says):
    for call in (
        baogao.parse,
        lambda *a, **o: baogao.read_texts(["甲"], **o),
        lambda *a, **o: baogao.scan(["甲"], **o),
    ):
        with pytest.raises(error, match=says):
            call("甲", **options)


def test_restore_has_fewer_options():
    with pytest.raises(TypeError, match=r"restore\(\) has no option 'year'"):
        baogao.restore("甲", year=2020)


def test_a_table_left_out_says_so():
    doc = baogao.parse("甲。", tables=["sentences"])
    assert len(doc.sentences) == 1
    with pytest.raises(ValueError, match=r"tables=\['sentences'\]"):
        _ = doc.observations
    with pytest.raises(ValueError, match="no table is called 'entities'"):
        doc.arrow("entities")
    with pytest.raises(ValueError, match="was not built"):
        doc.tidy()
    assert "甲。" in doc._repr_html_()


def test_options_are_immutable():
    options = baogao.Options(year=2020)
    with pytest.raises(AttributeError):
        options.year = 2021
