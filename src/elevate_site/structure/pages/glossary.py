"""The page of the glossary: every term of a language with its meaning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from elevate_site.language.collation import first_letter
from elevate_site.language.crisis_terms import names_crisis
from elevate_site.model.fragment import Definition
from elevate_site.model.list_views import DefinitionGroup, GlossaryView
from elevate_site.model.page import Page
from elevate_site.model.site_view import Link
from elevate_site.model.values import LanguageCode
from elevate_site.structure.glossary import GLOSSARY_SECTION, definitions_of
from elevate_site.structure.library import Library
from elevate_site.structure.pages.heads import HeadMaker

__all__ = ["glossary_page"]


def glossary_page(
    library: Library, heads: HeadMaker, words: Mapping[str, str], language: LanguageCode
) -> Iterator[Page]:
    """The page of the terms of `language`; none when there are no terms."""
    definitions = definitions_of(library, language)
    if not definitions:
        return
    by_letter: dict[str, list[Definition]] = {}
    for definition in definitions.values():
        by_letter.setdefault(first_letter(definition.term, language), []).append(definition)
    versions = {each: library.addresses.section(GLOSSARY_SECTION, each) for each in heads.languages}
    path = versions[language]
    title, description = words["glossary_title"], words["glossary_description"]
    view = GlossaryView(
        head=heads.make(path, language, title, description, versions=versions),
        description=description,
        groups=tuple(DefinitionGroup(letter, tuple(some)) for letter, some in by_letter.items()),
        letters=tuple(Link(f"#site_letter_{'0-9' if each == '#' else each.lower()}", each) for each in by_letter),
        crisis_card=any(names_crisis(f"{each.term}\n{each.meaning}") for each in definitions.values()),
    )
    yield Page(path, language, "pages/glossary.html", view)
