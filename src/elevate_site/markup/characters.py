r"""Characters that are not written as they are shown: behind a backslash, or as an entity.

Until the page is written, a sign that is no sign of Markdown is set aside as the library does it, so that no later step
takes a brace behind a backslash for an attribute list. The library writes anything that looks like an entity into the
page as it is; so whatever is none must not look like one.
"""

from __future__ import annotations

import html
import html.entities
import re
from xml.etree.ElementTree import Element

from markdown.treeprocessors import UnescapeTreeprocessor
from markdown.util import AMP_SUBSTITUTE, ETX, STX

from elevate_site.markup.parser import Parser
from elevate_site.markup.positions import SEPARATOR, without_marks

__all__ = ["SparingUnescapeProcessor", "entity", "escaped", "plain", "resolved"]

_LONGEST_ENTITY = 34
_BEGINNING = re.compile(r"&[#A-Za-z0-9]*\Z")
_SET_ASIDE = re.compile(rf"{STX}(\d+){ETX}")
_BEGUN = re.compile(r"&(?=[#A-Za-z0-9]+;)")
_REST = re.compile(r"[#A-Za-z0-9]+;")
_ENTITY = re.compile(r"&([#A-Za-z0-9]+;)")
_NUMBER = re.compile("#(?:(?P<decimal>[0-9]{1,7})|[xX](?P<hexadecimal>[0-9a-fA-F]{1,6}));")
_CHARACTERS = 0x110000
# No control character, half of a character, or number that is kept free for programs such as this one.
_CAN_BE_SHOWN = re.compile("[^\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def escaped(character: str, text: str, start: int, end: int) -> str:
    """What stands for `character`, which is written otherwise from `start` to `end` of `text`."""
    set_aside = f"{STX}{ord(character)}{ETX}"
    if character == "&" and _REST.match(text, end):
        return set_aside + SEPARATOR
    if character in "#;" and _BEGINNING.search(text[max(start - _LONGEST_ENTITY, 0) : start]):
        return SEPARATOR + set_aside
    return set_aside


def plain(text: str) -> str:
    """`text` with the characters that were set aside, without marks, and so that no `&` begins an entity."""
    return _BEGUN.sub(f"{AMP_SUBSTITUTE}amp;", without_marks(_SET_ASIDE.sub(_character, text)))


def _character(match: re.Match[str]) -> str:
    return chr(int(match[1]))


def entity(text: str, start: int, end: int) -> str:
    """What stands for the entity from `start` to `end` of `text`: if it names no character, its letters as typed."""
    written = text[start + 1 : end]
    number = _NUMBER.fullmatch(written)
    if number:
        code = int(number["decimal"]) if number["decimal"] else int(number["hexadecimal"], 16)
        if code >= _CHARACTERS or not _CAN_BE_SHOWN.fullmatch(chr(code)):
            return "\ufffd"
    elif written not in html.entities.html5:
        return escaped("&", text, start, start + 1) + written
    shown = html.unescape(text[start:end])
    return "".join(each if each.isalnum() else escaped(each, text, start, end) for each in shown)


def resolved(text: str) -> str:
    """`text` with characters in place of its entities.

    `html.unescape` would also read `&sect`, without a semicolon; many an address goes on with `&section=2`.
    """
    return _ENTITY.sub(_resolved, text) if "&" in text else text


def _resolved(match: re.Match[str]) -> str:
    is_entity = match[1] in html.entities.html5 or _NUMBER.fullmatch(match[1])
    return html.unescape(match[0]) if is_entity else match[0]


class SparingUnescapeProcessor(UnescapeTreeprocessor):
    """The library's step that restores escaped characters, for documents that hold such characters."""

    md: Parser

    def run(self, root: Element) -> None:
        """Restore the escaped characters in `root`; Python-Markdown's hook."""
        if any("\\" in line or "&" in line for line in self.md.lines):
            super().run(root)
