"""The texts that readers can search."""

from __future__ import annotations

import dataclasses

from elevate_site.model.fragment import Block, Definition, Html, Image, Phrase, Picture, Piece, SourceLink, Term
from elevate_site.model.list_views import ArticleCard, DefinitionGroup, GlossaryView, TopicView
from elevate_site.model.machine_views import RobotsView
from elevate_site.model.page import Page
from elevate_site.model.site_view import Head
from elevate_site.model.values import LanguageCode
from elevate_site.model.views import NotFoundView, PlainView, View
from elevate_site.searching import searched_texts
from elevate_site.searching.texts import SearchedText
from sample_views import article_view

ES = LanguageCode("es")
HEAD = Head("Sueño & más", "De noche <ya>.", "/x/es/s/", None, ES, (), (), (), indexed=True, picture=Picture("", ""))


def texts_of(*pages: Page, pieces: tuple[Piece, ...] = ()) -> list[SearchedText]:
    """The searchable texts of `pages`; a page with a body has one of these pieces."""
    return list(searched_texts(pages, {}, {}, lambda _: pieces))


def test_footnotes_are_not_searched() -> None:
    """Readers look for facts, not for the studies behind them."""
    body = (
        Html(
            '<p>Sleep.</p><div aria-label="Notes" class="footnotes" role="doc-endnotes"><ol><li>A study</li></ol></div>'
        ),
    )
    view = PlainView(HEAD, "About us.", crisis_card=False, exit_button=False)
    (text,) = texts_of(Page("a/index.html", ES, "pages/plain.html", view), pieces=body)
    assert 'role="doc-endnotes" data-pagefind-ignore>' in text.html


def test_articles_and_plain_pages_are_searched() -> None:
    """Their addresses are those of links to them, and no other page is searched."""
    plain = PlainView(HEAD, "About us.", crisis_card=False, exit_button=False)
    pages = [
        Page("es/404.html", ES, "pages/not_found.html", NotFoundView(HEAD)),
        Page("es/s/index.html", ES, "pages/plain.html", plain),
        Page("es/t/index.html", ES, "pages/article.html", article_view(dataclasses.replace(HEAD, href="/x/es/t/"))),
        Page("robots.txt", ES, "machine/robots.txt", RobotsView(indexed=True, sitemap_url="")),
    ]
    assert [text.href for text in texts_of(*pages)] == ["/x/es/s/", "/x/es/t/"]


def test_pages_that_lead_on_are_searched() -> None:
    """A topic with articles by its title and description, once; the glossary by terms and meanings."""
    heads = [dataclasses.replace(HEAD, href=f"/{number}/") for number in range(4)]
    card = ArticleCard("/a/", "Uno", "Dos.")
    term = Definition("glossary-a", "insomnio", "Dormir <poco>.", "/g/#a")
    views: tuple[View, ...] = (
        TopicView(heads[0], "Descansar.", (card,), 1, (), crisis_card=False),
        TopicView(heads[1], "Descansar.", (card,), 2, (), crisis_card=False),
        TopicView(heads[2], "Vacío.", (), 1, (), crisis_card=False),
    )
    glossary = GlossaryView(heads[3], "Palabras.", (DefinitionGroup("I", (term,)),), (), crisis_card=False)
    pages = [Page(f"{number}/index.html", ES, "", view) for number, view in enumerate(views)]
    pages.append(Page("g/index.html", ES, "", glossary))
    texts = {text.href: text.html for text in texts_of(*pages)}
    assert list(texts) == ["/0/", "/3/"]
    assert "<p>Descansar.</p></body>" in texts["/0/"]
    assert "<p>Palabras.</p><p>insomnio: Dormir &lt;poco&gt;.</p>" in texts["/3/"]


def test_everything_that_writers_wrote_is_searched() -> None:
    """Title, description, key points, text, blocks with headings, and descriptions of pictures, escaped as text."""
    body = (
        Html("<p>Uno <b>dos</b> "),
        Term("A & B", "glossary-a"),
        Html("</p>"),
        Block("do", {"heading": "<Tres>"}, (Html("<p>cuatro</p>"), Image("a.png", "Una “hoja” & más", 1)), 1),
        SourceLink("b.md", 2, "", (Html("<i>seis</i>"),)),
        Phrase("footnotes"),
    )
    view = dataclasses.replace(article_view(HEAD), key_points=("Cinco",))
    (text,) = texts_of(Page("es/s/index.html", ES, "pages/article.html", view), pieces=body)
    assert '<html lang="es">' in text.html
    for words in (
        "Sueño &amp; más</h1>",
        "<p>De noche &lt;ya&gt;.</p>",
        "<p>Cinco</p>",
        "<p>Uno <b>dos</b> A &amp; B</p>",
        "<p>&lt;Tres&gt;</p><p>cuatro</p>",
        "Una “hoja” &amp; más",
        "<i>seis</i>",
    ):
        assert words in text.html
