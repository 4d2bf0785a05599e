"""Where things are on the published site: the one place that turns names into paths, and paths into URLs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, urlsplit

from elevate_site.model.document import DocumentKind
from elevate_site.model.values import LanguageCode

__all__ = ["SiteUrls"]

_INDEX = "index.html"
_NEVER_QUOTED = re.compile(r"[A-Za-z0-9/_.~-]*")
"""Characters that a URL holds as they are; nearly all paths have no others."""


@dataclass(frozen=True)
class SiteUrls:
    """Paths under `dist/`, and the URLs by which readers reach them."""

    base_url: str
    """The URL of the site, without `/` at its end."""
    default_language: LanguageCode

    @cached_property
    def root(self) -> str:
        """The path of the base URL, with `/` at its end."""
        return urlsplit(self.base_url).path.rstrip("/") + "/"

    def folder(self, language: LanguageCode) -> str:
        """The folder of a language's pages: empty for the default language, `es/` for Spanish."""
        return "" if language == self.default_language else f"{language}/"

    def document_path(self, kind: DocumentKind, name: str, language: LanguageCode) -> str:
        """The path of an article or plain page: `es/articles/sleep/index.html`."""
        return f"{self.folder(language)}{'articles/' if kind == 'article' else ''}{name}/{_INDEX}"

    def section_path(self, name: str, language: LanguageCode) -> str:
        """The path of a page that the program makes: `topics/anxiety/index.html`; the home page has an empty name."""
        return f"{self.folder(language)}{name}/{_INDEX}" if name else f"{self.folder(language)}{_INDEX}"

    def href(self, path: str) -> str:
        """The link to the file at `path`: it starts with the root, and a folder's `index.html` is left out."""
        visible = path[: -len(_INDEX)] if path == _INDEX or path.endswith(f"/{_INDEX}") else path
        return self.root + (visible if _NEVER_QUOTED.fullmatch(visible) else quote(visible, safe="/:@!$&'()*+,;=~-._"))

    def section_href(self, name: str, language: LanguageCode) -> str:
        """The link to a page that the program makes."""
        return self.href(self.section_path(name, language))

    def absolute(self, path: str) -> str:
        """The full URL of the file at `path`."""
        return self.absolute_href(self.href(path))

    def absolute_href(self, href: str) -> str:
        """The full URL of the page to which `href` links."""
        return f"{self.base_url}/{href[len(self.root) :]}"
