"""Texts that nobody writes by accident end with a Problem and never with an exception or a wait."""

from __future__ import annotations

import pytest
from documents import convert

from elevate_site.markup.limits import find_excess

MANY = 20_000
MEGABYTE = 1_000_000


def _numbered(pattern: str, count: int = MANY) -> str:
    return "".join(pattern.replace("§", str(number)) for number in range(count))


TOO_DEEP = {
    "quotes": ">" * 2_000 + " text",
    "quotes with blanks": "> " * 2_000 + "text",
    "lists": "\n".join("    " * level + "- item" for level in range(2_000)),
    "lists in one line": "- " * 2_000 + "item",
    "numbered lists in one line": "1. " * 2_000 + "item",
    "brackets": "[" * 5_000,
    "images": "![" * 5_000,
    "links that never end": "[a](" * 5_000,
    "links with quotes that never end": "[a](b '" * 5_000,
    "links whose words never begin": "a](" * 5_000,
    "backticks of every length": " ".join("`" * length for length in range(1, 1_000)),
    "blocks": "::: note\n" * 5_000 + "text\n" + ":::\n" * 5_000,
}
TOO_LONG = {
    "numbers to call": ("call 911 or " * 1_580 + "\n\n") * 50,
    "one line": "a" * MEGABYTE,
    "one paragraph": "word word word\n" * (MEGABYTE // 15),
    "emphasis in one line": "*a* " * (MEGABYTE // 4),
    "stars": "*" * MEGABYTE,
    "braces": "{" * 50_000,
    "backslashes": "\\" * MEGABYTE,
    "paragraphs": "a\n\n" * (MEGABYTE // 3),
    "links": "[a](b.md)\n\n" * (MEGABYTE // 11),
    "footnotes": _numbered("text[^§]\n\n[^§]: note\n\n"),
    "marks of one footnote": "text[^1]\n\n" * MANY + "[^1]: note",
    "abbreviations": _numbered("*[A§]: words\n") + "A1",
    "rows": "| a | b |\n|---|---|\n" + "| c | d |\n" * (MEGABYTE // 10),
    "blocks": "::: note\n\na\n\n:::\n\n" * (MEGABYTE // 20),
}
TOO_MUCH_OF_OTHER_THINGS = {
    "fences": (":::\n" * 25_000, "block-unopened"),
    "openings": ("::: note\n" * 25_000, "text-nested"),
    "a long fence": ("::: " + "a" * 10_000, "block-unknown"),
    "arguments": ("::: note " + "a=b " * 100_000, "block-argument"),
    "undefined references": ("[a][b]\n\n" * 5_000, "reference-broken"),
    "tags": ("<b>a</b>\n\n" * 5_000, "html-refused"),
    "unfinished tags": ("<a\n\n" * 5_000, "html-refused"),
    "texts that are unfinished all over": (("(TODO: " * 2_700 + "\n\n") * 50, "text-length"),
    "faults in a line with tabs": ("a\tb [c]()" * 1_500, "link-empty"),
}
HARMLESS = {
    "emphasis in emphasis, two thousand deep": "*a " * 2_000 + "a*" * 2_000,
    "emphasis of both kinds, beside a table": "| a |\n|---|\n| b |\n\n" + "*a _b " * 900 + " b_ a*" * 900,
    "stars": "*" * 10_000,
    "colons": ":" * 100_000 + "\n",
    "references": _numbered("[a][§]\n[§]: b.md\n\n", 5_000),
    "headings of one name": "## Tips\n\n" * 5_000,
    "nothing": " \n\t\n" * 5_000,
    "escapes": r"\*" * 5_000,
    "bold words that never end": ("**" + "a" * 19_000 + "\n\n") * 20,
    "addresses that never end": ("www." * 4_900 + "\n\n") * 20,
    "mail addresses of hyphens": ("Write to a@" + "-" * 19_000 + "\n\n") * 50,
    "mail addresses of dots": ("Write to a@b" + "..b" * 6_000 + "\n\n") * 50,
    "addresses in addresses": ("http://a.bc/(" * 1_500 + "\n\n") * 20,
}


@pytest.mark.parametrize("name", sorted(TOO_DEEP))
def test_nesting_without_end_is_refused(name: str) -> None:
    """What is nested deeper than anybody can follow is one Problem, with its place."""
    _, problems = convert(TOO_DEEP[name])
    assert [problem.code for problem in problems] == ["text-nested"]
    assert problems[0].line > 0


@pytest.mark.parametrize("name", sorted(TOO_LONG))
def test_markup_without_end_is_refused(name: str) -> None:
    """What would keep the parser busy for long is one Problem, with its place."""
    _, problems = convert(TOO_LONG[name])
    assert [problem.code for problem in problems] == ["text-length"]
    assert problems[0].line > 0


@pytest.mark.parametrize("name", sorted(TOO_MUCH_OF_OTHER_THINGS))
def test_faults_without_end_are_reported(name: str) -> None:
    """A text that is nothing but one fault, over and over, is read to its end."""
    text, code = TOO_MUCH_OF_OTHER_THINGS[name]
    _, problems = convert(text)
    assert code in {problem.code for problem in problems}


@pytest.mark.parametrize("name", sorted(HARMLESS))
def test_strange_texts_are_converted(name: str) -> None:
    """A strange text that does no harm is no nesting and no excess."""
    _, problems = convert(HARMLESS[name])
    assert not {problem.code for problem in problems} & {"text-nested", "text-length"}


@pytest.mark.parametrize(
    "text",
    [
        "[" * 50,
        "`" * 50,
        "a" * 20_000,
        "a\n\n" * 14_999,
        "[^1] " * 500,
        "*[A]: b\n" * 200,
        "*a* " * 4_999,
        "[a](b)\n\n" * 1_000,
    ],
)
def test_the_limits_themselves_are_allowed(text: str) -> None:
    """A text that reaches a limit and does not pass it is converted."""
    assert find_excess("a.md", text) == ()


def test_the_line_of_an_excess_is_that_of_the_first() -> None:
    """The place named is where the first one too many is, not where the text begins."""
    text = "Fine.\n\n" * 10 + "- ok\n" + "[" * 51 + " text\n"
    assert [(problem.line, problem.column) for problem in find_excess("a.md", text)] == [(22, 51)]


@pytest.mark.parametrize("sign", ["> ", "- ", "1. ", "> - "])
def test_blocks_may_be_nested_to_a_limit(sign: str) -> None:
    """Twelve quotes and lists may be open, one inside the other; the thirteenth is told where it begins."""
    signs = sign * (12 // len(sign.split()))
    _, problems = convert(f"{signs}text")
    assert problems == ()
    _, problems = convert(f"Text\n\n{signs}- text")
    assert [(problem.line, problem.column, problem.code) for problem in problems] == [
        (3, len(signs) + 1, "text-nested")
    ]


def test_an_excess_does_not_hide_other_faults_of_blocks() -> None:
    """Problems of blocks are reported even when the text cannot be parsed."""
    _, problems = convert("::: banana\na\n:::\n\n" + ">" * 100)
    assert [problem.code for problem in problems] == ["block-unknown", "text-nested"]
