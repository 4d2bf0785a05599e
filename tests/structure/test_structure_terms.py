"""The first use of a glossary term becomes a piece that opens its meaning; where it does, and where not."""

from __future__ import annotations

from typing import Any

import pytest
from arranging import ES, Arranged, arranged, document, everywhere, text
from hypothesis import given, settings
from hypothesis import strategies as some

from depth import examples
from elevate_site.model.catalogue import Catalogue, GlossaryTerm
from elevate_site.model.fragment import Block, Html, Phrase, Piece, Term
from elevate_site.model.values import LanguageCode, LocalText

ARTICLE = "articles/a/index.html"


def term(words: str, plural: str | None = None) -> GlossaryTerm:
    """An entry for both languages."""
    return GlossaryTerm(everywhere(words), everywhere(f"About {words}."), plural and everywhere(plural))  # type: ignore[arg-type]  # None stays None


def article(pieces: tuple[Piece, ...], *terms: GlossaryTerm, language: str = "") -> Arranged:
    """An article with this body on a site with these terms."""
    path = f"articles/a{language}.md"
    return arranged(document(path), catalogue=Catalogue(glossary=terms), texts={f"content/{path}": text(*pieces)})


def shown(pieces: tuple[Piece, ...]) -> str:
    """The pieces as one text, each term in brackets, each block in braces."""
    found = ""
    for piece in pieces:
        match piece:
            case Html():
                found += piece.text
            case Term():
                found += f"[{piece.words}]"
            case Block():
                found += f"{{{shown(piece.body)}}}"
            case Phrase():
                found += "PHRASE"
    return found


def marked(html: str, *words: str | GlossaryTerm) -> str:
    """What becomes of the HTML of an article; each of the words is a term."""
    terms = [each if isinstance(each, GlossaryTerm) else term(each) for each in words]
    return shown(article((Html(html),), *terms).body(ARTICLE))


def test_only_the_first_use_opens_the_meaning() -> None:
    """Once in an article is enough."""
    assert marked("<p>A nap. A nap.</p><p>Nap</p>", "nap") == "<p>A [nap]. A nap.</p><p>Nap</p>"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Nap</p>", "<p>[Nap]</p>"),
        ("<p>a nap, (nap)</p>", "<p>a [nap], (nap)</p>"),
        ("<li><p><em>nap</em></p></li>", "<li><p><em>[nap]</em></p></li>"),
        ("<p>Naps nappy unap nap2 _nap kidnap</p>", "<p>Naps nappy unap nap2 _nap kidnap</p>"),
        ("<p>ñnap napé nap\u0301</p>", "<p>ñnap napé nap\u0301</p>"),
        ("<p>pre-nap nap-like</p>", "<p>pre-nap nap-like</p>"),
        ("<p>&nap; &amp;nap</p>", "<p>&nap; &amp;[nap]</p>"),
        ('<p title="nap">x</p>', '<p title="nap">x</p>'),
    ],
)
def test_whole_words_are_found(html: str, expected: str) -> None:
    """A capital letter does not hide a term; a part of another word, a compound or a tag is not the term."""
    assert marked(html, "nap") == expected


@pytest.mark.parametrize("tag", ["a", "abbr", "cite", "code", "pre", "h2", "h3", "h6", "th"])
def test_names_links_and_code_stay_as_they_are(tag: str) -> None:
    """Headings, links, code and abbreviations hold no button, whatever else is inside them."""
    html = f"<{tag}>nap <em>nap</em> nap</{tag}>"
    assert marked(f"{html}<p>nap</p>", "nap") == f"{html}<p>[nap]</p>"


def test_words_in_another_language_are_not_found() -> None:
    """The glossary of one language says nothing about the words of another."""
    html = '<p><span lang="es">con <b>nap</b></span> <span lang="en-US">nap</span></p>'
    assert marked(html, "nap") == html.replace('US">nap', 'US">[nap]')


def test_the_definition_of_a_term_does_not_open_that_term() -> None:
    """Where an article explains a term itself, the term opens nothing; other terms there do."""
    html = "<dl><dt>A nap</dt><dd>A nap is sleep.</dd><dt>Bed</dt><dd>For a nap.</dd></dl>"
    expected = "<dl><dt>A nap</dt><dd>A nap is [sleep].</dd><dt>Bed</dt><dd>For a [nap].</dd></dl>"
    assert marked(html, "nap", "sleep") == expected


def test_the_longest_term_wins() -> None:
    """“Panic attack” is one term, and the “attack” in it is not another; on its own, each is found."""
    html = "<p>A panic attack, an attack, panic.</p>"
    assert marked(html, "attack", "panic", "panic attack") == "<p>A [panic attack], an [attack], [panic].</p>"


def test_a_plural_is_found_only_as_it_is_written() -> None:
    """The glossary has the plural; the first use of either form opens the meaning."""
    made = article((Html("<p>Mice and a mouse and mouses.</p>"),), term("mouse", "mice"))
    assert shown(made.body(ARTICLE)) == "<p>[Mice] and a mouse and mouses.</p>"
    assert [each.term for each in made.view(ARTICLE).definitions] == ["mouse"]


