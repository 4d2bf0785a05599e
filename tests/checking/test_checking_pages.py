"""The rules over finished pages: one good page, and every way to break it."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

import pytest
from checking_samples import make_article_page, make_other_page
from hypothesis import given, settings
from hypothesis import strategies as st

from depth import examples
from elevate_site.checking.pages import check_page
from elevate_site.errors import Problem
from elevate_site.model.fragment import Block, Html, Piece, SourceLink
from elevate_site.model.page import Page
from elevate_site.model.settings import UNITED_STATES_CRISIS_LINES, CrisisLines
from elevate_site.model.values import ShortCode

GOOD = (Path(__file__).parent / "good_page.html").read_text(encoding="utf-8")
PROSE = '<div class="prose">'
CRISIS = '<aside id="site_crisis"><p><a href="tel:988">Call 988</a> <a href="sms:988">Text 988</a></p></aside>'


def check(html: str, page: Page | None = None) -> tuple[Problem, ...]:
    _, problems = check_page(page or make_article_page(), html.encode(), UNITED_STATES_CRISIS_LINES)
    return problems


def codes(html: str, page: Page | None = None) -> set[str]:
    return {each.code for each in check(html, page)}


def test_the_good_page_is_good() -> None:
    """A page that has everything has no Problems."""
    assert check(GOOD) == ()


BROKEN = [
    ("an id twice", 'id="evening"', 'id="routine"', "page-id"),
    ("an empty id", 'id="evening"', 'id=""', "page-id"),
    ("a picture without alt", ' alt="A leaf"', "", "page-alt"),
    ("a picture without width", ' width="640"', "", "page-picture-size"),
    ("a picture as high as the page likes", 'height="360"', 'height="auto"', "page-picture-size"),
    ("no h1", "<h1>Sleeping better</h1>", "", "page-headings"),
    ("two h1", PROSE, PROSE + "<h1>Again</h1>", "page-headings"),
    ("an empty h1", "<h1>Sleeping better</h1>", "<h1> </h1>", "page-headings"),
    ("a level left out", "<h3", "<h4", "page-headings"),
    ("an inline script", PROSE, PROSE + "<script>alert(1)</script>", "page-inline"),
    ("a module inline", PROSE, PROSE + '<script type="module">import "x"</script>', "page-inline"),
    ("a style element", "</head>", "<style>p {color: red}</style></head>", "page-inline"),
    ("a style attribute", "<h3", '<h3 style="color: red"', "page-inline"),
    ("a handler", "<h3", '<h3 onclick="alert(1)"', "page-inline"),
    ("a handler without space", '<h3 id="evening"', '<h3 id="evening"ONCLICK=alert(1)', "page-inline"),
    ("a program as address", 'href="#routine"', 'href="JavaScript:alert(1)"', "page-inline"),
    ("a script elsewhere", "/assets/site.js", "https://cdn.example/site.js", "page-host"),
    ("a style sheet elsewhere", "/assets/site.css", "//cdn.example/site.css", "page-host"),
    ("an icon elsewhere", "/assets/icon.svg", "https://cdn.example/icon.svg", "page-host"),
    ("a picture elsewhere", 'src="/assets/leaf.png"', 'src="https://cdn.example/leaf.png"', "page-host"),
    ("a larger picture elsewhere", "/assets/leaf2.png", "https://cdn.example/leaf2.png", "page-host"),
    ("backslashes for slashes", "/assets/site.js", "\\\\cdn.example/site.js", "page-host"),
    ("a line break in the address", "/assets/site.js", "https:\n//cdn.example/site.js", "page-host"),
    ("a connection beforehand", "</head>", '<link rel=preconnect href="https://fonts.example"></head>', "page-host"),
    ("a style that is an alternate", "</head>", '<link rel="alternate stylesheet" href="//x.example/a.css"></head>',
     "page-host"),
    ("a preloaded picture", "</head>", '<link rel=preload as=image imagesrcset="https://x.example/a.png 1x"></head>',
     "page-host"),
    ("an iframe", PROSE, PROSE + '<iframe src="https://www.google.com/maps/embed" title="Map"></iframe>', "page-host"),
    ("a page in an iframe", PROSE, PROSE + '<iframe srcdoc="<img src=https://x.example>" title="x"></iframe>',
     "page-host"),
    ("an object", PROSE, PROSE + '<object data="https://x.example/a.pdf"></object>', "page-host"),
    ("an embed", PROSE, PROSE + '<embed src="https://x.example/a.pdf">', "page-host"),
    ("a video's poster", PROSE, PROSE + '<video poster="https://x.example/a.jpg"></video>', "page-host"),
    ("a source of a picture", PROSE, PROSE + '<picture><source srcset="https://x.example/a.jpg"></picture>',
     "page-host"),
    ("data beside another host", "/assets/leaf.png 1x", "data:a;base64,A 1x,https://x.example/a 2x", "page-host"),
    ("a drawing elsewhere", PROSE, PROSE + '<svg><use href="https://x.example/a.svg#b"></use></svg>', "page-host"),
    ("an old drawing elsewhere", PROSE, PROSE + '<svg><use xlink:href="https://x.example/a.svg#b"></use></svg>',
     "page-host"),
    ("a form that sends elsewhere", PROSE, PROSE + '<form action="https://x.example/"></form>', "page-host"),
    ("a form with a space before its address", PROSE, PROSE + '<form action=" //x.example/"></form>', "page-host"),
    ("a button that sends elsewhere", PROSE, PROSE + '<button formaction="//x.example/">Go</button>', "page-host"),
    ("a base", "</head>", '<base href="https://x.example/"></head>', "page-host"),
    ("an expression", PROSE, PROSE + "<p>Hello {{ clinic.name }}</p>", "page-leftover"),
    ("an expression in the footer", "</body>", "<footer>{{ year }}</footer></body>", "page-leftover"),
    ("an end of an expression", PROSE, PROSE + "<p>name }}</p>", "page-leftover"),
    ("a statement", PROSE, PROSE + "<p>{% if x %}</p>", "page-leftover"),
    ("an expression in an attribute", 'alt="A leaf"', 'alt="{{ alt }}"', "page-leftover"),
    ("None as an attribute", 'alt="A leaf"', 'alt="None"', "page-leftover"),
    ("None as a text", "</body>", "<p> None </p></body>", "page-leftover"),
    ("undefined as a text", "</body>", "<p>undefined</p></body>", "page-leftover"),
    ("an empty link", 'href="/contact/"', 'href=""', "page-leftover"),
    ("a link without a value", 'href="/contact/"', "href", "page-leftover"),
    ("a link to nowhere", 'href="/contact/"', 'href="#"', "page-leftover"),
    ("an empty picture", 'src="/assets/leaf.png"', 'src=" "', "page-leftover"),
    ("a fence", PROSE, PROSE + "<p>::: emergency</p>", "page-leftover"),
    ("a marker character", PROSE, PROSE + "<p>\ue001</p>", "page-leftover"),
    ("a character that is none", PROSE, PROSE + "<p>\ufdd0</p>", "page-leftover"),
    ("a far private character", PROSE, PROSE + "<p>\U000f0001</p>", "page-leftover"),
    ("no language", ' lang="en"', "", "page-language"),
    ("another language", ' lang="en"', ' lang="es"', "page-language"),
    ("no title", "<title>Sleeping better</title>", "", "page-title"),
    ("a title of a drawing only", "<title>Sleeping better</title>", "<title></title>", "page-title"),
    ("two main parts", "<header>", "<main></main><header>", "page-main"),
    ("no contact widget", 'id="site_contact"', 'id="site_other"', "page-contact"),
    ("no telephone", "tel:+1305555010", "#routine", "page-contact"),
    ("no Google map", "www.google.com/maps", "maps.example", "page-contact"),
    ("no Apple map", "maps.apple.com", "maps.example", "page-contact"),
    ("email after a map", "<h2>Weston</h2>", '<a href="mailto:a@b.example">Email</a>', "page-contact"),

    ("no crisis line", 'id="site_crisis"', 'id="site_other"', "page-crisis"),
    ("a crisis line without telephone", "tel:988", "tel:989", "page-crisis"),
    ("a crisis line after the title", CRISIS + '\n<main id="site_main">\n<h1>Sleeping better</h1>',
     '<main id="site_main"><h1>Sleeping better</h1>' + CRISIS, "page-crisis"),
    ("no cookie notice", 'id="site_cookie_notice"', 'id="site_other"', "page-cookie"),
    ("a cookie notice too late", "<body>", "<body><p>Hello</p>", "page-cookie"),
    ("no disclaimer", 'id="site_disclaimer"', 'id="site_other"', "page-disclaimer"),
    ("an empty disclaimer", "<h2>Please note</h2><p>This is no medical advice.</p>", "", "page-disclaimer"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code"), [each[1:] for each in BROKEN], ids=[each[0] for each in BROKEN])
def test_one_change_breaks_one_rule(old: str, new: str, code: str) -> None:
    """Each change to the good page is found by its rule and by no other."""
    assert old in GOOD
    problems = check(GOOD.replace(old, new))
    assert {each.code for each in problems} == {code}
    for found in problems:
        assert found.message.startswith("articles/sleep/index.html: ")
        assert (found.file, found.line) == ("content/articles/sleep.md", 0)


def test_a_clinic_without_text_and_email_keeps_the_order() -> None:
    """A channel may be missing, and each location begins again with call."""
    html = re.sub(r'<a href="(?:sms:\+|mailto:).*</a>\n', "", GOOD)
    assert html != GOOD
    assert codes(html) == set()


def test_only_articles_need_the_disclaimer() -> None:
    """A page that is not an article needs no disclaimer."""
    assert codes(GOOD.replace('id="site_disclaimer"', ""), make_other_page()) == set()


def test_the_crisis_number_is_that_of_the_settings() -> None:
    """When the settings name another country's crisis line, pages must show that one."""
    lines = CrisisLines(emergency=ShortCode("112"), call=ShortCode("116123"))
    _, problems = check_page(make_article_page(), GOOD.encode(), lines)
    assert ["tel:116123" in each.message for each in problems] == [True]


