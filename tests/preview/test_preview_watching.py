"""Saved files are noticed, in folders that come and go, and nothing else is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sample_preview import Reports, SampleSite, in_event_loop, reloaded, running, text_of

from elevate_site.preview.watching import is_source

pytestmark = pytest.mark.alone


@in_event_loop
async def test_folder_may_come_later_vanish_and_return(tmp_path: Path) -> None:
    """A preview begun without a content folder sees it come, go and come back."""
    site = SampleSite(tmp_path / "site")
    async with running(site) as server:
        assert "There is no content." in await text_of(server)
        site.save("home", "first")
        await reloaded(server, "first")
        shutil.rmtree(site.folder)
        await reloaded(server, "There is no content.")
        site.save("home", "second")
        await reloaded(server, "second")
        site.save("home", "third")
        await reloaded(server, "third")


@in_event_loop
async def test_file_in_a_new_folder_is_seen(tmp_path: Path) -> None:
    """A folder made while the preview runs is watched like those before it, and so is one that was moved in."""
    site = SampleSite(tmp_path)
    site.save("home", "first")
    reports = Reports()
    async with running(site, report=reports):
        await reports.next()
        (site.content / "new").mkdir()
        await reports.next()
        (site.content / "new" / "page.txt").write_text("in it", encoding="utf-8")
        await reports.next()


@in_event_loop
async def test_link_to_nothing_does_not_end_the_watching(tmp_path: Path) -> None:
    """A broken link among the sources, as Emacs makes them for locks, leaves the rest watched."""
    site = SampleSite(tmp_path)
    site.save("home", "first")
    (site.content / ".#home.txt").symlink_to("nobody@nowhere")
    async with running(site) as server:
        site.save("home", "second")
        await reloaded(server, "second")


@in_event_loop
async def test_unwatchable_folder_is_said_and_survived(tmp_path: Path) -> None:
    """Where the system refuses to watch, the preview says so in a line and shows the site as it is."""
    site = SampleSite(tmp_path)
    site.save("home", "first")
    site.folder = tmp_path / ("x" * 300)
    reports = Reports()
    async with running(site, report=reports) as server:
        assert "cannot notice saved files" in await reports.next()
        assert "first" in await text_of(server)


@pytest.mark.parametrize(
    "name", [".home.txt.swp", "home.txt~", "#home.txt#", ".#home.txt", "4913", "a/.git/index", "node_modules/x.css"]
)
def test_what_editors_leave_is_no_source(tmp_path: Path, name: str) -> None:
    """Files that an editor or a tool keeps beside the sources start no build."""
    assert not is_source(tmp_path, tmp_path / name)


@pytest.mark.parametrize("name", ["home.md", "articles/sleep.es.md", "dist/x.md", ""])
def test_what_people_save_is_a_source(tmp_path: Path, name: str) -> None:
    """Every other file below a watched folder, and the folder itself, does."""
    assert is_source(tmp_path, tmp_path / name)
