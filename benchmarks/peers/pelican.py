"""The site for Pelican: topics are its tags, letters its categories.

It has no related articles, no neighbours within a topic and no contents list without a mark in the text. These are
filters in its settings file, as its users write them; like ours, they compare sets of topics. It lists the articles of
a topic by date.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from peers.articles import PLAIN_PAGES, read_articles, read_topics, with_html_blocks
from peers.chrome import Chrome, copy_assets, write_chrome

__all__ = ["write_pelican"]

_TEMPLATES = Path(__file__).parent / "templates" / "pelican"


def write_pelican(folder: Path, corpus: Path, chrome: Chrome) -> None:
    """Write the site of `corpus` for Pelican into `folder`."""
    shutil.copytree(_TEMPLATES, folder)
    content = folder / "content"
    write_chrome(folder / "theme" / "templates", chrome)
    (folder / "theme" / "static").mkdir()
    topics = {each.identifier: {"title": each.title, "description": each.description} for each in read_topics(corpus)}
    (folder / "topics.json").write_text(json.dumps(topics), encoding="utf-8")
    (content / "articles").mkdir(parents=True)
    (content / "pages").mkdir()
    copy_assets(chrome, content)
    for name, title in PLAIN_PAGES.items():
        (content / "pages" / f"{name}.md").write_text(
            f"Title: {title}\nSummary: {title}\n\n{title}\n", encoding="utf-8"
        )
    for article in read_articles(corpus):
        points = "\n    ".join(article.key_points)
        front = (
            f"Title: {article.title}\nDate: {article.published}\nSummary: {article.description}\n"
            f"Tags: {', '.join(article.topics)}\nCategory: {article.letter}\nKey_points: {points}\n\n"
        )
        body = with_html_blocks(article.body_with_addresses(), ' markdown="1"')
        (content / "articles" / f"{article.name}.md").write_text(front + body, encoding="utf-8")