def test_braces_from_content_are_text() -> None:
    """Template syntax may stand anywhere on a page whose view contains it."""
    page = make_article_page(title="What {{ name }} means", description='Use {% raw %} & "{{ a }}".')
    html = GOOD.replace("Sleeping better", "What {{ name }} means").replace(
        PROSE, PROSE + "<p>Use {% raw %} &amp; &quot;{{ a }}&quot;.</p>"
    )
    assert codes(html, page) == set()
    assert codes(html) == {"page-leftover"}


@pytest.mark.parametrize("written", ["::: note", ":::", "::: note 'a' & \"b\"", ":::  emergency"])
def test_content_may_speak_of_blocks(written: str) -> None:
    """A title or description may show a ::: line; the same line from a template is a leftover."""
    html = GOOD.replace(PROSE, f"{PROSE}<ul><li>{escape(written)}</li></ul>")
    assert codes(html, make_article_page(description=f"Write\n{written}")) == set()
    assert codes(html, make_article_page(description="Write something else")) == {"page-leftover"}


def test_none_from_content_is_text() -> None:
    """A table cell may say None if the view of the page contains it."""
    page = make_article_page(description="<td>None</td>")
    html = GOOD.replace(PROSE, PROSE + "<p>None</p>")
    assert codes(html, page) == set()


