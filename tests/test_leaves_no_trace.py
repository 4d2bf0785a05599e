"""What is not public leaves nothing behind, and what a theme lacks ends no build in a traceback."""

from __future__ import annotations

import datetime
from pathlib import Path

from earlier_build import memory_of
from elevate_site.pipeline import Build, BuildRequest, build
from elevate_site.publishing import MemoryStaging
from elevate_site.reading import theme_folder
from whole_sites import MakeSite

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>'
ARTICLE = "---\ntitle: {title}\ndescription: About it.\n{more}---\n\n![A leaf]({picture})\n"


def built(site: Path) -> Build:
    """The build of `site` on a fixed day."""
    now = datetime.datetime(2026, 6, 1, 12, tzinfo=datetime.UTC)
    request = BuildRequest(site=site, theme=theme_folder(), now=now, memory=memory_of(site))
    return build(request, MemoryStaging(), lambda step, done, total: None)  # noqa: ARG005  # nobody is looking


def test_the_picture_of_a_draft_is_not_published(make_site: MakeSite) -> None:
    """Only pictures that a public page shows are published."""
    site = make_site(
        {
            "content/articles/open.md": ARTICLE.format(title="Open", more="", picture="open-leaf.svg"),
            "content/articles/open-leaf.svg": PICTURE,
            "content/articles/secret.md": ARTICLE.format(title="Secret", more="draft: yes\n", picture="new-doctor.svg"),
            "content/articles/new-doctor.svg": PICTURE + "<!-- not yet -->",
        }
    )
    names = " ".join(built(site).files)
    assert "open-leaf" in names
    assert "new-doctor" not in names
    assert "secret" not in names


def test_a_site_may_say_a_few_words_differently(make_site: MakeSite) -> None:
    """A strings file of the site with one key changes that one; all others are those of the theme."""
    site = make_site({"templates/strings/en.yaml": "home: Start here\n"})
    found = built(site)
    assert found.publishable, found.problems
