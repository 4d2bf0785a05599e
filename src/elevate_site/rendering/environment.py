"""Jinja, set up once for each language of the site. The home of Jinja."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from urllib.parse import quote

from jinja2 import Environment, StrictUndefined, UndefinedError, select_autoescape
from markupsafe import Markup, escape

from elevate_site.model.site_view import SiteView
from elevate_site.model.theme import Component, ComponentExample
from elevate_site.model.values import LanguageCode
from elevate_site.rendering import dates
from elevate_site.rendering.compiled import Compiled, ThemeLoader
from elevate_site.rendering.compiling import ThemeEnvironment
from elevate_site.rendering.contact_files import contact_lines, contact_value
from elevate_site.rendering.pictures import Pictures
from elevate_site.rendering.pieces import PieceRenderer
from elevate_site.rendering.qr_codes import qr_drawing
from elevate_site.rendering.render_input import Kit
from elevate_site.rendering.structured_data import structured_data
from elevate_site.rendering.trusted import trusted
from elevate_site.rendering.words import Words

__all__ = ["make_environment"]

_NEVER_QUOTED = re.compile(r"[A-Za-z0-9_.~-]*")


def make_environment(kit: Kit, language: LanguageCode, compiled: Compiled) -> Environment:
    """The environment in which the templates of `kit` speak `language`.

    `compiled` is shared by the languages of a site. A name that does not exist is an error, everything is escaped, and
    imported macros see the globals set here and nothing else.
    """
    site = kit.site_views[language]
    addresses = {source: kit.root + quote(path) for source, path in kit.addresses.items()}
    environment = ThemeEnvironment(
        loader=ThemeLoader(kit.templates, compiled),
        undefined=StrictUndefined,
        autoescape=select_autoescape(("html", "xml"), default_for_string=True, default=False),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )
    shown = Pictures(kit.pictures, site.root, site.base_url)
    words = Words(kit.strings[language], lambda number: dates.plural_form(number, language))
    environment.globals |= {
        "t": words,
        "icon": _icon(addresses),
        "asset": _asset(addresses),
        "qr_drawing": qr_drawing,
        "structured_data": lambda view: trusted(structured_data(view, site, shown)),
        "example": _example(environment, site),
        "shared": _shared(environment, site),
    }
    environment.filters |= {
        "html": PieceRenderer(environment, words, site, shown),
        "shared_picture": shown.shared,
        "picture_url": shown.url,
        "day": lambda date: dates.day(date, language),
        "contact_lines": contact_lines,
        "contact_value": contact_value,
        "clock": lambda time: dates.clock(time, language),
        "weekday": lambda number: dates.weekday(number, language),
        "language_name": dates.language_name,
        "time_zone_place": lambda time_zone: dates.time_zone_place(time_zone, language),
        "urlquote": _quoted,
    }
    return environment


def _quoted(text: str) -> str:
    """`text` as a part of an address; most are of letters, digits and hyphens, and stay as they are."""
    return text if _NEVER_QUOTED.fullmatch(text) else quote(text, safe="")


def _asset(addresses: Mapping[str, str]) -> Callable[[str], str]:
    def asset(path: str) -> str:
        address = addresses.get(f"static/{path}")
        if address is None:
            raise UndefinedError(f"there is no file static/{path}")
        return address

    return asset


def _icon(addresses: Mapping[str, str]) -> Callable[[str], Markup]:
    @cache
    def icon(name: str) -> Markup:
        address = escape(f"{addresses['static/icons']}#{name}")
        return trusted(f'<svg class="icon" aria-hidden="true" focusable="false"><use href="{address}"></use></svg>')

    return icon


def _example(environment: Environment, site: SiteView) -> Callable[[Component, ComponentExample], Markup]:
    """Renders an example of a component, as the gallery shows it."""

    def example(component: Component, shown: ComponentExample) -> Markup:
        path = f"components/{component.name}/{component.name}.html"
        source = f'{{% from "{path}" import {component.name} %}}{shown.template}'
        return trusted(environment.from_string(source).render(site=site))

    return example


def _shared(environment: Environment, site: SiteView) -> Callable[[str], Markup]:
    """Draws the parts that follow from the site alone, each once; they see `site` and cannot see a page."""

    @cache
    def shared(name: str) -> Markup:
        return trusted(environment.get_template(f"layouts/shared/{name}.html").render(site=site))

    return shared
