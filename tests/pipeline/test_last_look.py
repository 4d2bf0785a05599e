"""The last look at the paths of a site before it is published."""

from __future__ import annotations

from elevate_site.pipeline.make import unpublishable


def test_a_path_that_cannot_be_kept_stops_the_site() -> None:
    """Whatever name it was made from, it is an error, and no half site is written."""
    found = list(unpublishable(["index.html", "a*/index.html", f"{'a' * 300}/index.html", "sueño/index.html"]))
    assert [(each.code, each.severity) for each in found] == [("file-name", "error")] * 2
    assert "“a*/index.html”" in found[0].message
