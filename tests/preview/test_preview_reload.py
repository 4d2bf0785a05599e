"""A save reaches the open page, however it comes."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest
from sample_preview import (
    PATIENCE,
    Reports,
    SampleSite,
    heard,
    in_event_loop,
    is_over,
    listening,
    mark_in,
    reloaded,
    running,
    text_of,
)

from elevate_site.preview import Preview
from elevate_site.preview.rebuilding import Rebuilding
from elevate_site.preview.snapshots import EMPTY, Snapshot

pytestmark = pytest.mark.alone


@in_event_loop
async def test_save_reloads_the_open_page(tmp_path: Path) -> None:
    """A save tells the open page to reload, and the page then shows the new text."""
    site = SampleSite(tmp_path)
    site.save("home", "first")
    async with running(site) as server:
        async with listening(server, mark_in(await text_of(server))) as socket:
            site.save("home", "second")
            assert await heard(socket) == {"command": "reload", "path": "*", "liveCSS": False}
        assert "second" in await text_of(server)


@in_event_loop
async def test_two_saves_in_a_row_both_arrive(tmp_path: Path) -> None:
    """A second save right after the reload of the first is shown too, while the page is still opening its socket."""
    site = SampleSite(tmp_path)
    site.save("home", "first")
    async with running(site) as server:
        async with listening(server, mark_in(await text_of(server))) as socket:
            site.save("home", "second")
            await heard(socket)
            site.save("home", "third")
        await reloaded(server, "third")


@in_event_loop
async def test_page_that_missed_a_build_hears_so_when_its_socket_opens(tmp_path: Path) -> None:
    """A page older than the newest build hears so as soon as it opens its socket; a current one does not."""
    site = SampleSite(tmp_path)
    site.save("home", "first")
    reports = Reports()
    async with running(site, report=reports) as server:
        await reports.next()
        old = mark_in(await text_of(server))
        site.save("home", "second")
        await reports.next()
        current = mark_in(await text_of(server))
        async with listening(server, old) as socket, listening(server, current) as other:
            assert (await heard(socket))["command"] == "reload"
            await server.stop()
            assert await is_over(other)


@in_event_loop
async def test_page_of_an_earlier_preview_is_reported(tmp_path: Path) -> None:
    """A page left open while the preview was stopped and started again is reloaded, though both began to count at 1."""
    site = SampleSite(tmp_path)
    site.save("home", "first")
    async with running(site) as earlier:
        old = mark_in(await text_of(earlier))
    async with running(site) as server, listening(server, old) as socket:
        assert (await heard(socket))["command"] == "reload"


@in_event_loop
async def test_two_previews_do_not_share_their_pages(tmp_path: Path) -> None:
    """A save in one site tells nobody who looks at another."""
    one, other = SampleSite(tmp_path / "one"), SampleSite(tmp_path / "other")
    one.save("home", "first")
    other.save("home", "first")
    async with running(one) as server, running(other) as neighbour:
        mark, their_mark = mark_in(await text_of(server)), mark_in(await text_of(neighbour))
        async with listening(server, mark) as mine, listening(neighbour, their_mark) as theirs:
            one.save("home", "second")
            assert (await heard(mine))["command"] == "reload"
            await neighbour.stop()
            assert await is_over(theirs)


@in_event_loop
async def test_save_that_changes_nothing_tells_nobody(tmp_path: Path) -> None:
    """A file saved without a change is built again, but no page reloads."""
    site = SampleSite(tmp_path)
    site.save("home", "same")
    reports = Reports()
    async with running(site, report=reports) as server:
        await reports.next()
        mark = mark_in(await text_of(server))
        async with listening(server, mark) as socket:
            site.save("home", "same")
            assert "no visible change" in await reports.next()
            assert mark_in(await text_of(server)) == mark
            await server.stop()
            assert await is_over(socket)


@in_event_loop
async def test_save_during_a_build_is_built_after_it(tmp_path: Path) -> None:
    """What is saved after a running build has read its files is in the next build, and the server answers meanwhile."""
    site = SampleSite(tmp_path)
    site.save("home", "first")
    reading, going_on = threading.Event(), threading.Event()

    def slow_second_build() -> Preview:
        result = site.build()
        if site.builds == 2:
            reading.set()
            assert going_on.wait(PATIENCE)
        return result

    async with running(site, slow_second_build) as server:
        site.save("home", "second")
        assert await asyncio.to_thread(reading.wait, PATIENCE)
        assert "first" in await text_of(server)
        site.save("home", "third")
        going_on.set()
        await reloaded(server, "third")


@in_event_loop
async def test_wishes_during_a_build_are_one_build() -> None:
    """A hundred changes during a build lead to one more build, not to a hundred."""
    started, going_on, shown = threading.Event(), threading.Event(), asyncio.Queue[Snapshot]()
    builds: list[int] = []

    def build() -> Preview:
        builds.append(len(builds))
        started.set()
        assert going_on.wait(PATIENCE)
        return Preview({"index.html": b"%d" % len(builds)}, (), "/")

    rebuilding = Rebuilding(build, lambda _: "")
    task = asyncio.create_task(rebuilding.run(EMPTY, shown.put_nowait, lambda _: None))
    rebuilding.request()
    assert await asyncio.to_thread(started.wait, PATIENCE)
    for _ in range(100):
        rebuilding.request()
    going_on.set()
    snapshots = [await asyncio.wait_for(shown.get(), PATIENCE) for _ in range(2)]
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert [snapshot.number for snapshot in snapshots] == [1, 2]
    assert len(builds) == 2


@in_event_loop
async def test_hundred_files_at_once_are_one_build(tmp_path: Path) -> None:
    """A hundred files saved together, as by a change of branch, are built once."""
    site = SampleSite(tmp_path)
    site.save("home", "first")
    async with running(site, quiet_milliseconds=500) as server:
        async with listening(server, mark_in(await text_of(server))) as socket:
            for number in range(100):
                site.save(f"page-{number}", f"text {number}")
            await heard(socket)
        texts = [await text_of(server, f"/page-{number}/") for number in range(100)]
    assert all(f"text {number}<" in text for number, text in enumerate(texts))
    assert site.builds == 2
