r"""Characters that are not written as they are shown: behind a backslash, or as an entity.

Until the page is written, an escaped character is set aside as the library does it, so that no later step takes a brace
behind a backslash for an attribute list. The library writes anything that looks like an entity into the page as it is;
so whatever is none must not look like one.
"""

from __future__ import annotations

import html.entities
import re
from xml.etree.ElementTree import Element

from markdown.treeprocessors import UnescapeTreeprocessor
from markdown.util import AMP_SUBSTITUTE, ETX, STX

from elevate_site.markup.parser import Parser

__all__ = ["LONGEST_ENTITY", "SparingUnescapeProcessor", "entity", "escaped"]

LONGEST_ENTITY = 34
"""How many characters an entity can have."""

_HALF_ENTITY = re.compile(r"&[#A-Za-z0-9]*\Z")
_NUMBER = re.compile("#(?:(?P<decimal>[0-9]{1,7})|[xX](?P<hexadecimal>[0-9a-fA-F]{1,6}));")
_CHARACTERS = 0x110000
# No control character, half of a character, or number that is kept free for programs such as this one.
_CAN_BE_SHOWN = re.compile("[^\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def escaped(character: str, before: str) -> str:
    """What stands for `character`, which was behind a backslash; `before` is the text before that."""
    if character == "&" or (character in "#;" and _HALF_ENTITY.search(before)):
        return f"{AMP_SUBSTITUTE}#{ord(character)};"
    return f"{STX}{ord(character)}{ETX}"


def entity(written: str) -> str:
    """What stands for the entity that is `written` behind an `&`: if it names no character, its letters as typed."""
    number = _NUMBER.fullmatch(written)
    if number is None:
        return f"&{written}" if written in html.entities.html5 else f"{AMP_SUBSTITUTE}amp;{written}"
    code = int(number["decimal"]) if number["decimal"] else int(number["hexadecimal"], 16)
    return f"&{written}" if code < _CHARACTERS and _CAN_BE_SHOWN.fullmatch(chr(code)) else "\ufffd"


class SparingUnescapeProcessor(UnescapeTreeprocessor):
    """The library's step that restores escaped characters, for documents that hold a backslash."""

    md: Parser

    def run(self, root: Element) -> None:
        """Restore the escaped characters in `root`; Python-Markdown's hook."""
        if any("\\" in line for line in self.md.lines):
            super().run(root)
