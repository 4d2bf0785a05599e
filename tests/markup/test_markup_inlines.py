"""What stands inside a paragraph means what it means to every reader of CommonMark; `markdown-it-py` is the judge."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from commonmark import of_commonmark, of_ours
from hypothesis import given, settings
from hypothesis import strategies as st

from depth import examples

DEFINITIONS = """

[r]: /r
[S  t]: <s u> "ti*t*le"
[a*b]: c.md
  'title
over two lines'
[r]: /second
"""

WORDS = ("a", "b c", " ", "!", "é", "–", "“", "7", "\n", "x.", "(", ")", '"', "'")
SIGNS = ("*", "**", "***", "****", "_", "__", "___", "`", "``", "[", "]", "![", "<", ">", "&", "\\")
PIECES = (
    *("](/u)", "](<v w>)", '](x "t*i")', "](y (t))", "](z '\\'')", "]()", "](a_(b)_c)"),
    *("<https://e.org/a*b>", "<m@e.org>", "<b>", "</b>", "<ftp:1>"),
    *("\\*", "\\[", "\\]", "\\`", "\\<b>", "\\&amp;", "\\\n", "  \n", "   \n", "\\a", "\\\\"),
    *("&amp;", "&copy;", "&#42;", "&#x5B;", "&nosuch;", "&#0;", "&copy"),
    *("](/u?a=1&section=2)", "](u&notit;)", "![&copy](/u)", "<a\\", "<a/", "</b", "|", "<a/b@e.org>", "<a!b@e.org>"),
)
REFERENCES = ("[r]", "[r][]", "[x][r]", "[s T]", "[a*b]", "![r]", "![x][R]", "[x *y*][s t]", "[nothing]")
OPEN_ADDRESSES = ("](", "](z", "](<", '](x "', "](a b)", "](a(", "](a\nb)")


def texts(pieces: Sequence[str]) -> st.SearchStrategy[str]:
    """`pieces` in any order, as one paragraph in which no line begins another block."""
    return st.lists(st.sampled_from(pieces), max_size=14).map(lambda parts: _as_paragraph("".join(parts)))


def _as_paragraph(text: str) -> str:
    return re.sub(r"\n\s*", "\nb", f"a {text} z")


OURS = {
    "<tel:1>, <mailto:a@b.c> and <sms:2>": "An address is shown without its scheme, which no reader needs.",
    "https://e.org/a, www.e.org and a@b.org": "An address that stands in a text as it is becomes a link.",
    "<é@b.c>": "A letter of any language may stand in an email address.",
    "<a,b@c.org>": "What is meant as an email address is read as one, so that a wrong sign in it is told.",
    "[a <https://e.org> b](/u)": "A link inside a link is told; on the page it would be two links, one in the other.",
    "![a <b> c](d.png)": "A tag in the description of an image is told, and nobody would see it.",
}
"""In what we differ from CommonMark, and why."""

MISREAD = {
    "a\\  \nb": r"(?<!\\)(?:\\\\)*\\ {2}\n",
    "![a ![b\\*](c)](d)": r"!\[.*!\[.*[\\&].*\]",
    "![**.*](a)": r"!\[(?:\*+(?:[^\w\s*]|_).*\*|_+[^\w\s].*_)",
    "![*.**](a)": r"!\[.*(?:\*.*(?:[^\w\s*]|_)\*+|_.*[^\w\s]_+)\]",
    "[r][x [y]][s t]": r"\]\[[^\]]*\[",
    "![r]( z": r"!\[r\]\((?!\s*[^\s()<>]*\s*\))",
    "![[r](](u)": r"!\[.*\[(?:r|s T|a\*b)\]\(\s*\]",
    "[r](a b[x]": r"\[(?:r|s T|a\*b)\]\([^)]+\[",
}
"""In what `markdown-it-py` leaves the specification (0.31), and what a text holds where it does; each was read by hand.

- It takes the blank after a backslash for a part of the escape, so that one blank is left and the line does not break
  (6.7: two blanks before its end break a line; 2.4: a backslash before a blank is a backslash).
- It leaves escaped signs and entities out of the description inside of a description.
- It reads a description as if nothing stood beside it. Its brackets are the characters before and behind the signs at
  its ends (6.2), so that beside other punctuation these may both open and close, and the rule of three holds.
- It looks for `x [y]` among the names of references, which hold no brackets (6.3).
- Where what is behind an image in round brackets is no address, it forgets the reference. Section 6.3 has an example,
  `[foo](not a link)`, and 6.4 says that images follow the same rules; `markdown-it-py` keeps to it in links,
  but neither at the end of a description, nor where one sign behind what is no address a square bracket opens.