@pytest.mark.parametrize(
    "piece",
    [
        Html("<p>None {{ name }}</p>"),
        SourceLink("sleep.md", 1, ' title="{{ name }}"', (Html("None"),)),
        Block("note", {}, (SourceLink("sleep.md", 1, "", (Html("None"),)), Html("<b>{{ name }}</b>")), 1),
    ],
)
def test_what_the_text_of_the_page_holds_is_text(piece: Piece) -> None:
    """Words in the pieces of a text are content, however deep; the same words from elsewhere are reported."""
    html = GOOD.replace(PROSE, PROSE + "<p>{{ name }}</p>" + ("" if isinstance(piece, Html) else "<a>None</a>"))
    page, crisis = make_article_page(), UNITED_STATES_CRISIS_LINES
    _, problems = check_page(page, html.encode(), crisis, (piece,))
    assert [each for each in problems if each.code == "page-leftover"] == []
    _, problems = check_page(page, html.encode(), crisis)
    assert "page-leftover" in {each.code for each in problems}


def test_facts_hold_what_leads_into_the_site() -> None:
    """Anchors, links and assets are each kept once, without other hosts and without links to anchors of the page."""
    facts, _ = check_page(make_article_page(), GOOD.encode(), UNITED_STATES_CRISIS_LINES)
    assert (facts.path, facts.source) == ("articles/sleep/index.html", "content/articles/sleep.md")
    assert facts.links == ("/", "/contact/")
    assert facts.assets == (
        "/assets/site.css", "/assets/icon.svg", "/assets/site.js", "/assets/leaf.png", "/assets/leaf2.png",
    )  # fmt: skip
    assert {"routine", "evening", "site_main"} <= set(facts.anchors)


def test_a_link_to_an_anchor_that_the_page_lacks_is_kept() -> None:
    """The check of links gets every anchor that the page does not have as it is written."""
    html = GOOD.replace('href="#routine"', 'href="#routines"').replace('href="#site_main"', 'href="#site%5Fmain"')
    facts, _ = check_page(make_article_page(), html.encode(), UNITED_STATES_CRISIS_LINES)
    assert facts.links == ("#site%5Fmain", "/", "/contact/", "#routines")


