"""Templates compiled once: for all languages of a site, for every process, and for the builds to come."""

from __future__ import annotations

import marshal
import zlib
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from contextlib import suppress
from types import CodeType
from typing import TypeAlias

from jinja2 import BaseLoader, Environment, Template, TemplateNotFound, TemplateSyntaxError

from elevate_site.fingerprints.packing import pack, unpack

__all__ = ["Compiled", "ThemeLoader", "compile_all", "unpack_compiled"]

Compiled: TypeAlias = MutableMapping[str, CodeType]
"""What Jinja made of templates, by name; it is the same for every language, which differ only in their globals."""


class ThemeLoader(BaseLoader):
    """Loads templates by their path under `templates/`."""

    def __init__(self, templates: Mapping[str, bytes], compiled: Compiled) -> None:
        self._templates = templates
        self._compiled = compiled

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:  # noqa: ARG002  # Jinja's signature
        """The text of a template; Jinja's hook."""
        data = self._templates.get(template)
        if data is None:
            raise TemplateNotFound(template)
        name = f"templates/{template}"
        try:
            return data.decode("utf-8-sig").replace("\r\n", "\n"), name, lambda: True
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise TemplateSyntaxError("it is not saved as UTF-8", line, template, name) from error

    def load(self, environment: Environment, name: str, globals: MutableMapping[str, object] | None = None) -> Template:  # noqa: A002  # Jinja's signature
        """A template, compiled unless it was before; Jinja's hook."""
        code = self._compiled.get(name)
        if code is None:
            source, file, _ = self.get_source(environment, name)
            code = self._compiled[name] = environment.compile(source, name, file)
        return environment.template_class.from_code(environment, code, globals or {}, None)


def compile_all(loader: ThemeLoader, environment: Environment, names: Iterable[str]) -> bytes:
    """The templates with these `names`, compiled; one with a fault is left out, and told when a page wants it."""
    compiled: dict[str, bytes] = {}
    for name in names:
        with suppress(TemplateSyntaxError):
            source, file, _ = loader.get_source(environment, name)
            compiled[name] = marshal.dumps(environment.compile(source, name, file))
    # A quarter of the size: it goes with every portion of pages to those who draw them.
    return zlib.compress(pack(compiled))


def unpack_compiled(packed: bytes) -> Compiled:
    """The same again."""
    compiled = unpack(zlib.decompress(packed))
    return {name: marshal.loads(code) for name, code in compiled.items()}  # noqa: S302  # our own memory
