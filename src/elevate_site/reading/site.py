"""Read a whole site except its articles and pages: the first step of a build."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from elevate_site.errors import Problem
from elevate_site.model.document import SourceSite
from elevate_site.model.pictures import PICTURE_ENDINGS
from elevate_site.model.rules import problem
from elevate_site.model.settings import Settings
from elevate_site.model.theme import SourceFile
from elevate_site.model.values import LanguageCode
from elevate_site.reading.catalogue import CATALOGUE_FILES, read_catalogue
from elevate_site.reading.documents import DOCUMENT_FOLDERS, DocumentFile, read_name
from elevate_site.reading.files import SITE_FILE, Listing, site_missing
from elevate_site.reading.settings import read_settings
from elevate_site.reading.theme import read_theme

__all__ = ["read_site"]

_MISNAMED = "content/site.yml"
_FILE_ENDINGS = (*PICTURE_ENDINGS, ".pdf")
_LANGUAGES = (LanguageCode("en"), LanguageCode("es"))
"""The languages to assume when the theme has no strings at all."""


def read_site(listing: Listing) -> tuple[SourceSite, tuple[DocumentFile, ...], tuple[Problem, ...]]:
    """The site without its articles and pages, the files of those, and what is wrong with everything else."""
    theme, theme_problems = read_theme(listing.layers)
    known_languages = tuple(theme.strings) or _LANGUAGES
    files = {file.path: file for file in listing.content}
    settings, languages, settings_problems = _read_settings(files, known_languages, listing.problems)
    catalogue, catalogue_problems = read_catalogue(files, languages, known_languages)
    named = [read_name(file, languages) for file in listing.content if _is_document(file.path)]
    beside = {file.path: file for file in listing.content if _is_beside_articles(file.path)}
    problems = (
        *theme_problems,
        *listing.problems,
        *settings_problems,
        *catalogue_problems,
        *(found for _, name_problems in named for found in name_problems),
        *_unexpected(files),
    )
    return SourceSite(settings, languages, catalogue, theme, beside), tuple(document for document, _ in named), problems


def _read_settings(
    files: dict[str, SourceFile], known_languages: Sequence[LanguageCode], listing_problems: Iterable[Problem]
) -> tuple[Settings | None, tuple[LanguageCode, ...], tuple[Problem, ...]]:
    if SITE_FILE in files:
        return read_settings(files[SITE_FILE], known_languages)
    if any(found.file in (SITE_FILE, "content") for found in listing_problems):  # it is a link that we do not follow
        return None, tuple(known_languages), ()
    missing = site_missing(f"Rename {_MISNAMED} to site.yaml.") if _MISNAMED in files else site_missing()
    return None, tuple(known_languages), (missing,)


def _is_document(path: str) -> bool:
    return path.rpartition("/")[0] in DOCUMENT_FOLDERS and path.lower().endswith((".md", ".markdown"))


def _is_beside_articles(path: str) -> bool:
    return path.lower().endswith(_FILE_ENDINGS) and path.startswith(tuple(f"{top}/" for top in DOCUMENT_FOLDERS))


def _unexpected(paths: Collection[str]) -> Iterator[Problem]:
    """A Problem for each file under `content/` that the site does not use."""
    for path in paths:
        if path in (SITE_FILE, *CATALOGUE_FILES) or _is_document(path) or _is_beside_articles(path):
            continue
        if path.lower().endswith((".md", ".markdown")):
            message = (
                "Articles belong directly in content/articles and pages in content/pages; nothing here is published."
            )
            hint = "Move it there."
        elif path == _MISNAMED and SITE_FILE not in paths:
            continue
        else:
            message = "The site does not use this file."
            hint = _what_to_do_with(path.rpartition("/")[2])
        yield problem("file-unexpected", path, 0, 0, message, hint)


def _what_to_do_with(name: str) -> str:
    if name.lower().endswith(".txt"):  # Windows hides this ending, and adds it to sleep.md
        proper = name[: -len(".txt")]
        if proper.endswith((".md", ".yaml")):
            return f"Rename it to {proper}."
        return f"If it is an article, rename it to {proper}.md; if not, move it out of content/."
    if name.lower().endswith((".doc", ".docx", ".odt", ".rtf")):
        return "Save it as text (.md) in this folder, or move it out of content/."
    return (
        "Articles (.md), pictures (.png, .jpg, .webp, .avif, .gif, .svg) and PDFs belong in content/articles "
        "or content/pages; if this is neither, move it out of content/."
    )
