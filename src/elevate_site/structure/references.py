"""What front matter refers to: topics, people, other articles; and whether reviews are in time."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Collection, Iterator

from elevate_site.errors import Problem
from elevate_site.model.document import Document
from elevate_site.model.rules import problem
from elevate_site.structure.library import Library
from elevate_site.structure.publication import months_later

__all__ = ["check_references", "next_review"]


def check_references(library: Library) -> Iterator[Problem]:
    """Every Problem of what the documents of `library` refer to in their front matter."""
    names = {document.name for document in library.documents if document.kind == "article"}
    for document in library.documents:
        yield from _check_names(library, document, names)
        if library.is_public(document):
            yield from _check_review(library, document)
            yield from _check_translation(library, document)


def next_review(library: Library, document: Document) -> datetime.date | None:
    """The day by which `document` has to be reviewed again; `None` when it never was."""
    matter = document.front_matter
    if matter.reviewed is None:
        return None
    return months_later(matter.reviewed, matter.review_every or library.settings.review.every)


def _check_names(library: Library, document: Document, articles: Collection[str]) -> Iterator[Problem]:
    matter = document.front_matter
    for number, topic in enumerate(matter.topics):
        yield from _check_name(
            "topic-unknown",
            "topic",
            topic,
            library.catalogue.topics,
            "content/topics.yaml",
            document,
            f"topics.{number}",
        )
    for key in ("author", "reviewed_by", "translation_reviewed_by"):
        person: str | None = getattr(matter, key)
        if person is not None:
            yield from _check_name(
                "person-unknown", "person", person, library.catalogue.people, "content/people.yaml", document, key
            )
    for number, name in enumerate(matter.related):
        yield from _check_name(
            "related-unknown", "article", name, articles, "content/articles/", document, f"related.{number}"
        )


def _check_name(
    code: str, what: str, name: str, known: Collection[str], home: str, document: Document, key: str
) -> Iterator[Problem]:
    if name in known:
        return
    line, column = document.position(key)
    near = difflib.get_close_matches(name, known, n=1)
    if near:
        hint = f"Did you mean {near[0]}?"
    elif known:
        hint = f"Those of {home} are {', '.join(sorted(known)[:12])}."
    else:
        hint = f"There is none in {home} yet; add it there first."
    yield problem(code, document.path, line, column, f"There is no {what} called “{name}”.", hint)


def _check_review(library: Library, document: Document) -> Iterator[Problem]:
    due = next_review(library, document)
    if due is not None and due <= library.today:
        line, column = document.position("reviewed")
        message = f"The review of “{document.front_matter.title}” was due on {due}."
        hint = "Ask a clinician to look at it, then write the new date into reviewed."
        yield problem("review-overdue", document.path, line, column, message, hint)


def _check_translation(library: Library, document: Document) -> Iterator[Problem]:
    default = library.settings.default_language
    if document.language == default:
        return
    original = library.versions[document.kind, document.name].get(default)
    if original is None:
        message = f"This is a translation, but its original {document.name}.md does not exist."
        hint = f"Add {document.name}.md, or rename this file like the original."
        yield problem("translation-orphan", document.path, 0, 0, message, hint)
        return
    reviewed = original.front_matter.reviewed
    own = document.front_matter.reviewed
    if reviewed and own and own < reviewed:
        line, column = document.position("reviewed")
        message = f"The original was reviewed on {reviewed}, after this translation ({own})."
        hint = "Compare the two, then write the day of the comparison into reviewed."
        yield problem("translation-stale", document.path, line, column, message, hint)
