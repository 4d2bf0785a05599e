"""The site for MkDocs: what it can do of it.

It knows no topics, no dates and no feed, so topic pages, related articles and the feed are left out, and previous and
next follow the names of files. It resolves links between files itself.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from peers.articles import matter, read_articles, with_html_blocks
from peers.chrome import Chrome, copy_assets, write_chrome

__all__ = ["write_mkdocs"]

_TEMPLATES = Path(__file__).parent / "templates" / "mkdocs"


def write_mkdocs(folder: Path, corpus: Path, chrome: Chrome, *, search: bool = False) -> None:
    """Write the site of `corpus` for MkDocs into `folder`, with its own search or without."""
    shutil.copytree(_TEMPLATES, folder)
    if search:
        settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
        (folder / "mkdocs.yml").write_text(settings.replace("plugins: []", "plugins: [search]"), encoding="utf-8")
    documents = folder / "docs"
    (documents / "articles").mkdir(parents=True)
    write_chrome(folder / "theme", chrome)
    copy_assets(chrome, documents)
    pages = {
        "index.md": ("Home", "home.html"),
        "contact.md": ("Contact", "plain.html"),
        "privacy-overview.md": ("Privacy overview", "plain.html"),
        "articles/index.md": ("All articles, A to Z", "a_to_z.html"),
    }
    for name, (title, template) in pages.items():
        front: dict[str, object] = {"title": title, "description": title, "template": template}
        (documents / name).write_text(matter(front), encoding="utf-8")
    for article in read_articles(corpus):
        front = {
            "title": article.title,
            "description": article.description,
            "key_points": list(article.key_points),
        }
        text = matter(front) + with_html_blocks(article.body, ' markdown="1"')
        (documents / "articles" / f"{article.name}.md").write_text(text, encoding="utf-8")
