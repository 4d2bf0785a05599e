"""Checks the words of a source document, before it is converted."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from elevate_site.checking.plain_language import (
    check_headings,
    check_key_points,
    check_links_say_something,
    check_paragraphs,
)
from elevate_site.checking.prose import Lines, blank_addresses, blank_code, find_parts
from elevate_site.checking.tables import check_tables
from elevate_site.checking.text_language import check_language
from elevate_site.checking.wording import find_wordings, wording_problem
from elevate_site.errors import Problem
from elevate_site.model.document import Document, SourceDocument

__all__ = ["check_document"]


def check_document(document: SourceDocument) -> tuple[Problem, ...]:
    """Everything that could be written better in a document, with the lines of its file."""
    # NFC, so that the rules find an accent however it was typed. Columns may move a little, lines never.
    text = blank_code(unicodedata.normalize("NFC", document.body))
    prose = blank_addresses(text)
    parts = find_parts(prose)
    # `prose` has the same lines: no address contains a line break.
    lines = Lines(text)
    file = document.path
    return (
        *_check_front_matter(document),
        *(
            wording_problem(file, lines.place(finding.offset), finding)
            for finding in find_wordings(prose, text, document.language)
        ),
        *check_paragraphs(file, prose, parts, lines),
        *check_headings(file, prose, parts, lines),
        *check_links_say_something(file, lines),
        *check_language(document, prose, parts, lines),
        *check_key_points(document),
        *check_tables(file, lines),
    )


def _check_front_matter(document: Document) -> Iterator[Problem]:
    matter = document.front_matter
    points = ((f"key_points.{number}", point) for number, point in enumerate(matter.key_points))
    for key, text in (("title", matter.title), ("description", matter.description), *points):
        composed = unicodedata.normalize("NFC", text)
        for finding in find_wordings(composed, composed, document.language):
            yield wording_problem(document.path, document.position(key), finding)
