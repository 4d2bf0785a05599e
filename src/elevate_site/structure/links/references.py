"""Checks the topics, people and articles that front matter names, and the dates of reviews, translations and hours."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from elevate_site.errors import Problem
from elevate_site.model.document import Document, FrontMatter
from elevate_site.model.rules import problem
from elevate_site.model.values import Position
from elevate_site.structure.library import Library
from elevate_site.structure.links.near_names import NearNames
from elevate_site.structure.publication import is_far, next_review, probable_year

__all__ = ["check_references"]

_SHOWN = 12
_YEAR = re.compile("[0-9]{4}")


def check_references(library: Library) -> Iterator[Problem]:
    """Every Problem of names and review dates in the documents of `library`, and of days in its settings."""
    yield from _check_special_days(library)
    catalogue = library.catalogue
    articles = {document.name for document in library.documents if document.kind == "article"}
    topics = _Names("topic-unknown", "topic", "content/topics.yaml", catalogue.topics)
    people = _Names("person-unknown", "person", "content/people.yaml", catalogue.people)
    others = _Names("related-unknown", "article", "content/articles/", articles)
    near = NearNames({names.home: names.known for names in (topics, people, others)}.__getitem__)
    for document in library.documents:
        for names, name, key in _unknown_names(document.front_matter, topics, people, others):
            # A file that could not be read has a Problem of its own; repeating it for every article would bury it.
            if names.home not in catalogue.unread:
                yield _unknown(names, name, document, key, near)
        yield from _check_day(library, document)
        yield from _check_far_days(library, document)
        if library.is_public(document):
            yield from _check_review(library, document)
            yield from _check_translation(library, document)


@dataclass(frozen=True, slots=True)
class _Names:
    """Names of one kind to which front matter can refer."""

    code: str
    """The rule that an unknown name breaks."""
    what: str
    home: str
    """The file or folder that defines them."""
    known: Collection[str]


def _unknown_names(
    matter: FrontMatter, topics: _Names, people: _Names, articles: _Names
) -> Iterator[tuple[_Names, str, str]]:
    """Each name in front matter that does not exist: its kind, the name, and its key."""
    for number, topic in enumerate(matter.topics):
        if topic not in topics.known:
            yield topics, topic, f"topics.{number}"
    named = {
        "author": matter.author,
        "reviewed_by": matter.reviewed_by,
        "translation_reviewed_by": matter.translation_reviewed_by,
    }
    for key, person in named.items():
        if person is not None and person not in people.known:
            yield people, person, key
    for number, name in enumerate(matter.related):
        if name not in articles.known:
            yield articles, name, f"related.{number}"


def _unknown(names: _Names, name: str, document: Document, key: str, near: NearNames) -> Problem:
    line, column = document.position(key)
    if meant := near.nearest(name, names.home):
        hint = f"Did you mean {meant}?"
        if names.what != "article":
            hint += f" If not, add this {names.what} to {names.home} first."
    elif known := near.names(names.home):
        hint = f"Choose one of these: {', '.join(known[:_SHOWN])}."
        if names.what != "article":
            hint += f" Or add this {names.what} to {names.home} first."
    else:
        hint = f"There is no {names.what} in {names.home} yet. Add this one there first."
    return problem(names.code, document.path, line, column, f"There is no {names.what} called “{name}”.", hint)


def _check_far_days(library: Library, document: Document) -> Iterator[Problem]:
    """An error for each date and each year of a source that is out of the question."""
    matter = document.front_matter
    for key, day, otherwise in (
        ("publish", matter.publish, ", or delete the line"),
        ("expires", matter.expires, ", or delete the line if the text never expires"),
    ):
        if day is not None and is_far(day, library.today):
            yield _far(key, day, library.today, document.path, document.position(key), otherwise)
    for number, source in enumerate(matter.sources):
        if _YEAR.fullmatch(source.year) and int(source.year) > library.today.year + 1:
            position = document.position(f"sources.{number}.year")
            meant = probable_year(int(source.year), library.today)
            hint = f"Did you mean {meant}?" if meant else "Write the year in which it was published."
            message = f"The year of this source is {source.year}, and today is {library.today}."
            yield problem("value-date", document.path, *position, message, hint)


def _far(key: str, day: datetime.date, today: datetime.date, file: str, position: Position, otherwise: str) -> Problem:
    meant = probable_year(day.year, today)
    when = "more than ten years from now" if day > today else "long ago"
    hint = f"Did you mean {meant}-{day:%m-%d}?" if meant else f"Write the right year{otherwise}."
    return problem("value-date", file, *position, f"`{key}` is {day}, which is {when}.", hint)


def _check_day(library: Library, document: Document) -> Iterator[Problem]:
    reviewed = document.front_matter.reviewed
    if reviewed and reviewed > library.today:
        line, column = document.position("reviewed")
        message = f"`reviewed` is {reviewed}, which is in the future; today is {library.today}."
        hint = "Write the date on which the article was reviewed; if you do not know it, ask the reviewer."
        yield problem("date-future", document.path, line, column, message, hint)


def _check_special_days(library: Library) -> Iterator[Problem]:
    """A warning for each location that lists days with other hours of which some are over, an error for far ones."""
    settings, today = library.settings, library.today
    for number, location in enumerate(settings.locations):
        for each, day in enumerate(location.exceptions):
            if is_far(day.date, today):
                position = settings.positions.get(f"locations.{number}.exceptions.{each}.date", Position(0, 0))
                yield _far("date", day.date, today, "content/site.yaml", position, ", or delete this day")
        over = [
            each for each, day in enumerate(location.exceptions) if day.date < today and not is_far(day.date, today)
        ]
        if over:
            position = settings.positions.get(f"locations.{number}.exceptions.{over[0]}.date", Position(0, 0))
            date = location.exceptions[over[0]].date
            message = f"{date} is over, so no page shows these hours."
            if len(over) > 1:
                message = f"{len(over)} days with other hours of {location.name} are over, such as {date}."
            hint = "Delete what is over, and add the next holidays."
            yield problem("hours-over", "content/site.yaml", *position, message, hint)


def _check_review(library: Library, document: Document) -> Iterator[Problem]:
    due = next_review(document.front_matter, library.settings.review)
    if due is not None and due <= library.today:
        line, column = document.position("reviewed")
        message = f"The review of “{document.front_matter.title}” was due on {due}."
        hint = "Ask a clinician to review it, then write the new date after `reviewed:`."
        yield problem("review-overdue", document.path, line, column, message, hint)


def _check_translation(library: Library, document: Document) -> Iterator[Problem]:
    default = library.settings.default_language
    if document.language == default:
        return
    original = library.versions[document.kind, document.name].get(default)
    if original is None:
        message = f"This is a translation, but its original {document.name}.md does not exist."
        hint = "If the original has another name now, give it to this file too. If it was deleted, delete this file."
        yield problem("translation-orphan", document.path, 0, 0, message, hint)
        return
    reviewed = original.front_matter.reviewed
    own = document.front_matter.reviewed
    if reviewed and own and own < reviewed:
        line, column = document.position("reviewed")
        message = f"The original was reviewed on {reviewed}, after this translation ({own})."
        hint = "Compare the two, then write the date of the comparison after `reviewed:`."
        yield problem("translation-stale", document.path, line, column, message, hint)
