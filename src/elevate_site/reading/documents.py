"""Read each article and page, a file under `content/articles` or `content/pages`, into a SourceDocument.

Every file gives a SourceDocument. When its front matter is wrong, we report Problems and still read the text, so that
a writer hears of everything at once and links to the document still work.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from elevate_site.errors import Problem
from elevate_site.language.faults import shorten
from elevate_site.language.picture_texts import says_what_it_shows
from elevate_site.language.published_paths import judge_name
from elevate_site.language.slugs import file_slug
from elevate_site.model.document import Document, DocumentKind, FrontMatter, SourceDocument
from elevate_site.model.rules import problem
from elevate_site.model.theme import SourceFile
from elevate_site.model.values import FewPositions, LanguageCode, Positions
from elevate_site.reading.files import MAX_BYTES
from elevate_site.reading.front_matter import read_front_matter, split_text
from elevate_site.reading.schema.plain_values import Context
from elevate_site.reading.source_text import decode_text

__all__ = ["DOCUMENT_FOLDERS", "DocumentFile", "advise_name", "proper_name", "read_document", "read_name"]

DOCUMENT_FOLDERS: Mapping[str, DocumentKind] = {"content/articles": "article", "content/pages": "page"}
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_PERHAPS_LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_][A-Za-z]{2})?")
_HABITS: Mapping[str, LanguageCode] = {
    **dict.fromkeys(("sp", "spa", "esp"), LanguageCode("es")),
    **dict.fromkeys(("eng", "ing"), LanguageCode("en")),
}
"""How people shorten a language who do not know its code."""
_COPY = re.compile(r"(.+?)(?: \(\d+\)| - Copy| copy(?: \d+)?)", re.IGNORECASE)
"""As Windows, browsers and macOS name a copy."""


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """The file of an article or page, and what its path says about it."""

    file: SourceFile
    kind: DocumentKind
    name: str
    language: LanguageCode


def read_name(
    file: SourceFile,
    languages: Sequence[LanguageCode],
    paths: Collection[str],
    known_languages: Collection[LanguageCode] = (),
) -> tuple[DocumentFile, tuple[Problem, ...]]:
    """The facts in the path of `file`, and the Problems of its name; `paths` are those of all files.

    A name without a language has the first of `languages`, those of the site; `known_languages` could be added to them.
    """
    path = file.path
    folder, _, file_name = path.rpartition("/")
    stem = file_name.rpartition(".")[0]
    name, dot, suffix = stem.rpartition(".")
    language = languages[0]
    problems: tuple[Problem, ...] = ()
    if dot and _LANGUAGE.fullmatch(suffix):
        language = LanguageCode(suffix)
        if language not in languages:
            message = (
                f"The file name says that this text is in “{suffix}”, but this site is in {' and '.join(languages)}."
            )
            hint = f"Add {suffix} to `languages` in content/site.yaml, or rename the file."
            if suffix not in known_languages:
                others = " and ".join(known_languages)
                hint = (
                    f"Move the file out of content/: texts can be in {others}. If {suffix} is part of the name, write "
                )
                hint += f"{proper_name(stem)}.md"
            if (meant_language := _HABITS.get(suffix)) in languages:
                hint = advise_name(path, f"{folder}/{proper_name(name)}.{meant_language}.md", paths)
            problems = (problem("value-language", path, 0, 0, message, hint),)
    else:
        name = stem
    if not _is_proper(name) or not file_name.endswith(".md"):
        message = (
            f"“{shorten(file_name)}” cannot be used as a file name: "
            "use lowercase letters, digits and hyphens, with .md at the end."
        )
        meant = _PERHAPS_LANGUAGE.fullmatch(suffix)
        before = stem.rpartition(".")[0]
        proper = f"{proper_name(before)}.{meant[1].lower()}.md" if dot and meant else f"{proper_name(stem)}.md"
        hint = advise_name(path, f"{folder}/{proper}", paths, _copied(stem))
        problems = (*problems, problem("file-name", path, 0, 0, message, hint))
    elif fault := judge_name(name):
        message = f"“{shorten(file_name)}” cannot be used as a file name. {fault.why}"
        hint = advise_name(path, f"{folder}/{fault.write}{file_name.removeprefix(name)}", paths)
        problems = (*problems, problem("file-name", path, 0, 0, message, hint))
    return DocumentFile(file, DOCUMENT_FOLDERS[folder], name, language), problems


def _is_proper(name: str) -> bool:
    words = name.split("-")
    return all(word and word.isalnum() and word == word.lower() for word in words)


def proper_name(name: str) -> str:
    """The nearest name that a file may have: `Sleep Tips` becomes `sleep-tips`."""
    return file_slug(f"{name if any(map(str.isalnum, name)) else 'article'}.md").removesuffix(".md")


def advise_name(path: str, better: str, paths: Collection[str], otherwise: str = "") -> str:
    """What to do with the file at `path` that should be at `better`, without losing one of `paths` that is there.

    `otherwise` is what else may be done, as the end of a sentence.
    """
    folder, _, name = better.rpartition("/")
    beside = path.rpartition("/")[0] == folder
    if better in paths:
        return f"{name if beside else better} exists already: delete this copy, or give it another name."
    return f"Rename it to {name}{otherwise}" if beside else f"Move it, so that it becomes {better}{otherwise}"


def _copied(stem: str) -> str:
    """What to say of a name that a computer gives to a copy."""
    original = _COPY.fullmatch(stem)
    return f", or delete it if it is only a copy of {original[1]}.md" if original else ""


def read_document(
    path: str, kind: DocumentKind, name: str, language: LanguageCode, data: bytes
) -> tuple[SourceDocument, tuple[Problem, ...]]:
    """The SourceDocument in `data`, the bytes of the file at `path`; a pure function of its arguments."""
    untitled = FrontMatter(name.replace("-", " ").capitalize(), "")
    front_matter, positions, body, problems = _read_parts(data, path, untitled)
    document = SourceDocument(path, kind, name, language, front_matter, FewPositions.of(positions), body)
    due = (each for each in problems if not (front_matter.draft and each.code == "text-unfinished"))
    return document, (*due, *_check_dates(document), *_check_picture(document), *_check_repeated(document))


def _read_parts(
    data: bytes, path: str, untitled: FrontMatter
) -> tuple[FrontMatter, Positions, str, tuple[Problem, ...]]:
    """Front matter with its positions, the body, and what is wrong; `untitled` is for a file without front matter."""
    if not data.strip() or len(data) > MAX_BYTES:
        hint = "Write its text, or delete the file."
        return untitled, {}, "", (problem("file-empty", path, 0, 0, "This file is empty.", hint),)
    text, text_problems = decode_text(data, path)
    if not text.strip():
        return untitled, {}, "", text_problems
    matter, body, split_problems = split_text(text, path)
    if matter is None:
        return untitled, {}, body, (*text_problems, *split_problems)
    front_matter, positions, matter_problems = read_front_matter(matter, untitled.title, Context(path))
    return front_matter, positions, body, (*text_problems, *split_problems, *matter_problems)


def _check_repeated(document: Document) -> Iterator[Problem]:
    """A Problem for each item of a list in front matter that is there twice, which readers would see twice."""
    matter = document.front_matter
    for key, items in (("topics", matter.topics), ("related", matter.related), ("key_points", matter.key_points)):
        seen: set[str] = set()
        for number, item in enumerate(items):
            if item in seen:
                message = f"“{shorten(item)}” is in `{key}` twice."
                yield problem(
                    "value-repeated", document.path, *document.position(f"{key}.{number}"), message, "Delete one."
                )
            seen.add(item)


def _check_picture(document: Document) -> Iterator[Problem]:
    image = document.front_matter.image
    if image is not None and not says_what_it_shows(image.alt, image.file):
        message = f"The words “{image.alt}” do not say what the image “{image.file}” shows."
        hint = "Say it for those who cannot see it, as in alt: A green leaf with drops of water"
        yield problem("image-alt", document.path, *document.position("image.alt"), message, hint)


def _check_dates(document: Document) -> Iterator[Problem]:
    """Compare the dates of review and of publication with each other.

    Structure compares them with the day of the build, which is not part of what we read.
    """
    matter = document.front_matter
    if matter.reviewed_by and "reviewed" not in document.positions:
        hint = "Add a line such as `reviewed: 2026-03-31`."
        message = "`reviewed_by` says who reviewed this, but nothing says when."
        yield problem("review-incomplete", document.path, *document.position("reviewed_by"), message, hint)
    if matter.reviewed and "reviewed_by" not in document.positions:
        hint = "Add a line `reviewed_by: …` with an id from people.yaml."
        message = "`reviewed` says when this was reviewed, but nothing says by whom."
        yield problem("review-incomplete", document.path, *document.position("reviewed"), message, hint)
    if matter.publish and matter.expires and matter.expires <= matter.publish:
        order = "before" if matter.expires < matter.publish else "the same day as"
        message = f"`expires` ({matter.expires}) is {order} `publish` ({matter.publish}): nobody would ever see this."
        hint = "Change one of the two dates."
        yield problem("value-date", document.path, *document.position("expires"), message, hint)