"""
_MISREAD = re.compile("|".join(MISREAD.values()), re.DOTALL)


def assert_same(text: str) -> None:
    """Assert that `text` reads the same, unless it is refused or holds one of the differences."""
    read, problems = of_ours(text)
    refused = any(problem.code == "link-nested" or "description of an image" in problem.message for problem in problems)
    if not refused and not _MISREAD.search(text):
        assert read == of_commonmark(text)


@given(texts((*WORDS, *SIGNS, *PIECES, *OPEN_ADDRESSES)))
@settings(max_examples=examples(400))
def test_signs_in_any_order_read_as_in_commonmark(text: str) -> None:
    """Emphasis, links, code, escapes and entities, mixed up at random, mean the same."""
    assert_same(text)


@given(texts((*WORDS, *SIGNS, *PIECES, *REFERENCES)))
@settings(max_examples=examples(400))
def test_references_in_any_order_read_as_in_commonmark(text: str) -> None:
    """So do references of every form; the first of two addresses of one name counts."""
    assert_same(text + DEFINITIONS)


@given(texts(("*", "**", "***", "_", "__", "a", "b", " ", ".", "(", "é")))
@settings(max_examples=examples(400))
def test_emphasis_reads_as_in_commonmark(text: str) -> None:
    """Stars and underscores alone, where they are hardest to tell apart."""
    assert_same(text)


SHORT = r"""
2 * 3 * 4 and 5*6*7
Not \<m@e.org> but <m@e.org>_now_, or to us*<m@e.org>* too
**bold**in a word, in**side** and *it*alic
snake_case_word and __dunder__init and _a_b
a * b * and *a *
**a*b** and *a**b* and ***a** b* and ***a* b**
*a **b* c** and **a *b** c*
*(*a*)* and _(_a_)_ and **"a"**
*“a”* and a*“b”*c
****a**** and *****a***** and **
__a__b__ and foo__bar__ and _a_.
*a `*` b* and *a <b x="*"> b*
*[a*](b) and **<https://e.org/?q=**>
a*b\*c*d and \**a* and *a\**
`a`` b` and ``a`b`` and `` ` `` and ` a ` and `  `
`a\` b and \`a` b` and `a
`<b title="`">` and `<https://e.org/`>`
\!\"\#\$\%\&\'\(\)\*\+\,\-\.\/\:\;\<\=\>\?\@\[\\\]\^\_\`\{\|\}\~
\a\ \1\é \«
&nbsp;&amp;&copy;&AElig;&frac34;&ClockwiseContourIntegral;&ngE;
&#35;&#1234;&#992;&#0;&#X22;&#XD06;&#xcab;
&nbsp &x; &#; &#x; &#87654321; &#abcdef0; &ThisIsNotDefined; &hi?; &copy
[a](f&ouml;&ouml; "f&ouml;&ouml;") and [b](<x&amp;y>)
&#42;a&#42; and [a](u&quot;tit&quot;)
<https://e.org/?a=1&region=us&notify=2> [a](<u v?a=1&para=2> "&reg=1") [a](mailto:a@e.org?subject=b&copy=c&times=2)
[a](/u?a=1&section=2&copy) and [a](u&notit;&#87654321; "&para") and ![&copy &notit;](/u&reg=1)
<a\
b and <a\|b and *<a*/b* and *a <b*.c* and <a![b](c) <a[b](c) <a`b`
[a](/u "t") [a](/u 't') [a](/u (t)) [a](/u) [a]() [a](<>) [](/u)
[a](</my u>) [a](<a)b>) [a](a\)b) [a](a(b(c))) [a](\(a\)) [a](a\b)
[a](#b) [a](x#b) [a](x?y=3#b) [a]("t") [a](/u "t\"&quot;") [a](/u 't "x" t')
[a [b]](/u) [a] b](/u) [a \[ b](/u) [a *b* `c`](/u) [![m](i.png)](/u)
[a [b](/u)](/v) ![[[a](u1)](u2)](u3) *[a*](/u) [a *b](c*) *a [b* c]
[a <b c="](d)"> e [a`](/u)`
[a]( /u  "t" ) [a](/u"t") [a] (/u)
![a](/u "t") ![a *b* c](d.png) ![a [b](c)](d) ![](e.png) !\[a] \![a](b)
[x][r] [x][R] [x [y]][r] [x *y*][r] [r][] [R][] [r] [r]: [r] [] [r][x
[S t] [s   T] [s
T] [x][s t][] [r](not a link [r](/u)
[x][nowhere] [nowhere][] [nowhere] [x][y][r] [r][y][r] [x] [r]
![r] ![x][r] ![r][] \[r] [r\] ![nowhere]
<https://e.org?q=hello&id=22&boolean> <a+b+c:d> <made-up-scheme://foo,bar>
< e > <m:abc> <e.org> <ab:/a b> <m@e.org> <m.-_+@e-f.co> <>
<b> </b> <i/> <b x="y" z='w' q=v r> <!-- c --> <?p x?> <33> <__> <b x y *a* <b/ >
a  \nb   \nc\\nd \\n e
"""


@pytest.mark.parametrize("line", SHORT.strip().split("\n"))
def test_each_rule_reads_as_in_commonmark(line: str) -> None:
    """Each rule of the specification about what is inside a paragraph, in its shortest form."""
    text = f"a {line} z{DEFINITIONS}"
    assert of_ours(text)[0] == of_commonmark(text)


@pytest.mark.parametrize("line", sorted(OURS))
def test_our_differences_are_still_there(line: str) -> None:
    """Each difference of ours from CommonMark is one; otherwise it is taken off the list."""
    assert of_ours(line)[0] != of_commonmark(line)


@pytest.mark.parametrize("line", sorted(MISREAD))
def test_the_judge_still_errs(line: str) -> None:
    """Each difference of the judge from the specification is one; otherwise it is taken off the list."""
    text = line + DEFINITIONS
    assert _MISREAD.search(text)
    assert of_ours(text)[0] != of_commonmark(text)
