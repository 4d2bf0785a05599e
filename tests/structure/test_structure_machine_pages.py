"""What machines read: feed, sitemap, robots.txt and headers."""

from __future__ import annotations

import datetime

from arranging import EN, ES, TODAY, arranged, catalogue, document, everywhere

from elevate_site.model.catalogue import Person

DAY = datetime.timedelta(days=1)


def test_the_feed_holds_the_twenty_newest() -> None:
    """The newest come first, by publication or else by review; the name decides between equals."""
    many = [document(f"articles/a{number:02}.md", publish=TODAY - number * DAY) for number in range(25)]
    made = arranged(*many, document("articles/b.md", reviewed=TODAY))
    names = [entry.url.split("/")[-2] for entry in made.view("feed.xml").entries]
    assert names == ["a00", "b", *(f"a{each:02}" for each in range(1, 19))]


def test_a_review_changes_the_date_of_an_entry_but_not_its_place() -> None:
    """A reviewed old article is updated, not new; the feed as a whole changed on its latest date."""
    made = arranged(
        document("articles/new.md", publish=TODAY - 3 * DAY),
        document("articles/old.md", publish=TODAY - 99 * DAY, reviewed=TODAY - DAY),
    )
    feed = made.view("feed.xml")
    assert [entry.url.split("/")[-2] for entry in feed.entries] == ["new", "old"]
    assert [entry.updated.date() for entry in feed.entries] == [TODAY - 3 * DAY, TODAY - DAY]
    assert feed.updated == feed.entries[1].updated


def test_the_feed_the_home_page_and_related_articles_agree_on_what_is_new() -> None:
    """All lists agree on which article is the newest."""
    days = {"a": (9, 1), "b": (2, None), "c": (None, 5), "d": (4, 3)}
    documents = [
        document(
            f"articles/{name}.md",
            topics=("rest",),
            publish=None if publish is None else TODAY - publish * DAY,
            reviewed=None if reviewed is None else TODAY - reviewed * DAY,
        )
        for name, (publish, reviewed) in days.items()
    ]
    made = arranged(*documents, document("articles/z.md", topics=("rest",)), catalogue=catalogue("rest"))
    home = [card.href for card in made.view("index.html").articles]
    assert home == [f"/articles/{name}/" for name in "bdcaz"]
    assert [entry.url.removeprefix("https://clinic.example") for entry in made.view("feed.xml").entries] == home[:4]
    assert [card.href for card in made.view("articles/z/index.html").related] == home[:3]


def test_an_article_without_a_date_is_not_in_the_feed() -> None:
    """A feed entry must have a date, and we invent none."""
    made = arranged(document("articles/a.md"))
    assert made.view("feed.xml").entries == ()
    assert made.view("feed.xml").updated.year == 1970


def test_feed_times_are_midnight_at_the_clinic() -> None:
    """A day begins in the time zone of the clinic, in summer and in winter."""
    days = {"a": datetime.date(2026, 1, 15), "b": datetime.date(2026, 5, 15), "c": datetime.date(1, 1, 1)}
    documents = [document(f"articles/{name}.md", publish=day) for name, day in days.items()]
    entries = arranged(*documents).view("feed.xml").entries
    assert [entry.updated.isoformat() for entry in entries][:2] == [
        "2026-05-15T00:00:00-04:00",
        "2026-01-15T00:00:00-05:00",
    ]
    tokyo = arranged(*documents, time_zone="Asia/Tokyo").view("feed.xml").entries
    assert tokyo[0].updated.isoformat() == "2026-05-15T00:00:00+09:00"


def test_each_language_has_its_feed() -> None:
    """A Spanish feed holds Spanish articles, and says who wrote them."""
    known = catalogue(people=[Person("ana", "Ana Ruiz", "MD", everywhere("Doctor"))])
    made = arranged(
        document("articles/a.md", publish=TODAY),
        document("articles/a.es.md", title="Uno", publish=TODAY, author="ana"),
        catalogue=known,
    )
    (entry,) = made.view("es/feed.xml").entries
    assert (entry.title, entry.url, entry.author) == ("Uno", "https://clinic.example/es/articles/a/", "Ana Ruiz")
    assert made.view("es/feed.xml").home_url == "https://clinic.example/es/"
    assert made.view("feed.xml").entries[0].author is None


def test_the_sitemap_lists_what_has_a_canonical_address() -> None:
    """Articles, pages and lists are there; 404, aliases, gallery, feeds and empty topics are not."""
    made = arranged(
        document("articles/a.md", topics=("rest",), aliases=("/old/",), reviewed=TODAY - DAY),
        document("articles/a.es.md"),
        document("pages/about.md"),
        catalogue=catalogue("rest", "none"),
        gallery=True,
        base_url="https://clinic.example/x",
    )
    entries = {entry.url.removeprefix("https://clinic.example/x"): entry for entry in made.view("sitemap.xml").entries}
    assert set(entries) == {
        "/",
        "/search/",
        "/es/search/",
        "/about/",
        "/articles/",
        "/articles/a/",
        "/contact/",
        "/privacy-overview/",
        "/topics/rest/",
        "/es/",
        "/es/articles/",
        "/es/articles/a/",
        "/es/contact/",
        "/es/privacy-overview/",
    }
    assert list(entries) == sorted(entries, key=lambda url: f"{url.lstrip('/')}index.html")
    assert entries["/articles/a/"].modified == TODAY - DAY
    assert entries["/about/"].modified is None
    translations = ((EN, "https://clinic.example/x/articles/a/"), (ES, "https://clinic.example/x/es/articles/a/"))
    assert entries["/articles/a/"].alternates == translations
    assert entries["/es/articles/a/"].alternates == translations
    assert entries["/about/"].alternates == ()


def test_robots_are_welcome_unless_the_site_is_a_preview() -> None:
    """robots.txt names the sitemap by its full address."""
    made = arranged(base_url="https://clinic.example/x")
    assert made.view("robots.txt").sitemap_url == "https://clinic.example/x/sitemap.xml"
    assert made.view("robots.txt").indexed
    assert not arranged(preview=True).view("robots.txt").indexed


def test_every_site_has_the_same_files_for_hosts() -> None:
    """Redirects and headers are there even when there is nothing to redirect."""
    made = arranged()
    assert made.view("_redirects").redirects == ()
    assert "default-src 'none'" in made.view("_headers").content_security_policy
    assert made.view("_headers").contact_file_hrefs == ("/contact/main.vcf", "/es/contact/main.vcf")


def test_the_gallery_is_built_only_when_asked_for() -> None:
    """Patients never meet the components of the theme."""
    assert "_gallery/index.html" not in arranged().paths
    assert {"_gallery/index.html", "es/_gallery/index.html"} <= arranged(gallery=True).paths
