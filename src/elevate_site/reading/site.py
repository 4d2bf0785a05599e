"""A whole site folder, read: the first step of every build."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from elevate_site.errors import Problem
from elevate_site.model.document import SourceSite
from elevate_site.model.rules import problem
from elevate_site.model.settings import Settings
from elevate_site.model.theme import SourceFile
from elevate_site.model.values import LanguageCode
from elevate_site.reading.catalogue import CATALOGUE_FILES, read_catalogue
from elevate_site.reading.documents import read_documents
from elevate_site.reading.files import list_files
from elevate_site.reading.settings import read_settings
from elevate_site.reading.theme import read_theme

__all__ = ["check_site_folder", "read_site"]

_SITE_FILE = "content/site.yaml"
_DOCUMENT_FOLDERS = ("content/articles", "content/pages")
_IMAGE_ENDINGS = (
    *(".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"),
    *(".heic", ".heif", ".tif", ".tiff", ".bmp"),  # which browsers do not show, as assets will say
)
_LANGUAGES = (LanguageCode("en"), LanguageCode("es"))
"""Those that are assumed when not even the theme tells."""
_MISSING = "There is no content/site.yaml, the file with the clinic's name, numbers and addresses."
_WHERE = "Is this the folder of the site? Its folder `content` holds site.yaml and the folders articles and pages."


def check_site_folder(folder: Path) -> tuple[Problem, ...]:
    """A Problem when `folder` is plainly no site folder, so that nothing has to be put into somebody's other folder."""
    content = folder / "content"
    if content.is_dir() or content.is_symlink():
        return ()
    return (problem("site-missing", _SITE_FILE, 0, 0, _MISSING, _WHERE),)


def read_site(folder: Path, theme_folder: Path) -> tuple[SourceSite, tuple[Problem, ...]]:
    """Everything in the site `folder`, drawn with the theme in `theme_folder`, and all that is wrong with it.

    Problems come in the order of their files and lines.
    """
    theme, theme_problems = read_theme(folder, theme_folder)
    known_languages = tuple(theme.strings) or _LANGUAGES
    listed, list_problems = list_files(folder, "content")
    files = {file.path: file for file in listed}
    settings, languages, settings_problems = _settings(files, known_languages, list_problems)
    catalogue, catalogue_problems = read_catalogue(files, languages, known_languages)
    articles = [file for file in listed if _is_document(file.path)]
    documents, document_problems = read_documents(articles, languages)
    images = {file.path: file for file in listed if _is_image(file.path)}
    problems = (
        *theme_problems,
        *list_problems,
        *settings_problems,
        *catalogue_problems,
        *document_problems,
        *_unexpected(files.values()),
    )
    site = SourceSite(settings, catalogue, theme, documents, images)
    return site, tuple(sorted(problems, key=lambda found: found.order))


def _settings(
    files: dict[str, SourceFile], known_languages: Sequence[LanguageCode], told: Iterable[Problem]
) -> tuple[Settings | None, tuple[LanguageCode, ...], tuple[Problem, ...]]:
    if _SITE_FILE in files:
        return read_settings(files[_SITE_FILE], known_languages)
    if any(one.file in (_SITE_FILE, "content") for one in told):  # it is there, but a link that is not followed
        return None, tuple(known_languages), ()
    hint = "Rename content/site.yml to site.yaml." if "content/site.yml" in files else _WHERE
    return None, tuple(known_languages), (problem("site-missing", _SITE_FILE, 0, 0, _MISSING, hint),)


def _is_document(path: str) -> bool:
    return path.rpartition("/")[0] in _DOCUMENT_FOLDERS and path.lower().endswith((".md", ".markdown"))


def _is_image(path: str) -> bool:
    return path.lower().endswith(_IMAGE_ENDINGS) and path.startswith(tuple(f"{top}/" for top in _DOCUMENT_FOLDERS))


def _unexpected(files: Iterable[SourceFile]) -> tuple[Problem, ...]:
    """A Problem for each file under `content/` that nothing is made of."""
    problems = []
    for file in files:
        if file.path in (_SITE_FILE, *CATALOGUE_FILES) or _is_document(file.path) or _is_image(file.path):
            continue
        if file.path.lower().endswith((".md", ".markdown")):
            message = "Articles lie in content/articles itself and pages in content/pages; here nothing is published."
            hint = "Move it there."
        elif file.path == "content/site.yml" and _SITE_FILE not in (other.path for other in files):
            continue
        else:
            message = "Nothing is made of this file."
            hint = (
                "Articles (.md) and pictures (.png, .jpg, .webp, .avif, .gif, .svg) belong in content/articles "
                "or content/pages; delete it if it is neither."
            )
        problems.append(problem("file-unexpected", file.path, 0, 0, message, hint))
    return tuple(problems)