def test_a_word_in_capitals_is_found_only_in_capitals() -> None:
    """ACT is a therapy; to act is an everyday word."""
    assert marked("<p>Act now. ACT helps.</p>", "ACT") == "<p>Act now. [ACT] helps.</p>"


def test_signs_that_look_alike_are_alike() -> None:
    """Line breaks, curly apostrophes, special hyphens and decomposed accents do not hide a term."""
    assert marked("<p>side\n  effect</p>", "side effect") == "<p>[side\n  effect]</p>"
    assert marked("<p>Alzheimer’s</p>", "Alzheimer's") == "<p>[Alzheimer’s]</p>"
    assert marked("<p>self‑care</p>", "self-care") == "<p>[self‑care]</p>"
    assert marked("<p>depresio\u0301n</p>", "depresión") == "<p>[depresión]</p>"
    assert marked("<p>R&amp;R</p>", "R&R") == "<p>[R&R]</p>"


def test_blocks_are_looked_through_in_the_order_of_the_page() -> None:
    """A term in a list of things to do is found there, and not again after it."""
    pieces = (
        Block("do", {}, (Html("<ul><li>take a nap</li></ul>"), Block("note", {}, (Html("<p>bed</p>"),), 3)), 2),
        Html("<p>nap, bed</p>"),
    )
    made = article(pieces, term("nap"), term("bed"))
    assert shown(made.body(ARTICLE)) == "{<ul><li>take a [nap]</li></ul>{<p>[bed]</p>}}<p>nap, bed</p>"


def test_a_tag_in_two_pieces_is_a_tag() -> None:
    """A phrase of the theme splits an attribute into two pieces of HTML; neither counts as text."""
    pieces = (Html('<p><a title="nap '), Phrase("footnote_back", 1), Html(' nap">nap</a> nap</p>'))
    made = article(pieces, term("nap"))
    assert shown(made.body(ARTICLE)) == '<p><a title="nap PHRASE nap">nap</a> [nap]</p>'


def test_definitions_come_in_the_order_of_the_text() -> None:
    """Each term that was found, once, with its meaning and its place in the glossary."""
    made = article((Html("<p>nap bed nap</p>"),), term("bed"), term("nap"), term("unused"))
    assert [(each.term, each.meaning, each.href) for each in made.view(ARTICLE).definitions] == [
        ("nap", "About nap.", "/glossary/#site_term_nap"),
        ("bed", "About bed.", "/glossary/#site_term_bed"),
    ]
    ids = [piece.definition_id for piece in made.body(ARTICLE) if isinstance(piece, Term)]
    assert ids == ["site_term_nap", "site_term_bed"]


def test_each_language_has_its_own_words() -> None:
    """In a Spanish article, only the Spanish term is found."""
    entry = GlossaryTerm(
        LocalText(((LanguageCode("en"), "anxiety"), (ES, "ansiedad"))),
        LocalText(((LanguageCode("en"), "Worry."), (ES, "Preocupación."))),
    )
    made = article((Html("<p>anxiety ansiedad</p>"),), entry, language=".es")
    assert shown(made.body("es/articles/a/index.html")) == "<p>anxiety [ansiedad]</p>"
    assert made.view("es/articles/a/index.html").definitions[0].href == "/es/glossary/#site_term_ansiedad"


def test_a_meaning_that_names_a_crisis_brings_the_crisis_card() -> None:
    """Definitions that a reader can open count as part of the page."""
    entry = GlossaryTerm(everywhere("boxed warning"), everywhere("It can be about suicide."))
    assert article((Html("<p>A boxed warning</p>"),), entry).view(ARTICLE).crisis_card
    assert not article((Html("<p>Nothing</p>"),), entry).view(ARTICLE).crisis_card


def test_without_a_glossary_pieces_are_the_same() -> None:
    """The text stays whole, and there is nothing to define."""
    pieces = (Html("<p>nap</p>"), Block("do", {}, (), 2))
    made = article(pieces)
    assert (made.body(ARTICLE), made.view(ARTICLE).definitions) == (pieces, ())


_PARTS: Any = some.sampled_from(
    [
        "nap",
        "Nap",
        "bed",
        "a nap",
        " ",
        "<b>",
        "</b>",
        "<a>",
        "</a>",
        "&amp;",
        "-",
        "’",
        "x",
        "\n",
        "<h2>",
        "</h2>",
        "é",
    ]
)


@settings(max_examples=examples(60))
@given(some.lists(_PARTS, max_size=30))
def test_marking_changes_no_word(parts: list[str]) -> None:
    """Without its brackets, a marked text is the original text, with each term marked at most once."""
    html = "".join(parts)
    found = marked(html, "nap", "bed", "a nap")
    assert found.replace("[", "").replace("]", "") == html
    assert found.count("[") <= 3
