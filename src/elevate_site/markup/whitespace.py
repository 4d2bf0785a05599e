"""The library's first step, which takes foreign line ends and blanks in empty lines out of a text.

What reaches it is already free of all but the last, and most texts of that too; the library would split the text into
lines and join it again twice.
"""

from __future__ import annotations

import re

from markdown.preprocessors import NormalizeWhitespace
from markdown.util import ETX, STX

__all__ = ["WhitespaceProcessor"]

_FOREIGN = (STX, ETX, "\r", "\t")
_EMPTY_LINE = re.compile(r"\n +(?=\n)")


class WhitespaceProcessor(NormalizeWhitespace):
    """Does the same; all lines come back as one, since the library joins them anyway."""

    def run(self, lines: list[str]) -> list[str]:
        """The text as the parser wants it; Python-Markdown's hook."""
        text = "\n".join(lines)
        if any(sign in text for sign in _FOREIGN):
            return ["\n".join(super().run(lines))]
        text += "\n\n"
        return [_EMPTY_LINE.sub("\n", text) if " \n" in text else text]
