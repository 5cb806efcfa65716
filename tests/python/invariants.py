"""Invariants: what the data model promises of every document, whatever its text.

`check(document)` raises AssertionError with the rule and the row that breaks it."""

import pathlib
import re

import baogao

DATA = pathlib.Path(__file__).parents[2] / "cpp" / "data"


def _rows(table: str) -> list[list[str]]:
    lines = (DATA / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")][1:]


# What an indicator alone can not be (a verb, a function word), and nouns that are verbs too (投资, 出口).
VERBS = {word for word, kind in _rows("cues") if kind != "word"}
HEADS = {word for word, _ in _rows("heads")}

# Column names and their order, as the data model lists them.
OFFSETS = ["start", "end", "raw_start", "raw_end"]
_LISTS = """
documents: document_id source sha256 bytes encoding encoding_confidence malformed raw_chars text_chars script
    n_edits_furniture n_edits_page_marker n_edits_annotation n_edits_script n_edits_byte_shift n_edits_mojibake
    n_edits_entity n_edits_junk n_edits_width n_edits_space n_edits_line n_edits_punctuation
    n_reports n_observations source_url date author pages error
edits: document_id edit_id raw_start raw_end start end raw_text text kind confidence
findings: finding_id document_id kind severity message expected found observation_ids start end raw_start raw_end
reports: report_id document_id title kind issuer region region_code region_level region_evidence date
    review_start review_end plan_start plan_end period_start period_end period_evidence period_source
    period_conflict start end raw_start raw_end
sections: section_id report_id document_id parent_id level marker title path part start end raw_start raw_end
sentences: sentence_id report_id section_id document_id text start end raw_start raw_end
quantities: quantity_id sentence_id document_id quote value value_high value_text unit unit_code dimension qualifier
    resolution role start end raw_start raw_end
observations: observation_id quantity_id sentence_id section_id report_id document_id indicator indicator_code
    measure value value_high unit qualifier tone status basis period period_start period_end period_source
    region region_code coverage scope parent_id quote start end raw_start raw_end rule confidence
"""
_NEVER_NULL = """
edits: raw_text text kind confidence
findings: kind severity message
reports: title kind period_source period_conflict
sections: report_id level title path part
sentences: report_id text
quantities: quote unit qualifier role
observations: quantity_id sentence_id report_id indicator measure value unit qualifier status period_source quote
    rule confidence
"""


def _by_table(lists: str) -> dict[str, list[str]]:
    parts = re.split(r"\n(\w+):", lists)
    return {name: names.split() for name, names in zip(parts[1::2], parts[2::2], strict=True)}


COLUMNS = _by_table(_LISTS)
WHOLE = _by_table(_NEVER_NULL)
IDS = {name: names[0] if name != "edits" else "edit_id" for name, names in COLUMNS.items()}
BLANK = re.compile(r"[\s\u3000\ufeff]*")


def check(doc: baogao.Document) -> None:
    """Every invariant of one document."""
    rows = {name: doc.arrow(name).to_pylist() for name in baogao.TABLES}
    for name, table in rows.items():
        assert doc.arrow(name).column_names == COLUMNS[name], name
        if name != "documents":
            _check_rows(doc, name, table)
    _check_edits(doc, rows["edits"])
    _check_reports(doc, rows)
    _check_sections(rows)
    _check_sentences(doc, rows)
    _check_quantities(doc, rows)
    _check_observations(rows)
    _check_document(doc, rows)


def _inside(part: dict, whole: dict) -> bool:
    return whole["start"] <= part["start"] and part["end"] <= whole["end"]


def _in_order(table: list[dict]) -> None:
    """Disjoint, in text order."""
    for a, b in zip(table, table[1:], strict=False):
        assert a["end"] <= b["start"], (a, b)


def _check_rows(doc: baogao.Document, name: str, table: list[dict]) -> None:
    size, raw_size = len(doc.text), len(doc.raw)
    for number, row in enumerate(table):
        assert row[IDS[name]] == number, (name, row)
        for column in [*OFFSETS, "document_id", *WHOLE[name]]:
            assert row[column] is not None, (name, column, row)
        assert 0 <= row["start"] <= row["end"] <= size, (name, row)
        assert 0 <= row["raw_start"] <= row["raw_end"] <= raw_size, (name, row)
        for column, value in row.items():
            # "" stands for "none" in these columns alone
            assert value != "" or column in ("unit", "title", "text", "raw_text"), (name, column, row)
    if name not in ("edits", "findings"):
        for row in table[:: max(1, len(table) // 50)]:
            assert doc.to_raw(row["start"], row["end"]) == (row["raw_start"], row["raw_end"]), (name, row)


def _check_edits(doc: baogao.Document, edits: list[dict]) -> None:
    text, at, out_at = [], 0, 0
    for e in edits:
        assert at <= e["raw_start"], ("edits overlap or are out of order", e)
        text.append(doc.raw[at : e["raw_start"]])
        out_at += e["raw_start"] - at
        assert (e["start"], e["end"]) == (out_at, out_at + len(e["text"])), e
        assert doc.raw[e["raw_start"] : e["raw_end"]] == e["raw_text"], e
        assert e["raw_text"] != e["text"], ("an edit without effect", e)
        assert 0 <= e["confidence"] <= 1, e
        text.append(e["text"])
        out_at, at = e["end"], e["raw_end"]
    text.append(doc.raw[at:])
    assert "".join(text) == doc.text, "edits applied to raw do not give text"


def _check_reports(doc: baogao.Document, rows: dict) -> None:
    _in_order(rows["reports"])
    assert bool(rows["reports"]) == bool(rows["sentences"])
    for r in rows["reports"]:
        assert r["end"] > r["start"], r
        assert r["title"] in doc.text[: r["end"]], r  # before its start: in front matter
        assert r["region_code"] is None or re.fullmatch(r"\d{6}", r["region_code"]), r
        assert (r["region"] is None) == (r["region_code"] is None) == (r["region_level"] is None), r
        for span in ("review", "plan", "period"):
            start, end = r[f"{span}_start"], r[f"{span}_end"]
            assert start is None or end is None or start <= end, r


def _check_sections(rows: dict) -> None:
    for s in rows["sections"]:
        assert _inside(s, rows["reports"][s["report_id"]]), s
        if s["parent_id"] is None:
            assert s["level"] == 1, s
            continue
        assert s["parent_id"] < s["section_id"], s
        parent = rows["sections"][s["parent_id"]]
        assert _inside(s, parent) and s["report_id"] == parent["report_id"], (s, parent)
        assert s["level"] == parent["level"] + 1, (s, parent)
        assert s["path"].startswith(parent["path"] + "/"), (s, parent)
    for a, b in zip(rows["sections"], rows["sections"][1:], strict=False):
        assert a["start"] <= b["start"], (a, b)


def _check_sentences(doc: baogao.Document, rows: dict) -> None:
    _in_order(rows["sentences"])
    covered = 0
    for s in rows["sentences"]:
        report = rows["reports"][s["report_id"]]
        assert _inside(s, report), s
        assert doc.text[s["start"] : s["end"]] == s["text"] == s["text"].strip() != "", s
        if s["section_id"] is not None:
            section = rows["sections"][s["section_id"]]
            assert _inside(s, section) and section["report_id"] == s["report_id"], (s, section)
        gap = doc.text[max(covered, report["start"]) : s["start"]]
        assert BLANK.fullmatch(gap), ("sentences leave out", gap)
        covered = s["end"]


def _check_quantities(doc: baogao.Document, rows: dict) -> None:
    _in_order(rows["quantities"])
    digits = {m.start() for m in re.finditer(r"[0-9０-９]", doc.text)}
    for q in rows["quantities"]:
        assert doc.text[q["start"] : q["end"]] == q["quote"], q
        digits.difference_update(range(q["start"], q["end"]))
        if q["sentence_id"] is not None:
            assert _inside(q, rows["sentences"][q["sentence_id"]]), q
        if q["value_text"] is not None and q["value"] is not None:
            assert float(q["value_text"]) == q["value"], q
        assert q["value_high"] is None or q["value_high"] >= q["value"], q
    assert not digits, ("digits in no quantity, the first at", min(digits), doc.text[min(digits) - 10 :][:30])


def _check_observations(rows: dict) -> None:
    observations = rows["observations"]
    for o in observations:
        q, s = rows["quantities"][o["quantity_id"]], rows["sentences"][o["sentence_id"]]
        assert q["role"] == "measure", (o, q)
        assert q["sentence_id"] == o["sentence_id"], (o, q)
        assert (o["section_id"], o["report_id"]) == (s["section_id"], s["report_id"]), (o, s)
        assert [o[c] for c in ("quote", *OFFSETS)] == [q[c] for c in ("quote", *OFFSETS)], (o, q)
        assert o["basis"] is None or o["measure"] in ("growth", "change"), o
        assert o["period_start"] is None or o["period_end"] is None or o["period_start"] <= o["period_end"], o
        assert 0 <= o["confidence"] <= 1, o
        label = o["indicator"]
        assert label and not re.search("[。！？\n]", label), o
        assert o["quote"] not in label, o
        # 处分547人: of people a verb says enough.
        assert label not in VERBS or label in HEADS or q["dimension"] == "person", o
        assert not re.fullmatch("[全我本][国省市县区州]", label), o
        if o["parent_id"] is not None:
            assert o["parent_id"] != o["observation_id"] and 0 <= o["parent_id"] < len(observations), o
    for a, b in zip(observations, observations[1:], strict=False):
        assert a["start"] <= b["start"], (a, b)


def _check_document(doc: baogao.Document, rows: dict) -> None:
    [d] = rows["documents"]
    assert d["error"] is None and d["raw_chars"] == len(doc.raw) and d["text_chars"] == len(doc.text), d
    assert d["n_reports"] == len(rows["reports"]) and d["n_observations"] == len(rows["observations"]), d
    if any(f["kind"] == "undecodable" for f in rows["findings"]):  # no text: nothing is read out of it
        assert doc.raw == doc.text == "" and len(rows["findings"]) == 1, d
    for kind in baogao.EDIT_KINDS:
        assert d[f"n_edits_{kind}"] == sum(e["kind"] == kind for e in rows["edits"]), (kind, d)
