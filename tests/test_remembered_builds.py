"""A build that remembers earlier ones gives what a clean build gives, whatever was edited in between."""

from __future__ import annotations

import datetime
import shutil
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depth import examples
from elevate_site.cli.run_build import Order, carry_out
from elevate_site.memory import Memory, unsaved_memory
from elevate_site.model.values import Url
from elevate_site.pipeline import Build, BuildRequest, build
from elevate_site.publishing import MemoryStaging
from elevate_site.reading import theme_folder
from pdf_files import pdf
from picture_files import encoded, photograph
from site_command import files_below

SAMPLE = Path(__file__).parent / "golden_sites" / "bilingual"
THEME = theme_folder()
FORGOTTEN_AFTER = 4


@dataclass
class Desk:
    """A site on somebody's desk, the day in their calendar, and what they ask for when they build."""

    site: Path
    day: datetime.date = datetime.date(2026, 6, 1)
    drafts: bool = False
    lenient: bool = False
    in_full: bool = False
    base_url: Url | None = None
    everywhere: bool = False
    """Whether something that all pages are rendered with was edited since the site was last published."""
    unpublished: int = 0
    """How many builds were not published since."""

    def file(self, path: str) -> Path:
        """A file of the site, with the folders above it."""
        file = self.site / path
        file.parent.mkdir(parents=True, exist_ok=True)
        return file

    def replace(self, path: str, old: str, new: str) -> None:
        """Change words in a file of the site, if they are there."""
        file = self.site / path
        if file.exists():
            file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    def append(self, path: str, text: str) -> None:
        """Add a text at the end of a file of the site, if it is there."""
        file = self.site / path
        if file.exists():
            file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")

    def override(self, path: str, old: str, new: str) -> None:
        """Give the site its own copy of a file of the theme, with other words in it."""
        file = self.file(path)
        source = file if file.exists() else THEME / path
        file.write_text(source.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


ARTICLE = """\
---
title: {title}
description: About {title}.
topics: [{topic}]
key_points: [One thing.]
---

## First part

Worry and [sleep](sleep.md) and {word}, and then a lullaby.
"""

Edit = Callable[[Desk, int], object]


def _write(desk: Desk, path: str, topic: str) -> None:
    text = ARTICLE.format(title=Path(path).stem, topic=topic, word="insomnia")
    desk.file(path).write_text(text, encoding="utf-8")


def _rename(desk: Desk, old: str, new: str) -> None:
    if (desk.site / old).exists():
        (desk.site / old).rename(desk.site / new)


def _picture(desk: Desk, number: int) -> None:
    _leaf(desk, 20 + number)
    desk.append("content/articles/sleep.md", "\n![A leaf](leaf.png)\n")


def _leaf(desk: Desk, width: int) -> None:
    desk.file("content/articles/leaf.png").write_bytes(encoded(photograph(width, 9), "PNG"))


def _form(desk: Desk, number: int) -> None:
    desk.file("content/articles/form.pdf").write_bytes(pdf(f"({number})"))
    desk.append("content/articles/sleep.md", "\n[The form](form.pdf)\n")


def _undo(desk: Desk) -> None:
    shutil.rmtree(desk.site / "content")
    shutil.copytree(SAMPLE / "content", desk.site / "content")


EDITS: dict[str, Edit] = {
    "a word in an article": lambda desk, n: desk.append("content/articles/sleep.md", f"\nMore about melatonin {n}.\n"),
    "the title of an article": lambda desk, n: desk.replace("content/articles/worry.md", "title: ", f"title: A{n} "),
    "a heading that others link to": lambda desk, n: desk.replace("content/articles/sleep.md", "## ", f"## Part {n} "),
    "a new article": lambda desk, n: _write(desk, f"content/articles/new-{n}.md", topic="sleep"),
    "an article gone": lambda desk, _: desk.file("content/articles/night-shift.md").unlink(missing_ok=True),
    "an article renamed": lambda desk, n: _rename(desk, "content/articles/worry.md", f"content/articles/worry-{n}.md"),
    "a translation gone": lambda desk, _: desk.file("content/articles/sleep.es.md").unlink(missing_ok=True),
    "a draft": lambda desk, _: desk.replace(
        "content/articles/sleep.md", "\ndescription:", "\ndraft: true\ndescription:"
    ),
    "no draft any more": lambda desk, _: desk.replace("content/articles/sleep.md", "\ndraft: true", ""),
    "another day": lambda desk, n: setattr(desk, "day", desk.day + datetime.timedelta(days=20 * n)),
    "the day before": lambda desk, _: setattr(desk, "day", desk.day - datetime.timedelta(days=1)),
    "the clinic's name": lambda desk, n: desk.replace("content/site.yaml", "Harbor Clinic", f"Harbor {n} Clinic"),
    "the clinic's phone": lambda desk, n: desk.replace(
        "content/site.yaml", "phone: 305-229-", f"phone: {304 + n}-229-"
    ),
    "a link to the phone": lambda desk, _: desk.append(
        "content/articles/night-shift.md", "\nCall [](contact:phone).\n"
    ),
    "an address with a path": lambda desk, n: desk.replace("content/site.yaml", ".org\n", f".org/p{n}\n"),
    "a rule": lambda desk, _: desk.append("content/site.yaml", "\nsearch: no\n"),
    "a topic": lambda desk, n: desk.replace("content/topics.yaml", "title:", f"title: # {n}\n   "),
    "a person": lambda desk, n: desk.replace("content/people.yaml", "name: ", f"name: Dr{n} "),
    "a meaning": lambda desk, n: desk.replace("content/glossary.yaml", "meaning:\n", f"meaning: # {n}\n"),
    "a term": lambda desk, n: desk.append("content/glossary.yaml", f"- term: worry {n}\n  meaning: A thought {n}.\n"),
    "a new word in the glossary": lambda desk, _: desk.append(
        "content/glossary.yaml", "- term: lullaby\n  meaning: A song.\n"
    ),
    "a layout": lambda desk, n: desk.override("templates/layouts/base.html", "</body>", f"<p>{n}</p></body>"),
    "a component": lambda desk, n: desk.override(
        "templates/components/care_card/care_card.html", "<section", f'<section data-n="{n}"'
    ),
    "a fault in a template": lambda desk, _: desk.override("templates/pages/plain.html", "{{ body|html }}", "{{ x }}"),
    "the fault fixed": lambda desk, _: desk.file("templates/pages/plain.html").unlink(missing_ok=True),
    "a string": lambda desk, n: desk.file("templates/strings/en.yaml").write_text(
        f"skip_to_content: Skip {n}\n", encoding="utf-8"
    ),
    "a style": lambda desk, n: desk.file("static/css/own.css").write_text(f"p {{ order: {n} }}\n", encoding="utf-8"),
    "a picture": _picture,
    "the picture again": lambda desk, n: _leaf(desk, 9 + n),
    "a form": _form,
    "the form again": lambda desk, n: desk.file("content/articles/form.pdf").write_bytes(pdf(size=1000 * n)),
    "a file to take home": lambda desk, n: desk.file("static/forms/a.txt").write_text(f"{n}", encoding="utf-8"),
    "a broken link": lambda desk, n: desk.append("content/articles/sleep.md", f"\n[Away](nowhere-{n}.md)\n"),
    "the links fixed": lambda desk, n: desk.replace("content/articles/sleep.md", f"(nowhere-{n}.md)", "(worry.md)"),
    "a broken front matter": lambda desk, _: desk.replace("content/pages/about.md", "title:", "titel:"),
    "the front matter fixed": lambda desk, _: desk.replace("content/pages/about.md", "titel:", "title:"),
    "a broken site.yaml": lambda desk, _: desk.replace("content/site.yaml", "clinic:", "clinics:"),
    "site.yaml fixed": lambda desk, _: desk.replace("content/site.yaml", "clinics:", "clinic:"),
    "asked with drafts or without": lambda desk, _: setattr(desk, "drafts", not desk.drafts),
    "asked to be lenient or not": lambda desk, _: setattr(desk, "lenient", not desk.lenient),
    "asked for everything or not": lambda desk, _: setattr(desk, "in_full", not desk.in_full),
    "asked for another address": lambda desk, n: setattr(desk, "base_url", Url(f"https://clinic.example/{n}")),
    "a step back": lambda desk, _: _undo(desk),
    "nothing": lambda *_: None,
}


EVERYWHERE = frozenset(
    {
        "a layout",
        "a component",
        "a fault in a template",
        "the fault fixed",
        "a string",
        "a style",
        "the clinic's name",
        "the clinic's phone",
        "an address with a path",
        "another day",
        "the day before",
        "a step back",
        "asked for everything or not",
        "asked for another address",
    }
)
"""The edits of what all pages are rendered with; whether a page uses it is not known before it is rendered."""


FURNITURE = (
    "a picture",
    "a form",
    "a string",
    "a style",
    "a layout",
    "a component",
    "a term",
    "a file to take home",
    "a new article",
)
"""The edits by which a site comes to have everything that can be edited."""


def ask(desk: Desk, memory: Memory) -> BuildRequest:
    """What is asked for, on the day in the calendar."""
    noon = datetime.datetime.combine(desk.day, datetime.time(12), tzinfo=datetime.UTC)
    return BuildRequest(
        desk.site,
        THEME,
        noon,
        base_url=desk.base_url,
        drafts=desk.drafts,
        lenient=desk.lenient,
        in_full=desk.in_full,
        memory=memory,
    )


def nobody_watches(step: str, done: int, total: int) -> None:
    """Progress that nobody sees."""


def clean(desk: Desk, memory: Memory) -> tuple[Build, dict[str, bytes]]:
    """The site built by somebody who has never built it; `memory` knows other sites at most."""
    staging = MemoryStaging()
    built = build(ask(desk, memory), staging, nobody_watches)
    return built, {path: staging.read(path) or b"" for path in built.files}


def remembered(desk: Desk) -> Build:
    """The site built and published by somebody who remembers, as the command does it."""
    order = Order(ask(desk, Memory()), desk.site / "dist", scheduler=None, remember=True)
    return carry_out(order, nobody_watches, lambda _: None).build


def compare(desk: Desk, edit: str, others: Memory) -> None:
    """Build the site with and without its memory, and hold one against the other; `others` knows other sites.

    The build with a memory renders no page but those whose bytes change.
    """
    before = files_below(desk.site / "dist")
    desk.everywhere |= edit in EVERYWHERE
    built, (wanted, outputs) = remembered(desk), clean(desk, others)
    found = (built.files, built.problems, built.pages, built.waiting, built.next_change, built.root)
    expected = (wanted.files, wanted.problems, wanted.pages, wanted.waiting, wanted.next_change, wanted.root)
    assert found == expected, edit
    if wanted.publishable:
        published = files_below(desk.site / "dist")
        del published["manifest.json"]
        assert published == outputs, edit
        changed = {path for path, data in published.items() if before.get(path) != data}
        # What four builds did not ask for may be forgotten.
        if not desk.everywhere and desk.unpublished < FORGOTTEN_AFTER:
            assert set(built.rendered) <= changed, edit
        desk.everywhere, desk.unpublished = False, 0
    else:
        desk.unpublished += 1


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with everything that can be edited, built once."""
    desk = Desk(tmp_path_factory.mktemp("furnished") / "site")
    shutil.copytree(SAMPLE, desk.site, ignore=shutil.ignore_patterns("expected"))
    desk.append("content/site.yaml", "typeface: system\nsearch: no\nprint: {qr_codes: yes}\n")
    for name in FURNITURE:
        EDITS[name](desk, 1)
    built = remembered(desk)
    assert built.publishable, built.problems
    return desk.site


@pytest.mark.parametrize("edit", sorted(EDITS))
def test_each_edit_is_seen(furnished: Path, tmp_path: Path, edit: str) -> None:
    """After any single edit, and after the same kind of edit once more, the site is that of a clean build."""
    desk = Desk(tmp_path / "site")
    shutil.copytree(furnished, desk.site)
    for number in (2, 3):
        EDITS[edit](desk, number)
        compare(desk, edit, Memory())


@settings(max_examples=examples(10))
@given(edits=st.lists(st.tuples(st.sampled_from(sorted(EDITS)), st.integers(1, 3)), min_size=4, max_size=8))
def test_what_is_remembered_is_what_a_clean_build_makes(
    furnished: Path, earlier: Path, edits: list[tuple[str, int]]
) -> None:
    """After each of any edits: the same files to the byte, the same Problems, the same next day of change."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder, "site"))
        shutil.copytree(furnished, desk.site)
        for name, number in edits:
            EDITS[name](desk, number)
            with closing(unsaved_memory(earlier)) as others:
                compare(desk, name, others)