def test_a_refresh_is_a_link() -> None:
    """The target of a meta refresh, also inside noscript, is checked like a link."""
    refresh = '<noscript><meta http-equiv="refresh" content="0; url=/articles/gone/"></noscript></head>'
    facts, problems = check_page(
        make_article_page(), GOOD.replace("</head>", refresh).encode(), UNITED_STATES_CRISIS_LINES
    )
    assert "/articles/gone/" in facts.links
    assert problems == ()


def test_a_script_that_waits_for_consent_asks_no_host() -> None:
    """A script that is only named in a data attribute loads nothing."""
    gate = '<script type="text/plain" data-src="https://x.example/a.js" src="/assets/a.js"></script>'
    assert codes(GOOD.replace("</head>", gate + "</head>")) == set()


@pytest.mark.parametrize("html", ["", "<frameset><frame src=x>", "\0", "<!--", "<p id=x><p id=x>"])
def test_broken_html_is_reported_and_never_raises(html: str) -> None:
    """A page without structure breaks the rule of every promise."""
    assert {"page-contact", "page-crisis", "page-cookie", "page-disclaimer"} <= codes(html)


@pytest.mark.parametrize(("element", "code"), [("h1", "page-headings"), ("title", "page-title")])
@pytest.mark.parametrize("words", ["", " ", "&#160;", "&nbsp", "\xa0"])
def test_a_title_without_words_is_reported(element: str, code: str, words: str) -> None:
    """A title of spaces alone, however they are written, is an empty one."""
    assert codes(re.sub(f"<{element}>.*</{element}>", f"<{element}>{words}</{element}>", GOOD)) == {code}


def test_words_about_the_disclaimer_do_not_replace_it() -> None:
    """An article that mentions the id of the disclaimer still needs the disclaimer itself."""
    words = '</h1><p> id="site_disclaimer" is an id.</p>'
    assert codes(GOOD.replace(' id="site_disclaimer"', "").replace("</h1>", words)) == {"page-disclaimer"}


FAULTS = (
    *"<>\"'=/&; \n{}", "<a href=/x/ id=b>", "</a>", "<p>", "</main>", "<table><form></table>", "<select>", "<svg>",
    "<!--", "<![CDATA[", "<template>", "<textarea>", "<title>t</title>", "<script>", "<noscript>", "<plaintext>",
    "<frameset>", "<body id=d>", "</head>", "<base href=/>", "<img src='y'", " style", " onclick", " id", ' href="#"',
    " http-equiv=refresh content=0;url=/j/", "<use xlink:href=k>", "{{ l }}", ":::", '="None"', "\0", "\ufffe",
)  # fmt: skip
"""Whatever could make a parser understand the rest of a page in another way, or break a rule."""


@given(st.lists(st.tuples(st.floats(0, 1), st.sampled_from(FAULTS), st.integers(0, 30)), max_size=4))
@settings(max_examples=examples(200))
def test_no_page_is_too_broken(faults: list[tuple[float, str, int]]) -> None:
    """Whatever is put into a page or cut out of it, checking it ends with Problems that name the page."""
    html = GOOD
    for where, part, cut in faults:
        place = int(where * len(html))
        html = html[:place] + part + html[place + cut :]
    for found in check(html):
        assert found.message.startswith("articles/sleep/index.html: ")


@given(
    st.floats(0, 1),
    st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
)
@settings(max_examples=examples(200))
def test_no_bytes_are_too_odd(where: float, inserted: bytes) -> None:
    """Whatever bytes stand anywhere in a page, checking it ends with Problems."""
    html = GOOD.encode()
    place = int(where * len(html))
    facts, _ = check_page(make_article_page(), html[:place] + inserted + html[place:], UNITED_STATES_CRISIS_LINES)
    assert facts.path == "articles/sleep/index.html"


TAGS = st.sampled_from(["a", "img", "link", "script", "meta", "h3", "base", "iframe", "svg", "style", "body", "html"])
NAMES = st.sampled_from(["href", "src", "srcset", "id", "style", "rel", "content", "http-equiv", "onx", "lang", "data"])


@given(TAGS, st.dictionaries(NAMES, st.text(max_size=20)))
@settings(max_examples=examples(200))
def test_no_tag_is_too_odd(tag: str, attributes: dict[str, str]) -> None:
    """Whatever tags a page has, its Problems are sentences that name the page."""
    written = " ".join(f'{name}="{value.replace(chr(34), "")}"' for name, value in attributes.items())
    for found in check(GOOD.replace(PROSE, f"{PROSE}<{tag} {written}>".encode("utf-8", "replace").decode())):
        assert found.message.startswith("articles/sleep/index.html: ")
