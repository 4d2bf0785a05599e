"""Articles and pages are read whatever their bytes and names."""

from __future__ import annotations

import codecs
import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_sites import make_site, read_files

from elevate_site.model.values import LanguageCode
from elevate_site.reading.documents import read_document
from elevate_site.reading.files import list_files

ARTICLE = "---\ntitle: Dormir más\ndescription: D\n---\n\nTexto “así”.\n"
BODY = "\n\n\n\n\nTexto “así”.\n"


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE.encode(),
        codecs.BOM_UTF8 + ARTICLE.encode(),
        ARTICLE.replace("\n", "\r\n").encode(),
        ARTICLE.replace("\n", "\r").encode(),
        codecs.BOM_UTF8 + ARTICLE.replace("\n", "\r\n").encode(),
    ],
)
def test_byte_order_mark_and_line_ends_make_no_difference(data: bytes, tmp_path: Path) -> None:
    """A text is the same whichever editor saved it."""
    site, problems = read_files(tmp_path, {"content/articles/a.md": data})
    assert problems == ()
    (document,) = site.documents
    assert (document.front_matter.title, document.body) == ("Dormir más", BODY)


@pytest.mark.parametrize(
    ("path", "kind", "name", "language"),
    [
        ("content/articles/sleep.md", "article", "sleep", "en"),
        ("content/articles/sleep.es.md", "article", "sleep", "es"),
        ("content/articles/sleep.en.md", "article", "sleep", "en"),
        ("content/pages/about-us-2.md", "page", "about-us-2", "en"),
        ("content/articles/niños.es.md", "article", "niños", "es"),
    ],
)
def test_kind_name_and_language_come_from_the_path(
    path: str, kind: str, name: str, language: str, tmp_path: Path
) -> None:
    """The folder, the file name and the letters before .md determine them."""
    site, problems = read_files(tmp_path, {path: ARTICLE})
    (document,) = site.documents
    assert (document.path, document.kind, document.name, document.language) == (path, kind, name, language)
    assert problems == ()


@pytest.mark.parametrize(
    ("name", "code", "expected"),
    [
        ("Sleep.md", "file-name", "Rename it to sleep.md"),
        ("sleep tips.es.md", "file-name", "Rename it to sleep-tips.es.md"),
        ("dr.smith.md", "file-name", "Rename it to dr-smith.md"),
        ("sleep_tips.md", "file-name", "Rename it to sleep-tips.md"),
        ("sleep.markdown", "file-name", "Rename it to sleep.md"),
        ("sleep.MD", "file-name", "Rename it to sleep.md"),
        ("sleep.fr.md", "value-language", "this site is in en and es"),
        ("sleep.txt", "file-unexpected", "If it is an article, rename it to sleep.md"),
        ("sleep.md.txt", "file-unexpected", "Rename it to sleep.md"),
        ("sleep.xlsx", "file-unexpected", "it cannot read files that end with"),
        ("sleep.docx", "file-unexpected", "Make a text file sleep.md"),
        ("more/sleep.md", "file-unexpected", "articles lie directly in content/articles"),
    ],
)
def test_an_invalid_file_name_is_reported(name: str, code: str, expected: str, tmp_path: Path) -> None:
    """The report names the file and a valid name for it."""
    _, problems = read_files(tmp_path, {f"content/articles/{name}": ARTICLE})
    (found,) = problems
    assert (found.code, found.file) == (code, f"content/articles/{name}")
    assert expected in f"{found.message} {found.hint}"


def test_a_decomposed_name_is_the_composed_one(tmp_path: Path) -> None:
    """A file whose name is stored with separate accents has a path in composed form."""
    site, problems = read_files(tmp_path, {unicodedata.normalize("NFD", "content/articles/niños.md"): ARTICLE})
    assert problems == ()
    assert site.documents[0].path == unicodedata.normalize("NFC", "content/articles/niños.md")


def test_two_names_that_look_the_same_are_both_reported(tmp_path: Path) -> None:
    """Two names that differ only in how accents are stored are two Problems."""
    names = [unicodedata.normalize(form, "content/articles/niños.md") for form in ("NFC", "NFD")]
    site, problems = read_files(tmp_path, dict.fromkeys(names, ARTICLE))
    assert [(one.code, one.file) for one in problems] == [("file-name", names[0])] * 2
    assert len(site.documents) == 1


