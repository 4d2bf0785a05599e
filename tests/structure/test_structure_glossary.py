"""The page of the glossary: every term from A to Z, in the languages of the site."""

from __future__ import annotations

from arranging import EN, ES, arranged, document

from elevate_site.model.catalogue import Catalogue, GlossaryTerm
from elevate_site.model.values import LocalText


def entry(english: str, spanish: str, meaning: str = "Meaning.") -> GlossaryTerm:
    """A term in two languages."""
    return GlossaryTerm(LocalText(((EN, english), (ES, spanish))), LocalText(((EN, meaning), (ES, "Significado."))))


TERMS = (entry("stigma", "estigma"), entry("anxiety", "ansiedad"), entry("Night", "ñu"), entry("nap", "noche"))


def test_terms_stand_from_a_to_z() -> None:
    """In the alphabetical order of the language, by letter, whatever their order in the file."""
    made = arranged(catalogue=Catalogue(glossary=TERMS))
    english, spanish = made.view("glossary/index.html"), made.view("es/glossary/index.html")
    assert [(group.letter, [each.term for each in group.definitions]) for group in english.groups] == [
        ("A", ["anxiety"]),
        ("N", ["nap", "Night"]),
        ("S", ["stigma"]),
    ]
    assert [group.letter for group in spanish.groups] == ["A", "E", "N", "Ñ"]
    assert [link.href for link in english.letters] == ["#site_letter_a", "#site_letter_n", "#site_letter_s"]


def test_every_page_leads_to_the_glossary() -> None:
    """The footer of each language has its glossary, and the two are translations of each other."""
    made = arranged(catalogue=Catalogue(glossary=TERMS))
    for language, href in ((EN, "/glossary/"), (ES, "/es/glossary/")):
        site_view = made.arrangement.facts.site_views[language]
        assert site_view.glossary_href == href
        assert href in [link.href for link in site_view.footer]
    alternates = made.view("glossary/index.html").head.alternates
    assert [link.language for link in alternates] == [EN, ES]


def test_a_site_without_terms_has_no_glossary() -> None:
    """Neither page nor link."""
    made = arranged(document("articles/a.md"))
    assert not {path for path in made.paths if "glossary" in path}
    assert "/glossary/" not in [link.href for link in made.arrangement.facts.site_views[EN].footer]


def test_anchors_are_unique_and_cannot_meet_those_of_a_text() -> None:
    """Terms with the same letters have different anchors, and none can be the anchor of a heading."""
    made = arranged(catalogue=Catalogue(glossary=(entry("A/B", "a"), entry("A-B", "b"), entry("a b", "c"))))
    anchors = [each.id for group in made.view("glossary/index.html").groups for each in group.definitions]
    assert len(set(anchors)) == 3
    assert all(each.startswith("site_term_") for each in anchors)


def test_a_glossary_that_names_a_crisis_carries_the_crisis_card() -> None:
    """Only in the language in which it does."""
    made = arranged(catalogue=Catalogue(glossary=(entry("hotline", "línea", "Help with thoughts of suicide."),)))
    assert made.view("glossary/index.html").crisis_card
    assert not made.view("es/glossary/index.html").crisis_card
