"""Every word of the templates is in `templates/strings`, in both languages, and each is used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from string import Formatter

import pytest
import yaml

ROOT = Path(__file__).parent.parent
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
STRINGS = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in (ROOT / "templates" / "strings").iterdir()}
PYTHON = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "src").rglob("*.py")))

# The kind of a page in Open Graph is a word of that format, not of a language.
JINJA = re.compile(r"(?s)\{% block open_graph_type %\}.*?\{% endblock %\}|\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}")
READ_BY_PEOPLE = frozenset({"alt", "aria-label", "aria-description", "content", "label", "placeholder", "title"})
# What the element says of itself is for machines: a policy, a size, a colour scheme.
NOT_FOR_PEOPLE = frozenset({"meta"})
WORD = re.compile(r"[^\W\d_]{2,}")


class Words(HTMLParser):
    """The words that stand in a template itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        """The line of each, and the word."""
        self._passed_over = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the attributes that people read or hear."""
        self._passed_over += tag in ("script", "style")
        if tag in NOT_FOR_PEOPLE:
            return
        for name, value in attrs:
            if name in READ_BY_PEOPLE:
                self._note(value or "")

    def handle_endtag(self, tag: str) -> None:
        """Leave what is passed over."""
        self._passed_over -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        """Note the text."""
        if not self._passed_over:
            self._note(data)

    def _note(self, text: str) -> None:
        self.found += [(self.getpos()[0], word) for word in WORD.findall(text)]


def words_in(template: str) -> list[tuple[int, str]]:
    """The words of a template, without what Jinja puts in its place; lines stay where they are."""
    reader = Words()
    reader.feed(JINJA.sub(lambda match: "\n" * match[0].count("\n"), template))
    reader.close()
    return reader.found


def places(words: str) -> set[str]:
    """The places in braces."""
    return {name for _, name, _, _ in Formatter().parse(words) if name}


def base(key: str) -> str:
    """A key without its plural form."""
    return key.partition(".")[0]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_no_template_holds_a_word(path: Path) -> None:
    """What a page says comes from the strings, not from the template."""
    assert words_in(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("<p>\nCall us</p>", [(1, "Call"), (1, "us")]),
        ('{# a note #}\n<nav aria-label="Main"></nav>', [(2, "Main")]),
        ('<p class="lead" title="{{ t("x") }}">{{ t("y") }} – {{ page.title }}</p>', []),
        ('<meta name="viewport" content="width=device-width">', []),
    ],
)
def test_a_word_would_be_found(template: str, found: list[tuple[int, str]]) -> None:
    """Words in text and in what is read aloud are seen; names, comments and Jinja are no words."""
    assert words_in(template) == found


def test_all_languages_have_the_same_words() -> None:
    """English and Spanish have the same keys, but for plural forms, and the same places in braces."""
    english, spanish = STRINGS["en"], STRINGS["es"]
    assert {base(key) for key in english} == {base(key) for key in spanish}
    for key in english.keys() & spanish.keys():
        assert places(english[key]) == places(spanish[key]), key


def test_words_with_a_number_have_every_form() -> None:
    """What is counted has a form for one and for any other number in both languages."""
    for language, strings in STRINGS.items():
        counted = {base(key) for key in strings if "." in key}
        assert counted
        for key in counted:
            assert {f"{key}.one", f"{key}.other"} <= strings.keys(), (language, key)


def spoken() -> Iterator[str]:
    """The keys that templates and the program name, and the beginnings of those that they put together."""
    texts = [path.read_text("utf-8") for path in (ROOT / "templates").rglob("*") if path.is_file()]
    for text in (*texts, PYTHON):
        yield from re.findall(r"""["']([a-z][a-z0-9_]*)["'.]""", text)


def test_no_word_is_left_over() -> None:
    """Each key is asked for by a template or by the program."""
    named = set(spoken())
    beginnings = tuple(name for name in named if name.endswith("_"))
    assert {key for key in map(base, STRINGS["en"]) if key not in named and not key.startswith(beginnings)} == set()
