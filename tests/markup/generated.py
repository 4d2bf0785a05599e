"""Texts that nobody wrote: Markdown put together at random, and characters that mean something to it."""

from __future__ import annotations

import itertools
import re

from hypothesis import strategies as st

WORDS = st.sampled_from(
    ["sleep", "talk", "Care", "ansiedad", "día", "睡眠", "8", "don't", "HT", "a_b", "x*y", "–", "🌙"]
)
ADDRESSES = st.sampled_from(["a.md", "../pages/b.md#part", "/c/", "#d", "https://e.org/f?g=1&h=2", "mailto:i@j.org"])
CLASSES = st.sampled_from(["{.wide}", "{: .wide .big}", "{lang=es}", "{#own}"])


def _spans() -> st.SearchStrategy[str]:
    """A stretch of a line: words and what can stand among them."""
    plain = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
    stressed = st.tuples(st.sampled_from(["{}", "*{}*", "**{}** and", "`{}`"]), plain).map(
        lambda pair: pair[0].format(pair[1])
    )
    return st.recursive(
        plain,
        lambda inner: st.one_of(
            inner.map("*{}*".format),
            inner.map("**{}**".format),
            inner.map("_{}_".format),
            st.tuples(stressed, ADDRESSES).map(lambda pair: f"[{pair[0]}]({pair[1]})"),
            st.tuples(stressed, ADDRESSES).map(lambda pair: f'[{pair[0]}](<{pair[1]}> "words")'),
            st.tuples(plain, CLASSES).map(lambda pair: f"*{pair[0]}*{pair[1]}"),
            st.tuples(inner, inner).map(" ".join),
            st.tuples(inner, inner).map("\n".join),
        ),
        max_leaves=6,
    ) | st.sampled_from(
        [
            "`code`",
            "`` a ` b ``",
            "`<script> [a](b) {x}`",
            "![what it shows](leaf.png)",
            '![it](<a leaf.png> "title")',
            "[words][ref]",
            "[ref][]",
            "[ref]",
            "[sic]",
            "![what][ref]",
            "word[^1]",
            "word[^two] and[^two]",
            "<https://a.org/b>",
            "<i@j.org>",
            "line  \nbreak",
            r"\*escaped\* \[x\] \{.y}",
            "&amp; & &copy;",
            "1 < 2 > 0",
            "{{ name }}",
            "a | b",
        ]
    )


def _in_item(text: str) -> str:
    return "\n".join("    " + line if line else "" for line in text.split("\n"))


def _table(cells: list[str]) -> str:
    rows = [" ".join(cell.split("\n")).replace("|", "") for cell in cells]
    return "| a | b |\n|:--|--:|\n" + "\n".join(f"| {row} | {row} |" for row in rows)


def blocks() -> st.SearchStrategy[str]:
    """A paragraph, a heading, a list, a table … and what can stand inside of them."""
    spans = _spans()
    one_line = spans.map(lambda text: " ".join(text.split()))
    headings = st.one_of(
        st.tuples(st.sampled_from(["## {}", "### {} ##", "{}\n---", "{}\n===", "## {} {{#anchor}}"]), one_line).map(
            lambda pair: pair[0].format(pair[1])
        )
    )
    simple = st.one_of(
        spans,
        spans.map("{}\n{{.lead}}".format),
        headings,
        st.lists(one_line, min_size=1, max_size=3).map(lambda items: "\n".join(f"- {item}" for item in items)),
        st.lists(one_line, min_size=1, max_size=3).map(lambda items: "\n".join(f"3. {item}" for item in items)),
        st.lists(one_line, min_size=1, max_size=2).map(_table),
        st.tuples(one_line, one_line).map(lambda pair: f"{pair[0]}\n:   {pair[1]}"),
        spans.map(_in_item),
        st.just("---"),
    )
    return st.recursive(
        simple,
        lambda inner: st.one_of(
            inner.map(lambda text: "\n".join(f"> {line}" for line in text.split("\n"))),
            inner.map(lambda text: "- item\n\n" + _in_item(text)),
            inner.map(lambda text: "1. item\n\n" + _in_item(text)),
            inner.map(lambda text: "Term\n:   Meaning\n\n" + _in_item(text)),
            st.tuples(inner, inner).map("\n\n".join),
        ),
        max_leaves=4,
    )


ENDS = """

[ref]: target.md "title"
[^1]: A note with [a link](note.md).
[^two]: Another.

    - with a list

*[HT]: hypertension
"""


def articles() -> st.SearchStrategy[str]:
    """A whole text, in which every reference has its address and every footnote its note."""
    return st.lists(blocks(), min_size=1, max_size=6).map(lambda parts: _numbered("\n\n".join(parts)) + ENDS)


def _numbered(text: str) -> str:
    """`text` with a name of its own in each `{#anchor}`; two of one name are a Problem."""
    numbers = itertools.count()
    return re.sub(r"\{#\w+", lambda match: f"{match[0]}-x{next(numbers)}", text)


SIGNS = st.sampled_from(
    [*"ab c1#*_`[]()!:|>-=+.^{}<&\\\"'~/\n\n\t", "  ", "    ", "\n\n", "](", "][", "[^", ":::", "é"]
)
PIECES = st.sampled_from(
    [
        "[a](b)",
        "[a][r]",
        "[r]: c.md\n",
        "[^1]",
        "\n[^1]: note\n",
        "\n*[HT]: x\n",
        "HT",
        "::: note\n",
        "\n:::\n",
        '::: details summary="[a](b)"\n',
        "<b>",
        "</b>",
        "<span>",
        "</span>",
        "<script>",
        "<!-- ",
        "-->",
        "<?",
        "<br/>",
        "<https://a.b>",
        "<c@d.e>",
        "<tel:1>",
        "{.a}",
        "{#b}",
        "{onclick=x}",
        "{{ x }}",
        "{decorative}",
        "{.footnote-backref}",
        "\n: d\n",
        "\n---\n",
        "\n===\n",
        "## ",
        "- ",
        "1. ",
        "> ",
        "| a | b |\n|---|---|\n",
        "&#xFDD0;",
        "&#2;",
        "&lt;",
        "javascript:",
        "![](",
        "///Footnotes Go Here///",
    ]
)


def anything() -> st.SearchStrategy[str]:
    """Signs and pieces of Markdown in any order: mostly nonsense, as a text is while it is typed."""
    return st.lists(SIGNS | PIECES, max_size=30).map("".join)


def _is_comparable(text: str) -> bool:
    """Whether the library and we mean to say the same; what is left out has a case of its own."""
    return not re.search(
        r":::|&#|\]:[ \n]*<|\]\(<(?![^<>]*>\s*\))|^\s*[#>\s]*\{|\}[^\n]*\}|<[A-Za-z/!?]", text, re.MULTILINE
    )


def nonsense() -> st.SearchStrategy[str]:
    """Signs in any order, without raw HTML and without the few things in which we differ from the library."""
    return st.lists(SIGNS | WORDS | _spans(), max_size=20).map("".join).filter(_is_comparable)
