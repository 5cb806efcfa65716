#!/usr/bin/env python3
"""Write the fingerprint of the tables of knowledge as a C++ string literal, for the metadata of every table.

    fingerprint.py OUT.inc TABLE...

The same tables give the same sixteen hexadecimal digits on every machine: SHA-256 over names and contents."""

import hashlib
import pathlib
import sys


def main() -> None:
    """Hash the tables in the order of their names."""
    out, *tables = map(pathlib.Path, sys.argv[1:])
    digest = hashlib.sha256()
    for table in sorted(tables, key=lambda path: path.name):
        digest.update(table.name.encode() + b"\0" + table.read_bytes() + b"\0")
    out.write_text(f'"{digest.hexdigest()[:16]}"\n', encoding="utf-8")


main()
