"""Whom to call in a crisis, in the words of the page: for readers of English and of Spanish."""

from __future__ import annotations

import re
from html import unescape

import pytest

from site_command import run_command
from whole_sites import SETTINGS, MakeSite

ARTICLE = """\
---
title: Sleep
description: How to rest.
---

About suicide.

::: emergency
- a list
:::
"""
FEWER = """\
crisis:
  emergency: "112"
  call: "024"
"""


def article(make_site: MakeSite, language: str, settings: str = "") -> str:
    """The words and links of an article that has the crisis card, an emergency card and the disclaimer."""
    named = {"en": "sleep.md", "es": "sleep.es.md"}[language]
    site = make_site(
        {
            "content/site.yaml": f"{SETTINGS}    text: 305-555-0100\nlanguages: [en, es]\n{settings}",
            f"content/articles/{named}": ARTICLE,
        }
    )
    ran = run_command("build", "--site", site, "--today", "2026-06-01")
    assert ran.status == 0, ran.err
    prefix = "" if language == "en" else f"{language}/"
    html = (site / "dist" / f"{prefix}articles/sleep/index.html").read_text(encoding="utf-8")
    links = unescape(re.sub(r'<a href="((?:tel|sms):\d+(?:\?[^"]*)?)"[^>]*>', r"[\1] ", html))
    return " ".join(re.sub(r"<[^>]+>", "", links).split())


def test_readers_of_spanish_are_told_how_to_reach_somebody_who_speaks_it(make_site: MakeSite) -> None:
    """Strip, card, emergency card, contact and disclaimer all say which key to press, and which word to send."""
    said = article(make_site, "es")
    assert said.count("[tel:988] Llame al 988 y oprima 2") == 2
    assert said.count("[sms:988?&body=AYUDA] Envíe AYUDA al 988") == 2
    assert "Llame ahora al [tel:911] 911, o al [tel:988] 988 y oprima 2, si:" in said
    assert "llame al [tel:911] 911, o llame al [tel:988] 988 y oprima 2." in said
    assert "¿Está en crisis? Llame al [tel:988] 988 y oprima 2." in said
    assert "En español:" not in said


def test_readers_of_english_are_told_the_shortest_way(make_site: MakeSite) -> None:
    """They press no key; the card has a line for readers of Spanish."""
    said = article(make_site, "en")
    assert said.count("[tel:988] Call 988 [sms:988] Text 988") == 2
    assert "Call [tel:911] 911 or [tel:988] 988 now if:" in said
    assert "In crisis? Call [tel:988] 988." in said
    assert "En español: llame al [tel:988] 988 y oprima 2, o envíe la palabra AYUDA al [sms:988] 988." in said


@pytest.mark.parametrize("language", ["en", "es"])
def test_lines_that_a_country_does_not_have_are_left_out(make_site: MakeSite, language: str) -> None:
    """With only two numbers, nothing is said of a key, a word, a text message or veterans."""
    said = article(make_site, language, FEWER)
    assert "[tel:024]" in said
    assert "[tel:112]" in said
    for absent in ("AYUDA", "oprima", "press", "988", "sms:024", "eteran", "None"):
        assert absent not in said
