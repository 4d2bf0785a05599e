"""Read a whole site except its articles and pages: the first step of a build."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from elevate_site.errors import Problem
from elevate_site.language.file_endings import BESIDE_TEXTS, MARKDOWN
from elevate_site.model.document import SourceSite
from elevate_site.model.settings import Settings
from elevate_site.model.theme import SourceFile
from elevate_site.model.values import LanguageCode
from elevate_site.reading.catalogue import CATALOGUE_FILES, read_catalogue
from elevate_site.reading.documents import DOCUMENT_FOLDERS, DocumentFile, read_name
from elevate_site.reading.files import SITE_FILE, Listing, site_missing
from elevate_site.reading.settings import read_settings
from elevate_site.reading.theme import read_theme
from elevate_site.reading.unexpected import find_settings, unexpected_file

__all__ = ["read_site"]

_LANGUAGES = (LanguageCode("en"), LanguageCode("es"))
"""The languages to assume when the theme has no strings at all."""


def read_site(listing: Listing) -> tuple[SourceSite, tuple[DocumentFile, ...], tuple[Problem, ...]]:
    """The site without its articles and pages, the files of those, and what is wrong with everything else."""
    theme, theme_problems = read_theme(listing.layers)
    known_languages = tuple(theme.strings) or _LANGUAGES
    files = {file.path: file for file in listing.content}
    settings, languages, settings_problems = _read_settings(files, known_languages, listing.problems)
    catalogue, catalogue_problems = read_catalogue(files, languages, known_languages)
    doubtful = _are_languages_wrong(settings, settings_problems)
    spoken = (*languages, *(known_languages if doubtful else ()))
    named = [read_name(file, spoken, files, known_languages) for file in listing.content if _is_document(file.path)]
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
    misnamed = find_settings(files)
    missing = site_missing(f"Rename {misnamed} to content/site.yaml") if misnamed else site_missing()
    return None, tuple(known_languages), (missing,)


def _are_languages_wrong(settings: Settings | None, problems: Iterable[Problem]) -> bool:
    """Whether nobody knows in which languages the site is, so that none of a text is wrong."""
    written = settings.positions.items() if settings else ()
    places = {position for path, position in written if path.partition(".")[0] == "languages"}
    return any((each.line, each.column) in places for each in problems if each.file == SITE_FILE)


def _is_document(path: str) -> bool:
    return path.rpartition("/")[0] in DOCUMENT_FOLDERS and path.lower().endswith(MARKDOWN)


def _is_beside_articles(path: str) -> bool:
    return path.lower().endswith(BESIDE_TEXTS) and path.startswith(tuple(f"{top}/" for top in DOCUMENT_FOLDERS))


def _unexpected(paths: Collection[str]) -> Iterator[Problem]:
    """A Problem for each file under `content/` that the site does not use."""
    known = {SITE_FILE, *CATALOGUE_FILES, *([] if SITE_FILE in paths else [find_settings(paths)])}
    for path in paths:
        if path not in known and not _is_document(path) and not _is_beside_articles(path):
            yield unexpected_file(path, paths)
