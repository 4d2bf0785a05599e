"""The tools that are measured, each with its command and its own version of the site."""

from __future__ import annotations

import shutil
from collections.abc import Collection
from functools import partial
from pathlib import Path

from corpus import write_site
from peers.chrome import Chrome
from peers.eleventy import write_eleventy
from peers.hugo import write_hugo
from peers.installing import Programs
from peers.mkdocs import write_mkdocs
from peers.pelican import write_pelican
from rounds import Tool

__all__ = [
    "ELEVENTY",
    "EVERY_TOOL",
    "HUGO",
    "HUGO_WITHOUT_RELATED",
    "MKDOCS",
    "OURS",
    "PELICAN",
    "extra_tools",
    "ours",
    "peer",
]

OURS = "elevate-site"
HUGO = "Hugo"
HUGO_WITHOUT_RELATED = "Hugo without related"
ELEVENTY = "Eleventy"
PELICAN = "Pelican"
MKDOCS = "MkDocs"
EVERY_TOOL = (OURS, HUGO, HUGO_WITHOUT_RELATED, ELEVENTY, PELICAN, MKDOCS)
_LAYOUT = Path("templates", "layouts", "base.html")
_CHECKOUT = Path(__file__).parent.parent


def ours(python: str, name: str = OURS, extras: Collection[str] = (), checkout: Path = _CHECKOUT) -> Tool:
    """Our program in `checkout`, started as its users start it, with the settings named in `extras` turned on."""
    return Tool(
        name=name,
        write=partial(_write_ours, extras=extras, checkout=checkout),
        command=(python, "-m", "elevate_site", "build", "--site", "."),
        articles="content/articles",
        layout=str(_LAYOUT),
        output="dist",
        memory=(".elevate-site",),
    )


def peer(name: str, programs: Programs, chrome: Chrome) -> Tool:
    """The peer of this name."""
    match name:
        case "Hugo" | "Hugo without related":
            return _hugo(name, programs, partial(write_hugo, chrome=chrome, related=name == HUGO))
        case "Eleventy":
            program = programs.eleventy / "@11ty" / "eleventy" / "cmd.cjs"
            return Tool(
                name=name,
                write=partial(write_eleventy, chrome=chrome, modules=programs.eleventy),
                command=("node", str(program), "--quiet"),
                articles="content/articles",
                layout="content/_includes/base.njk",
                output="public",
            )
        case "Pelican":
            return Tool(
                name=name,
                write=partial(write_pelican, chrome=chrome),
                command=(programs.pelican, "--quiet"),
                articles="content/articles",
                layout="theme/templates/base.html",
                output="public",
            )
        case "MkDocs":
            return _mkdocs(name, programs, partial(write_mkdocs, chrome=chrome))
    raise ValueError(name)


def extra_tools(python: str, programs: Programs, chrome: Chrome) -> list[Tool]:
    """What is off in the other rows, turned on one by one: for us, and for each peer that can do it by itself."""
    return [
        ours(python),
        ours(python, "elevate-site, search", {"search"}),
        ours(python, "elevate-site, QR codes", {"qr_codes"}),
        ours(python, "elevate-site, share pictures", {"share_pictures"}),
        peer(HUGO, programs, chrome),
        _hugo("Hugo, QR codes", programs, partial(write_hugo, chrome=chrome, related=True, qr_codes=True)),
        peer(MKDOCS, programs, chrome),
        _mkdocs("MkDocs, search", programs, partial(write_mkdocs, chrome=chrome, search=True)),
    ]


def _hugo(name: str, programs: Programs, write: partial[None]) -> Tool:
    return Tool(
        name=name,
        write=write,
        command=(programs.hugo, "--quiet"),
        articles="content/articles",
        layout="layouts/baseof.html",
        output="public",
        memory=("resources",),
    )


def _mkdocs(name: str, programs: Programs, write: partial[None]) -> Tool:
    return Tool(
        name=name,
        write=write,
        command=(programs.mkdocs, "build", "--quiet"),
        articles="docs/articles",
        layout="theme/base.html",
        output="public",
    )


def _write_ours(folder: Path, corpus: Path, extras: Collection[str], checkout: Path) -> None:
    """The corpus as it is, with a layout of its own, which can then be changed."""
    articles = sum(1 for _ in (corpus / "content" / "articles").iterdir())
    write_site(folder, articles, extras=extras)
    (folder / _LAYOUT).parent.mkdir(parents=True)
    shutil.copy(checkout / _LAYOUT, folder / _LAYOUT)
