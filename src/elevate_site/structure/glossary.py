"""The glossary of a language, from A to Z, and where each of its terms stands."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import count
from urllib.parse import quote

from elevate_site.model.catalogue import GlossaryTerm
from elevate_site.model.fragment import Definition
from elevate_site.model.values import LanguageCode
from elevate_site.structure.collation import collation_key
from elevate_site.structure.library import Library

__all__ = ["GLOSSARY_SECTION", "GlossaryEntry", "glossary_entries", "glossary_href"]

GLOSSARY_SECTION = "glossary"
"""The address of the page in every language."""

_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A term of the glossary in one language."""

    definition: Definition
    spellings: tuple[str, ...]
    """How the term is written in articles: as it stands in the glossary, and its plural."""


def glossary_href(library: Library, language: LanguageCode) -> str:
    """The address of the glossary of `language`; empty when the site has none."""
    addresses = library.addresses
    return addresses.href(addresses.section(GLOSSARY_SECTION, language)) if library.catalogue.glossary else ""


def glossary_entries(library: Library, language: LanguageCode) -> tuple[GlossaryEntry, ...]:
    """The terms of `language` in its alphabetical order; empty when the site has no glossary."""
    glossary = library.catalogue.glossary
    page = glossary_href(library, language)
    entries: dict[str, GlossaryEntry] = {}
    for item in sorted(glossary, key=lambda each: collation_key(each.term[language], language)):
        anchor = _free_anchor(item.term[language], entries)
        definition = Definition(anchor, item.term[language], item.meaning[language], f"{page}#{quote(anchor)}")
        entries[anchor] = GlossaryEntry(definition, _spellings(item, language))
    return tuple(entries.values())


def _spellings(item: GlossaryTerm, language: LanguageCode) -> tuple[str, ...]:
    return (item.term[language], item.plural[language]) if item.plural else (item.term[language],)


def _free_anchor(term: str, taken: dict[str, GlossaryEntry]) -> str:
    """An id from the words of `term` that no term before it has: `site_term_panic-attack`."""
    words = _NO_WORD.sub("-", unicodedata.normalize("NFC", term).lower()).strip("-")
    numbered = (f"site_term_{words}{f'-{number}' if number > 1 else ''}" for number in count(1))
    return next(anchor for anchor in numbered if anchor not in taken)
