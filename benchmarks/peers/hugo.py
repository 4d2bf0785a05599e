"""The site for Hugo: topics and letters are taxonomies, related articles its own index.

Idiomatic Hugo, with what helps it: parts that are equal everywhere are `partialCached`, links need no resolving, and
previous and next are those of all articles, which Hugo knows, not those of the topic, which it would have to search.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from peers.articles import PLAIN_PAGES, matter, read_articles, read_topics, with_html_blocks
from peers.chrome import Chrome, copy_assets, write_chrome

__all__ = ["write_hugo"]

_TEMPLATES = Path(__file__).parent / "templates" / "hugo"


def write_hugo(folder: Path, corpus: Path, chrome: Chrome, *, related: bool, qr_codes: bool = False) -> None:
    """Write the site of `corpus` for Hugo into `folder`, with or without related articles and codes."""
    layouts, content = folder / "layouts", folder / "content"
    shutil.copytree(_TEMPLATES, layouts)
    settings = (layouts / "hugo.toml").read_text(encoding="utf-8")
    (layouts / "hugo.toml").unlink()
    (folder / "hugo.toml").write_text(
        settings.replace("RELATED", str(related).lower()).replace("QR_CODES", str(qr_codes).lower()), encoding="utf-8"
    )
    write_chrome(layouts / "_partials", chrome)
    copy_assets(chrome, folder / "static")
    (content / "articles").mkdir(parents=True)
    (content / "articles" / "_index.md").write_text(matter({"title": "All articles, A to Z"}), encoding="utf-8")
    for name, title in PLAIN_PAGES.items():
        (content / f"{name}.md").write_text(matter({"title": title, "description": title}), encoding="utf-8")
    for topic in read_topics(corpus):
        place = content / "topics" / topic.identifier
        place.mkdir(parents=True)
        text = matter({"title": topic.title, "description": topic.description})
        (place / "_index.md").write_text(text, encoding="utf-8")
    for article in read_articles(corpus):
        front = article.matter(topics=list(article.topics), letters=[article.letter])
        text = front + with_html_blocks(article.body_with_addresses())
        (content / "articles" / f"{article.name}.md").write_text(text, encoding="utf-8")
