"""The search of a published site: its files, when they are made again, and what is not in them."""

from __future__ import annotations

import gzip
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from elevate_site.memory import memory_in
from site_command import files_below, run_command
from whole_sites import SETTINGS, MakeSite

SEARCHED = SETTINGS.replace("search: no\n", "")


def article(title: str, words: str, more: str = "") -> str:
    return f"---\ntitle: {title}\ndescription: About {title}.\n{more}---\n\n{words}\n"


FILES = {
    "content/site.yaml": SEARCHED,
    "content/articles/sleep.md": article("Sleep", "Turn the zebra lamp off.", "aliases: [/rest/]\n"),
    "content/articles/later.md": article("Later", "An unfinished giraffe.", "draft: true\n"),
    "content/pages/about.md": article("About", "We are the walrus clinic."),
}


def published(site: Path) -> dict[str, bytes]:
    """The files of the search after a build that succeeds."""
    ran = run_command("build", "--site", site, "--today", "2026-06-01")
    assert ran.status == 0, ran.err
    files = files_below(site / "dist")
    return {path: data for path, data in files.items() if path.startswith("pagefind/")}


def fragments(files: Mapping[str, bytes]) -> bytes:
    """All texts of an index."""
    return b"".join(gzip.decompress(data) for path, data in sorted(files.items()) if "/fragment/" in path)


def test_what_was_published_can_be_searched(make_site: MakeSite) -> None:
    """Articles and plain pages are in the index; drafts, earlier addresses and the words of every page are not."""
    texts = fragments(published(make_site(FILES)))
    assert b"zebra" in texts
    assert b"walrus" in texts
    for other in (b"giraffe", b"/rest/", b"988", b"305-555", b"does not replace a visit"):
        assert other not in texts


def test_the_contact_page_is_found(make_site: MakeSite) -> None:
    """It has the words of those who look for the clinic, and the places themselves; no other page has them."""
    texts = fragments(published(make_site(FILES)))
    for words in (b"opening hours", b"phone numbers", b"Main office, 1 Test Street, Miami, FL 33101"):
        assert texts.count(words) == 1


def test_old_files_of_the_index_go(make_site: MakeSite) -> None:
    """After an edit the files of the earlier index are gone from the published site; unchanged ones stay."""
    site = make_site(FILES)
    before = published(site)
    (site / "content/articles/sleep.md").write_text(article("Sleep", "Turn the llama off."), encoding="utf-8")
    after = published(site)
    assert b"zebra" not in fragments(after)
    assert len(after) == len(before)
    assert sum("/fragment/" in path for path in before.keys() & after.keys()) == 2


def kept_indexes(site: Path) -> dict[bytes, bytes]:
    """The indexes in the memory of a site, which are archives, by their keys."""
    with closing(sqlite3.connect(site / ".elevate-site" / "memory.sqlite")) as connection:
        rows = connection.execute("SELECT key, value FROM made")
        return {key: value[4:] for key, value in rows if value[4:].startswith(b"PK")}


def test_the_index_is_made_only_when_its_texts_changed(make_site: MakeSite) -> None:
    """A second build takes what the first one kept, even when something else of the site changed."""
    site = make_site(FILES)
    published(site)
    (first,) = kept_indexes(site)
    (site / "content/articles/sleep.md").write_text(article("Sleep", "Turn the llama off."), encoding="utf-8")
    other = published(site)
    (second,) = kept_indexes(site).keys() - {first}
    with memory_in(site / ".elevate-site") as memory:
        # The key of the first text now holds the index of the second.
        memory.keep(first, kept_indexes(site)[second])
    (site / "content/articles/sleep.md").write_text(FILES["content/articles/sleep.md"], encoding="utf-8")
    (site / "content/site.yaml").write_text(SEARCHED.replace("Care that listens", "Care"), encoding="utf-8")
    assert published(site) == other


def test_a_damaged_memory_is_made_again(make_site: MakeSite) -> None:
    """Whatever the memory holds, the published index is the same."""
    site = make_site(FILES)
    before = published(site)
    (key,) = kept_indexes(site)
    with closing(sqlite3.connect(site / ".elevate-site" / "memory.sqlite")) as connection:
        connection.execute("UPDATE made SET value = substr(value, 1, 100) WHERE key = ?", (key,))
        connection.commit()
    shutil.rmtree(site / "dist")
    assert published(site) == before


def test_a_site_without_a_search_has_nothing_of_it(make_site: MakeSite) -> None:
    """With `search: no` a site has no search page, no box, no file and no wider policy."""
    site = make_site({**FILES, "content/site.yaml": SETTINGS, "static/pagefind/pagefind.js": "mine"})
    assert published(site) == {"pagefind/pagefind.js": b"mine"}
    files = files_below(site / "dist")
    assert "search/index.html" not in files
    assert b"wasm-unsafe-eval" not in files["_headers"]
    assert [path for path, data in files.items() if path.endswith(".html") and b'role="search"' in data] == []


def test_without_the_program_the_site_is_published_all_the_same(make_site: MakeSite) -> None:
    """The report says so in words, without a traceback, and the next build with the program has the index."""
    site = make_site(FILES)
    command = [sys.executable, "-m", "elevate_site", "build", "--site", str(site), "--today", "2026-06-01"]
    elsewhere = {**os.environ, "PAGEFIND_BINARY_PATH": str(site / "nowhere")}
    ran = subprocess.run(command, env=elsewhere, capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode == 0
    assert "search-unavailable" in ran.stderr
    assert "Pagefind does not run" in ran.stderr
    assert published(site)


def test_the_search_page_may_be_found(make_site: MakeSite) -> None:
    """The sitemap lists it like any other page."""
    site = make_site(FILES)
    published(site)
    files = files_below(site / "dist")
    assert b"<loc>https://clinic.example/search/</loc>" in files["sitemap.xml"]


def test_a_file_of_the_clinic_cannot_lie_in_the_index(make_site: MakeSite) -> None:
    """The report names a file or a text at an address of the search; neither is lost silently."""
    site = make_site({**FILES, "static/pagefind/pagefind.js": "mine", "content/pages/search.md": article("S", "x")})
    ran = run_command("build", "--site", site)
    assert ran.status == 1
    assert "already taken by a file of the search" in ran.err
    assert "Its address /search/ is already taken by a built-in page" in ran.err
