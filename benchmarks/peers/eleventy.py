"""The site for Eleventy: Nunjucks templates over its own collections.

It has no related articles and no contents list of its own. Both are written as filters in its settings file, as its
users do it: the first compares sets of topics, as we do, since comparing all articles with each other would take
minutes.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from peers.articles import PLAIN_PAGES, matter, read_articles, read_topics, with_html_blocks
from peers.chrome import Chrome, copy_assets, write_chrome

__all__ = ["write_eleventy"]

_TEMPLATES = Path(__file__).parent / "templates" / "eleventy"
_ARTICLES = {"layout": "article.njk", "tags": "articles"}
_PLAIN = "plain.njk"


def write_eleventy(folder: Path, corpus: Path, chrome: Chrome, modules: Path) -> None:
    """Write the site of `corpus` for Eleventy into `folder`; its settings load their additions from `modules`."""
    shutil.copytree(_TEMPLATES, folder)
    (folder / "node_modules").symlink_to(modules)
    content, includes = folder / "content", folder / "content" / "_includes"
    write_chrome(includes, chrome)
    copy_assets(chrome, folder / "static")
    (content / "_data").mkdir()
    topics = [
        {"id": each.identifier, "title": each.title, "description": each.description} for each in read_topics(corpus)
    ]
    (content / "_data" / "topics.json").write_text(json.dumps(topics), encoding="utf-8")
    (content / "articles").mkdir()
    (content / "articles" / "articles.json").write_text(json.dumps(_ARTICLES), encoding="utf-8")
    for name, title in PLAIN_PAGES.items():
        front: dict[str, object] = {"title": title, "description": title, "layout": _PLAIN}
        (content / f"{name}.md").write_text(matter(front), encoding="utf-8")
    for article in read_articles(corpus):
        text = article.matter(topics_of_it=list(article.topics)) + with_html_blocks(article.body_with_addresses())
        (content / "articles" / f"{article.name}.md").write_text(text, encoding="utf-8")
