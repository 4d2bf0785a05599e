"""What others read of our pages is valid: HTML by the Nu Html Checker, XML and JSON by their parsers."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from whole_sites import Website, sample_website

SERVICES = """\
cookies:
  services:
    - id: counter
      name: Counter
      category: analytics
      provider: Example Company
      purpose: {en: Counts visits., es: Cuenta visitas.}
      script: https://stats.example/count.js
      cookies: [_count*, _id]
      retention: {en: A year., es: Un año.}
    - id: chat
      name: Chat & more
      category: functional
      provider: Example Company
      purpose: {en: Answers questions., es: Responde preguntas.}
      script: https://stats.example/chat.js?a=1&b=2
"""
FAULTY = "faulty.html"
UNDERSTANDABLE = (
    # The checker knows no host that 'self' could stand for, and takes JSON-LD for a script that would run.
    "Content Security Policy",
    # The examples in the gallery are in one language, whatever that of the page.
    "This document appears to be written in English",
)


@pytest.fixture(scope="module")
def websites(clinic: Website, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Website]:
    """Both whole sites, the sample with two optional services."""
    return {"clinic": clinic, "sample": sample_website(tmp_path_factory.mktemp("sample"), SERVICES)}


@pytest.fixture(scope="module")
def findings(websites: dict[str, Website], tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What the Nu Html Checker says of all HTML files, asked once: starting it takes longer than its work."""
    java = os.environ.get("ELEVATE_SITE_JAVA") or shutil.which("java")
    checker = os.environ.get("ELEVATE_SITE_VNU")
    if not java or not checker:
        pytest.fail("The Nu Html Checker or Java is missing; `python3 build.py test` fetches both and says where.")
    folder = tmp_path_factory.mktemp("pages")
    for name, website in websites.items():
        for path in website.pages:
            (folder / name / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / name / path).write_bytes(website.files[path])
    (folder / FAULTY).write_text("<!DOCTYPE html><title>Faulty</title><p><b>", encoding="utf-8")
    done = subprocess.run(
        [java, "-jar", checker, "--exit-zero-always", "--stdout", "--format", "json", "--skip-non-html", folder],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    messages: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return [{**each, "url": each.get("url", "").rpartition(f"/{folder.name}/")[2]} for each in messages]


def described(finding: dict[str, Any]) -> str:
    """A finding as a line for whoever mends it."""
    return f"{finding['url']}:{finding.get('lastLine')}: {finding['message']} {finding.get('extract', '')!r}"


def test_no_page_has_an_error(findings: list[dict[str, Any]]) -> None:
    """The Nu Html Checker finds no error in any page of either site."""
    assert [described(each) for each in findings if each["type"] != "info" and each["url"] != FAULTY] == []


def test_no_page_has_a_warning(findings: list[dict[str, Any]]) -> None:
    """The Nu Html Checker warns of nothing, but for two things that it cannot know."""
    warnings = [each for each in findings if each["type"] == "info" and each["url"] != FAULTY]
    assert [described(each) for each in warnings if not any(words in each["message"] for words in UNDERSTANDABLE)] == []


def test_the_checker_sees_faults(findings: list[dict[str, Any]]) -> None:
    """A page with a fault, laid among the others, is found: silence about them means something."""
    assert "error" in {each["type"] for each in findings if each["url"] == FAULTY}


def test_feeds_and_sitemaps_are_xml(websites: dict[str, Website]) -> None:
    """Every XML and SVG file is well-formed."""
    found = [(name, path) for name, site in websites.items() for path in site.files if path.endswith((".xml", ".svg"))]
    assert {Path(path).name for _, path in found} >= {"feed.xml", "sitemap.xml", "favicon.svg"}
    for name, path in found:
        ET.fromstring(websites[name].files[path])  # noqa: S314  # we made it ourselves


def test_structured_data_is_json(websites: dict[str, Website]) -> None:
    """Every JSON-LD block is an object of schema.org, and every article has one."""
    block = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
    for website in websites.values():
        for path in website.pages:
            blocks = block.findall(website.files[path].decode())
            for text in blocks:
                assert json.loads(text)["@context"] == "https://schema.org"
            if re.search(r"articles/[^/]+/index.html$", path) and b"site_alias_target" not in website.files[path]:
                assert blocks, path
