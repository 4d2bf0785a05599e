"""Warns of a text in another language than the name of its file says: browsers would read it out with wrong sounds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from elevate_site.checking.prose import Lines, Part
from elevate_site.errors import Problem
from elevate_site.language.text_language import LANGUAGE_NAMES, language_of
from elevate_site.model.document import SourceDocument
from elevate_site.model.rules import problem

__all__ = ["check_language"]

_WORD = re.compile(r"\w")


def check_language(document: SourceDocument, prose: str, parts: Iterable[Part], lines: Lines) -> Iterator[Problem]:
    """A Problem at the first words of a text that is plainly not in the language of `document`."""
    said = document.language
    found = language_of(prose, said)
    if found == said:
        return
    start = next((part.start for part in parts), 0)
    word = _WORD.search(prose, start)
    spoken, name = LANGUAGE_NAMES[found], document.path.rpartition("/")[2]
    message = f"This text is in {spoken} by its words, but {name} is the name of a text in {_name_of(said)}."
    if name.endswith(f".{said}.md"):
        hint = (
            "Translate it; a line `draft: true` above the second --- keeps it off the site until then."
            f" If it is the original, name it {document.name}.md."
        )
    else:
        hint = f"If the site is in {spoken} too, name it {document.name}.{found}.md; otherwise translate it."
    yield problem("text-language", document.path, *lines.place(word.start() if word else start), message, hint)


def _name_of(language: str) -> str:
    return LANGUAGE_NAMES.get(language, f"the language “{language}”")
