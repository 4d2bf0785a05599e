"""Pages to files: the right template in the right language, and template faults told as Problems."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError

from elevate_site.errors import Problem
from elevate_site.model.fragment import NO_TEXT, Piece, TextSummary
from elevate_site.model.page import Output, Page
from elevate_site.model.rules import problem
from elevate_site.model.values import LanguageCode
from elevate_site.rendering.compiled import Compiled, ThemeLoader, compile_all
from elevate_site.rendering.environment import make_environment
from elevate_site.rendering.pieces import resolved
from elevate_site.rendering.render_input import Kit

__all__ = ["Renderer", "compiled_templates"]

_OUR_TYPE = re.compile(r"'elevate_site\.[\w.]*?(\w+) object'")
"""How Jinja calls a view; its own name is enough to find it in the contract with the theme."""


class Renderer:
    """Renders the pages of one site, one after the other."""

    def __init__(self, kit: Kit, compiled: Compiled) -> None:
        """`compiled` are the templates of `kit`, as far as they were compiled before."""
        self._site_views = kit.site_views
        self._environments: Mapping[LanguageCode, Environment] = {
            language: make_environment(kit, language, compiled) for language in kit.site_views
        }

    def render(self, page: Page, text: TextSummary = NO_TEXT, pieces: tuple[Piece, ...] = ()) -> Output | Problem:
        """The file of `page`, or the Problem of the template that could not draw it.

        `text` is the summary of its text and `pieces` are its pieces, if it has one.
        """
        try:
            template = self._environments[page.language].get_template(page.template)
            body = resolved(pieces, page.body) if page.body is not None else ()
            parts = list(template.generate(page=page.view, site=self._site_views[page.language], body=body, text=text))
        except Exception as error:  # noqa: BLE001  # a template of a site can fail in any way, and is told in all
            return _explain(error, page)
        # Part by part: ASCII is encoded many times as fast as other text, and most parts hold nothing else.
        return Output(page.path, b"".join([part.encode() for part in parts]))


def compiled_templates(kit: Kit) -> bytes:
    """All templates of `kit` compiled, packed; `unpack_compiled` makes them what a renderer takes."""
    language = next(iter(kit.site_views))
    loader = ThemeLoader(kit.templates, {})
    return compile_all(loader, make_environment(kit, language, {}), kit.templates)


def _explain(error: Exception, page: Page) -> Problem:
    file, line = f"templates/{page.template}", 0
    if isinstance(error, TemplateSyntaxError):
        file, line = error.filename or file, error.lineno
    else:
        trace = error.__traceback__
        while trace is not None:
            name = trace.tb_frame.f_code.co_filename
            if name.startswith("templates/"):
                file, line = name, trace.tb_lineno
            trace = trace.tb_next
    message = f"This template cannot draw the page {page.path}: {_reason(error)}."
    hint = "What a template is given stands in model/views.py; compare your copy with the shipped template."
    return problem("theme-template", file, line, 0, message, hint)


def _reason(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template templates/{error.name}"
    if isinstance(error, TemplateSyntaxError) and error.message:
        return error.message.rstrip(".")  # without the excerpt that Jinja adds
    return _OUR_TYPE.sub(r"\1", str(error)).rstrip(".")
