"""The browser that benchmarks measure in."""

from __future__ import annotations

import os
import shutil

from playwright.sync_api import Playwright

__all__ = ["CHROMIUM_FLAGS", "find_chromium"]

CHROMIUM_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


def find_chromium(playwright: Playwright) -> str:
    """The path of a Chromium: the one that the tests use, one on the PATH, or Playwright's own."""
    named = os.environ.get("ELEVATE_SITE_CHROMIUM")
    return named or shutil.which("chromium") or shutil.which("google-chrome") or playwright.chromium.executable_path
