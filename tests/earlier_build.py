"""What test sites start from: the memory of an earlier build of another site.

Compiling the templates and cutting the letters takes ten times as long as building a site of one article. No text of
that other site occurs in any test, so that nothing but the theme can be remembered.
"""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

from elevate_site.memory import FILE, Memory, memory_in, unsaved_memory
from elevate_site.pipeline import BuildRequest, build
from elevate_site.publishing import WORKSPACE, MemoryStaging
from elevate_site.reading import theme_folder

__all__ = ["build_another_site", "give_memory", "memory_of"]

_DAY = datetime.datetime(2025, 2, 3, 12, tzinfo=datetime.UTC)
_SETTINGS = """\
base_url: https://earlier.example/built/before
preview: true
languages: [en, es]
clinic:
  name: Earlier Clinic
  tagline: {en: We were built before., es: Antes.}
  description: {en: A clinic that is built before all others., es: Una clínica anterior.}
locations:
  - id: earlier
    name: Earlier office
    phone: 305-555-0190
    address: {street: 9 Earlier Street, city: Miami, region: FL, postal_code: "33101"}
"""
_ARTICLE = """\
---
title: Built before
description: An article of the site that is built before all others.
topics: [before]
aliases: [/built-long-before/]
---

Whoever reads this reads what was built earlier.
"""
_FILES = {
    "site.yaml": _SETTINGS,
    "topics.yaml": "- {id: before, title: {en: Before, es: Antes}, description: {en: Earlier texts., es: Textos.}}\n",
    "glossary.yaml": "- term: earlier\n  meaning: Before now.\n",
    "articles/before.md": _ARTICLE,
    "articles/before.es.md": _ARTICLE.replace("/built-long-before/", "/es/antes/"),
    "pages/before.md": "---\ntitle: Before\ndescription: A page.\n---\n\nWords of an earlier day.\n",
}


def build_another_site(folder: Path) -> Path:
    """Build a site that has every kind of page, with the gallery of all components; the folder with its memory."""
    for path, text in _FILES.items():
        (folder / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "content" / path).write_text(text, encoding="utf-8")
    workspace = folder / WORKSPACE
    workspace.mkdir()
    with memory_in(workspace) as memory:
        request = BuildRequest(folder, theme_folder(), _DAY, gallery=True, in_full=False, memory=memory)
        built = build(request, MemoryStaging(), lambda step, done, total: None)  # noqa: ARG005  # nobody watches
    assert built.publishable, built.problems
    return workspace


def give_memory(site: Path, workspace: Path) -> None:
    """Let the builds of `site` remember what the memory in `workspace` holds."""
    (site / WORKSPACE).mkdir(parents=True, exist_ok=True)
    shutil.copyfile(workspace / FILE, site / WORKSPACE / FILE)


def memory_of(site: Path) -> Memory:
    """What `site` remembers, for a build in this process, which leaves the disk as it is."""
    return unsaved_memory(site / WORKSPACE)
