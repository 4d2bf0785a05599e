"""One document to one Fragment: the steps, in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from elevate_site.errors import Problem
from elevate_site.language.crisis_terms import any_names_crisis
from elevate_site.markup.dialect import Dialect
from elevate_site.markup.fences import cut_fences, isolate_fences
from elevate_site.markup.findings import Findings
from elevate_site.markup.limits import find_excess
from elevate_site.markup.marks import add_marks, without_any_marks
from elevate_site.markup.openings import Fence
from elevate_site.markup.pieces import cut_pieces
from elevate_site.markup.raw_html import inspect_tags, without_code
from elevate_site.markup.tabs import TAB_LENGTH, in_columns_of
from elevate_site.markup.unresolved import find_leftovers
from elevate_site.markup.words import count_words, words_of
from elevate_site.model.document import SourceDocument
from elevate_site.model.fragment import Fragment, Image, Statistics
from elevate_site.model.rules import problem

__all__ = ["Converter"]

# What is left of the way back from a note when its tag is gone. It says nothing, but it would be the only sign in
# many a text that is not ASCII, and all searches in that text would take longer.
_WAY_BACK = "&#160; &#8617;"


class Converter:
    """Turns documents into Fragments, one after the other, with one parser."""

    def __init__(self, *, shortcuts: bool = True) -> None:
        """`shortcuts` are those of the dialect; they change how long it takes, and nothing else."""
        self._shortcuts = shortcuts
        self._dialect = Dialect(shortcuts=shortcuts)

    def convert(self, document: SourceDocument) -> tuple[Fragment, tuple[Problem, ...]]:
        """The Fragment of `document` and every Problem of its body.

        It depends on the document alone. A text that cannot be parsed gives an empty Fragment and a Problem.
        """
        text, fences, problems = cut_fences(document.path, document.body)
        excess = find_excess(document.path, text)
        if excess:
            return _empty_fragment(document), (*problems, *excess)
        if "\t" in text:
            text = text.expandtabs(TAB_LENGTH)
        findings = Findings(document.path)
        try:
            html = self._dialect.to_html(isolate_fences(add_marks(text)), findings)
        except RecursionError:
            # What the parser remembers of a text that it could not finish would change the next one.
            self._dialect = Dialect(shortcuts=self._shortcuts)
            return _empty_fragment(document), (*problems, _too_deep(document.path))
        prose = without_code(html)
        inspect_tags(prose, findings)
        find_leftovers(prose, document.body, self._dialect.references.keys(), findings)
        html = without_any_marks(html)
        pieces = cut_pieces(html, fences, findings)
        words = words_of(html)
        fragment = Fragment(
            pieces=pieces,
            headings=tuple(findings.headings),
            anchors=frozenset(findings.anchors),
            names_crisis=any_names_crisis(
                (words.replace(_WAY_BACK, "^"), *_words_outside_the_text(document, fences, findings.images))
            ),
            statistics=Statistics(words=count_words(words)),
        )
        return fragment, (*problems, *in_columns_of(document.body, findings.problems))


def _words_outside_the_text(
    document: SourceDocument, fences: Iterable[Fence], images: Iterable[Image]
) -> Iterator[str]:
    """What readers meet on the page besides the text itself."""
    matter = document.front_matter
    yield from (matter.title, matter.description, *matter.key_points)
    for fence in fences:
        yield from fence.arguments.values()
    for image in images:
        yield image.alt


def _empty_fragment(document: SourceDocument) -> Fragment:
    names_crisis = any_names_crisis(_words_outside_the_text(document, (), ()))
    return Fragment((), (), frozenset(), names_crisis=names_crisis, statistics=Statistics(0))


def _too_deep(file: str) -> Problem:
    return problem(
        "text-nested",
        file,
        0,
        0,
        "Quotes, lists or emphasis are nested too deeply in this file to be read.",
        "Write it with fewer levels.",
    )
