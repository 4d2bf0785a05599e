"""Jinja, set up once for each language of the site. The home of Jinja."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from urllib.parse import quote

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    Environment,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
    select_autoescape,
)
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from elevate_site.model.pictures import PictureFile
from elevate_site.model.site_view import SiteView
from elevate_site.model.theme import Component, ComponentExample, SourceFile, Theme
from elevate_site.rendering import dates
from elevate_site.rendering.compiling import ThemeEnvironment
from elevate_site.rendering.contact_files import contact_lines, contact_value
from elevate_site.rendering.pictures import Pictures
from elevate_site.rendering.pieces import PieceRenderer
from elevate_site.rendering.qr_codes import qr_drawing
from elevate_site.rendering.structured_data import structured_data
from elevate_site.rendering.trusted import trusted
from elevate_site.rendering.words import Words

__all__ = ["CompiledTemplates", "make_environment"]

_NEVER_QUOTED = re.compile(r"[A-Za-z0-9_.~-]*")


class CompiledTemplates(BytecodeCache):
    """What Jinja made of the templates for one language, so that the next language need not compile them again."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill `bucket` when its template was compiled before; Jinja's hook."""
        if code := self._code.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled; Jinja's hook."""
        self._code[bucket.key] = bucket.bytecode_to_string()


def make_environment(
    theme: Theme,
    site: SiteView,
    addresses: Mapping[str, str],
    pictures: Mapping[str, PictureFile],
    compiled: CompiledTemplates,
) -> Environment:
    """The environment in which the templates of `theme` speak the language of `site`.

    `addresses` are those of the assets by source path, `pictures` the files of pictures likewise, and `compiled` is
    shared by the languages of a site. A name that does not exist is an error, everything is escaped, and imported
    macros see the globals set here and nothing else.
    """
    environment = ThemeEnvironment(
        loader=_ThemeLoader(theme.files),
        undefined=StrictUndefined,
        autoescape=select_autoescape(("html", "xml"), default_for_string=True, default=False),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=compiled,
        cache_size=-1,
    )
    language = site.language
    shown = Pictures(pictures, site.root, site.base_url)
    words = Words(theme.strings[language], lambda number: dates.plural_form(number, language))
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


class _ThemeLoader(BaseLoader):
    """Loads templates by their path under `templates/`, the site's own before the shipped ones."""

    def __init__(self, files: Mapping[str, SourceFile]) -> None:
        self._files = files

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:  # noqa: ARG002  # Jinja's signature
        file = self._files.get(f"templates/{template}")
        if file is None:
            raise TemplateNotFound(template)
        name, data = f"templates/{template}", file.location.read_bytes()
        try:
            return data.decode("utf-8-sig").replace("\r\n", "\n"), name, lambda: True
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise TemplateSyntaxError("it is not saved as UTF-8", line, template, name) from error


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
