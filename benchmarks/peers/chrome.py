"""What stands on every page around its text, cut out of a page that we built.

Peers get these parts as finished HTML: header, navigation, crisis strip, cookie notice, disclaimer, contact widget,
footer. So each of them publishes the same bytes there, and none has to make them, which is in their favour.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Chrome", "copy_assets", "cut_chrome", "write_chrome"]

_NEEDED_OUTSIDE_ASSETS = ("favicon.svg",)


@dataclass(frozen=True, slots=True)
class Chrome:
    """Finished HTML that is equal on all pages."""

    head: str
    """Icon, letters, style sheet and script."""
    before: str
    """From the start of the body to the main part."""
    after: str
    """From the end of the main part to the end of the body."""
    disclaimer: str
    """What stands below the text of an article."""


def cut_chrome(page: str) -> Chrome:
    """The parts of a `page` of ours that shows an article."""
    return Chrome(
        head=_between(page, r'(?=  <link rel="icon")', r'(?=  <script type="application/ld)'),
        before=_between(page, "<body>\n", r"(?=<main )"),
        after=_between(page, "</main>\n", r"(?=</body>)"),
        disclaimer=_between(page, r'(?=<section class="disclaimer)', r"(?=  </article>)"),
    )


def write_chrome(folder: Path, chrome: Chrome) -> None:
    """Write each part as a template of its own, as all tools can include them."""
    for name in ("head", "before", "after", "disclaimer"):
        (folder / f"{name}.html").write_text(getattr(chrome, name), encoding="utf-8")


def copy_assets(published: Path, folder: Path) -> None:
    """Copy style, script, letters and icons of a site of ours, as static files of a peer."""
    shutil.copytree(published / "assets", folder / "assets")
    for name in _NEEDED_OUTSIDE_ASSETS:
        shutil.copy(published / name, folder / name)


def _between(page: str, start: str, end: str) -> str:
    found = re.search(f"{start}(.*?){end}", page, re.DOTALL)
    if found is None:
        raise ValueError(f"our pages no longer hold {start} … {end}")
    return found[1]
