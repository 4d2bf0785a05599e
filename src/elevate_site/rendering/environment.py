"""Jinja, set up once for each language of the site. The home of Jinja."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, MutableMapping
from functools import cache
from typing import Any
from urllib.parse import quote

from jinja2 import (
    BytecodeCache,
    Environment,
    FunctionLoader,
    StrictUndefined,
    TemplateSyntaxError,
    UndefinedError,
    pass_context,
    select_autoescape,
)
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from markupsafe import Markup, escape

from elevate_site.fingerprints.packing import pack, unpack
from elevate_site.model.site_view import SiteView
from elevate_site.model.theme import Component, ComponentExample
from elevate_site.model.values import LanguageCode
from elevate_site.rendering import words
from elevate_site.rendering.formats import contact_lines, contact_value, qr_drawing
from elevate_site.rendering.pictures import Pictures
from elevate_site.rendering.pieces import PieceRenderer
from elevate_site.rendering.render_input import RenderInput
from elevate_site.rendering.structured_data import structured_data
from elevate_site.rendering.trusted import trusted

__all__ = ["CompiledTemplates", "make_environment"]


class CompiledTemplates(BytecodeCache):
    """Python bytecode by Jinja's key for a template: made once for all languages, all processes and later builds.

    Jinja itself makes sure that a template's text is the one that was compiled.
    """

    def __init__(self, packed: bytes = b"") -> None:
        """Begin with the templates that were `packed`."""
        self._bytecode: dict[str, bytes] = unpack(zlib.decompress(packed)) if packed else {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket of a template that was compiled before."""
        if (bytecode := self._bytecode.get(bucket.key)) is not None:
            bucket.bytecode_from_string(bytecode)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the template that a bucket holds."""
        self._bytecode[bucket.key] = bucket.bytecode_to_string()

    def packed(self) -> bytes:
        """All templates as bytes, compressed to a quarter because each portion of pages carries them."""
        return zlib.compress(pack(self._bytecode))


class _ThemeEnvironment(Environment):
    """Jinja for templates that all have the same globals."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals of one template: the environment's own, without the chain of mappings that Jinja would build.

        Jinja compares all globals at each import of a template; in a plain mapping that takes a third off a page.
        """
        return super().make_globals(d) if d else self.globals


def make_environment(render_input: RenderInput, language: LanguageCode, compiled: CompiledTemplates) -> Environment:
    """The environment in which templates speak `language`.

    A name that does not exist is an error, every value is escaped, and imported macros see only the globals set here.
    """
    site = render_input.site_views[language]
    urls = {source: render_input.root + quote(path) for source, path in render_input.addresses.items()}
    environment = _ThemeEnvironment(
        loader=FunctionLoader(_source_of(render_input.templates)),
        bytecode_cache=compiled,
        undefined=StrictUndefined,
        autoescape=select_autoescape(("html", "xml"), default_for_string=True, default=False),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )
    pictures = Pictures(render_input.pictures, site.root, site.base_url)
    t = words.Words(render_input.strings[language], language)
    environment.globals |= {
        "t": t,
        "icon": _icon(urls),
        "asset": _asset(urls),
        "lang_of": _lang_of(site),
        "qr_drawing": qr_drawing,
        "structured_data": lambda view: trusted(structured_data(view, site, pictures)),
        "example": _example(environment, site),
        "shared": _shared(environment, site),
    }
    environment.filters |= {
        "html": PieceRenderer(environment, t, site, pictures),
        "shared_picture": pictures.shared,
        "picture_url": pictures.url,
        "day": _in_language(words.day, language),
        "contact_lines": contact_lines,
        "contact_value": contact_value,
        "clock": _in_language(words.clock, language),
        "weekday": _in_language(words.weekday, language),
        "language_name": words.language_name,
        "time_zone_place": _in_language(words.time_zone_place, language),
        "urlquote": lambda text: quote(text, safe=""),
    }
    return environment


def _source_of(templates: Mapping[str, bytes]) -> Callable[[str], tuple[str, str, None] | None]:
    """Loads a template for Jinja: its text, its file, and that it never changes."""

    def source_of(name: str) -> tuple[str, str, None] | None:
        data = templates.get(name)
        if data is None:
            return None
        file = f"templates/{name}"
        try:
            return data.decode("utf-8-sig").replace("\r\n", "\n"), file, None
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise TemplateSyntaxError("it is not saved as UTF-8", line, name, file) from error

    return source_of


def _in_language(write: Callable[[object, LanguageCode], str], language: LanguageCode) -> Callable[..., str]:
    """A filter that writes a value in `language`.

    It asks for the context, so that Jinja never calls it while compiling: all languages share the compiled templates.
    """

    @pass_context
    def written(_: Context, value: object) -> str:
        return write(value, language)

    return written


def _asset(urls: Mapping[str, str]) -> Callable[[str], str]:
    def asset(path: str) -> str:
        url = urls.get(f"static/{path}")
        if url is None:
            raise UndefinedError(f"there is no file static/{path}")
        return url

    return asset


def _lang_of(site: SiteView) -> Callable[[str], Markup]:
    """The attribute `lang`, after a blank, of an element whose text is in another language than its page, or nothing.

    Screen readers speak by it (WCAG 3.1.2).
    """
    foreign, own = trusted(f' lang="{escape(site.languages[0])}"'), trusted("")
    return lambda text: foreign if text in site.borrowed else own


def _icon(urls: Mapping[str, str]) -> Callable[[str], Markup]:
    @cache
    def icon(name: str) -> Markup:
        url = escape(f"{urls['static/icons']}#{name}")
        return trusted(f'<svg class="icon" aria-hidden="true" focusable="false"><use href="{url}"></use></svg>')

    return icon


def _example(environment: Environment, site: SiteView) -> Callable[[Component, ComponentExample], Markup]:
    """Renders an example of a component for the gallery."""

    def example(component: Component, shown: ComponentExample) -> Markup:
        path = f"components/{component.name}/{component.name}.html"
        source = f'{{% from "{path}" import {component.name} %}}{shown.template}'
        return trusted(environment.from_string(source).render(site=site))

    return example


def _shared(environment: Environment, site: SiteView) -> Callable[[str], Markup]:
    """Renders the parts that follow from the site alone, each once; they see `site` and cannot see a page."""

    @cache
    def shared(name: str) -> Markup:
        return trusted(environment.get_template(f"layouts/shared/{name}.html").render(site=site))

    return shared