@pytest.mark.parametrize(
    ("data", "line", "column", "expected"),
    [
        (ARTICLE.encode("cp1252"), 2, 16, "probably á"),
        (codecs.BOM_UTF8 + b"---\r\ntitle: caf\xe9\r\n", 2, 11, "probably é"),
        (ARTICLE.encode("utf-16"), 0, 0, "UTF-16"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", 0, 0, "not a text file"),
    ],
)
def test_bytes_that_are_not_utf8_are_reported_at_their_position(
    data: bytes, line: int, column: int, expected: str
) -> None:
    """The report names the encoding or the probable character, and says how to save the file."""
    _, problems = read_document("f", "article", "a", LanguageCode("en"), data)
    assert [(one.code, one.line, one.column) for one in problems if one.code == "file-encoding"] == [
        ("file-encoding", line, column)
    ]
    assert expected in problems[0].message
    assert problems[0].hint


def test_text_in_another_encoding_is_still_checked() -> None:
    """We check the text after an unreadable character too."""
    data = b"---\ntitle: caf\xe9\ndescription: D\ndraft: perhaps\n---\nText."
    document, problems = read_document("f", "article", "a", LanguageCode("en"), data)
    assert [one.code for one in problems] == ["file-encoding", "value-type"]
    assert document.body.endswith("Text.")


@pytest.mark.parametrize(
    "sign", ["\x00", "\x02", "\x1b", "\x7f", "\x85", "\u2028", "\u202e", "\ue000", "\ufdd0", "\ufffe", "\U0001ffff"]
)
def test_invisible_characters_are_reported_and_replaced(sign: str) -> None:
    """An invisible character is reported at its position, and its replacement keeps the columns true."""
    text = ARTICLE.replace("Texto ", f"Texto{sign}")
    document, problems = read_document("f", "article", "a", LanguageCode("en"), text.encode())
    assert [(one.code, one.line, one.column) for one in problems] == [("file-character", 6, 6)]
    assert "after “Texto”" in problems[0].message
    assert document.body == BODY.replace("Texto ", "Texto\ufffd")


@pytest.mark.parametrize("text", ["\u00a0", "\u200b", "\u00ad", "👩‍⚕️", "日本", "\tcode"])
def test_useful_characters_are_kept(text: str) -> None:
    """Tabs, hard spaces, soft hyphens, joined emoji and other scripts are allowed."""
    _, problems = read_document("f", "article", "a", LanguageCode("en"), (ARTICLE + text).encode())
    assert problems == ()


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "file-empty"), (b" \r\n\n", "file-empty"), (ARTICLE.encode() + b"x" * 2_000_000, "file-size")],
)
def test_an_empty_or_huge_file_is_one_problem_and_still_a_document(data: bytes, code: str, tmp_path: Path) -> None:
    """It has a title, so that links to it work, and no other Problems."""
    site, problems = read_files(tmp_path, {"content/articles/good-night.md": data})
    assert [(one.code, one.line) for one in problems] == [(code, 0)]
    assert [document.front_matter.title for document in site.documents] == ["Good night"]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ("---\ntitle: A\ndescription: D\n---\n", 5),
        ("---\ntitle: A\ndescription: D\n---", 4),
        ("---\ntitle: A\n\ndescription: D\n---", 5),
        ("---\ntitle: A\n\ndescription: D\n---\n \n\u00a0\n", 6),
    ],
)
def test_front_matter_without_a_text_is_reported(data: str, line: int, tmp_path: Path) -> None:
    """A page without a text is an error at the line where the text should begin."""
    site, problems = read_files(tmp_path, {"content/articles/a.md": data})
    assert [(one.code, one.line, one.column) for one in problems] == [("file-empty", line, 1)]
    assert [document.front_matter.description for document in site.documents] == ["D"]


