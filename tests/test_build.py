"""A whole build: the same bytes everywhere, the theme of a site, and files of any name."""

from __future__ import annotations

import datetime
import gc
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import pytest

from earlier_build import memory_of
from elevate_site.model.document import Document
from elevate_site.pipeline import Build, BuildRequest, build
from elevate_site.publishing import MemoryStaging
from elevate_site.reading import theme_folder
from site_command import files_below, run_command
from whole_sites import MakeSite, article

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "tests" / "golden_sites" / "bilingual"
TODAY = "2026-06-01"
NOON = datetime.datetime(2026, 6, 1, 12, tzinfo=datetime.UTC)
ENOUGH_FOR_A_POOL = 300
"""More documents than are converted in one process."""


def build_at(site: Path, now: datetime.datetime = NOON) -> tuple[Build, MemoryStaging]:
    """Build `site` in memory."""
    staging, memory = MemoryStaging(), memory_of(site)
    request = BuildRequest(site, theme_folder(), now, memory=memory)
    return build(request, staging, lambda step, done, total: None), staging  # noqa: ARG005  # nobody watches


def page_of(site: Path, path: str, now: datetime.datetime = NOON) -> str:
    """The text of one published file."""
    _, staging = build_at(site, now)
    data = staging.read(path)
    assert data is not None, path
    return data.decode()


