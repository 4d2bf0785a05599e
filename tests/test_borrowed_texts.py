"""Texts that a site in two languages gives only once say on each page in which language they are."""

from __future__ import annotations

import re

import pytest

from whole_sites import SAMPLE_DAY, Website, build_website

SITE = """\
base_url: https://www.harbor-clinic.org
languages: [en, es]
share_pictures: no
search: no
typeface: system
clinic:
  name: Harbor Clinic
  tagline: Care that listens.
  description: {en: We help., es: Ayudamos.}
  disclaimer: This is not advice.
locations:
  - id: doral
    name: Doral
    phone: 305-229-1400
    address: {street: "8200 NW 41st Street", city: Doral, region: FL, postal_code: "33166"}
    exceptions:
      - {date: 2027-12-25, hours: closed, reason: Christmas Day}
      - {date: 2027-12-31, hours: closed, reason: {en: New Year’s Eve, es: Nochevieja}}
cookies:
  services:
    - id: counter
      name: Counter
      category: analytics
      provider: Counter Company
      purpose: Counts visits.
      retention: One year.
      script: https://counter.org/c.js
"""
TOPICS = """\
- {id: sleep, title: Sleep, description: {en: How to rest., es: Cómo descansar.}}
- {id: worry, title: {en: Worry, es: Preocupación}, description: About worries.}
"""
GLOSSARY = """\
- {term: SSRI, meaning: A kind of medicine.}
- {term: {en: nap, es: siesta}, meaning: {en: A short sleep., es: Un sueño corto.}}
"""
MATTER = "---\ntitle: {}\ndescription: A text.\ntopics: [sleep, worry]\nkey_points: [One.]\n---\n\n{}\n"


@pytest.fixture(scope="module")
def website(tmp_path_factory: pytest.TempPathFactory) -> Website:
    """A site that gives most of its texts once."""
    site = tmp_path_factory.mktemp("once")
    files = {
        "site.yaml": SITE,
        "topics.yaml": TOPICS,
        "glossary.yaml": GLOSSARY,
        "articles/a.md": MATTER.format("A nap", "An SSRI, and a nap."),
        "articles/a.es.md": MATTER.format("Una siesta", "Un SSRI, y una siesta."),
    }
    for path, text in files.items():
        (site / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (site / "content" / path).write_text(text, encoding="utf-8")
    return build_website(site, SAMPLE_DAY)


@pytest.mark.parametrize(
    ("page", "foreign", "own"),
    [
        ("index", {"Care that listens.", "Sleep", "About worries."}, {"Ayudamos.", "Preocupación", "Cómo descansar."}),
        ("topics/sleep/index", {"Sleep"}, {"Cómo descansar."}),
        ("topics/worry/index", {"About worries."}, {"Preocupación"}),
        ("articles/a/index", {"Sleep", "This is not advice.", "A kind of medicine."}, {"Un sueño corto.", "SSRI"}),
        ("glossary/index", {"A kind of medicine."}, {"Un sueño corto.", "SSRI"}),
        ("contact/index", {"Christmas Day"}, {"Nochevieja"}),
        ("privacy-overview/index", {"Counts visits.", "One year."}, {"Counter Company"}),
    ],
)
def test_a_text_given_once_says_its_language(website: Website, page: str, foreign: set[str], own: set[str]) -> None:
    """On Spanish pages, wherever it stands, and only there; screen readers speak it right (WCAG 3.1.2)."""
    spanish = website.files[f"es/{page}.html"].decode()
    marked = re.findall(r'<[^<>]* lang="en"[^<>]*>([^<>]+)<', spanish)
    unmarked = re.findall(r'<(?![^<>]* lang="en")[^<>/]*>([^<>]+)<', spanish.partition("<body>")[2])
    assert foreign <= set(marked)
    assert own.isdisjoint(marked)
    assert foreign.isdisjoint(unmarked)
    english = website.files[f"{page}.html"].decode()
    assert not re.search(r'<(?!html)[^<>]* lang="en"', english)
