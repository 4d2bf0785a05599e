"""Pictures in whole builds: from the article to the published files."""

from __future__ import annotations

import datetime
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from earlier_build import give_memory, memory_of
from elevate_site.memory import FILE, Memory, memory_in, unsaved_memory
from elevate_site.pipeline import BuildRequest, build
from elevate_site.publishing import MemoryStaging
from elevate_site.reading import theme_folder
from picture_files import encoded, photograph
from site_command import Ran, files_below, run_command
from whole_sites import SETTINGS

NOON = datetime.datetime(2026, 6, 1, 12, tzinfo=datetime.UTC)
ARTICLE = """\
---
title: {name}
description: A text.
key_points: [One thing.]
{more}
---

Words with ![A sky](sky.jpg) a picture.
"""


@pytest.fixture
def pictured(site: Path, earlier: Path) -> Path:
    """A site with a picture that an article shows, one that only a draft shows, and one that nobody shows."""
    articles = site / "content" / "articles"
    articles.mkdir()
    (site / "content" / "site.yaml").write_text(SETTINGS, encoding="utf-8")
    (articles / "calm.md").write_text(ARTICLE.format(name="Calm", more="sources: []"), encoding="utf-8")
    draft = ARTICLE.format(name="Draft", more="draft: true").replace("sky.jpg", "/images/moon.jpg")
    (articles / "draft.md").write_text(draft, encoding="utf-8")
    images = site / "static" / "images"
    images.mkdir(parents=True)
    for number, place in enumerate((articles / "sky.jpg", images / "moon.jpg", images / "sun.jpg")):
        place.write_bytes(encoded(photograph(500 + number, 300), "JPEG"))
    give_memory(site, earlier)
    return site


def built(site: Path, memory: Memory | None = None, *, in_full: bool = True) -> dict[str, bytes]:
    """The files of the site."""
    staging = MemoryStaging()
    request = BuildRequest(site, theme_folder(), NOON, in_full=in_full, memory=memory or memory_of(site))
    done = build(request, staging, lambda step, done, total: None)  # noqa: ARG005  # nobody watches
    assert done.publishable, done.problems
    return {path: data for path in done.files if (data := staging.read(path)) is not None}


def made_in(file: Path) -> dict[bytes, bytes]:
    """All that a memory holds, by its key."""
    with closing(sqlite3.connect(file)) as connection:
        return dict(connection.execute("SELECT key, value FROM made"))


def has_variants(value: bytes) -> bool:
    """Whether a remembered value is the variants of a picture: packed values begin with the names of their types."""
    return b":EncodedVariant" in value


def test_a_page_names_files_that_exist(pictured: Path) -> None:
    """Every file in `src` and `srcset` is published."""
    files = built(pictured)
    page = files["articles/calm/index.html"].decode()
    named = re.findall(r"/(assets/sky-[^ \"]+)", page)
    assert len(named) == 5
    assert set(named) <= set(files)


def test_a_picture_of_a_draft_has_no_variants(pictured: Path) -> None:
    """Nor has one that nobody shows; both lie in static/ and are published there as they are."""
    names = [path for path in built(pictured) if re.match(r"assets/(moon|sun)-", path)]
    assert sorted(name.split("-")[0] for name in names) == ["assets/moon", "assets/sun"]


def test_a_preview_makes_no_variants(pictured: Path) -> None:
    """It shows the picture itself, with its measures."""
    files = built(pictured, in_full=False)
    assert not [path for path in files if path.endswith((".avif", ".webp"))]
    assert 'width="500" height="300"' in files["articles/calm/index.html"].decode()


def test_what_is_remembered_is_published_as_what_is_made(pictured: Path, tmp_path: Path) -> None:
    """The same bytes from a memory, without one, and in a preview that only recalls."""
    with memory_in(tmp_path) as memory:
        first = built(pictured, memory)
    kept = made_in(tmp_path / FILE)
    assert len([value for value in kept.values() if has_variants(value)]) == 1
    with memory_in(tmp_path) as memory:
        assert built(pictured, memory) == first == built(pictured)
    assert made_in(tmp_path / FILE) == kept
    written = (tmp_path / FILE).read_bytes()
    assert built(pictured, unsaved_memory(tmp_path)) == first
    assert (tmp_path / FILE).read_bytes() == written


BROKEN = encoded(photograph(300, 200), "JPEG")[:3000]


def command(site: Path, output: Path, *options: str) -> Ran:
    return run_command("build", "--site", site, "--output", output, "--today", "2026-06-01", *options)


def test_a_broken_picture_that_no_public_page_shows_stops_nothing(pictured: Path, tmp_path: Path) -> None:
    """Whether only a draft shows it or nothing does: the report names it, and it is not published."""
    articles = pictured / "content" / "articles"
    (articles / "nobody.jpg").write_bytes(BROKEN)
    (articles / "draft.jpg").write_bytes(BROKEN)
    text = ARTICLE.format(name="Draft", more="draft: true").replace("sky.jpg", "draft.jpg")
    (articles / "draft.md").write_text(text, encoding="utf-8")
    ran = command(pictured, tmp_path / "out")
    assert ran.status == 0, ran.err
    assert ran.err.count("[picture-unshown]") == 2
    assert not [path for path in files_below(tmp_path / "out") if "nobody" in path or "draft" in path]


@pytest.mark.parametrize("shown", ["![A sky](bad.jpg)", "[a sky](bad.jpg)"])
def test_an_article_with_a_broken_picture_is_named_and_can_be_left_out(
    pictured: Path, tmp_path: Path, shown: str
) -> None:
    """With its line; the rest of the site is published if that is asked for."""
    articles = pictured / "content" / "articles"
    (articles / "bad.jpg").write_bytes(BROKEN)
    text = ARTICLE.format(name="Bad", more="sources: []").replace("![A sky](sky.jpg)", shown)
    (articles / "bad.md").write_text(text, encoding="utf-8")
    ran = command(pictured, tmp_path / "out")
    assert ran.status == 1
    assert re.search(r"content/articles/bad\.md:8:2[01] \[picture-damaged\]", ran.err)
    assert "content/articles/bad.jpg cannot be published. This file is damaged" in ran.err
    assert "picture-unshown" not in ran.err
    ran = command(pictured, tmp_path / "out", "--lenient")
    assert ran.status == 0, ran.err
    published = files_below(tmp_path / "out")
    assert "articles/calm/index.html" in published
    assert not [path for path in published if "bad" in path]


def test_jobs_change_no_byte(pictured: Path, tmp_path: Path) -> None:
    """One job or three, for more pictures than jobs."""
    articles = pictured / "content" / "articles"
    for number in range(4):
        text = ARTICLE.format(name=f"Calm {number}", more="sources: []").replace("sky.jpg", f"sky-{number}.jpg")
        (articles / f"calm-{number}.md").write_text(text, encoding="utf-8")
        (articles / f"sky-{number}.jpg").write_bytes(encoded(photograph(510 + 20 * number, 300), "JPEG"))
    for jobs in ("1", "3"):
        output = tmp_path / jobs
        ran = run_command("build", "--site", pictured, "--output", output, "--today", "2026-06-01", "--jobs", jobs)
        assert ran.status == 0, ran.err
        assert len([value for value in made_in(pictured / ".elevate-site" / FILE).values() if has_variants(value)]) == 5
        (pictured / ".elevate-site" / FILE).unlink()
    assert files_below(tmp_path / "1") == files_below(tmp_path / "3")
