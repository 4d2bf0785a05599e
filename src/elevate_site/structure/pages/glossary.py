"""The glossary of a language from A to Z: its terms, where each is explained, and the page that explains them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import count
from urllib.parse import quote

from elevate_site.language.collation import collation_key, first_letter
from elevate_site.language.crisis_terms import names_crisis
from elevate_site.model.catalogue import GlossaryTerm, Spellings
from elevate_site.model.fragment import Definition
from elevate_site.model.list_views import DefinitionGroup, GlossaryView
from elevate_site.model.page import Page
from elevate_site.model.site_view import Link
from elevate_site.model.values import LanguageCode
from elevate_site.structure.library import Library
from elevate_site.structure.pages.heads import HeadMaker, html_page

__all__ = ["definitions_of", "glossary_href", "glossary_page", "glossary_spellings"]

_SECTION = "glossary"
_NOT_IN_WORDS = re.compile(r"[\W_]+")


def glossary_href(library: Library, language: LanguageCode) -> str:
    """The link to the glossary of `language`; empty when the site has none."""
    return library.urls.section_href(_SECTION, language) if library.catalogue.glossary else ""


def definitions_of(library: Library, language: LanguageCode) -> Mapping[str, Definition]:
    """The terms of `language` by anchor, from A to Z; empty when the site has no glossary."""
    page, default = glossary_href(library, language), library.settings.default_language
    return {
        anchor: Definition(
            anchor,
            item.term[language],
            item.meaning[language],
            f"{page}#{quote(anchor)}",
            default if item.meaning.written_once and language != default else None,
        )
        for anchor, item in _entries(library.catalogue.glossary, language)
    }


def glossary_spellings(glossary: Sequence[GlossaryTerm], language: LanguageCode) -> Spellings:
    """All it takes to find the terms of `language` in a text."""
    return tuple(
        (anchor, (item.term[language], *([item.plural[language]] if item.plural else [])))
        for anchor, item in _entries(glossary, language)
    )


def glossary_page(
    heads: HeadMaker, words: Mapping[str, str], language: LanguageCode, definitions: Mapping[str, Definition]
) -> Iterator[Page]:
    """The page of all `definitions` of `language`; no page when there are none."""
    if not definitions:
        return
    by_letter: dict[str, list[Definition]] = {}
    for definition in definitions.values():
        by_letter.setdefault(first_letter(definition.term, language), []).append(definition)
    versions = heads.versions(_SECTION)
    title, description = words["glossary_title"], words["glossary_description"]
    view = GlossaryView(
        head=heads.make(versions[language], language, title, description, versions=versions),
        description=description,
        groups=tuple(DefinitionGroup(letter, tuple(some)) for letter, some in by_letter.items()),
        letters=tuple(Link(f"#site_letter_{'0-9' if each == '#' else each.lower()}", each) for each in by_letter),
        crisis_card=any(names_crisis(f"{each.term}\n{each.meaning}") for each in definitions.values()),
    )
    yield html_page(versions[language], "pages/glossary.html", view)


def _entries(glossary: Sequence[GlossaryTerm], language: LanguageCode) -> Iterator[tuple[str, GlossaryTerm]]:
    taken: set[str] = set()
    for item in sorted(glossary, key=lambda each: collation_key(each.term[language], language)):
        anchor = _free_anchor(item.term[language], taken)
        taken.add(anchor)
        yield anchor, item


def _free_anchor(term: str, taken: Container[str]) -> str:
    """An id made of the words of `term`, numbered if an earlier term has it: `site_term_panic-attack`."""
    words = _NOT_IN_WORDS.sub("-", unicodedata.normalize("NFC", term).lower()).strip("-")
    numbered = (f"site_term_{words}{f'-{number}' if number > 1 else ''}" for number in count(1))
    return next(anchor for anchor in numbered if anchor not in taken)
