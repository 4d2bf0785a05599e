"""What was meant as a link, an image or a footnote, but stands in the finished page as it was typed.

Markdown never complains: what it does not understand, it shows. Of `[words][nowhere]` readers would see the brackets.
Marks tell such places from ordinary brackets.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator, Mapping

from elevate_site.errors import Problem
from elevate_site.markup.findings import found_problem
from elevate_site.markup.positions import without_marks
from elevate_site.model.values import Position

__all__ = ["find_unresolved"]

_LEFT = re.compile(
    r"""
      (?P<link> \]\((?:&lt;)? | &lt;(?:[A-Za-z][A-Za-z0-9+.-]*://)? ) \ufdd0 (?P<at>\d+,\d+) \ufdd1
    | \[(?P<same>\])? \ufdda (?P<used>\d+,\d+) \ufddb (?P<name>[^\[\]]*)
    | \ufdd8 (?P<noted>\d+,\d+) \ufdd9 \[\^ (?P<note>[^\]]*) \]
    """,
    re.VERBOSE,
)
# Quick to search for; without any of these nothing is unresolved.
_SIGNS = ("\ufdd0", "\ufdda", "\ufdd9[^")
_TAG = re.compile("<[^<>]*>")


def find_unresolved(
    file: str, html: str, source: str, references: Collection[str], unused_notes: Mapping[str, Position | None]
) -> Iterator[Problem]:
    """A Problem for each link, reference and footnote that is still in `html`, which holds marks but no code.

    A line of `source` with an escaped bracket shows brackets on purpose. `references` are the names that exist. A note
    that no mark uses is another Problem, unless a mark without a note was probably meant for it.
    """
    meant: set[str] = set()
    for found in _find_left(file, html, source, references, unused_notes):
        meant |= {name for name in unused_notes if found.hint == _meant_note(name)}
        yield found
    for name, position in unused_notes.items():
        if name not in meant:
            message = f"Nothing in the text refers to the footnote “{name}”."
            yield found_problem(
                file, "footnote-broken", position, message, f"Write [^{name}] where it belongs, or delete it."
            )


def _meant_note(name: str) -> str:
    return f"Did you mean [^{name}]?"


def _find_left(
    file: str, html: str, source: str, references: Collection[str], unused_notes: Collection[str]
) -> Iterator[Problem]:
    if not any(sign in html for sign in _SIGNS) or not _LEFT.search(html):
        return
    lines = source.split("\n")
    for match in _LEFT.finditer(_TAG.sub("", html)):
        line, column = map(int, (match["at"] or match["used"] or match["noted"]).split(","))
        written = lines[line - 1]
        if "\\[" in written or "\\]" in written:
            continue
        position = Position(line, column)
        if match["link"]:
            message = "This looks like a link or an image, but is not a complete one; readers would see its brackets."
            hint = "Write [words](address). To show brackets, write \\[ and \\]."
            yield found_problem(file, "link-unfinished", position, message, hint)
        elif match["used"]:
            yield _unknown_reference(file, "" if match["same"] else without_marks(match["name"]), position, references)
        else:
            name = without_marks(match["note"])
            message = f"There is no note for the footnote mark [^{name}]."
            near = difflib.get_close_matches(name, unused_notes, n=1)
            other = f"Write the note on a line of its own: [^{name}]: The text of the note."
            hint = _meant_note(near[0]) if near else other
            yield found_problem(file, "footnote-broken", position, message, hint)


def _unknown_reference(file: str, name: str, position: Position, references: Collection[str]) -> Problem:
    near = difflib.get_close_matches(name.lower(), references, n=1)
    if near:
        hint = f"Did you mean [{near[0]}]?"
    else:
        hint = f"Write its address on a line of its own, [{name or 'words'}]: address, or write \\[ to show a bracket."
    message = f"The reference “{name}” has no address." if name else "The words before [] have no address."
    return found_problem(file, "reference-broken", position, message, hint)
