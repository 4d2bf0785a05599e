"""Pictures in whole builds: from the article to the published files."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from elevate_site.memory import memory_in, recollection_of
from elevate_site.model.remembering import Remember, make_anew
from elevate_site.pipeline import BuildRequest, build
from elevate_site.publishing import MemoryStaging
from elevate_site.reading import theme_folder
from picture_files import encoded, photograph
from site_command import files_below, run_command
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
def pictured(site: Path) -> Path:
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
        place.write_bytes(encoded(photograph(700 + number, 400), "JPEG"))
    return site


def built(site: Path, remember: Remember = make_anew, *, in_full: bool = True) -> dict[str, bytes]:
    """The files of the site."""
    staging = MemoryStaging()
    request = BuildRequest(site, theme_folder(), NOON, in_full=in_full, remember=remember)
    done = build(request, staging, lambda step, done, total: None)  # noqa: ARG005  # nobody watches
    assert done.publishable, done.problems
    return {path: data for path in done.files if (data := staging.read(path)) is not None}


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
    assert 'width="700" height="400"' in files["articles/calm/index.html"].decode()


def test_what_is_remembered_is_published_as_what_is_made(pictured: Path, tmp_path: Path) -> None:
    """The same bytes from a memory, without one, and in a preview that only recalls."""
    first = built(pictured, memory_in(tmp_path / "memory"))
    kept = {path: path.stat().st_mtime_ns for path in (tmp_path / "memory").rglob("*") if path.is_file()}
    assert len([path for path in kept if path.suffix == ".variants"]) == 1
    assert built(pictured, memory_in(tmp_path / "memory")) == first == built(pictured)
    assert built(pictured, recollection_of(tmp_path / "memory")) == first
    assert {path: path.stat().st_mtime_ns for path in kept} == kept


def test_jobs_change_no_byte(pictured: Path, tmp_path: Path) -> None:
    """One job or three, for more pictures than jobs."""
    articles = pictured / "content" / "articles"
    for number in range(4):
        text = ARTICLE.format(name=f"Calm {number}", more="sources: []").replace("sky.jpg", f"sky-{number}.jpg")
        (articles / f"calm-{number}.md").write_text(text, encoding="utf-8")
        (articles / f"sky-{number}.jpg").write_bytes(encoded(photograph(500 + 40 * number, 300), "JPEG"))
    for jobs in ("1", "3"):
        output = tmp_path / jobs
        ran = run_command("build", "--site", pictured, "--output", output, "--today", "2026-06-01", "--jobs", jobs)
        assert ran.status == 0, ran.err
        kept = sorted((pictured / ".elevate-site").rglob("*.variants"))
        assert len(kept) == 5
        for each in kept:
            each.unlink()
    assert files_below(tmp_path / "1") == files_below(tmp_path / "3")
