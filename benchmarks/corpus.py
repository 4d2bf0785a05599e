"""Sites to measure with: articles of about 5 KB, made from a seed, so that they are the same each time."""

from __future__ import annotations

import random
from collections.abc import Collection
from pathlib import Path

__all__ = ["write_site"]

_WORDS = (
    "people care feel plan sleep doctor medicine therapy talk week change small step family help worry "
    "calm breath night morning habit friend visit question answer support notice slowly often sometimes "
    "together listen learn "
).split()
_TOPICS = tuple(f"topic-{number}" for number in range(20))
_PARAGRAPHS = 5
_SETTINGS = """\
base_url: https://benchmark.example
preview: true
share_pictures: no
print:
  qr_codes: no
search: no
time_zone: America/New_York
clinic:
  name: Benchmark Clinic
  tagline: Plain answers about care.
  description: A clinic that exists only to be measured.
locations:
  - id: main
    name: Main office
    phone: 305-555-0100
    text: 305-555-0101
    email: care@example.org
    address:
      street: 1 Placeholder Street
      city: Miami
      region: FL
      postal_code: "33101"
    hours:
      monday: "09:00-17:00"
      tuesday: "09:00-17:00"
"""


def write_site(folder: Path, articles: int, seed: int = 1, extras: Collection[str] = ()) -> None:
    """Write a site with this many `articles` into `folder`, which must not hold one yet.

    `extras` are the settings that are off unless named: `search`, `qr_codes`, `share_pictures`.
    """
    chance = random.Random(seed)
    content = folder / "content"
    (content / "articles").mkdir(parents=True)
    settings = _SETTINGS
    for extra in extras:
        settings = settings.replace(f"{extra}: no", f"{extra}: yes")
    (content / "site.yaml").write_text(settings, encoding="utf-8")
    topics = "".join(
        f"- id: {topic}\n  title: Subject {number}\n  description: Articles about subject {number}.\n"
        for number, topic in enumerate(_TOPICS)
    )
    (content / "topics.yaml").write_text(topics, encoding="utf-8")
    for number in range(articles):
        text = _article(chance, number, articles)
        (content / "articles" / f"article-{number}.md").write_text(text, encoding="utf-8")


def _article(chance: random.Random, number: int, articles: int) -> str:
    topics = ", ".join(chance.sample(_TOPICS, chance.randint(1, 3)))
    month, day = chance.randint(1, 12), chance.randint(1, 28)
    matter = (
        f"---\ntitle: {_sentence(chance)[:-1]} {number}\ndescription: {_sentence(chance)}\n"
        f"topics: [{topics}]\npublish: 2025-{month:02}-{day:02}\n"
        f"key_points:\n  - {_sentence(chance)}\n  - {_sentence(chance)}\n  - {_sentence(chance)}\n---\n"
    )
    sections = (_section(chance, articles) for _ in range(_PARAGRAPHS))
    table = "| When | What |\n|---|---|\n| Morning | A short walk |\n| Night | A quiet hour |"
    note = "Some of this is known well.[^1]\n\n[^1]: A note about where it is known from."
    block = "::: do\n- Call when you are unsure.\n- Bring a list of questions.\n:::"
    return "\n\n".join((matter, *sections, table, block, note)) + "\n"


def _section(chance: random.Random, articles: int) -> str:
    items = "\n".join(f"- {_sentence(chance)}" for _ in range(4))
    return "\n\n".join(
        (f"## {_sentence(chance)[:-1]}", _paragraph(chance, articles), items, _paragraph(chance, articles))
    )


def _paragraph(chance: random.Random, articles: int) -> str:
    first, second, third, fourth = (_sentence(chance) for _ in range(4))
    link = f"See [another article](article-{chance.randrange(articles)}.md)."
    return f"{first} {second.replace(' ', ' **well** ', 1)} {third} {link} {fourth}"


def _sentence(chance: random.Random) -> str:
    return " ".join(chance.choices(_WORDS, k=chance.randint(7, 15))).capitalize() + "."
