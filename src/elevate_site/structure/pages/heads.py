"""What a page says of itself to browsers and search engines, and how it points to its translations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from elevate_site.model.catalogue import Topic
from elevate_site.model.fragment import Picture
from elevate_site.model.pictures import share_source
from elevate_site.model.site_view import Head, Link
from elevate_site.model.values import LanguageCode, LocalText
from elevate_site.structure.urls import Addresses

__all__ = ["HeadMaker"]


@dataclass(frozen=True)
class HeadMaker:
    """Makes the `Head` of each page of a site."""

    addresses: Addresses
    languages: tuple[LanguageCode, ...]
    strings: Mapping[LanguageCode, Mapping[str, str]]
    preview: bool
    """Whether the whole site is to be left out of search engines."""
    tagline: LocalText

    def make(
        self,
        path: str,
        language: LanguageCode,
        title: str,
        description: str,
        *,
        versions: Mapping[LanguageCode, str],
        trail: tuple[Link, ...] = (),
        topic: Topic | None = None,
        indexed: bool = True,
    ) -> Head:
        """The head of the page at `path`.

        `versions` are the paths of the page in each language in which it exists, itself included; `trail` leads
        from the home page to it, without either. A link to it is shown with the picture of its `topic`, if it has
        one, else with that of the site. A page that is not `indexed` has no canonical address.
        """
        addresses = self.addresses
        href = addresses.href(path)
        alternates = (
            tuple(
                Link(addresses.absolute(other), "", version, current=version == language)
                for version, other in versions.items()
            )
            if indexed and len(versions) > 1
            else ()
        )
        home = self._homes[language]
        crumbs = () if href == home.href else (home, *trail, Link(href, title, current=True))
        return Head(
            title=title,
            description=description,
            href=href,
            canonical=addresses.whole(href) if indexed else None,
            language=language,
            alternates=alternates,
            language_switch=self._language_switch(language, versions),
            breadcrumbs=crumbs,
            indexed=indexed and not self.preview,
            picture=Picture(
                share_source(topic.id if topic else "", language), (topic.title if topic else self.tagline)[language]
            ),
        )

    @cached_property
    def _homes(self) -> Mapping[LanguageCode, Link]:
        """The way to the home page of each language."""
        return {
            language: Link(self.addresses.href(self.addresses.section("", language)), self.strings[language]["home"])
            for language in self.languages
        }

    def _language_switch(self, language: LanguageCode, versions: Mapping[LanguageCode, str]) -> tuple[Link, ...]:
        return tuple(
            Link(self.addresses.href(versions.get(other) or self.addresses.section("", other)), "", other)
            for other in self.languages
            if other != language
        )
