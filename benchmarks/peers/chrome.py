"""What surrounds the text of every page, cut out of a page that we built.

The other generators get these parts as finished HTML: header, navigation, crisis strip, cookie notice, disclaimer,
contact widget, footer. So they all publish the same bytes there, and none has to make them, which is in their favour.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Chrome", "copy_assets", "cut_chrome", "write_chrome"]


@dataclass(frozen=True, slots=True)
class Chrome:
    """Finished HTML that is the same on all pages, and the files that it loads."""

    head: str
    """Icon, fonts, style sheet and script."""
    before: str
    """From the start of the body to the main element."""
    after: str
    """From the end of the main element to the end of the body."""
    disclaimer: str
    """The section below the text of an article."""
    published: Path
    """A published site of ours, with style sheet, script, fonts and icons."""


def cut_chrome(published: Path) -> Chrome:
    """The parts of the first article of a site of ours."""
    page = (published / "articles" / "article-0" / "index.html").read_text(encoding="utf-8")
    return Chrome(
        head=_between(page, r'(?=  <link rel="icon")', r'(?=  <script type="application/ld)'),
        before=_between(page, "<body>\n", r"(?=<main )"),
        after=_between(page, "</main>\n", r"(?=</body>)"),
        disclaimer=_between(page, r'(?=<section class="disclaimer)', r"(?=  </article>)"),
        published=published,
    )


def write_chrome(folder: Path, chrome: Chrome) -> None:
    """Write each part as a template of its own, which every tool can include."""
    for name in ("head", "before", "after", "disclaimer"):
        (folder / f"{name}.html").write_text(getattr(chrome, name), encoding="utf-8")


def copy_assets(chrome: Chrome, folder: Path) -> None:
    """Copy style sheet, script, fonts, icons and the contact card into a peer's static files."""
    shutil.copytree(chrome.published / "assets", folder / "assets")
    shutil.copy(chrome.published / "favicon.svg", folder)
    (folder / "contact").mkdir()
    shutil.copy(chrome.published / "contact" / "main.vcf", folder / "contact")


def _between(page: str, start: str, end: str) -> str:
    found = re.search(f"{start}(.*?){end}", page, re.DOTALL)
    if found is None:
        raise ValueError(f"our pages no longer hold {start} … {end}")
    return found[1]
