"""The tools that are measured, each with its command and the site that it is given."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Sequence
from functools import partial
from pathlib import Path

from corpus import write_site
from peers.chrome import Chrome
from peers.eleventy import write_eleventy
from peers.hugo import write_hugo
from peers.installing import VERSIONS, eleventy_modules, hugo_program, python_program
from peers.mkdocs import write_mkdocs
from peers.pelican import write_pelican
from rounds import Tool

__all__ = [
    "ELEVENTY",
    "HUGO",
    "HUGO_WITHOUT_RELATED",
    "MKDOCS",
    "OURS",
    "PELICAN",
    "VERSIONS",
    "extra_tools",
    "make_tools",
    "ours",
]

OURS = "elevate-site"
HUGO = "Hugo"
HUGO_WITHOUT_RELATED = "Hugo without related"
ELEVENTY = "Eleventy"
PELICAN = "Pelican"
MKDOCS = "MkDocs"
_LAYOUT = Path("templates", "layouts", "base.html")
_CHECKOUT = Path(__file__).parent.parent


def ours(python: str, name: str = OURS, extras: Collection[str] = ()) -> Tool:
    """Our program, started as its users do, with these settings turned on."""
    return Tool(
        name=name,
        write=partial(_write_ours, extras=extras),
        command=(python, "-m", "elevate_site", "build", "--site", "."),
        articles="content/articles",
        layout=str(_LAYOUT),
        output="dist",
        memory=(".elevate-site",),
    )


def make_tools(names: Sequence[str], python: str, peers: Path, chrome: Chrome) -> list[Tool]:
    """The tools of these names, in this order, installed if they are not."""

    def make(name: str) -> Tool:
        match name:
            case "elevate-site":
                return ours(python)
            case "Hugo" | "Hugo without related":
                return _hugo(name, peers, partial(write_hugo, chrome=chrome, related=name == HUGO))
            case "Eleventy":
                modules = eleventy_modules(peers)
                program = modules / "@11ty" / "eleventy" / "cmd.cjs"
                write = partial(write_eleventy, chrome=chrome, modules=modules)
                node = ("node", str(program), "--quiet")
                return Tool(name, write, node, "content/articles", "content/_includes/base.njk", "public")
            case "Pelican":
                command = (python_program(peers, "pelican"), "--quiet")
                return Tool(
                    name,
                    partial(write_pelican, chrome=chrome),
                    command,
                    "content/articles",
                    "theme/templates/base.html",
                    "public",
                )
            case "MkDocs":
                return _mkdocs(name, peers, partial(write_mkdocs, chrome=chrome))
        raise ValueError(name)

    return [make(name) for name in names]


def extra_tools(python: str, peers: Path, chrome: Chrome) -> list[Tool]:
    """What is off in the other rows, turned on one by one, for us and where a peer can do it without our drawing it."""
    return [
        ours(python),
        ours(python, "elevate-site, search", {"search"}),
        ours(python, "elevate-site, QR codes", {"qr_codes"}),
        ours(python, "elevate-site, share pictures", {"share_pictures"}),
        _hugo(HUGO, peers, partial(write_hugo, chrome=chrome, related=True)),
        _hugo("Hugo, QR codes", peers, partial(write_hugo, chrome=chrome, related=True, qr_codes=True)),
        _mkdocs(MKDOCS, peers, partial(write_mkdocs, chrome=chrome)),
        _mkdocs("MkDocs, search", peers, partial(write_mkdocs, chrome=chrome, search=True)),
    ]


def _hugo(name: str, peers: Path, write: partial[None]) -> Tool:
    command = (hugo_program(peers), "--quiet")
    return Tool(name, write, command, "content/articles", "layouts/baseof.html", "public", ("resources",))


def _mkdocs(name: str, peers: Path, write: partial[None]) -> Tool:
    command = (python_program(peers, "mkdocs"), "build", "--quiet")
    return Tool(name, write, command, "docs/articles", "theme/base.html", "public")


def _write_ours(folder: Path, corpus: Path, extras: Collection[str]) -> None:
    """The corpus as it is, and a layout of its own, which can then be changed."""
    articles = sum(1 for _ in (corpus / "content" / "articles").iterdir())
    write_site(folder, articles, extras=extras)
    (folder / _LAYOUT).parent.mkdir(parents=True)
    shutil.copy(_CHECKOUT / _LAYOUT, folder / _LAYOUT)
