"""The theme is the shipped one, with the site's own files in place of the shipped files at the same paths."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_sites import make_site, read_folder

from elevate_site.errors import Problem
from elevate_site.model.theme import Component, ComponentExample, Theme
from elevate_site.model.values import LanguageCode
from elevate_site.reading import list_site, theme_folder
from elevate_site.reading.theme import read_theme

CARD = """\
summary: A card.
use_when: Always.
avoid_when: Never.
params:
  level: How urgent it is.
examples:
  - name: One
    template: |
      {{ card(level="urgent") }}
"""
THEME = {
    "theme/templates/layouts/base.html": "shipped",
    "theme/templates/strings/en.yaml": "home: Home\nby: By {name}\n",
    "theme/templates/strings/es.yaml": "home: Inicio\nby: De {name}\n",
    "theme/templates/components/card/card.yaml": CARD,
    "theme/static/css/base.css": "shipped",
}


def read(tmp_path: Path, files: dict[str, str]) -> tuple[Theme, tuple[Problem, ...]]:
    folder = make_site(tmp_path, {**THEME, **files})
    listing = list_site(folder, folder / "theme")
    theme, problems = read_theme(listing.layers)
    return theme, (*listing.problems, *problems)


def test_the_sites_own_files_replace_the_shipped_ones(tmp_path: Path) -> None:
    """A file of the site replaces the shipped file at the same path, and no other."""
    theme, problems = read(tmp_path, {"static/css/base.css": "own", "static/images/logo.svg": "own"})
    assert problems == ()
    texts = {path: file.location.read_text(encoding="utf-8") for path, file in theme.files.items()}
    assert (texts["static/css/base.css"], texts["templates/layouts/base.html"]) == ("own", "shipped")
    assert "static/images/logo.svg" in texts
    assert list(theme.files) == sorted(theme.files)


def test_hidden_files_under_static_are_reported(tmp_path: Path) -> None:
    """We report files that somebody may have meant to publish, publish .well-known, and skip what programs leave."""
    left = (".DS_Store", ".gitkeep", ".gitignore", ".site.css.swp", ".#site.css", "#site.css#", "site.css~", "._a.png")
    hidden = ("static/.htaccess", "static/css/.well-known/a", "static/.well-known/.secret", "static/.git/config")
    files = {f"static/css/{name}": "x" for name in left} | dict.fromkeys((*hidden, "templates/.editorconfig"), "x")
    theme, problems = read(tmp_path, {**files, "static/.well-known/security.txt": "x"})
    assert [(one.code, one.file) for one in sorted(problems, key=lambda one: one.order)] == [
        ("file-unexpected", path)
        for path in ("static/.git", "static/.htaccess", "static/.well-known/.secret", "static/css/.well-known")
    ]
    own = {path for path in theme.files if "/." in path or "#" in path or "~" in path}
    assert own == {"static/.well-known/security.txt"}


def test_strings_and_components_are_read(tmp_path: Path) -> None:
    """Strings are found by language and key, components by name with their examples."""
    theme, problems = read(tmp_path, {})
    assert problems == ()
    assert {str(language): dict(words) for language, words in theme.strings.items()} == {
        "en": {"home": "Home", "by": "By {name}"},
        "es": {"home": "Inicio", "by": "De {name}"},
    }
    example = ComponentExample("One", '{{ card(level="urgent") }}')
    assert theme.components == (
        Component("card", "A card.", "Always.", "Never.", (example,), {"level": "How urgent it is."}),
    )


def test_a_sites_strings_replace_the_shipped_ones_key_by_key(tmp_path: Path) -> None:
    """The keys of the site change, the others stay, and a key that only the site has is fine."""
    theme, problems = read(tmp_path, {"templates/strings/en.yaml": "home: Welcome\npromise: We listen.\n"})
    assert problems == ()
    assert theme.strings[LanguageCode("en")] == {"home": "Welcome", "by": "By {name}", "promise": "We listen."}
    assert theme.strings[LanguageCode("es")] == {"home": "Inicio", "by": "De {name}"}


def test_plural_forms_may_differ(tmp_path: Path) -> None:
    """Every language needs only the form "other"; the rest may lack a place for the number."""
    forms = {"en": "n.one: one\nn.other: '{count} of them'\n", "es": "n.other: '{count} de ellos'\n"}
    _, problems = read(tmp_path, {f"templates/strings/{language}.yaml": words for language, words in forms.items()})
    assert problems == ()


def test_an_added_language_needs_every_shipped_string(tmp_path: Path) -> None:
    """A language that the site adds has no shipped strings to fall back on, so a missing key is reported."""
    _, problems = read(tmp_path, {"templates/strings/fr.yaml": "home: Accueil\n"})
    told = [(one.code, one.file, one.line, one.message) for one in problems]
    assert told == [("theme-string", "templates/strings/fr.yaml", 0, "`by` is missing; it is in en.yaml.")]


@pytest.mark.parametrize(
    ("file", "strings", "message"),
    [
        ("es.yaml", "\nby: De {nombre}\n", "The words in braces in `by` differ from those in en.yaml."),
        ("en.yaml", "\nby: By {author}\n", "The words in braces in `by` differ from those in es.yaml."),
        ("en.yaml", "\nby: [By, {name: x}]\n", "`by` needs some text, but here is a list."),
        ("en.yaml", "\nby.on: x\n", "`on` is not a plural form."),
        ("en.yaml", "\nby:\n", "`by` is empty; it needs some text."),
    ],
)
def test_invalid_strings_are_reported_in_the_sites_own_file(
    file: str, strings: str, message: str, tmp_path: Path
) -> None:
    """The Problem is at the line of the site, and the shipped strings are still usable."""
    theme, problems = read(tmp_path, {f"templates/strings/{file}": strings})
    found = [(one.code, one.file, one.line, one.message) for one in problems]
    assert found == [("theme-string", f"templates/strings/{file}", 2, message)]
    assert "by" in theme.strings[LanguageCode("en")]


def test_an_invalid_component_description_is_reported_at_its_line(tmp_path: Path) -> None:
    """The YAML file of a component has a schema like any other."""
    theme, problems = read(tmp_path, {"templates/components/card/card.yaml": CARD.replace("use_when", "used_when")})
    assert [(one.code, one.line) for one in problems] == [("key-unknown", 2)]
    assert [component.name for component in theme.components] == ["card"]


def test_a_site_may_be_the_checkout_itself(tmp_path: Path) -> None:
    """When the site and the theme are in one folder, each file is there once and each Problem reported once."""
    files = {path.removeprefix("theme/"): text for path, text in THEME.items()}
    folder = make_site(tmp_path, {**files, "templates/strings/es.yaml": "home: Inicio\n"})
    site, problems = read_folder(folder, folder / "content/..")
    assert [one.code for one in problems] == ["theme-string"]
    assert len(site.theme.files) == len(THEME)


def test_a_site_can_add_a_language(tmp_path: Path) -> None:
    """A site with French strings can be in French."""
    french = {"templates/strings/fr.yaml": "home: Accueil\nby: De {name}\n"}
    written = (make_site(tmp_path, {}) / "content/site.yaml").read_text(encoding="utf-8")
    settings = written.replace("[en, es]", "[fr, en]").replace(", es: ", ", fr: ")
    folder = make_site(tmp_path, {**THEME, **french, "content/site.yaml": settings})
    site, problems = read_folder(folder, folder / "theme")
    assert problems == ()
    assert site.settings is not None
    assert site.settings.languages == ("fr", "en")


def test_the_theme_is_found_in_a_checkout_and_in_an_installed_package(tmp_path: Path) -> None:
    """The shipped theme is above `src` in a checkout, and inside an installed package."""
    checkout = tmp_path / "src/elevate_site"
    checkout.mkdir(parents=True)
    assert theme_folder(checkout) == tmp_path
    installed = tmp_path / "lib/elevate_site"
    (installed / "theme/templates").mkdir(parents=True)
    assert theme_folder(installed) == installed / "theme"
    assert (theme_folder() / "templates").is_dir()
