"""The head of every HTML page, for browsers and search engines, and the pictures that the page shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from elevate_site.model.catalogue import Topic
from elevate_site.model.fragment import Body, Picture
from elevate_site.model.page import Page
from elevate_site.model.pictures import share_source
from elevate_site.model.site_view import Head, Link
from elevate_site.model.values import LanguageCode, LocalText
from elevate_site.model.views import ArticleView, View
from elevate_site.structure.urls import SiteUrls

__all__ = ["HeadMaker", "html_page"]


def html_page(path: str, template: str, view: View, *, source: str = "", body: Body | None = None) -> Page:
    """The HTML page at `path`. Every one is made here, so that each names its pictures."""
    pictures = [view.head.picture.path]
    if isinstance(view, ArticleView) and view.image is not None:
        pictures.append(view.image.path)
    if body is not None:
        pictures += [picture for picture in body.images if picture is not None]
    return Page(path, view.head.language, template, view, source, body, tuple(pictures))


@dataclass(frozen=True)
class HeadMaker:
    """Makes the `Head` of each page of a site."""

    urls: SiteUrls
    languages: tuple[LanguageCode, ...]
    strings: Mapping[LanguageCode, Mapping[str, str]]
    preview: bool
    """Whether search engines must leave out the whole site."""
    tagline: LocalText

    def versions(self, section: str) -> dict[LanguageCode, str]:
        """The path in each language of a page that the program makes in all of them."""
        return {language: self.urls.section_path(section, language) for language in self.languages}

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

        `versions` are the paths of the page in each language that has it, its own included; `trail` are the links
        between the home page and this one. Services that show a link to the page show the picture of its `topic`, or
        that of the site when it has none. A page that is not `indexed` has no canonical URL.
        """
        urls = self.urls
        href = urls.href(path)
        alternates = (
            tuple(
                Link(urls.absolute(other), "", version, current=version == language)
                for version, other in versions.items()
            )
            if indexed and len(versions) > 1
            else ()
        )
        home = self._homes[language]
        pictured, shown = (topic.id, topic.title) if topic is not None else ("", self.tagline)
        return Head(
            title=title,
            description=description,
            href=href,
            canonical=urls.absolute_href(href) if indexed else None,
            language=language,
            alternates=alternates,
            language_switch=self._language_switch(language, versions),
            breadcrumbs=() if href == home.href else (home, *trail, Link(href, title, current=True)),
            indexed=indexed and not self.preview,
            picture=Picture(share_source(pictured, language), shown[language]),
        )

    @cached_property
    def _homes(self) -> Mapping[LanguageCode, Link]:
        """The link to the home page of each language."""
        return {
            language: Link(self.urls.section_href("", language), self.strings[language]["home"])
            for language in self.languages
        }

    def _language_switch(self, language: LanguageCode, versions: Mapping[LanguageCode, str]) -> tuple[Link, ...]:
        return tuple(
            Link(self.urls.href(versions[other]) if other in versions else self._homes[other].href, "", other)
            for other in self.languages
            if other != language
        )
