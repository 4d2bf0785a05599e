"""Templates become shorter Python than Jinja would write, because ours never do what the rest of it is for.

Drawing pages is a large part of a build, and most of that time went into questions whose answer is always the same:
whether a function wants the context, whether a template has globals of its own, whether a value is HTML already. What
a template means stays the same.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from functools import cached_property
from keyword import iskeyword
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from markupsafe import escape

__all__ = ["ThemeEnvironment"]


class _Modules(dict[str, TemplateModule]):
    """What templates import from each other, by path; each is run once."""

    def __init__(self, environment: Environment) -> None:
        super().__init__()
        self._environment = environment

    def __missing__(self, path: str) -> TemplateModule:
        module = self[path] = self._environment.get_template(path).module
        return module


class _Generator(CodeGenerator):
    """Writes Python for templates in which nothing is run that asks for Jinja's context."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802  # Jinja's signature
        """Call what has a name directly; macros know by themselves that they make HTML.

        The detour through the context is for functions that want to see it, and for macros in plain text.
        """
        named = isinstance(node.node, nodes.Name) and not any(iskeyword(each.key) for each in node.kwargs)
        if not named or node.dyn_args or node.dyn_kwargs or not _escapes(frame):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if _escapes(frame):
            self.write("(value if type(value := ")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if _escapes(frame):
            self.write(") is Markup else environment.as_html(value))")
        else:
            super()._output_child_post(node, frame, finalize)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  # Jinja's name
        """Ask for what is nearly always there, an attribute, before anything else that a name could mean."""
        self.write("(found if (found := getattr((of := ")
        self.visit(node.node, frame)
        self.write(f"), {node.attr!r}, missing)) is not missing else environment.getattr(of, {node.attr!r}))")

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        if node.with_context or not isinstance(node.template, nodes.Const):
            super()._import_common(node, frame)
        else:
            self.write(f"environment.modules[{node.template.value!r}]")


def _as_html(value: object) -> str:
    """A value as it stands in HTML; most are words in which nothing has to be escaped."""
    if (
        type(value) is str
        and "&" not in value
        and "<" not in value
        and ">" not in value
        and '"' not in value
        and "'" not in value
    ):
        return value
    return escape(value)


class ThemeEnvironment(Environment):
    """Jinja for a theme: no sandbox, nothing asynchronous, and all globals are those of the environment."""

    code_generator_class = _Generator
    as_html = staticmethod(_as_html)

    @cached_property
    def modules(self) -> Mapping[str, TemplateModule]:
        """What templates import from each other, by path."""
        return _Modules(self)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals of a template, which are those of all as long as it is given none of its own; Jinja's hook."""
        return super().make_globals(d) if d else self.globals


def _escapes(frame: Frame) -> bool:
    """Whether it is known by now that the template makes HTML or XML, and does not change its mind about that."""
    return frame.eval_ctx.autoescape and not frame.eval_ctx.volatile
