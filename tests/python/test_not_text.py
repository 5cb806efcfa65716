"""Files that are no text: a row of findings that says what they are and what to do, and no rows besides."""

import gzip
import io
import zipfile

import pytest

import baogao
from invariants import check


def _docx() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        z.writestr("[Content_Types].xml", "<Types/>")
        z.writestr("word/document.xml", "<w:t>全市完成造林30.5万亩。</w:t>")
    return out.getvalue()


FILES = {
    "PDF": b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 20,
    "Word document (.docx)": _docx(),
    "old Office document": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + "全市".encode("utf-16-le") * 50,
    "JPEG": b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(range(256)) * 20,
    "gzip": gzip.compress("全市完成造林30.5万亩。".encode() * 10),
    "binary file": bytes(range(256)) * 20,
}


@pytest.mark.parametrize("what", FILES)
def test_said_with_what_to_do(what, tmp_path):
    path = tmp_path / "report.txt"
    path.write_bytes(FILES[what])
    for doc in (baogao.parse(FILES[what]), baogao.read(path)):
        finding = doc.findings.iloc[0]
        assert (finding["kind"], finding["severity"]) == ("undecodable", "error")
        assert what in finding["message"] and ";" in finding["message"]
        assert len(doc.findings) == 1
        assert doc.documents["encoding_confidence"].iloc[0] < 0.1
        for table in set(baogao.TABLES) - {"documents", "findings"}:
            assert getattr(doc, table).empty, table
    check(baogao.parse(FILES[what]))


def test_text_has_no_such_finding():
    for text in ("全市完成造林30.5万亩。", "BM股份有限公司", "%pdf"):
        for encoding in ("utf-8", "gb18030", "utf-16"):
            assert baogao.parse(text.encode(encoding)).findings.empty