def build_elsewhere(site: Path, folder: Path, jobs: int, environment: Mapping[str, str]) -> dict[str, bytes]:
    """What a process of its own publishes of a copy of `site` in `folder`."""
    shutil.copytree(site, folder)
    command = [sys.executable, "-W", "ignore", "-m", "elevate_site", "build", "--site", str(folder)]
    command += ["--today", TODAY, "--jobs", str(jobs)]
    inherited = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "TZ"))}
    everything = {**inherited, "PYTHONPATH": str(ROOT / "src"), **environment}
    done = subprocess.run(command, cwd=folder.parent, env=everything, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return files_below(folder / "dist")


def test_nothing_of_a_site_stays_in_memory(make_site: MakeSite) -> None:
    """No value points back at what points at it, so that all are let go of without a search for circles."""
    site = make_site({"content/articles/let-go.md": article("Letting go", "See [nothing](nothing.md).")})
    gc.disable()
    try:
        built, _ = build_at(site)
        assert not built.publishable
        left = [each.path for each in gc.get_objects() if isinstance(each, Document)]
    finally:
        gc.enable()
    assert "content/articles/let-go.md" not in left


def test_the_same_bytes_wherever_it_is_built(tmp_path: Path) -> None:
    """Folder, locale, time zone, hash seed and number of jobs leave no mark on any byte, with many documents too."""
    site = tmp_path / "site"
    shutil.copytree(SAMPLE, site, ignore=shutil.ignore_patterns("expected"))
    for number in range(ENOUGH_FOR_A_POOL):
        text = article(f"Text {number % 7} of {number}", "## Part\n\nSee [sleep](sleep.md).", topics="[sleep, worry]")
        (site / f"content/articles/text-{number}.md").write_text(text, encoding="utf-8")
    one = build_elsewhere(site, tmp_path / "one", 1, {"LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "1"})
    other = build_elsewhere(
        site,
        tmp_path / "Ünother folder" / "two",
        2,
        {"LC_ALL": "es_ES.UTF-8", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "2"},
    )
    assert len(one) > ENOUGH_FOR_A_POOL
    assert one == other


def test_the_order_of_files_on_disk_does_not_matter(tmp_path: Path) -> None:
    """Files that were saved in another order make the same site."""
    names = [f"articles/{letter}.md" for letter in "cabd"]
    results = []
    for number, order in enumerate((names, names[::-1])):
        site = tmp_path / str(number)
        shutil.copytree(ROOT / "tests/golden_sites/minimal/content", site / "content")
        for name in order:
            (site / "content" / name).write_text(article("Same title"), encoding="utf-8")
        results.append(build_at(site)[0].files)
    assert results[0] == results[1]


def test_a_site_replaces_the_theme_file_by_file(make_site: MakeSite) -> None:
    """A template, a file of words and a style sheet of the site are used in place of the shipped ones."""
    shipped = theme_folder()
    words = (shipped / "templates/strings/en.yaml").read_text(encoding="utf-8")
    site = make_site(
        {
            "content/articles/sleep.md": article("Sleep"),
            "templates/pages/plain.html": '{% extends "layouts/base.html" %}{% block content %}OURS{% endblock %}',
            "content/pages/about.md": article("About").replace("key_points: [One thing.]\n", ""),
            "templates/strings/en.yaml": words.replace("\nhome: ", "\nhome: Start, not "),
            "static/css/tokens.css": ":root { --ours: 1px; }\n",
            "static/css/zz-ours.css": ".ours { color: red; }\n",
            "templates/components/note/note.css": ".note-of-ours { color: blue; }\n",
            "static/js/ours.js": "// ours\n",
        }
    )
    built, staging = build_at(site)
    assert built.publishable
    assert "OURS" in page_of(site, "about/index.html")
    assert ">Start, not " in page_of(site, "articles/sleep/index.html")
    (style,) = (path for path in built.files if path.startswith("assets/site-") and path.endswith(".css"))
    css = (staging.read(style) or b"").decode()
    assert "--ours" in css
    assert css.endswith(".ours{color:red}")
    assert ".note-of-ours" in css
    # A token that the shipped theme defines is gone, and the shipped rules that use it are there.
    assert "--measure:" not in css
    assert "var(--measure)" in css
    assert any(path.startswith("assets/ours-") for path in built.files)


def test_the_shipped_theme_is_enough(make_site: MakeSite) -> None:
    """A site of two files is complete."""
    built, _ = build_at(make_site({"content/articles/sleep.md": article("Sleep")}))
    assert built.publishable
    assert {"articles/sleep/index.html", "index.html", "404.html", "robots.txt", "feed.xml"} <= set(built.files)


def test_other_files_keep_their_path(make_site: MakeSite) -> None:
    """A form under static/ is published where a leaflet says that it is, byte by byte."""
    site = make_site({"content/articles/a.md": article("A", "Get [the form](/forms/Intake%20form.pdf).")})
    (site / "static/forms").mkdir(parents=True)
    (site / "static/forms/Intake form.pdf").write_bytes(b"%PDF\r\n\x00\xff")
    _, staging = build_at(site)
    assert staging.read("forms/Intake form.pdf") == b"%PDF\r\n\x00\xff"
    assert 'href="/forms/Intake%20form.pdf"' in page_of(site, "articles/a/index.html")


def test_names_from_a_mac_are_names(make_site: MakeSite) -> None:
    """A name with decomposed accents has the same address, links and picture as any other."""
    composed = "sueño"
    decomposed = unicodedata.normalize("NFD", composed)
    assert composed != decomposed
    site = make_site(
        {
            f"content/articles/{decomposed}.md": article("Sueño", f"![Una luna]({composed}.svg)"),
            f"content/articles/{decomposed}.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
            "content/articles/a.md": article("A", f"[Uno]({composed}.md) y [dos]({decomposed}.md)."),
        }
    )
    built, _ = build_at(site)
    assert built.publishable
    assert f"articles/{composed}/index.html" in built.files
    assert page_of(site, "articles/a/index.html").count('href="/articles/sue%C3%B1o/"') >= 2
    assert 'src="/assets/sue%C3%B1o-' in page_of(site, f"articles/{composed}/index.html")


@pytest.mark.parametrize(
    ("zone", "hour", "public"),
    [
        ("America/New_York", 3, False),
        ("America/New_York", 4, True),
        ("Asia/Tokyo", 0, True),
        ("Pacific/Honolulu", 9, False),
        ("Pacific/Honolulu", 10, True),
    ],
)
def test_a_day_begins_at_midnight_at_the_clinic(zone: str, hour: int, public: bool, make_site: MakeSite) -> None:  # noqa: FBT001  # what is expected
    """An article of June 1 appears when that day begins where the clinic is, wherever the build runs."""
    site = make_site({"content/articles/new.md": article("New", publish="2026-06-01")})
    settings = site / "content/site.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + f"time_zone: {zone}\n", encoding="utf-8")
    for other in (datetime.UTC, datetime.timezone(datetime.timedelta(hours=-11))):
        now = datetime.datetime(2026, 6, 1, hour, tzinfo=datetime.UTC).astimezone(other)
        built, _ = build_at(site, now)
        assert ("articles/new/index.html" in built.files) is public


@pytest.mark.parametrize(
    ("name", "code"),
    [("manifest.json", "url-repeated"), ("forms/a:b.pdf", "file-name"), ("forms/a\\b.pdf", "file-name")],
)
def test_a_file_that_cannot_be_published_is_reported(name: str, code: str, make_site: MakeSite) -> None:
    """A name that publishing keeps for itself, or that no other system takes, is a Problem of that file."""
    built, _ = build_at(make_site({"content/articles/a.md": article("A"), f"static/{name}": "{}"}))
    assert not built.publishable
    assert [(each.code, each.file) for each in built.problems if each.severity == "error"] == [(code, f"static/{name}")]


def test_every_error_is_reported_at_once(make_site: MakeSite) -> None:
    """Settings, front matter, text, links and templates: nobody has to build five times to hear of five faults."""
    site = make_site(
        {
            "content/articles/a.md": article("A", "[x](y.md)\n\n<script></script>", topics="[none]"),
            "content/topics.yaml": "- id: a\n",
            "templates/pages/home.html": "{{ nothing }}",
        }
    )
    built, _ = build_at(site)
    codes = {each.code for each in built.problems}
    assert {"topic-unknown", "link-broken", "html-refused", "key-missing", "theme-template"} <= codes


def test_a_style_sheet_asks_no_other_host(make_site: MakeSite) -> None:
    """A picture from elsewhere in a style of the site is found before it is published."""
    css = "a { background: url(https://tracker.example/x.png); }"
    built, _ = build_at(make_site({"content/articles/a.md": article("A"), "static/css/ours.css": css}))
    assert not built.publishable
    assert {each.code for each in built.problems if each.severity == "error"} == {"page-host"}


def test_without_settings_articles_are_still_checked(make_site: MakeSite) -> None:
    """A fault in site.yaml does not hide those in the articles."""
    site = make_site({"content/articles/a.md": article("A", "<script></script>")})
    (site / "content/site.yaml").write_text("clinic: [", encoding="utf-8")
    built, _ = build_at(site)
    assert not built.publishable
    assert {each.file for each in built.problems if each.severity == "error"} == {
        "content/articles/a.md",
        "content/site.yaml",
    }


def test_a_changed_style_changes_its_address(make_site: MakeSite) -> None:
    """Browsers may keep assets for ever, because a changed one has another name, on every page."""
    site = make_site({"content/articles/a.md": article("A")})
    before, _ = build_at(site)
    site = make_site({"static/css/ours.css": "p { color: red; }"})
    after, _ = build_at(site)
    (old,) = (path for path in before.files if path.endswith(".css"))
    (new,) = (path for path in after.files if path.endswith(".css"))
    assert old != new
    for path in (path for path in after.files if path.endswith(".html")):
        html = page_of(site, path) if path in {"index.html", "404.html", "articles/a/index.html"} else new
        assert new in html
        assert old not in html


PARTS_OF_EVERY_PAGE = ("site_cookie_notice", "site_crisis", "site_main", "site_contact")


def test_what_staff_wrote_becomes_a_site(tmp_path: Path) -> None:
    """From `content/` as it is today: every page has what every page must have, and a second build writes nothing.

    Articles with errors are left out. When the site has others, they are reported with their file, as `build.py` does,
    which is not the fault of the program.
    """
    shutil.copytree(ROOT / "content", tmp_path / "content")
    ran = run_command("build", "--site", tmp_path, "--lenient")
    assert "program-fault" not in ran.err
    if ran.status:
        assert re.search(r"(?m)^error: content/", ran.err), ran.err
        return
    published = files_below(tmp_path / "dist")
    pages = {path: data.decode() for path, data in published.items() if path.endswith(".html")}
    assert {"index.html", "404.html"} <= pages.keys()
    for path, html in pages.items():
        assert [html.count(f'id="{name}"') for name in PARTS_OF_EVERY_PAGE] == [1] * len(PARTS_OF_EVERY_PAGE), path
    assert " 0 files written, " in run_command("build", "--site", tmp_path, "--lenient").out
