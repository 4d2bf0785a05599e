"""Whether a converted text has the words of its source: each of them, and none that nobody typed.

The source is read here in another way than by the program: everything is a word for readers that is not plainly an
address, a tag, a number of a list or a name that only signs need. Words that differ must stand where a Problem points.
Run as a program, it compares all texts of a folder:

    PYTHONPATH=src:tests python tests/words_of_source.py content/articles
"""

from __future__ import annotations

import html
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from elevate_site.checking.documents import check_document
from elevate_site.errors import Problem
from elevate_site.markup import Converter
from elevate_site.model.document import SourceDocument
from elevate_site.model.fragment import Block, Html, Image, Piece, SourceLink
from elevate_site.model.values import LanguageCode
from elevate_site.reading.documents import read_document

__all__ = ["Comparison", "compare", "compare_file"]

_WORD = re.compile(r"[^\W_]+")
# What is no word for readers; the first alternatives are words all the same, and only keep the others away.
_NO_WORDS = re.compile(
    r"""
      (?P<kept> (?<![\\`])(`+)(?!`) (?:(?!\n\s*\n).)*? (?<!`)\2(?!`) | \\[\[\]<>(){}] | \{\{
              | <[a-z]+://[^\s<>]*> | <[^\s<>]+@[^\s<>]+> )
    | \]\( \s* (?: <[^<>\n]*> | (?:[^\s()]|\([^\s()]*\))* ) (?: \s+ (?: "[^"]*" | '[^']*' ) )? \s* \)
    | \]\[ (?!\^) [^\[\]\n]* \]
    | ^[ \t>]* \[ (?!\^) [^\[\]\n]+ \]: [^\n]* (?: \n [ \t>]* \S+ [ \t]* $ )?
    | ^[ \t>]* \*\[ [^\[\]\n]* \]:
    | \[\^ [^\[\]\n]* \] :?
    | ^[ \t>]* :::+ [ \t]* [a-z-]* | (?<=\s) [a-z]+ = (?=")
    | \{ :? [ ]* (?: [.\#][^\W\d][\w-]* | [a-z]+=[^{}\s]* | decorative | [ ] )+ \}
    | < (?: /?[A-Za-z] [^<>]* | !-- (?:(?!-->).)* -- ) >
    | (?: ^ (?: [ \t>]* (?: [-*+] [ \t]+ | \d{1,9}[.)] [ \t]+ | : [ \t]+ )* ) \d{1,9}[.)] (?=\s) )
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_NONCHARACTER = re.compile("&#(?:[xX]0*[fF][dD][dDeE][0-9a-fA-F]|0*64(?:97[6-9]|98[0-9]|99[0-9])|0*650(?:0[0-7]));")
_TAG = re.compile("<[^>]*>")
_NOTE_SIGNS = re.compile(r'<sup id="fnref[^>]*>.*?</sup>|<a class="footnote-backref".*?</a>', re.DOTALL)
_MEANING = re.compile(r"^[ \t>]*\*\[[^\[\]\n]*\]:[ \t]*(.+?)[ \t]*$", re.MULTILINE)
_MARGIN = re.compile(r"\S")


@dataclass(frozen=True)
class Comparison:
    """The words of a source beside those of the text that it becomes."""

    words: int
    """How many the source has."""
    told: tuple[tuple[str, Problem], ...]
    """Words that are lost, and words that nobody typed, each with the Problem that says so."""
    untold: tuple[str, ...]
    """The same, where no Problem says so."""


def compare(document: SourceDocument) -> Comparison:
    """The words of `document` beside those of its Fragment."""
    fragment, problems = Converter().convert(document)
    problems = (*problems, *check_document(document))
    written = _WORD.findall(_unescaped(_NO_WORDS.sub(_blanked, document.body)))
    shown = Counter(_WORD.findall(" ".join(_texts(fragment.pieces, document.body))))
    before = Counter(written)
    typed = Counter(_WORD.findall(_unescaped(document.body)))
    told: list[tuple[str, Problem]] = []
    untold: list[str] = []
    everywhere = [
        (match[0], document.body.count("\n", 0, match.start()) + 1) for match in _WORD.finditer(document.body)
    ]
    reach = _reaches(document.body, problems)
    for word in ((before - shown) + (shown - typed)).elements():
        lines = [line for other, line in everywhere if other == word]
        found = next((reach[line] for line in lines if line in reach), None) or reach.get(0)
        if found:
            told.append((word, found))
        else:
            untold.append(word)
    return Comparison(len(written), tuple(told), tuple(untold))


def _unescaped(text: str) -> str:
    """`text` with its entities as characters; one that names none that can be shown parts words, as U+FFFD does."""
    return html.unescape(_NONCHARACTER.sub("\ufffd", text))


def compare_file(path: Path) -> Comparison:
    """The same for the text in a file, whatever its front matter says."""
    document, _ = read_document(path.name, "article", path.stem, LanguageCode("en"), path.read_bytes())
    return compare(document)


def _blanked(match: re.Match[str]) -> str:
    """A match without its words, but with its line breaks."""
    return match[0] if match["kept"] else " " + "\n" * match[0].count("\n")


def _texts(pieces: Iterable[Piece], body: str) -> Iterator[str]:
    """What readers see of `pieces`, and once each meaning of an abbreviation in `body` that a page would show."""
    shown = _all_html(pieces)
    yield html.unescape(_TAG.sub(" ", _NOTE_SIGNS.sub(" ", shown)))
    titles = html.unescape(shown)
    yield from (meaning for meaning in _MEANING.findall(body) if f'title="{html.unescape(meaning)}"' in titles)


def _all_html(pieces: Iterable[Piece]) -> str:
    """The HTML of all pieces, with blanks around those that are no HTML."""
    parts: list[str] = []
    for piece in pieces:
        match piece:
            case Html():
                parts.append(piece.text)
            case SourceLink():
                parts += (" ", _all_html(piece.label), " ")
            case Image():
                parts.append(f" {html.escape(piece.alt)} ")
            case Block():
                parts += (" ", *map(html.escape, piece.arguments.values()), " ", _all_html(piece.body), " ")
            case _:
                parts.append("")
    return "".join(parts)


def _reaches(body: str, problems: Iterable[Problem]) -> dict[int, Problem]:
    """The lines that each Problem is about: from its own to the last one before a paragraph at the left margin."""
    lines = body.split("\n")
    reach: dict[int, Problem] = {}
    for problem in problems:
        reach[problem.line] = problem
        for number in range(problem.line + 1, len(lines) + 1 if problem.line else 0):
            if _MARGIN.match(lines[number - 1]) and not lines[number - 2].strip():
                break
            reach.setdefault(number, problem)
    return reach


def main(folder: str) -> None:
    """Print the comparison of every text in `folder`."""
    lines: list[str] = []
    found = {path.name: compare_file(path) for path in sorted(Path(folder).rglob("*.md"))}
    for name, each in found.items():
        lines.append(f"{name}: {each.words} words, {len(each.told)} told, {len(each.untold)} not told")
        lines += (f"    {word}: line {problem.line}, {problem.code}: {problem.message}" for word, problem in each.told)
        lines += (f"    {word}: not told" for word in each.untold)
    words, told, untold = (
        sum(map(count, found.values()))
        for count in (lambda one: one.words, lambda one: len(one.told), lambda one: len(one.untold))
    )
    lines.append(f"{len(found)} texts, {words} words, {told} differences that are told, {untold} that are not")
    sys.stdout.write("\n".join((*lines, "")))


if __name__ == "__main__":
    main(sys.argv[1])
