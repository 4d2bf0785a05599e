"""Styles, icons, scripts and images become files with names of their own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from elevate_site.assets import ICONS, SCRIPT, STYLE, Assets, bundle
from elevate_site.errors import Problem
from elevate_site.model.theme import SourceFile, Theme
from elevate_site.reading import list_site, theme_folder
from elevate_site.reading.theme import read_theme
from picture_files import encoded, photograph

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">\n<path d="M1 1"/>\n</svg>\n'

PICTURE = encoded(photograph(8, 6), "PNG")
OTHER = encoded(photograph(6, 8), "PNG")


def bundled(folder: Path, files: dict[str, str | bytes]) -> tuple[Assets, tuple[Problem, ...]]:
    """What becomes of `files`, those under content/ as images of articles and the others as the theme."""
    sources = {}
    for path, content in files.items():
        location = folder / path
        location.parent.mkdir(parents=True, exist_ok=True)
        location.write_bytes(content if isinstance(content, bytes) else content.encode())
        sources[path] = SourceFile(path, location)
    images = {path: file for path, file in sources.items() if path.startswith("content/")}
    theme = Theme({path: file for path, file in sources.items() if path not in images}, {}, ())
    return bundle(theme, images)


def data_of(assets: Assets, source: str) -> bytes:
    """The bytes of the file that `source` became."""
    return next(output.data for output in assets.outputs if output.path == assets.addresses[source])


def test_styles_are_one_file_in_the_order_of_layers(tmp_path: Path) -> None:
    """Layers first, components where they belong, utilities behind them, and what a site adds at the end."""
    assets, problems = bundled(
        tmp_path,
        {
            "static/css/zz-ours.css": "zz",
            "static/css/ours.css": "ours",
            "static/css/utilities.css": "utilities",
            "static/css/layout.css": "layout",
            "static/css/base.css": "base",
            "static/css/reset.css": "reset",
            "static/css/tokens.css": "tokens",
            "static/css/layers.css": "layers",
            "templates/components/b/b.css": "component b",
            "templates/components/a/a.css": "component a",
            "templates/components/a/a.html": "no style",
        },
    )
    assert problems == ()
    expected = "layers tokens reset base layout component_a component_b utilities ours zz"
    assert data_of(assets, STYLE).decode().replace(" ", "_").split() == expected.split()


def test_names_carry_a_digest_of_the_bytes(tmp_path: Path) -> None:
    """Equal bytes have equal names, other bytes other names."""
    first, _ = bundled(tmp_path / "1", {"static/js/a.js": "1", "content/articles/leaf.png": PICTURE})
    again, _ = bundled(tmp_path / "2", {"static/js/a.js": "1", "content/articles/leaf.png": PICTURE})
    other, _ = bundled(tmp_path / "3", {"static/js/a.js": "2", "content/articles/leaf.png": PICTURE})
    assert first == again
    assert re.fullmatch(r"assets/a-[0-9a-f]{10}\.js", first.addresses["static/js/a.js"])
    assert first.addresses["static/js/a.js"] != other.addresses["static/js/a.js"]
    assert first.addresses["content/articles/leaf.png"] == other.addresses["content/articles/leaf.png"]


def test_pictures_with_one_name_are_kept_apart(tmp_path: Path) -> None:
    """Two files named leaf.png are two files, unless they are the same picture."""
    assets, _ = bundled(
        tmp_path,
        {"content/articles/leaf.png": PICTURE, "content/pages/leaf.png": OTHER, "static/images/leaf.png": OTHER},
    )
    assert assets.addresses["content/articles/leaf.png"] != assets.addresses["content/pages/leaf.png"]
    assert assets.addresses["content/pages/leaf.png"] == assets.addresses["static/images/leaf.png"]
    assert len({output.path for output in assets.outputs}) == len(assets.outputs)


def test_other_files_keep_their_path_and_bytes(tmp_path: Path) -> None:
    """What is neither style, script, icon nor image is published as it is."""
    assets, _ = bundled(tmp_path, {"static/forms/a.pdf": b"\x00\r\n", "static/favicon.svg": SVG})
    assert assets.addresses["static/forms/a.pdf"] == "forms/a.pdf"
    assert assets.addresses["static/favicon.svg"] == "favicon.svg"
    assert data_of(assets, "static/forms/a.pdf") == b"\x00\r\n"


def test_templates_are_not_published(tmp_path: Path) -> None:
    """Only what a page needs leaves the theme."""
    assets, _ = bundled(tmp_path, {"templates/pages/home.html": "x", "templates/strings/en.yaml": "a: b"})
    assert set(assets.addresses) == {STYLE, SCRIPT, ICONS}


def test_icons_are_one_file_of_symbols(tmp_path: Path) -> None:
    """Each icon is a symbol with the name of its file and its own view box."""
    assets, problems = bundled(tmp_path, {"static/icons/phone.svg": SVG, "static/icons/map.svg": SVG})
    assert problems == ()
    assert data_of(assets, ICONS).decode() == (
        '<svg xmlns="http://www.w3.org/2000/svg">'
        '<symbol id="map" viewBox="0 0 24 24"><path d="M1 1"/></symbol>'
        '<symbol id="phone" viewBox="0 0 24 24"><path d="M1 1"/></symbol></svg>\n'
    )


@pytest.mark.parametrize("drawing", ["", "not a drawing", "<svg><path/></svg>", '<svg viewBox="0 0 1 1">'])
def test_an_icon_that_is_not_svg_is_reported(drawing: str, tmp_path: Path) -> None:
    """An icon needs to be SVG with a view box, and the others are drawn all the same."""
    assets, problems = bundled(tmp_path, {"static/icons/bad.svg": drawing, "static/icons/map.svg": SVG})
    assert [(each.code, each.file) for each in problems] == [("theme-template", "static/icons/bad.svg")]
    assert b'id="map"' in data_of(assets, ICONS)


def test_a_style_sheet_is_published_without_what_only_its_author_reads(tmp_path: Path) -> None:
    """Comments and blanks are left out; the rules and their order stay."""
    assets, _ = bundled(
        tmp_path, {"static/css/base.css": b"/* Why. */\n@layer base {\n  a { margin-inline: 0 auto; }\n}\n"}
    )
    assert data_of(assets, STYLE) == b"@layer base{a{margin-inline:0 auto}}"


def test_scripts_of_every_page_are_one_file(tmp_path: Path) -> None:
    """In the order of their names, without comments; those of single pages stay by themselves."""
    assets, _ = bundled(
        tmp_path,
        {
            "static/js/every_page/b.js": "second(\n  1, 2); // Why.\n",
            "static/js/every_page/a.js": "for (const a of first) {\n  a();\n}\n",
            "static/js/alias.js": "// Why.\nlead();\n",
        },
    )
    assert data_of(assets, SCRIPT) == b"for(let a of first)a();second(1,2);"
    assert data_of(assets, "static/js/alias.js") == b"// Why.\nlead();\n"
    assert not [source for source in assets.addresses if source.startswith(f"{SCRIPT}/")]


@pytest.mark.parametrize("css", ["a {{ }}}", "a { color: red } </style> b { }"])
def test_a_style_sheet_that_cannot_be_read_is_left_alone(tmp_path: Path, css: str) -> None:
    """What no browser could read either is published as its author wrote it."""
    assets, _ = bundled(tmp_path, {"static/css/base.css": css.encode()})
    assert data_of(assets, STYLE) == css.encode()


@pytest.mark.parametrize(
    ("css", "line", "column"),
    [
        ("a { color: red }\n}\nb { }", 2, 1),
        ("a { }\n@layer base {\n  b {{ color: red }\n}\n", 2, 13),
        ("a { }\n\n  b { color: red\n", 3, 5),
        ("/* { */ a { content: '}' }\n } ", 2, 2),
        ("a { }\n/* Why.\nb { }\n", 2, 1),
        ("a {\n/*/ }\n", 2, 1),
    ],
)
def test_an_unclosed_bracket_or_comment_is_reported(tmp_path: Path, css: str, line: int, column: int) -> None:
    """Browsers would leave out rules without a word, perhaps those of the crisis line."""
    _, problems = bundled(tmp_path, {"templates/components/a/a.css": css})
    (told,) = problems
    assert (told.code, told.file) == ("theme-style", "templates/components/a/a.css")
    assert (told.line, told.column) == (line, column)


@pytest.mark.parametrize(
    "css",
    [
        "/* { it's \" */ a { }",
        "a::before { content: \"{\"; quotes: '}' '\\'{'; }",
        "a { background: url(data:image/svg+xml,{x}}) }",
        ".a\\{ { } .it\\'s { }",
        "@media print { @layer x { a { } } }",
        "",
    ],
)
def test_brackets_in_strings_and_comments_do_not_count(tmp_path: Path, css: str) -> None:
    """Only brackets that a browser takes for brackets count."""
    assert bundled(tmp_path, {"static/css/base.css": css})[1] == ()


def test_files_from_windows_are_joined_cleanly(tmp_path: Path) -> None:
    """Neither a byte order mark in the middle of a style sheet nor carriage returns are published."""
    assets, _ = bundled(
        tmp_path,
        {
            "static/css/base.css": b"\xef\xbb\xbfa {\r\n  content: 'x\r\n",
            "static/css/layout.css": b"\xef\xbb\xbf} b { }",
        },
    )
    assert data_of(assets, STYLE) == b"a {\n  content: 'x\n\n} b { }"


def test_a_style_sheet_in_another_encoding_is_reported_with_its_line(tmp_path: Path) -> None:
    """A style sheet that is not UTF-8 is a Problem and no traceback."""
    _, problems = bundled(tmp_path, {"static/css/base.css": b"a { }\n/* caf\xe9 */\n"})
    assert [(each.code, each.file, each.line) for each in problems] == [("file-encoding", "static/css/base.css", 2)]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("static/manifest.json", "url-repeated"),
        ("static/forms/a:b.pdf", "file-name"),
        ("static/js/a\\b.js", "file-name"),
        ("static/forms/a\nb.pdf", "file-name"),
    ],
)
def test_a_name_that_cannot_be_published_is_reported(path: str, code: str, tmp_path: Path) -> None:
    """The file is named, and it is not among the files of the site."""
    assets, problems = bundled(tmp_path, {path: "x", "static/fine.txt": "x"})
    assert [(each.code, each.file) for each in problems] == [(code, path)]
    assert path not in assets.addresses
    assert "static/fine.txt" in assets.addresses


def test_a_picture_beside_an_article_whose_name_cannot_be_published_is_a_fault_of_its_pages(tmp_path: Path) -> None:
    """The text that shows it names a file that is there, so only its name is told, where it is shown."""
    path = "content/articles/a:b.png"
    assets, problems = bundled(tmp_path, {path: "x"})
    assert problems == ()
    assert [each.code for each in assets.faults.values()] == ["file-name"]
    assert path in assets.pictures


def test_a_file_that_is_gone_is_reported(tmp_path: Path) -> None:
    """A file that disappears between listing and reading is a Problem and no traceback."""
    theme = Theme({"static/a.txt": SourceFile("static/a.txt", tmp_path / "gone.txt")}, {}, ())
    _, problems = bundle(theme, {})
    assert [(each.code, each.file) for each in problems] == [("file-unreadable", "static/a.txt")]


def test_the_shipped_theme_is_sound(tmp_path: Path) -> None:
    """Every shipped icon is a symbol, and nothing is wrong with any file."""
    theme, _ = read_theme(list_site(tmp_path, theme_folder()).layers)
    assets, problems = bundle(theme, {})
    assert problems == ()
    icons = [path for path in theme.files if path.startswith("static/icons/")]
    assert data_of(assets, ICONS).count(b"<symbol ") == len(icons) > 5
