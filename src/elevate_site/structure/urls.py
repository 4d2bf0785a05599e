"""Where things are in the published site: one place that knows how files become addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, urlsplit

from elevate_site.model.document import DocumentKind
from elevate_site.model.values import LanguageCode

__all__ = ["Addresses"]

_INDEX = "index.html"
_USUAL = re.compile(r"[A-Za-z0-9/_.~-]*")
"""What stands for itself in an address, as nearly all paths do."""


@dataclass(frozen=True)
class Addresses:
    """Paths under `dist/`, and the addresses that they have for readers."""

    base_url: str
    """The address of the site, without `/` at its end."""
    default_language: LanguageCode

    @cached_property
    def root(self) -> str:
        """The path of the base URL, with `/` at its end."""
        return urlsplit(self.base_url).path.rstrip("/") + "/"

    def folder(self, language: LanguageCode) -> str:
        """The folder of a language's pages: empty for the default one, `es/` for others."""
        return "" if language == self.default_language else f"{language}/"

    def document(self, kind: DocumentKind, name: str, language: LanguageCode) -> str:
        """The path of an article or page: `es/articles/sleep/index.html`."""
        return f"{self.folder(language)}{'articles/' if kind == 'article' else ''}{name}/{_INDEX}"

    def section(self, name: str, language: LanguageCode) -> str:
        """The path of a page that the program makes, by its address in the language: `topics/anxiety`, or empty."""
        return f"{self.folder(language)}{name}/{_INDEX}" if name else f"{self.folder(language)}{_INDEX}"

    def href(self, path: str) -> str:
        """What to write into a link to the file at `path`: with the root, folders without `index.html`."""
        visible = path[: -len(_INDEX)] if path == _INDEX or path.endswith(f"/{_INDEX}") else path
        return self.root + (visible if _USUAL.fullmatch(visible) else quote(visible, safe="/:@!$&'()*+,;=~-._"))

    def absolute(self, path: str) -> str:
        """The full address of the file at `path`."""
        return self.whole(self.href(path))

    def whole(self, href: str) -> str:
        """The full address of what a link to `href` leads to."""
        return f"{self.base_url}/{href[len(self.root) :]}"
