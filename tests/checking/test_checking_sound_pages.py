"""The quick check of finished pages against the thorough one, on real pages with faults planted in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from checking_samples import make_article_page
from hypothesis import example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from elevate_site.checking.pages import check_page_by_each_rule
from elevate_site.checking.sound_pages import sound_page
from elevate_site.model.page import Page
from elevate_site.model.settings import UNITED_STATES_CRISIS_LINES

HERE = Path(__file__).parent
PAGE = make_article_page()
HEADER = '<header class="site-header"><a href="/" hreflang="es">Español</a></header>'


def in_a_page_layout(html: str) -> str:
    """The good page with what the layout of this site has around it: a `div` from the notice to the contact widget."""
    return (
        html.replace("<body>\n<!-- The notice comes first. -->", "<body>")
        .replace('<a href="#site_main">', '<div class="page"><a href="#site_main">')
        .replace("</aside>\n</body>", "</aside>\n</div>\n</body>")
    )


GOOD = in_a_page_layout((HERE / "good_page.html").read_text(encoding="utf-8"))
WITHOUT_TRANSLATION = re.sub("<header>.*</header>\n", "", GOOD)
WITH_TRANSLATION = WITHOUT_TRANSLATION.replace('<main id="site_main">', f'{HEADER}\n<main id="site_main">')
PAGES = (WITHOUT_TRANSLATION, WITH_TRANSLATION)

PARTS = (
    *"<>\"'=/&; \n", "<b>", "</b>", "<a>", "<a href=/x/ id=b>", "</a>", "<p>", "</p>", "<div>", "</div>", "<h1>a</h1>",
    "<h2>", "</h2>", "<h4>b</h4>", "<form>", "<form action=/s/>", "</form>", "<table>", "<table><form></table>",
    "</table>", "<tr>", "<td id=c>", "<select>", "</select>", "<option>", "<svg>", "</svg>", "<math>", "<!--", "-->",
    "<![CDATA[", "<template>", "</template>", "<textarea>", "</textarea>", "<title>t</title>", "<script>", "</script>",
    "<style>", "<noscript>", "<iframe>", "<plaintext>", "<frameset>", "<body id=d>", "<html lang=es>", "</body>",
    "</html>", "<head>", "</head>", "<main>", "</main>", "<header>", "<base href=/>", "<button>", "</button>", "<li>",
    "<ruby><rt>", "<nobr>", "<object>", "<cite>", "</cite>", '<b id="e"><p></b>', "<IMG SRC=x>", "<img src='y'",
    '<img src="/z.png" alt="" width="1" height="1" srcset="/a.png 1x, //b.example/c.png 2x">', ' style="a"',
    ' onclick="a"', " onclick", ' id="routine"', ' id="f"', ' href=" /g/ "', ' href="#"', ' href="JAVASCRIPT:a"',
    ' src="https://h.example"', ' formaction="/i/"', ' http-equiv="refresh" content="0; url=/j/"', "<use xlink:href=k>",
    "{", "{{ l }}", "}", ":::", "None", ">None<", '="None"', "undefined", "\ue000", "\ufffe", "\x00", "\r", "é",
    "<link rel=stylesheet href=/m.css>", "<meta name=n>", "<input>", "<details>", "<p/>", "<a/href=/o/>",
    "<dl><dt>a</dt><dd>b</dd></dl>", "<dl><div><dd>", "<ul><li>", "<noscript><p>a</p></noscript>", "<br/>", "<div/>",
    "<table><tbody><tr><td><p>a</p></td></tr></tbody></table>", "<table><tbody>a<tr>", '<h3 id="g">a</h3>',
    '<svg><path d="M0 0"/></svg>', '<form action="/p/"><button class="a">a</button></form>', "<strong>a</strong>",
    "<h2>a<h3>b</h3></h2>", "<ul><li><div><li>a</li></div></li></ul>", "<dl><dd><div><dt>a</dt></div></dd></dl>",
    '<p class="a&b">', ' id="a&amp;b"', ' href="/q/?a&amp;b=c"', ' href="/r/?a&copy=c"', " hidden", "\xa0", "\u3000",
)  # fmt: skip
"""Whatever could make a parser understand what follows in another way, or break a rule."""


EMPTY = {"br", "hr", "img", "input", "link", "meta", "source", "wbr"}
NAMES = (
    "",
    "p",
    "ul",
    "li",
    "div",
    "td",
    "tr",
    "a",
    "form",
    "h2",
    "table",
    "button",
    "span",
    "dd",
    "title",
    "svg",
    "use",
)
"""Elements that parsers close, move or leave out in some places."""


def agree(html: str, page: Page = PAGE) -> bool:
    """Whether the quick check finds this page sound, which it may only do when the thorough check finds the same."""
    return agree_on(html.encode("utf-8", "surrogatepass"), page)


def parsed(data: bytes) -> list[tuple[int, str]]:
    """Each element that a parser makes of a page, and in how many others it stands."""
    depths: dict[int, int] = {}
    found = []
    for node in LexborHTMLParser(data).css("*"):
        depth = depths.get(node.parent.mem_id, -1) + 1 if node.parent else 0
        depths[node.mem_id] = depth
        found.append((depth, node.tag or ""))
    return found


def written(data: bytes) -> list[tuple[int, str]]:
    """The same as the tags say, when each element ends where it is closed."""
    found, depth = [], 0
    for closing, name, alone in re.findall("<(/?)([a-z0-9]+)[^>]*?(/?)>", data.decode(errors="replace")):
        depth -= bool(closing)
        if not closing:
            found.append((depth, name))
            depth += not alone and name not in EMPTY
    return found


def agree_on(data: bytes, page: Page = PAGE) -> bool:
    """The same for the bytes of a page."""
    quick = sound_page(page, data, UNITED_STATES_CRISIS_LINES)
    if quick is not None:
        assert parsed(data) == written(data)
        assert (quick, ()) == check_page_by_each_rule(page, data, UNITED_STATES_CRISIS_LINES)
    return quick is not None


@pytest.mark.parametrize("html", PAGES)
def test_a_good_page_is_found_sound(html: str) -> None:
    """The quick check is not useless: it knows a good page, and says of it what the thorough check says."""
    assert agree(html)


@pytest.mark.parametrize("html", PAGES)
@pytest.mark.parametrize("part", PARTS)
def test_one_fault_anywhere_is_not_overlooked(html: str, part: str) -> None:
    """A fault planted around tags and quotation marks all over a page never makes the two checks differ."""
    places = [match.start() for match in re.finditer('[<>"]', html)]
    for place in places[len(part) % 7 :: 7]:
        agree(html[:place] + part + html[place:])
        agree(html[: place + 1] + part + html[place + 1 :])


@given(st.sampled_from(PAGES), st.lists(st.tuples(st.floats(0, 1), st.sampled_from(PARTS), st.integers(0, 30))))
@settings(max_examples=500, deadline=None)
@example(WITH_TRANSLATION, [(0.999, "<p class=", 0)])
def test_many_faults_are_not_overlooked(html: str, faults: Sequence[tuple[float, str, int]]) -> None:
    """Whatever is put into a page or cut out of it, a page that is found sound is sound."""
    for where, part, cut in faults:
        place = int(where * len(html))
        html = html[:place] + part + html[place + cut :]
    agree(html)


@given(st.sampled_from(PAGES), st.lists(st.tuples(*[st.integers(0)] * 2, st.sampled_from(NAMES)), max_size=3))
@settings(max_examples=500, deadline=None)
@example(WITH_TRANSLATION, [])
def test_misplaced_elements_are_not_overlooked(html: str, faults: Sequence[tuple[int, int, str]]) -> None:
    """Tags that stand elsewhere, are missing or belong to another element are not overlooked."""
    for one, other, name in faults:
        tags = list(re.finditer("<[^>]*>", html))
        moved, place = tags[one % len(tags)], tags[other % len(tags)]
        tag = re.sub("[a-z0-9]+", name, moved[0], count=1) if name else moved[0]
        if one % 2:
            html = html[: moved.start()] + html[moved.end() :]
        html = html[: place.start()] + tag + html[place.start() :]
    agree(html)


@given(st.sampled_from(PAGES), st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=3))
@settings(max_examples=500, deadline=None)
def test_no_byte_is_overlooked(html: str, faults: Sequence[tuple[float, int]]) -> None:
    """Whatever bytes a page is made of, valid or not, both checks find the same."""
    data = bytearray(html.encode())
    for where, byte in faults:
        data[int(where * len(data))] = byte
    agree_on(bytes(data))


@given(st.sampled_from(PAGES), st.sampled_from(["<main", "</main>", "<header", "<body>", "</div>\n</body>"]), st.data())
@settings(max_examples=500, deadline=None)
def test_faults_at_the_cuts_are_not_overlooked(html: str, cut: str, data: st.DataObject) -> None:
    """What opens, closes or hides something right where a page is cut is not overlooked."""
    parts = data.draw(st.lists(st.sampled_from(PARTS), min_size=1, max_size=3))
    after = data.draw(st.booleans())
    place = html.find(cut) + (len(cut) if after else 0)
    agree(html[:place] + "".join(parts) + html[place:])


@pytest.mark.parametrize("left_open", ["<table><form></table>", "<b>", "<a href=/>", "<svg>", "<select>", "<p>"])
def test_what_is_left_open_is_never_found_sound(left_open: str) -> None:
    """A main part that changes how the parts after it are understood leaves the page to the thorough check."""
    for html in PAGES:
        assert not agree(html.replace("</main>", f"</main>{left_open}</main>"))


def test_the_words_of_a_text_are_no_disclaimer() -> None:
    """An article that speaks of the id of the disclaimer, on a page without one, is left to the thorough check."""
    articles = [html for html in PAGES if ' id="site_disclaimer"' in html]
    assert articles
    for html in articles:
        without = html.replace(' id="site_disclaimer"', "")
        assert not agree(without.replace("</h1>", '</h1><p class="lead"> id="site_disclaimer" is an id.</p>', 1))


@pytest.mark.parametrize("element", ["h1", "title"])
@pytest.mark.parametrize("words", ["", " ", "&#160;", "&nbsp", "\xa0"])
def test_a_title_without_words_is_never_found_sound(element: str, words: str) -> None:
    """Whatever shows as nothing leaves the page to the thorough check."""
    for html in PAGES:
        assert not agree(re.sub(f"<{element}>.*</{element}>", f"<{element}>{words}</{element}>", html))