@pytest.mark.parametrize("target", ["secret.md", "nowhere.md"])
def test_a_link_out_of_the_site_is_not_read(target: str, tmp_path: Path) -> None:
    """A link to a file outside the site, or to nothing, is reported and left out."""
    folder = make_site(tmp_path, {"content/articles/a.md": ARTICLE})
    (folder.parent / "secret.md").write_text(ARTICLE, encoding="utf-8")
    (folder / "content/articles/b.md").symlink_to(folder.parent / target)
    site, problems = read_files(tmp_path, {})
    assert [(one.code, one.file) for one in problems] == [("file-outside", "content/articles/b.md")]
    assert [document.path for document in site.documents] == ["content/articles/a.md"]


@pytest.mark.parametrize("path", ["content/articles", "content/topics.yaml", "content"])
def test_a_linked_folder_or_settings_file_is_not_read_either(path: str, tmp_path: Path) -> None:
    """A link out of the site is reported anywhere under `content`, and as `content` itself."""
    folder = make_site(tmp_path, {"content/articles/a.md": ARTICLE, "content/topics.yaml": "# none\n"})
    (folder / path).rename(folder.parent / "elsewhere")
    (folder / path).symlink_to(folder.parent / "elsewhere")
    _, problems = list_files(folder, "content")
    assert [(one.code, one.file) for one in problems] == [("file-outside", path)]


def test_links_inside_the_site_are_followed_but_not_in_circles(tmp_path: Path) -> None:
    """A link to a file of the site is read; a link to one of its folders is refused."""
    folder = make_site(tmp_path, {"content/articles/a.md": ARTICLE})
    (folder / "content/articles/b.md").symlink_to("a.md")
    (folder / "content/articles/again").symlink_to("..")
    site, problems = read_files(tmp_path, {})
    assert [one.code for one in problems] == ["file-unexpected"]
    assert [document.name for document in site.documents] == ["a", "b"]


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    """Something that is neither a file nor a folder is reported, and we do not wait for it."""
    folder = make_site(tmp_path, {"content/articles/a.md": ARTICLE})
    os.mkfifo(folder / "content/articles/pipe.md")
    _, problems = read_files(tmp_path, {})
    assert [(one.code, one.file) for one in problems] == [("file-unexpected", "content/articles/pipe.md")]


def test_a_file_name_that_is_not_utf8_is_reported(tmp_path: Path) -> None:
    """The Problem can be printed, although the name cannot."""
    folder = make_site(tmp_path, {})
    articles = folder / "content/articles"
    articles.mkdir()
    Path(os.fsdecode(os.fsencode(articles) + b"/ni\xf1os.md")).write_text(ARTICLE, encoding="utf-8")
    _, problems = read_files(tmp_path, {})
    (found,) = problems
    assert found.code == "file-name"
    assert found.file.encode() == "content/articles/ni\ufffdos.md".encode()


def test_images_are_listed_and_hidden_files_skipped(tmp_path: Path) -> None:
    """Pictures beside articles are files of the site; hidden files and backups are not."""
    site, problems = read_files(
        tmp_path,
        {
            "content/articles/moon.PNG": b"x",
            "content/articles/images/sun.svg": b"x",
            "content/articles/.DS_Store": b"x",
            "content/articles/a.md~": b"x",
            "content/articles/#a.md#": b"x",
        },
    )
    assert problems == ()
    assert list(site.files) == ["content/articles/images/sun.svg", "content/articles/moon.PNG"]
    assert site.files["content/articles/moon.PNG"].location.read_bytes() == b"x"


def test_documents_are_sorted_by_path(tmp_path: Path) -> None:
    """Whatever the order on the disk."""
    names = ["pages/z.md", "articles/b.md", "articles/a.md", "articles/a.es.md", "pages/a.md"]
    site, _ = read_files(tmp_path, {f"content/{name}": ARTICLE for name in names})
    paths = [document.path for document in site.documents]
    assert paths == sorted(paths)
    assert len(paths) == len(names)


@given(st.binary() | st.text().map(str.encode) | st.text().map(lambda text: f"---\n{text}\n---\nText.\n".encode()))
def test_any_bytes_give_a_document(data: bytes) -> None:
    """No bytes raise an exception, and the body has as many lines as the file."""
    document, problems = read_document("f", "article", "a", LanguageCode("en"), data)
    assert document.front_matter.title
    if not any(one.code == "file-encoding" or (one.code, one.line) == ("file-empty", 0) for one in problems):
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        assert document.body.count("\n") == text.count("\n")
