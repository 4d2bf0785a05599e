"""The articles and topics of the corpus, as values from which the sources for any tool can be written."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

__all__ = ["PLAIN_PAGES", "Article", "Topic", "matter", "read_articles", "read_topics", "with_html_blocks"]

_BLOCK = re.compile(r"^::: do\n(.*?)^:::$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((article-\d+)\.md\)")

PLAIN_PAGES = {"contact": "Contact", "privacy-overview": "Privacy overview"}
"""The titles of the pages that are no articles, by their names."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject that articles share."""

    identifier: str
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article of the corpus, with its front matter read."""

    name: str
    title: str
    description: str
    topics: tuple[str, ...]
    published: datetime.date
    key_points: tuple[str, ...]
    body: str

    @property
    def letter(self) -> str:
        """The letter under which the list from A to Z shows it."""
        return self.title[0].lower()

    def matter(self, **more: object) -> str:
        """Its front matter, with what else a tool asks for."""
        return matter(
            {
                "title": self.title,
                "description": self.description,
                "date": self.published,
                "key_points": list(self.key_points),
            }
            | more
        )

    def body_with_addresses(self) -> str:
        """The body with addresses in its links, which saves a tool the work of resolving them."""
        return _LINK.sub(r"](/articles/\1/)", self.body)


def read_topics(site: Path) -> tuple[Topic, ...]:
    """The topics of the corpus in `site`."""
    rows = yaml.safe_load((site / "content" / "topics.yaml").read_text(encoding="utf-8"))
    return tuple(Topic(row["id"], row["title"], row["description"]) for row in rows)


def read_articles(site: Path) -> Iterator[Article]:
    """The articles of the corpus in `site`, one at a time: a large corpus need not fit into memory."""
    for file in sorted((site / "content" / "articles").iterdir()):
        _, front, body = file.read_text(encoding="utf-8").split("---\n", 2)
        values = yaml.load(front, Loader=yaml.CSafeLoader)  # the safe one, in C
        yield Article(
            name=file.stem,
            title=values["title"],
            description=values["description"],
            topics=tuple(values["topics"]),
            published=values["publish"],
            key_points=tuple(values["key_points"]),
            body=body.strip() + "\n",
        )


def with_html_blocks(body: str, attribute: str = "") -> str:
    """The body with its `:::` blocks as HTML around Markdown, which every tool understands."""
    opening = f'<div class="do-list do-list-do"{attribute}>\n<p class="do-list-heading"><strong>Do</strong></p>\n\n'
    return _BLOCK.sub(lambda found: f"{opening}{found[1]}\n</div>", body)


def matter(values: dict[str, object]) -> str:
    """Front matter in YAML, as all tools read it."""
    return "---\n" + yaml.dump(values, Dumper=yaml.CSafeDumper, sort_keys=False, width=1_000) + "---\n\n"
