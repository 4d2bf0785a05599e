"""Pages to files: the right template in the right language; what is wrong with a template becomes a Problem."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress

from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError

from elevate_site.errors import Problem
from elevate_site.model.fragment import NO_TEXT, Piece, TextSummary
from elevate_site.model.page import Output, Page
from elevate_site.model.rules import problem
from elevate_site.model.values import LanguageCode
from elevate_site.rendering.environment import CompiledTemplates, make_environment
from elevate_site.rendering.pieces import resolved
from elevate_site.rendering.render_input import RenderInput

__all__ = ["Renderer", "compiled_templates"]

_OUR_TYPE = re.compile(r"'elevate_site\.[\w.]*?(\w+) object'")
"""How Jinja names a view; the name of its class is enough to find it in `model/views.py`."""


class Renderer:
    """Renders the pages of one site, one after the other."""

    def __init__(self, render_input: RenderInput, compiled: bytes = b"") -> None:
        """`compiled` spares compiling templates; `compiled_templates` made it."""
        self._site_views = render_input.site_views
        templates = CompiledTemplates(compiled)
        self._environments: Mapping[LanguageCode, Environment] = {
            language: make_environment(render_input, language, templates) for language in render_input.site_views
        }

    def render(self, page: Page, text: TextSummary = NO_TEXT, pieces: tuple[Piece, ...] = ()) -> Output | Problem:
        """Render `page` to its file, or return the Problem of the template that failed.

        `text` is the summary of its text and `pieces` are its pieces, if it has one.
        """
        try:
            template = self._environments[page.language].get_template(page.template)
            body = resolved(pieces, page.body) if page.body is not None else ()
            parts = list(template.generate(page=page.view, site=self._site_views[page.language], body=body, text=text))
        except Exception as error:  # noqa: BLE001  # a site's own template can fail in any way
            return _explain(error, page)
        # Part by part: ASCII encodes many times as fast as other text, and most parts hold nothing else.
        return Output(page.path, b"".join([part.encode() for part in parts]))


def compiled_templates(render_input: RenderInput) -> bytes:
    """Compile all templates, for `Renderer`; a faulty one is left out, and reported when a page needs it."""
    compiled = CompiledTemplates()
    environment = make_environment(render_input, next(iter(render_input.site_views)), compiled)
    for name in render_input.templates:
        with suppress(TemplateSyntaxError):
            environment.get_template(name)
    return compiled.packed()


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
    hint = "Compare your copy with the shipped template; model/views.py lists what a template is given."
    return problem("theme-template", file, line, 0, message, hint)


def _reason(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template templates/{error.name}"
    if isinstance(error, TemplateSyntaxError) and error.message:
        return error.message.rstrip(".")  # Jinja's `str` adds an excerpt
    return _OUR_TYPE.sub(r"\1", str(error)).rstrip(".")
