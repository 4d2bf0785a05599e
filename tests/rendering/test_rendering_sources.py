"""The works on which an article rests, at its end."""

from __future__ import annotations

from site_command import run_command
from whole_sites import MakeSite

ARTICLE = """\
---
title: Sleep
description: How to rest.
sources:
  - title: A leaflet
    url: https://leaflets.example/rest
  - title: Una charla
    url: https://charlas.example/descanso
    language: es
---

Rest well.
"""


def test_a_source_in_another_language_says_so(make_site: MakeSite) -> None:
    """Its line has the language of its words, its link that of what is behind it; others have neither."""
    site = make_site({"content/articles/sleep.md": ARTICLE})
    assert run_command("build", "--site", site).status == 0
    html = (site / "dist" / "articles" / "sleep" / "index.html").read_text(encoding="utf-8")
    assert '<li><a href="https://leaflets.example/rest">A leaflet</a></li>' in html
    assert '<li lang="es"><a href="https://charlas.example/descanso" hreflang="es">Una charla</a></li>' in html
