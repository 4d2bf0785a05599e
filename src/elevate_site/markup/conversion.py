"""One document to one Fragment: the steps, in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from elevate_site.errors import Problem
from elevate_site.language.crisis_terms import any_names_crisis
from elevate_site.markup.dialect import Dialect
from elevate_site.markup.fence_arguments import Fence
from elevate_site.markup.findings import Findings
from elevate_site.markup.leftovers import find_signs_of_fences
from elevate_site.markup.limits import find_excess
from elevate_site.markup.pieces import count_words, cut_pieces, find_missing_pictures, words_of
from elevate_site.markup.positions import add_marks, in_source_columns, normalize_whitespace, without_any_marks
from elevate_site.markup.raw_html import inspect_tags, without_code
from elevate_site.model.document import SourceDocument
from elevate_site.model.fragment import Fragment, Image
from elevate_site.model.rules import problem

__all__ = ["Converter"]

# What remains of the way back from a note once its tag is gone. It says nothing, and in many a text it would be the
# only sign that is not ASCII, which makes every search slower.
_WAY_BACK = "&#160; &#8617;"


class Converter:
    """Turns documents into Fragments, one after the other, with one parser."""

    def __init__(self, new_dialect: Callable[[], Dialect] = Dialect) -> None:
        """`new_dialect` makes the parser, and makes it again when a text broke it."""
        self._new_dialect = new_dialect
        self._dialect = new_dialect()

    def convert(self, document: SourceDocument) -> tuple[Fragment, tuple[Problem, ...]]:
        """The Fragment of `document` and every Problem of its body.

        It depends on the document alone. A text that cannot be parsed gives an empty Fragment and a Problem.
        """
        excess = find_excess(document.path, document.body)
        if excess:
            return _empty_fragment(document), excess
        findings = Findings(document.path, document.language, document.body)
        try:
            html = self._dialect.to_html(add_marks(normalize_whitespace(document.body)), findings)
        except RecursionError:
            # What the parser remembers of an unfinished text would change the next one.
            self._dialect = self._new_dialect()
            return _empty_fragment(document), (_too_deep(document.path),)
        found = (*findings.problems, *inspect_tags(document.path, without_code(html)))
        html = without_any_marks(html)
        pieces = cut_pieces(html, findings.fences, findings)
        found = (
            *found,
            *find_missing_pictures(document.path, pieces),
            *find_signs_of_fences(document.path, document.language, document.body, findings.fences),
        )
        words = words_of(html)
        fragment = Fragment(
            pieces=pieces,
            headings=tuple(findings.headings),
            anchors=frozenset(findings.anchors),
            names_crisis=any_names_crisis(
                (words.replace(_WAY_BACK, "^"), *_words_outside_the_text(document, findings.fences, findings.images))
            ),
            words=count_words(words),
            web_links=tuple(findings.web_links),
        )
        return fragment, in_source_columns(document.body, _due(document, found))


def _due(document: SourceDocument, found: Sequence[Problem]) -> Iterator[Problem]:
    """What is wrong with `document` today: a draft may well be unfinished, and the sign of a list is told once."""
    lists = {(each.line, each.column) for each in found if each.code == "list-unseparated"}
    for each in found:
        is_draft = each.code == "text-unfinished" and document.front_matter.draft
        if not is_draft and not (each.code == "sign-unread" and (each.line, each.column) in lists):
            yield each


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
    return Fragment((), (), frozenset(), names_crisis=names_crisis, words=0)


def _too_deep(file: str) -> Problem:
    return problem(
        "text-nested",
        file,
        0,
        0,
        "This text cannot be read: its quotes, lists or emphasis are nested too deeply.",
        "Write it with fewer levels.",
    )
