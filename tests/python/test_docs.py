"""What a newcomer reads must be true: the README's examples and the notebooks are run."""

from __future__ import annotations

import doctest
import pathlib

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = pathlib.Path(__file__).resolve().parents[2]


def test_readme_examples() -> None:
    """Every example of the README gives what stands below it."""
    failed, attempted = doctest.testfile(
        str(ROOT / "README.md"), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE, encoding="utf-8"
    )
    assert attempted >= 10
    assert failed == 0


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("path", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda p: p.name)
def test_notebook(path: pathlib.Path) -> None:
    """A notebook runs from top to bottom, and is stored without outputs."""
    notebook = nbformat.read(path, as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells), "clear the outputs before committing"
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    assert any("image/png" in o.get("data", {}) for c in notebook.cells for o in c.get("outputs", []))
    replayed = next(c for c in notebook.cells if c.source.endswith("text == doc.text"))
    assert replayed.outputs[0]["data"]["text/plain"] == "True"
