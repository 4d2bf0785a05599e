"""Make and read sites of a few files with any names and bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from elevate_site.errors import Problem
from elevate_site.model.document import SourceDocument, SourceSite
from elevate_site.reading import list_site
from elevate_site.reading.documents import read_document
from elevate_site.reading.files import read_bytes
from elevate_site.reading.site import read_site

__all__ = ["SETTINGS", "ReadSite", "make_site", "read_files", "read_folder"]

SETTINGS = """\
base_url: https://www.harbor-clinic.org
languages: [en, es]
clinic:
  name: Harbor Clinic
  tagline: {en: Care that listens., es: Atención que escucha.}
  description: {en: For people with depression and anxiety., es: Para personas con depresión y ansiedad.}
locations:
  - id: doral
    name: Doral
    phone: 305-229-1400
    address:
      street: 8200 NW 41st Street
      city: Doral
      region: FL
      postal_code: "33166"
"""


@dataclass(frozen=True, slots=True)
class ReadSite(SourceSite):
    """A site folder, read with its articles and pages."""

    documents: tuple[SourceDocument, ...] = ()


def make_site(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write `files` into `folder/site`, with a valid `site.yaml` unless `files` or the folder have one."""
    site = folder / "site"
    given = {} if (site / "content/site.yaml").exists() else {"content/site.yaml": SETTINGS}
    for path, content in {**given, **files}.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content if isinstance(content, bytes) else content.encode())
    return site


def read_files(folder: Path, files: Mapping[str, str | bytes]) -> tuple[ReadSite, tuple[Problem, ...]]:
    """Make that site and read it with an empty theme."""
    return read_folder(make_site(folder, files), folder / "no-theme")


def read_folder(site: Path, theme: Path) -> tuple[ReadSite, tuple[Problem, ...]]:
    """Read the whole folder `site`, with the theme in another folder or the same."""
    read, files, found = read_site(list_site(site, theme))
    problems, documents = list(found), []
    for each in files:
        data, unreadable = read_bytes(each.file)
        document, document_problems = read_document(each.file.path, each.kind, each.name, each.language, data)
        documents.append(document)
        problems += unreadable or document_problems
    whole = ReadSite(read.settings, read.languages, read.catalogue, read.theme, read.files, tuple(documents))
    return whole, tuple(sorted(problems, key=lambda found: found.order))
