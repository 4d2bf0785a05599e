"""Lines of a paragraph that show nothing where they stand: the address of a reference, and what a short form means."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping

from markdown.extensions.abbr import AbbrBlockprocessor

from elevate_site.markup.findings import Findings
from elevate_site.markup.references import keep, read_definitions

__all__ = ["cut_definitions"]


def cut_definitions(
    text: str, findings: Findings, abbreviations: MutableMapping[str, str]
) -> Iterator[tuple[int, str]]:
    """What is left of the paragraph `text`, each stretch with its offset.

    Addresses go into `findings`, what short forms mean into `abbreviations`.
    """
    if "]:" not in text and "] :" not in text:
        yield 0, text
        return
    for start, stretch in _cut_abbreviations(text, abbreviations):
        definitions, rest = read_definitions(stretch)
        for definition in definitions:
            keep(definition, findings)
        words = rest.strip("\n ")
        if words:
            yield start + len(stretch) - len(rest) + rest.index(words), words


def _cut_abbreviations(text: str, abbreviations: MutableMapping[str, str]) -> Iterator[tuple[int, str]]:
    """What is left of `text`, each stretch with its offset; none begins with a line break."""
    start = 0
    for match in AbbrBlockprocessor.RE.finditer(text) if "*[" in text else ():
        name, meaning = match["abbr"].strip(), match["title"].strip()
        if name and meaning:
            abbreviations[name] = meaning
            yield start, text[start : match.start()]
            start = match.end() + text.startswith("\n", match.end())
    yield start, text[start:]
