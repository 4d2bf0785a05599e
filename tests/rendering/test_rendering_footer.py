"""The footer of every page."""

from __future__ import annotations

from site_command import run_command
from whole_sites import SETTINGS, MakeSite

SERVICE = """\
cookies:
  services:
    - id: counter
      name: Counter
      category: analytics
      provider: Example Company
      purpose: Counts visits.
      script: https://stats.example/count.js
"""
CHOICE = '<a href="/privacy-overview/">Change cookie choice</a>'


def test_a_cookie_choice_is_offered_only_where_there_is_one(make_site: MakeSite) -> None:
    """The link is in the footer of a site with optional services, and of no other."""
    site = make_site({})
    for settings, offered in ((SETTINGS, False), (SETTINGS + SERVICE, True)):
        (site / "content" / "site.yaml").write_text(settings, encoding="utf-8")
        assert run_command("build", "--site", site).status == 0
        assert (CHOICE in (site / "dist" / "index.html").read_text(encoding="utf-8")) is offered
