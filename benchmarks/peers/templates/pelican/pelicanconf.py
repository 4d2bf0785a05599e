"""The settings of Pelican, with the filters that its templates need for what it does not do itself."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

PATH = "content"
OUTPUT_PATH = "public"
THEME = "theme"
SITENAME = "Benchmark Clinic"
SITEURL = "https://benchmark.example"
AUTHOR = "Benchmark Clinic"
DEFAULT_LANG = "en"
TIMEZONE = "America/New_York"
TOPICS = json.loads(Path(__file__).with_name("topics.json").read_text(encoding="utf-8"))

ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["assets", "contact", "favicon.svg"]
SLUGIFY_SOURCE = "basename"
ARTICLE_URL, ARTICLE_SAVE_AS = "articles/{slug}/", "articles/{slug}/index.html"
PAGE_URL, PAGE_SAVE_AS = "{slug}/", "{slug}/index.html"
TAG_URL, TAG_SAVE_AS = "topics/{slug}/", "topics/{slug}/index.html"
CATEGORY_URL, CATEGORY_SAVE_AS = "articles/letter/{slug}/", "articles/letter/{slug}/index.html"
AUTHOR_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "a_to_z", "not_found", "sitemap"]
A_TO_Z_SAVE_AS, NOT_FOUND_SAVE_AS, SITEMAP_SAVE_AS = "articles/index.html", "404.html", "sitemap.xml"
PAGINATED_TEMPLATES = {"tag": 50}
PAGINATION_PATTERNS = ((1, "{url}", "{save_as}"), (2, "{base_name}/{number}/", "{base_name}/{number}/index.html"))

FEED_DOMAIN = SITEURL
FEED_ALL_ATOM = "feed.xml"
FEED_MAX_ITEMS = 20
CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None

FORMATTED_FIELDS: list[str] = []
MARKDOWN = {
    "extensions": [
        f"markdown.extensions.{name}" for name in ("footnotes", "md_in_html", "sane_lists", "tables", "toc")
    ],
    "output_format": "html5",
}

_SHOWN = 3
_HEADING = re.compile(r'<h2 id="([^"]*)">(.*?)</h2>')
_groups: dict[frozenset[str], list[Any]] = {}
_candidates: dict[frozenset[str], list[Any]] = {}
_neighbours: dict[str, tuple[Any, Any]] = {}


def related(article: Any, articles: Sequence[Any]) -> list[Any]:  # noqa: ANN401  # Pelican is not installed here
    """The articles that share most topics, newest first."""
    if not _groups:
        for each in articles:
            _groups.setdefault(_topics(each), []).append(each)
    topics = _topics(article)
    if topics not in _candidates:
        shared = [(-len(topics & its), each) for its, some in _groups.items() if topics & its for each in some[:4]]
        shared.sort(key=lambda pair: pair[1].date, reverse=True)
        shared.sort(key=lambda pair: pair[0])
        _candidates[topics] = [each for _, each in shared[: _SHOWN + 1]]
    return [each for each in _candidates[topics] if each is not article][:_SHOWN]


def neighbours(article: Any, articles: Sequence[Any]) -> tuple[Any, Any]:  # noqa: ANN401  # likewise
    """The articles before and after this one in its first topic, from A to Z."""
    if not _neighbours:
        by_topic = defaultdict(list)
        for each in sorted(articles, key=lambda each: each.title):
            by_topic[each.tags[0].name].append(each)
        for some in by_topic.values():
            for before, each, after in zip([None, *some[:-1]], some, [*some[1:], None], strict=True):
                _neighbours[each.slug] = (before, after)
    return _neighbours[article.slug]


def contents(html: str) -> list[tuple[str, str]]:
    """Anchor and words of each heading."""
    return _HEADING.findall(html)


def minutes(html: str) -> int:
    """How long reading takes."""
    return -(-len(html.split()) // 200)


def _topics(article: Any) -> frozenset[str]:  # noqa: ANN401  # likewise
    return frozenset(tag.name for tag in article.tags)


JINJA_FILTERS = {"related": related, "neighbours": neighbours, "contents": contents, "minutes": minutes}
