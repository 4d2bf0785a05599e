"""The glossary of a language, from A to Z, and where each of its terms stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import count
from typing import TypeAlias
from urllib.parse import quote

from elevate_site.language.collation import collation_key
from elevate_site.model.catalogue import GlossaryTerm
from elevate_site.model.fragment import Definition
from elevate_site.model.values import LanguageCode
from elevate_site.structure.library import Library

__all__ = ["GLOSSARY_SECTION", "Spellings", "definitions_of", "glossary_href", "glossary_spellings"]

GLOSSARY_SECTION = "glossary"
"""The address of the page in every language."""

_NO_WORD = re.compile(r"[\W_]+")


Spellings: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]
"""The anchor of each term, and how it is written in articles: as it stands in the glossary, and its plural."""


def glossary_href(library: Library, language: LanguageCode) -> str:
    """The address of the glossary of `language`; empty when the site has none."""
    addresses = library.addresses
    return addresses.href(addresses.section(GLOSSARY_SECTION, language)) if library.catalogue.glossary else ""


def definitions_of(library: Library, language: LanguageCode) -> Mapping[str, Definition]:
    """The terms of `language` in its alphabetical order, by anchor; empty when the site has no glossary."""
    page = glossary_href(library, language)
    return {
        anchor: Definition(anchor, item.term[language], item.meaning[language], f"{page}#{quote(anchor)}")
        for anchor, item in _entries(library.catalogue.glossary, language)
    }


def glossary_spellings(glossary: Sequence[GlossaryTerm], language: LanguageCode) -> Spellings:
    """All that has to be known of the terms of `language` to find them in a text."""
    return tuple(
        (anchor, (item.term[language], *([item.plural[language]] if item.plural else [])))
        for anchor, item in _entries(glossary, language)
    )


def _entries(glossary: Sequence[GlossaryTerm], language: LanguageCode) -> Iterator[tuple[str, GlossaryTerm]]:
    taken: set[str] = set()
    for item in sorted(glossary, key=lambda each: collation_key(each.term[language], language)):
        anchor = _free_anchor(item.term[language], taken)
        taken.add(anchor)
        yield anchor, item


def _free_anchor(term: str, taken: Container[str]) -> str:
    """An id from the words of `term` that no term before it has: `site_term_panic-attack`."""
    words = _NO_WORD.sub("-", unicodedata.normalize("NFC", term).lower()).strip("-")
    numbered = (f"site_term_{words}{f'-{number}' if number > 1 else ''}" for number in count(1))
    return next(anchor for anchor in numbered if anchor not in taken)
