"""A broken site is shown with its Problems, and never ends the preview."""

from __future__ import annotations

from pathlib import Path

import pytest
from sample_preview import Reports, SampleSite, excerpt, fetch, in_event_loop, reloaded, running, text_of

from elevate_site.errors import ElevateSiteError, Problem
from elevate_site.model.rules import problem
from elevate_site.pipeline.summary import MOST_PLACES
from elevate_site.preview import Preview
from elevate_site.preview.overlay import add_overlay, overlay
from elevate_site.preview.snapshots import EMPTY, Snapshot, next_snapshot

ERROR = problem("html-refused", "content/x.md", 3, 5, "<script> is not allowed here.", 'Write "words" & signs.')
WARNING = problem("plain-link", "content/x.md", 9, 0, "“click here” says little.")


@in_event_loop
async def test_site_broken_from_the_start_shows_its_problems(tmp_path: Path) -> None:
    """The preview of a site without one good build answers every address with the Problems, escaped."""
    site = SampleSite(tmp_path)
    site.save("home", "FAULT <script>alert(1)</script>")
    async with running(site) as server:
        for path in ("/", "/articles/x/", "/style.css"):
            response = await fetch(server, path)
            text = response.body.decode()
            assert response.code == 503
            assert "FAULT &lt;script&gt;alert(1)&lt;/script&gt;" in text
            assert "<script>" not in text
            assert "content/home.txt:1:1" in text
            assert "1 | the line with &lt;html-refused&gt;" in text
            assert "Take &lt;b&gt; away." in text


@in_event_loop
async def test_broken_site_keeps_its_last_good_pages(tmp_path: Path) -> None:
    """An error comes over the pages as they were; fixed, it goes and the new text is there."""
    site = SampleSite(tmp_path)
    site.save("home", "good")
    site.save("other", "another page")
    async with running(site) as server:
        site.save("home", "FAULT here")
        broken = await reloaded(server, "FAULT here")
        assert "<h1>good</h1>" in broken
        assert "FAULT here" in await text_of(server, "/other/")
        site.save("home", "fixed")
        fixed = await reloaded(server, "<h1>fixed</h1>")
        assert "elevate-preview" not in fixed


@pytest.mark.parametrize(
    ("failure", "sentence"),
    [
        (ZeroDivisionError("division by zero"), "not because of your text (ZeroDivisionError: division by zero)"),
        (ElevateSiteError("The theme is gone."), "The theme is gone."),
        (RecursionError("too deep"), "RecursionError: too deep"),
    ],
)
@in_event_loop
async def test_builder_that_raises_is_reported_and_outlived(tmp_path: Path, failure: Exception, sentence: str) -> None:
    """A build that raises is one plain sentence over the page, and the next save builds again."""
    site = SampleSite(tmp_path)
    site.save("home", "good")

    def build() -> Preview:
        result = site.build()
        if site.builds == 2:
            raise failure
        return result

    async with running(site, build) as server:
        site.save("home", "unlucky")
        text = await reloaded(server, sentence)
        assert "<h1>good</h1>" in text
        assert "Traceback" not in text
        site.save("home", "lucky")
        await reloaded(server, "<h1>lucky</h1>")


@in_event_loop
async def test_excerpt_that_raises_is_outlived(tmp_path: Path) -> None:
    """A source file that vanishes before its lines are quoted does not end the preview."""

    def gone(_: Problem) -> str:
        raise FileNotFoundError("home.txt")

    site = SampleSite(tmp_path)
    site.save("home", "FAULT")
    async with running(site, excerpt=gone) as server:
        assert "FileNotFoundError" in await text_of(server)
        site.save("home", "good")
        await reloaded(server, "<h1>good</h1>")


@in_event_loop
async def test_each_build_is_one_line(tmp_path: Path) -> None:
    """The terminal shows a line for each build, with the number of Problems."""
    site = SampleSite(tmp_path)
    site.save("home", "good")
    reports = Reports()
    async with running(site, report=reports):
        assert (await reports.next()).startswith("shown in the browser (")
        site.save("home", "FAULT")
        assert (await reports.next()).startswith("not built; the browser shows why, 1 error (")


@in_event_loop
async def test_nothing_is_written(tmp_path: Path) -> None:
    """A preview leaves the site's folder as it is, with good builds and bad ones."""
    site = SampleSite(tmp_path)
    site.save("home", "good")
    async with running(site) as server:
        site.save("home", "FAULT")
        await reloaded(server, "FAULT")
        site.save("home", "good again")
        before = site.snapshot()
        await reloaded(server, "good again")
        await fetch(server, "/nowhere")
    assert site.snapshot() == before == {str(site.content / "home.txt"): b"good again"}


def test_overlay_opens_errors_and_closes_warnings() -> None:
    """Errors come first and open, warnings as a closed line, each with place, words, lines and advice, escaped."""
    text = overlay([WARNING, ERROR], excerpt)
    assert text.index("<details open><summary><h2>1 error keeps") < text.index("<details><summary><h2>1 warning<")
    assert "<h3>Error in <code>content/x.md:3:5</code></h3><p>&lt;script&gt; is not allowed here.</p>" in text
    assert "3 | the line with &lt;html-refused&gt;" in text
    assert "<p>Write &quot;words&quot; &amp; signs.</p>" in text


def test_overlay_is_empty_without_problems() -> None:
    """No Problem, no overlay."""
    assert overlay([], excerpt) == ""


def test_overlay_stops_somewhere() -> None:
    """A thousand errors of a kind do not make each page megabytes long: the first are shown, the rest counted."""
    many = [problem("link-broken", "content/x.md", line, 1, f"Fault {line}.") for line in range(1, 1001)]
    text = overlay([*many, WARNING], excerpt)
    assert text.count('<li class="elevate-preview-error">') == MOST_PLACES
    assert "1,000 errors keep" in text
    assert "<p>And 995 more of link-broken, in 1 file.</p></details><details><summary><h2>1 warning<" in text


def test_dress_finds_the_end_of_a_page_without_closing_tags() -> None:
    """A page from which the closing tags were minified away is dressed too; one with them inside its body."""
    assert add_overlay(b"<p>x", "<aside></aside>", "/s?a&b").endswith(b'<script src="/s?a&amp;b" defer></script>')
    assert add_overlay(b"<p>x</BODY></html>", "", "/s").endswith(b"</script></BODY></html>")


def test_the_snapshot_stays_when_nothing_changed() -> None:
    """The same outputs and Problems again are the same snapshot."""
    first = next_snapshot(EMPTY, Preview({"index.html": b"x"}, (), "/"), "")
    assert first == Snapshot(1, {"index.html": b"x"}, "/", "")
    assert next_snapshot(first, Preview({"index.html": b"x"}, (), "/"), "") is first


def test_the_next_snapshot_does_not_show_the_outputs_of_a_broken_build() -> None:
    """What a broken build made is not shown; the last good outputs and their root are."""
    good = Snapshot(1, {"index.html": b"good"}, "/", "")
    broken = next_snapshot(good, Preview({"index.html": b"half"}, (ERROR,), "/clinic/"), "<aside></aside>")
    assert broken == Snapshot(2, {"index.html": b"good"}, "/", "<aside></aside>")
