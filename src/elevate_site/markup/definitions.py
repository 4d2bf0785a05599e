"""Lines of a paragraph that show nothing where they stand: the address of a reference, and what a short form means."""

from __future__ import annotations

import re
from collections.abc import Iterator, MutableMapping

from markdown.blockprocessors import ReferenceProcessor
from markdown.extensions.abbr import AbbrBlockprocessor

__all__ = ["cut_definitions"]


def cut_definitions(
    text: str,
    references: MutableMapping[str, tuple[str, str]],
    abbreviations: MutableMapping[str, str],
) -> Iterator[tuple[int, str]]:
    """What is left of the paragraph `text`, each stretch with its offset; definitions go into the two mappings."""
    if "]:" not in text and "] :" not in text:
        yield 0, text
        return
    taken: list[tuple[int, int]] = []
    for match in AbbrBlockprocessor.RE.finditer(text) if "*[" in text else ():
        name, meaning = match["abbr"].strip(), match["title"].strip()
        if name and meaning:
            abbreviations[name] = meaning
            taken.append(match.span())
    for match in ReferenceProcessor.RE.finditer(text):
        # A note inside a note is told, and no reference.
        if _is_free(match, taken) and not match[1].startswith("^"):
            references[match[1].strip().lower()] = match[2].lstrip("<").rstrip(">"), match[5] or match[6]
            taken.append(match.span())
    start = 0
    for begin, end in (*sorted(taken), (len(text), len(text))):
        stretch = text[start:begin]
        words = stretch.strip("\n ")
        if words:
            yield start + stretch.index(words), words
        start = end


def _is_free(match: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    return not any(begin < match.end() and match.start() < end for begin, end in taken)
