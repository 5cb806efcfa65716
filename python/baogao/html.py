"""HTML: texts with marks in them, for notebooks. Everything from a document is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

# A notebook holds every output in memory and in its file: a longer text is shown in part.
SHOWN_CHARACTERS = 20_000

_BOX = "white-space: pre-wrap; line-height: 1.7; max-height: 32em; overflow: auto; max-width: 60em"


def marked(text: str, marks: Iterable[tuple[int, int, str, str]], style: str) -> str:
    """The text in a box; each mark (start, end, hover, replacement shown struck before it) gets `style`.

    Marks come in text order; one that begins inside another is left out.
    """
    out: list[str] = []
    at = 0
    for start, end, hover, struck in marks:
        if start < at or start >= SHOWN_CHARACTERS:
            continue
        out.append(escape(text[at:start]))
        if struck:
            out.append(f'<del style="opacity: 0.5">{escape(struck)}</del>')
        out.append(f'<mark style="{style}" title="{escape(hover)}">{escape(text[start:end])}</mark>')
        at = end
    out.append(escape(text[at : max(at, SHOWN_CHARACTERS)]))
    rest = len(text) - max(at, SHOWN_CHARACTERS)
    if rest > 0:
        out.append(f"<em>… and {rest:,} characters more</em>")
    return f'<div style="{_BOX}">{"".join(out)}</div>'
