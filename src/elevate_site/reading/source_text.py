"""Decode the bytes of a file to text that the rest of the program can trust.

The text has a line feed at the end of each line and nothing invisible in it: no control characters (Python-Markdown
uses some for its own marks), none that turn the direction of reading round, no noncharacters, no private use characters
(which Word leaves behind for bullets), and no line ends that only some programs know. We replace each of these with
U+FFFD, so that lines and columns stay true and the rest of the text is still checked.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from elevate_site.errors import Problem
from elevate_site.model.rules import problem

__all__ = ["decode_text"]

_REFUSED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202d\u202e\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "\U000f0000-\U0010ffff]"
)
_PLAIN = bytes([*b"\t\n\r", *range(0x20, 0x7F)])
"""The bytes of most texts; without them, little is left to search."""
_REPLACEMENT = "\ufffd"
_REPLACEMENT_BYTES = _REPLACEMENT.encode()
_HOW_TO_SAVE = "Open it in Notepad, choose File and Save as, and select UTF-8 under Encoding."


def decode_text(data: bytes, file: str) -> tuple[str, tuple[Problem, ...]]:
    """The text in `data`, and what is wrong with its characters.

    The text is empty when the file is not a text file at all, such as a picture that somebody renamed.
    """
    encoding_problems: tuple[Problem, ...] = ()
    try:
        text = data.decode("utf-8-sig") if data.startswith(codecs.BOM_UTF8) else data.decode()
    except UnicodeDecodeError as error:
        text, found = _decode_otherwise(data, error, file)
        encoding_problems = (found,)
    text = text.replace("\r\n", "\n").replace("\r", "\n") if b"\r" in data else text
    rest = data.translate(None, _PLAIN)
    if encoding_problems or not rest:
        return text, encoding_problems
    lost = (_lost_letter(text, file),) if _REPLACEMENT_BYTES in rest else ()
    if not _REFUSED.search(rest.decode("utf-8", "replace")):
        return text, lost
    text, refused = _replace_refused(text, file)
    return text, (*lost, *refused)


def _decode_otherwise(data: bytes, error: UnicodeDecodeError, file: str) -> tuple[str, Problem]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        message = "This file is saved as “Unicode” (UTF-16), but it has to be UTF-8."
        return data.decode("utf-16", "replace"), problem("file-encoding", file, 0, 0, message, _HOW_TO_SAVE)
    if b"\x00" in data:
        message = "This is not a text file, although its name says so."
        return "", problem(
            "file-encoding", file, 0, 0, message, "Delete it, or give it back the ending that it had, such as .jpg."
        )
    plain = data.removeprefix(codecs.BOM_UTF8)  # the error counts from behind the byte order mark
    before = plain[: error.start].decode().replace("\r\n", "\n").replace("\r", "\n")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    meant = plain[error.start : error.start + 1].decode("cp1252", "ignore")
    probably = f", probably {meant}," if meant else ""
    message = f"This file is not saved as UTF-8, so this character{probably} cannot be read."
    found = problem("file-encoding", file, line, column, message, _HOW_TO_SAVE)
    return _REFUSED.sub(_REPLACEMENT, plain.decode("utf-8", "replace")), found


def _lost_letter(text: str, file: str) -> Problem:
    """What another program wrote in place of the letters that it could not read."""
    first = text.index(_REPLACEMENT)
    line, column = text.count("\n", 0, first) + 1, first - text.rfind("\n", 0, first)
    others = text.count(_REPLACEMENT) - 1
    message = f"A letter was lost here ({_REPLACEMENT}) when the text was saved in the wrong encoding."
    message += f" This file has {others} more like it." if others else ""
    return problem("file-encoding", file, line, column, message, "Type it again.")


def _replace_refused(text: str, file: str) -> tuple[str, tuple[Problem, ...]]:
    """The text without the refused characters, and one Problem for all, since they usually come in one paste."""
    places = [found.start() for found in _REFUSED.finditer(text)]
    if not places:  # the only one was a carriage return, which is gone
        return text, ()
    first = places[0]
    line, column = text.count("\n", 0, first) + 1, first - text.rfind("\n", 0, first)
    word = re.search(r"[^\s\ufffd]+\s?$", _REFUSED.sub(_REPLACEMENT, text[max(0, first - 40) : first]))
    where = f" after “{word[0].strip()}”" if word else ""
    others = "" if len(places) == 1 else f" This file has {len(places) - 1} more like it."
    message = f"There is an invisible character{where} ({_name(text[first])}).{others}"
    hint = "Delete the words around this place and type them again; do not paste them."
    return _REFUSED.sub(_REPLACEMENT, text), (problem("file-character", file, line, column, message, hint),)


def _name(character: str) -> str:
    name = unicodedata.name(character, "").lower()
    return f"U+{ord(character):04X} {name}".strip()
