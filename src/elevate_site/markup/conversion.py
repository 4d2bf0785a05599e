"""One document to one Fragment: the steps, in their order."""

from __future__ import annotations

import re

from elevate_site.errors import Problem
from elevate_site.markup.crisis_terms import names_crisis
from elevate_site.markup.dialect import Dialect
from elevate_site.markup.fences import cut_fences, isolate_fences
from elevate_site.markup.findings import Findings
from elevate_site.markup.limits import find_excess
from elevate_site.markup.marks import add_marks, without_marks
from elevate_site.markup.pieces import cut_pieces
from elevate_site.markup.raw_html import inspect_tags
from elevate_site.model.document import Document
from elevate_site.model.fragment import Fragment, Statistics
from elevate_site.model.rules import problem

__all__ = ["Converter"]

_MARKUP = re.compile("<[^>]*>|[\ufde0-\ufdef]")


class Converter:
    """Turns documents into Fragments, one after the other, with one parser."""

    def __init__(self) -> None:
        self._dialect = Dialect()

    def convert(self, document: Document) -> tuple[Fragment, tuple[Problem, ...]]:
        """The Fragment of `document` and every Problem of its body.

        It depends on the document alone. A text that cannot be parsed gives an empty Fragment and a Problem.
        """
        text, fences, problems = cut_fences(document.path, document.body)
        excess = find_excess(document.path, text)
        if excess:
            return _empty_fragment(), (*problems, *excess)
        findings = Findings(document.path)
        try:
            html = self._dialect.to_html(isolate_fences(add_marks(text)), findings)
        except RecursionError:
            return _empty_fragment(), (*problems, _too_deep(document.path))
        inspect_tags(html, findings)
        html = without_marks(html)
        pieces = cut_pieces(html, fences, findings)
        words = _MARKUP.sub(" ", html)
        fragment = Fragment(
            pieces=pieces,
            headings=tuple(findings.headings),
            anchors=frozenset(findings.anchors),
            names_crisis=names_crisis(_front_matter_words(document) + words),
            statistics=Statistics(words=len(words.split())),
        )
        return fragment, (*problems, *findings.problems)


def _front_matter_words(document: Document) -> str:
    matter = document.front_matter
    return "\n".join((matter.title, matter.description, *matter.key_points, ""))


def _empty_fragment() -> Fragment:
    return Fragment((), (), frozenset(), names_crisis=False, statistics=Statistics(0))


def _too_deep(file: str) -> Problem:
    return problem(
        "text-nested",
        file,
        0,
        0,
        "Quotes, lists or emphasis are nested too deeply in this file to be read.",
        "Write it with fewer levels.",
    )
