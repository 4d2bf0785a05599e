"""Pages that somebody puts into static/."""

from __future__ import annotations

from pathlib import Path

from elevate_site.assets import bundle
from elevate_site.model.theme import SourceFile, Theme


def test_a_page_in_static_is_an_error_unless_the_site_wants_it(tmp_path: Path) -> None:
    """Without crisis line and contact it is reported, and published only where the site changes the rule."""
    page = tmp_path / "promo.html"
    page.write_text("<!DOCTYPE html><title>Promo</title>", encoding="utf-8")
    files = {"static/promo.html": SourceFile("static/promo.html", page)}
    assets, problems = bundle(Theme(files, {}, ()), {})
    assert [(one.code, one.file) for one in problems] == [("static-page", "static/promo.html")]
    assert assets.addresses["static/promo.html"] == "promo.html"
