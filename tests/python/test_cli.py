"""The command line."""

import json
import subprocess
import sys

import pandas as pd
import pytest

import baogao
from baogao.cli import main
from conftest import REPORTS


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(REPORTS, encoding="gb18030")
    return str(path)


def test_parse_to_parquet(page, tmp_path):
    out = tmp_path / "out.parquet"
    assert main(["parse", page, page, "-o", str(out)]) == 0
    frame = pd.read_parquet(out)
    assert (
        frame.document_id.max() == 1 and frame.quote.tolist() == baogao.read([page, page]).observations.quote.tolist()
    )


def test_parse_to_csv_opens_in_excel(page, tmp_path):
    out = tmp_path / "out.csv"
    assert main(["parse", page, "-o", str(out), "--table", "tidy"]) == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    assert pd.read_csv(out).indicator.tolist() == baogao.read(page).tidy().indicator.tolist()


def test_parse_to_jsonl(page, tmp_path):
    out = tmp_path / "out.jsonl"
    assert main(["parse", page, "-o", str(out), "--table", "reports"]) == 0
    [row] = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert row["title"] == baogao.read(page).reports.title[0] and "总结" in out.read_text(encoding="utf-8")


def test_parse_to_folder(page, tmp_path):
    assert main(["parse", page, "-o", str(tmp_path / "all")]) == 0
    for table in baogao.TABLES:
        assert (tmp_path / "all" / f"{table}.parquet").exists()
    assert len(pd.read_parquet(tmp_path / "all" / "sentences.parquet")) == len(baogao.read(page).sentences)


@pytest.mark.parametrize("ending", ["parquet", "csv", "jsonl"])
def test_nothing_to_read_gives_an_empty_table(tmp_path, ending):
    (tmp_path / "empty").mkdir()
    assert main(["parse", str(tmp_path / "empty"), "-o", str(tmp_path / f"out.{ending}")]) == 0
    assert (tmp_path / f"out.{ending}").exists()


def test_groups_are_written_one_after_the_other(page, tmp_path, monkeypatch):
    monkeypatch.setattr("baogao.reading._GROUP_INPUTS", 1)
    for ending in ("csv", "parquet", "jsonl"):
        assert main(["parse", page, page, page, "-o", str(tmp_path / f"out.{ending}"), "--table", "documents"]) == 0
    assert pd.read_csv(tmp_path / "out.csv").document_id.tolist() == [0, 1, 2]
    assert len(pd.read_parquet(tmp_path / "out.parquet")) == 3
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 3


def test_show(page, capsys):
    assert main(["show", page]) == 0
    out = capsys.readouterr().out
    assert "工作总结" in out and "indicator" in out


def test_errors_go_to_stderr(page, tmp_path, capsys):
    out = tmp_path / "out.csv"
    assert main(["parse", page, "missing.txt", "-o", str(out)]) == 2
    assert "missing.txt: No such file" in capsys.readouterr().err
    assert len(pd.read_csv(out)) == len(baogao.read(page).observations)
    assert main(["show", "missing.txt"]) == 2
    assert main(["parse", page, "-o", str(tmp_path / "out.xlsx")]) == 2
    assert "'.xlsx'" in capsys.readouterr().err
    assert main(["show", page, "--region", "火星市"]) == 2
    assert main(["parse", page, "-o", "/no/such/folder/out.csv"]) == 2


def test_module_and_usage():
    run = subprocess.run([sys.executable, "-m", "baogao"], capture_output=True, text=True)
    assert run.returncode == 2 and "usage: baogao" in run.stderr


def test_nothing_read_leaves_the_file(tmp_path, capsys):
    """A run that could read nothing does not empty the table of an earlier one."""
    out = tmp_path / "out.csv"
    out.write_text("earlier", encoding="utf-8")
    assert main(["parse", "missing.txt", "-o", str(out)]) == 2
    assert out.read_text(encoding="utf-8") == "earlier"
    assert main(["parse", str(tmp_path / "*.html"), "-o", str(out)]) == 2
    assert "no file matches" in capsys.readouterr().err


def test_a_folder_takes_no_single_table(page, tmp_path, capsys):
    """The option would be ignored; it is refused."""
    assert main(["parse", page, "-o", str(tmp_path / "tables"), "--table", "tidy"]) == 2
    assert "a folder gets every table" in capsys.readouterr().err
