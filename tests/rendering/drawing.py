"""A renderer with the few templates that a test needs, and pages for it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from elevate_site.errors import Problem
from elevate_site.model.machine_views import RobotsView
from elevate_site.model.page import Output, Page
from elevate_site.model.pictures import PictureFile
from elevate_site.model.settings import UNITED_STATES_CRISIS_LINES, Interval
from elevate_site.model.site_view import CookieNoticeView, LocationView, SiteView
from elevate_site.model.theme import SourceFile, Theme
from elevate_site.model.values import LanguageCode
from elevate_site.reading.theme import read_templates
from elevate_site.rendering.render_input import RenderInput
from elevate_site.rendering.renderer import Renderer

__all__ = ["EN", "ES", "LOCATION", "SITE", "STRINGS", "draw", "render_input_of", "renderer_of"]

EN, ES = LanguageCode("en"), LanguageCode("es")
STRINGS = {
    EN: {
        "drops.one": "one drop",
        "drops.other": "{count} drops",
        "hello": "Hello, {name}",
        "back": "Back to {number}",
        "amp": "You & me",
        "brace": "{",
    },
    ES: {
        "drops.other": "{count} gotas",
        "hello": "Hola, {name}",
        "back": "Volver a {number}",
        "amp": "Usted y yo",
        "brace": "{",
    },
}
_HOURS: tuple[tuple[Interval, ...], ...] = ((),) * 7
LOCATION = LocationView(
    id="main",
    name="Main office",
    phone_href="tel:+13052291400",
    phone_display="305-229-1400",
    text_href=None,
    text_display=None,
    email_href=None,
    email_display=None,
    google_map_href="https://maps.example/g",
    google_directions_href="https://maps.example/d",
    apple_map_href="https://maps.example/a",
    contact_file_href="/x/contact/main.vcf",
    address_lines=("1 A St", "Miami, FL 33101"),
    street="1 A St",
    city="Miami",
    region="FL",
    postal_code="33101",
    country="US",
    days=_HOURS,
    exceptions=(),
)
SITE = SiteView(
    language=EN,
    languages=(EN, ES),
    name="Clinic <& Co>",
    tagline="",
    description="",
    borrowed=frozenset(),
    root="/x/",
    base_url="https://clinic.example/x",
    home_href="/x/",
    contact_href="/x/contact/",
    articles_href="/x/articles/",
    glossary_href="",
    feed_href="/x/feed.xml",
    search_href=None,
    booking_href="https://book.example/",
    portal_href=None,
    navigation=(),
    footer=(),
    locations=(LOCATION,),
    time_zone="America/New_York",
    crisis=UNITED_STATES_CRISIS_LINES,
    disclaimer=None,
    cookies=CookieNoticeView((), (), "0", "/x/privacy-overview/"),
    typeface=False,
    preview=False,
    content_security_policy="",
    qr_codes=False,
    search_content_security_policy="",
)


def render_input_of(
    folder: Path,
    templates: Mapping[str, str | bytes],
    assets: Mapping[str, str] | None = None,
    pictures: Mapping[str, PictureFile] | None = None,
) -> RenderInput:
    """A site in two languages with `templates` by their path under `templates/`."""
    files = {}
    for name, content in templates.items():
        location = folder / name
        location.parent.mkdir(parents=True, exist_ok=True)
        location.write_bytes(content if isinstance(content, bytes) else content.encode())
        files[f"templates/{name}"] = SourceFile(f"templates/{name}", location)
    sites = {EN: SITE, ES: dataclasses.replace(SITE, language=ES)}
    paths = {"static/icons": "assets/icons.svg", **(assets or {})}
    read, _ = read_templates(Theme(files, STRINGS, ()))
    return RenderInput(read, STRINGS, sites, paths, pictures or {}, "/x/")


def renderer_of(folder: Path, templates: Mapping[str, str | bytes]) -> Renderer:
    """A renderer in two languages with `templates` by their path under `templates/`."""
    return Renderer(render_input_of(folder, templates))


def draw(
    folder: Path, template: str | bytes, view: Any = None, language: LanguageCode = EN, **more: Any
) -> str | Problem:
    """What `template` makes of `view`, or its Problem; `more` are further templates with `_` for `/`, and assets."""
    assets, pictures = more.pop("assets", None), more.pop("pictures", None)
    templates = {
        "pages/page.html": template,
        **{name.replace("__", "/") + ".html": text for name, text in more.items()},
    }
    page = Page("page/index.html", language, "pages/page.html", view or RobotsView(indexed=True, sitemap_url="s"))
    made = Renderer(render_input_of(folder, templates, assets, pictures)).render(page)
    return made.data.decode() if isinstance(made, Output) else made
