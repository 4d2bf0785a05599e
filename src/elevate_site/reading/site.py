"""A site read, all but its articles and pages: the first step of a build."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from elevate_site.errors import Problem
from elevate_site.model.document import SourceSite
from elevate_site.model.rules import problem
from elevate_site.model.settings import Settings
from elevate_site.model.theme import SourceFile
from elevate_site.model.values import LanguageCode
from elevate_site.reading.catalogue import CATALOGUE_FILES, read_catalogue
from elevate_site.reading.documents import DocumentFile, document_files
from elevate_site.reading.listing import SITE_FILE, SITE_MISSING, WHERE_IS_SITE, Listing
from elevate_site.reading.settings import read_settings
from elevate_site.reading.theme import read_theme

__all__ = ["read_site"]

_DOCUMENT_FOLDERS = ("content/articles", "content/pages")
_IMAGE_ENDINGS = (
    *(".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"),
    *(".heic", ".heif", ".tif", ".tiff", ".bmp"),  # which browsers do not show, as assets will say
)
_LANGUAGES = (LanguageCode("en"), LanguageCode("es"))
"""Those that are assumed when not even the theme tells."""


def read_site(listing: Listing) -> tuple[SourceSite, tuple[DocumentFile, ...], tuple[Problem, ...]]:
    """All that a site is but its articles and pages, which files those are, and what is wrong with the rest."""
    theme, theme_problems = read_theme(listing.layers)
    known_languages = tuple(theme.strings) or _LANGUAGES
    files = {file.path: file for file in listing.content}
    settings, languages, settings_problems = _settings(files, known_languages, listing.problems)
    catalogue, catalogue_problems = read_catalogue(files, languages, known_languages)
    articles = [file for file in listing.content if _is_document(file.path)]
    documents, document_problems = document_files(articles, languages)
    images = {file.path: file for file in listing.content if _is_image(file.path)}
    problems = (
        *theme_problems,
        *listing.problems,
        *settings_problems,
        *catalogue_problems,
        *document_problems,
        *_unexpected(files.values()),
    )
    return SourceSite(settings, languages, catalogue, theme, images), documents, problems


def _settings(
    files: dict[str, SourceFile], known_languages: Sequence[LanguageCode], told: Iterable[Problem]
) -> tuple[Settings | None, tuple[LanguageCode, ...], tuple[Problem, ...]]:
    if SITE_FILE in files:
        return read_settings(files[SITE_FILE], known_languages)
    if any(one.file in (SITE_FILE, "content") for one in told):  # it is there, but a link that is not followed
        return None, tuple(known_languages), ()
    hint = "Rename content/site.yml to site.yaml." if "content/site.yml" in files else WHERE_IS_SITE
    return None, tuple(known_languages), (problem("site-missing", SITE_FILE, 0, 0, SITE_MISSING, hint),)


def _is_document(path: str) -> bool:
    return path.rpartition("/")[0] in _DOCUMENT_FOLDERS and path.lower().endswith((".md", ".markdown"))


def _is_image(path: str) -> bool:
    return path.lower().endswith(_IMAGE_ENDINGS) and path.startswith(tuple(f"{top}/" for top in _DOCUMENT_FOLDERS))


def _unexpected(files: Iterable[SourceFile]) -> tuple[Problem, ...]:
    """A Problem for each file under `content/` that nothing is made of."""
    problems = []
    for file in files:
        if file.path in (SITE_FILE, *CATALOGUE_FILES) or _is_document(file.path) or _is_image(file.path):
            continue
        if file.path.lower().endswith((".md", ".markdown")):
            message = "Articles lie in content/articles itself and pages in content/pages; here nothing is published."
            hint = "Move it there."
        elif file.path == "content/site.yml" and SITE_FILE not in (other.path for other in files):
            continue
        else:
            message = "Nothing is made of this file."
            hint = (
                "Articles (.md) and pictures (.png, .jpg, .webp, .avif, .gif, .svg) belong in content/articles "
                "or content/pages; delete it if it is neither."
            )
        problems.append(problem("file-unexpected", file.path, 0, 0, message, hint))
    return tuple(problems)
