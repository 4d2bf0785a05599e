"""What a page says of itself, and how it links to its translations."""

from __future__ import annotations

from arranging import EN, ES, arranged, catalogue, document

from elevate_site.model.site_view import Link

BILINGUAL = arranged(
    document("articles/sleep.md", topics=("rest",)),
    document("articles/sleep.es.md", title="Dormir", topics=("rest",)),
    document("articles/mood.md"),
    document("articles/later.md"),
    document("articles/later.es.md", draft=True),
    document("pages/about.md"),
    catalogue=catalogue("rest", "empty"),
)


def switch(path: str) -> list[tuple[str, str | None]]:
    return [(link.href, link.language) for link in BILINGUAL.view(path).head.language_switch]


def alternates(path: str) -> list[tuple[str, str | None, bool]]:
    return [(link.href, link.language, link.current) for link in BILINGUAL.view(path).head.alternates]


def test_real_translations_name_each_other_and_themselves() -> None:
    """Both versions list both, with full addresses."""
    full = "https://clinic.example"
    english, spanish = f"{full}/articles/sleep/", f"{full}/es/articles/sleep/"
    assert alternates("articles/sleep/index.html") == [(english, EN, True), (spanish, ES, False)]
    assert alternates("es/articles/sleep/index.html") == [(english, EN, False), (spanish, ES, True)]


def test_without_a_translation_there_are_no_alternates() -> None:
    """Search engines hear only of real translations, not of drafts."""
    assert alternates("articles/mood/index.html") == []
    assert alternates("articles/later/index.html") == []


def test_the_language_switch_leads_to_the_translation_or_to_the_other_home() -> None:
    """A reader who changes the language never meets a missing page."""
    assert switch("articles/sleep/index.html") == [("/es/articles/sleep/", ES)]
    assert switch("es/articles/sleep/index.html") == [("/articles/sleep/", EN)]
    assert switch("articles/mood/index.html") == [("/es/", ES)]
    assert switch("articles/later/index.html") == [("/es/", ES)]
    assert switch("404.html") == [("/es/", ES)]
    assert switch("contact/index.html") == [("/es/contact/", ES)]


def test_a_site_of_one_language_has_no_switch() -> None:
    """Where there is nothing to choose, nothing is offered."""
    head = arranged(document("articles/a.md"), languages=(EN,)).view("articles/a/index.html").head
    assert head.language_switch == ()
    assert head.alternates == ()


def test_a_topic_without_articles_is_no_translation() -> None:
    """Nothing lists a topic that is empty in a language, or links to it there."""
    made = arranged(document("articles/a.md", topics=("rest",)), catalogue=catalogue("rest"))
    english, spanish = made.view("topics/rest/index.html").head, made.view("es/topics/rest/index.html").head
    assert english.indexed
    assert english.alternates == ()
    assert [link.href for link in english.language_switch] == ["/es/"]
    assert not spanish.indexed
    assert spanish.canonical is None


def test_canonical_is_the_full_address() -> None:
    """Every page has one canonical URL; pages that search engines must not list have none."""
    assert BILINGUAL.view("articles/sleep/index.html").head.canonical == "https://clinic.example/articles/sleep/"
    assert BILINGUAL.view("index.html").head.canonical == "https://clinic.example/"
    assert BILINGUAL.view("404.html").head.canonical is None


def test_breadcrumbs_lead_home() -> None:
    """An article is below its main topic, or below all articles; the home page is below nothing."""

    def crumbs(path: str) -> list[tuple[str, str]]:
        return [(link.href, link.text) for link in BILINGUAL.view(path).head.breadcrumbs]

    assert crumbs("index.html") == []
    assert crumbs("es/index.html") == []
    assert crumbs("articles/sleep/index.html") == [
        ("/", "Home"),
        ("/topics/rest/", "REST"),
        ("/articles/sleep/", "Sleep"),
    ]
    assert crumbs("articles/mood/index.html")[1] == ("/articles/", "All articles, A to Z")
    assert [href for href, _ in crumbs("es/articles/sleep/index.html")] == [
        "/es/",
        "/es/topics/rest/",
        "/es/articles/sleep/",
    ]
    assert [link.current for link in BILINGUAL.view("about/index.html").head.breadcrumbs] == [False, True]


def test_a_preview_is_not_indexed_but_keeps_its_addresses() -> None:
    """While the site is a preview no page is indexed."""
    made = arranged(document("articles/a.md"), preview=True)
    assert not any(page.view.head.indexed for page in made.arrangement.pages if hasattr(page.view, "head"))
    assert made.view("articles/a/index.html").head.canonical is not None


def test_an_unknown_topic_leaves_the_trail_through_all_articles() -> None:
    """A fault in front matter does not break its page."""
    made = arranged(document("articles/a.md", topics=("no-such",)))
    crumbs = made.view("articles/a/index.html").head.breadcrumbs
    assert crumbs[1] == Link("/articles/", "All articles, A to Z")
