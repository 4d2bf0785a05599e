"""What a processor may ask of the parser that it belongs to.

Processors know this class; only `dialect` knows which processors there are. So imports form no circle.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import markdown
from markdown.extensions import Extension

from elevate_site.markup.findings import Findings

__all__ = ["Parser"]


class Parser(markdown.Markdown):
    """Python-Markdown with the notebook of the document at hand."""

    lines: list[str]
    """The lines of the document at hand; the library sets them, but its stubs leave them out."""
    findings: Findings
    """What processors find in the document at hand."""

    def __init__(self, extensions: Sequence[Extension]) -> None:
        super().__init__(extensions=extensions, output_format="html")
        self.findings = Findings("")
        # The library asks for every element of every tree, and searches a long list each time.
        self.is_block_level = lru_cache(maxsize=128)(self.is_block_level)  # type: ignore[method-assign]
