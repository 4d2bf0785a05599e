"""Every way to write a link or an image inside the site, and the messages about those that lead nowhere."""

from __future__ import annotations

import unicodedata

import pytest
from arranging import Arranged, arranged, document, link, text

from elevate_site.errors import Severity
from elevate_site.model.document import ImageReference
from elevate_site.model.fragment import Block, Html, Image, Picture, Piece, SourceLink
from elevate_site.structure.links.outside import target_inside

SLEEP = "content/articles/sleep.md"
ASSETS = {
    "content/articles/leaf.png": "assets/leaf-1.png",
    "static/images/tree.png": "assets/tree-1.png",
    "static/forms/intake.pdf": "forms/intake.pdf",
    "static/css": "assets/site-1.css",
}


def site_of(*pieces: Piece, source: str = SLEEP, base_url: str = "https://clinic.example") -> Arranged:
    """A site with a few texts, in which `source` holds `pieces`."""
    anchors = ("routine", "qué-hacer", "fn:1")
    texts = {path: text(anchors=anchors) for path in (SLEEP, "content/articles/mood.md")}
    return arranged(
        document("articles/sleep.md"),
        document("articles/sleep.es.md"),
        document("articles/mood.md", title="Mood & more"),
        document("articles/niñez.md"),
        document("articles/niñez.es.md"),
        document("articles/draft.md", title="Not yet", draft=True),
        document("pages/about.md"),
        texts={**texts, source: text(*pieces, anchors=anchors)},
        assets=ASSETS,
        base_url=base_url,
    )


def href_of(target: str, source: str = SLEEP, path: str = "articles/sleep/index.html") -> str:
    made = site_of(link(target), source=source)
    assert made.problems == ()
    opening, _, rest = made.html(path).partition('">')
    assert rest == "words</a>"
    return opening.removeprefix('<a href="').partition('"')[0]


@pytest.mark.parametrize(
    ("target", "href"),
    [
        ("mood.md", "/articles/mood/"),
        ("./mood.md", "/articles/mood/"),
        ("mood.md#routine", "/articles/mood/#routine"),
        ("../pages/about.md", "/about/"),
        ("/content/pages/about.md", "/about/"),
        ("/about/", "/about/"),
        ("/about", "/about/"),
        ("/about/index.html", "/about/"),
        ("/articles/mood/#routine", "/articles/mood/#routine"),
        ("/", "/"),
        ("/contact/", "/contact/"),
        ("/es/", "/es/"),
        ("/feed.xml", "/feed.xml"),
        ("#routine", "#routine"),
        ("#qué-hacer", "#qu%C3%A9-hacer"),
        ("#qu%C3%A9-hacer", "#qu%C3%A9-hacer"),
        ("mood.md#qu%C3%A9-hacer", "/articles/mood/#qu%C3%A9-hacer"),
        ("sleep.es.md", "/es/articles/sleep/"),
        ("niñez.es.md", "/es/articles/ni%C3%B1ez/"),
        ("ni%C3%B1ez.es.md", "/es/articles/ni%C3%B1ez/"),
        (unicodedata.normalize("NFD", "niñez.es.md"), "/es/articles/ni%C3%B1ez/"),
        ("/forms/intake.pdf", "/forms/intake.pdf"),
        ("/static/forms/intake.pdf", "/forms/intake.pdf"),
        ("../../static/forms/intake.pdf", "/forms/intake.pdf"),
        ("leaf.png", "/assets/leaf-1.png"),
        ("/images/tree.png", "/assets/tree-1.png"),
        ("/contact/?from=article#routine", "/contact/?from=article#routine"),
        ("mood.md?print=yes", "/articles/mood/?print=yes"),
    ],
)
def test_every_form_of_a_link_finds_its_page(target: str, href: str) -> None:
    """A source file, a URL from the root, a file or an anchor: whatever a writer uses, the reader gets there."""
    assert href_of(target) == href


def test_a_spanish_text_can_link_to_an_english_one() -> None:
    """A link names a file, and leads to the language of that file."""
    source, path = "content/articles/sleep.es.md", "es/articles/sleep/index.html"
    assert href_of("mood.md", source, path) == "/articles/mood/"
    assert href_of("niñez.es.md", source, path) == "/es/articles/ni%C3%B1ez/"


@pytest.mark.parametrize(
    ("source", "path", "target", "hreflang"),
    [
        (SLEEP, "articles/sleep/index.html", "mood.md", ""),
        (SLEEP, "articles/sleep/index.html", "niñez.es.md", ' hreflang="es"'),
        (SLEEP, "articles/sleep/index.html", "/es/articles/sleep/", ' hreflang="es"'),
        (SLEEP, "articles/sleep/index.html", "/forms/intake.pdf", ""),
        ("content/articles/sleep.es.md", "es/articles/sleep/index.html", "niñez.es.md", ""),
        ("content/articles/sleep.es.md", "es/articles/sleep/index.html", "../pages/about.md", ' hreflang="en"'),
    ],
)
def test_a_link_names_the_language_of_its_target_when_it_is_another(
    source: str, path: str, target: str, hreflang: str
) -> None:
    """Readers learn before they follow a link that the text there is in another language."""
    made = site_of(SourceLink(target, 9, ' class="x"', (Html("words"),)), source=source)
    opening, _, _ = made.html(path).partition(">")
    assert opening.partition('" ')[2] == f'{hreflang} class="x"'.strip()


def test_the_address_of_a_link_is_escaped() -> None:
    """What a writer adds to an address cannot end its attribute."""
    made = site_of(SourceLink('mood.md?a=1&b="2"', 9, ' class="z"', (Html("words"),)), source=SLEEP)
    opening, _, _ = made.html("articles/sleep/index.html").partition(">")
    assert opening == '<a href="/articles/mood/?a=1&amp;b=&quot;2&quot;" class="z"'


def test_links_carry_the_path_of_the_base_url() -> None:
    """A site below a path links below that path, except to the same page."""
    made = site_of(link("mood.md"), link("#routine"), link("/forms/intake.pdf"), base_url="https://clinic.example/a/b")
    html = made.html("articles/sleep/index.html")
    assert 'href="/a/b/articles/mood/"' in html
    assert 'href="#routine"' in html
    assert 'href="/a/b/forms/intake.pdf"' in html


def test_a_link_to_what_is_not_public_becomes_text_with_a_warning() -> None:
    """An expiry or a draft never stops the site; the words stay, the link goes."""
    made = site_of(link("draft.md#part", "the <em>new</em> text", line=12))
    assert made.html("articles/sleep/index.html") == "the <em>new</em> text"
    (found,) = made.problems
    assert (found.code, found.severity, found.line) == ("link-not-public", Severity.WARNING, 12)
    assert "“Not yet”" in found.message


def test_a_link_to_what_was_left_out_names_its_errors() -> None:
    """An article with errors does not become public by itself, and the message does not promise it."""
    made = arranged(
        document("articles/sleep.md"),
        document("articles/mood.md"),
        texts={SLEEP: text(link("mood.md"))},
        withheld=["content/articles/mood.md"],
    )
    (found,) = made.problems
    assert (found.code, found.severity) == ("link-not-public", Severity.WARNING)
    assert "“Mood”, which is left out because of its errors;" in found.message
    assert found.hint == "It becomes a link again once the errors in content/articles/mood.md are fixed."


def test_only_a_text_with_something_to_report_is_asked_for_its_lines() -> None:
    """A large site looks up no lines of sound texts: correct links, anchors of their own and pictures need none."""
    sound = (link("mood.md#routine"), link("#routine"), link("/forms/intake.pdf"), Image("leaf.png", "A leaf", 7))
    assert site_of(*sound).located == ()
    assert site_of(*sound, link("#none")).located == (SLEEP,)
    assert site_of(*sound, Image("none.png", "", 8)).located == (SLEEP,)


def test_links_inside_blocks_and_labels_are_found() -> None:
    """Links are resolved wherever they stand, and images in the words of a link too."""
    picture = Image("leaf.png", "A leaf", 9)
    inner = Block("note", {}, (link("mood.md"),), 8)
    linked = link("/about/")
    made = site_of(inner, type(linked)(linked.target, 9, ' class="x"', (picture, Html(" words"))))
    block, opening, shown, closing = made.body("articles/sleep/index.html")
    assert isinstance(block, Block)
    assert block.body == (Html('<a href="/articles/mood/">words</a>'),)
    assert opening == Html('<a href="/about/" class="x">')
    assert shown == Picture("content/articles/leaf.png", "A leaf", at_once=True)
    assert closing == Html(" words</a>")


def test_faults_in_texts_that_are_not_public_are_told_too() -> None:
    """A draft is checked while it is written, not on the day on which it appears."""
    made = arranged(
        document("articles/draft.md", draft=True), texts={"content/articles/draft.md": text(link("nowhere.md"))}
    )
    assert made.codes == ["link-broken"]


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("moood.md", "Did you mean mood.md?"),
        ("mood", "Did you mean mood.md?"),
        ("mood.html", "Did you mean mood.md?"),
        ("about.md", "Did you mean ../pages/about.md?"),
        ("/mood/", "Did you mean mood.md?"),
        ("sleep.fr.md", "Did you mean sleep.md?"),
        ("https.//nimh.nih.gov", "Write https://nimh.nih.gov"),
        ("www.nimh.nih.gov/help", "Write https://www.nimh.nih.gov/help"),
        ("office@clinic.org", "Write mailto:office@clinic.org"),
        ("(305) 555-0100", "Write tel:305-555-0100"),
        (
            "xyz",
            "Write the name of the source file, such as sleep.md, or a full address that begins with https://.",
        ),
    ],
)
def test_a_broken_link_says_what_was_probably_meant(target: str, hint: str) -> None:
    """The hint names the nearest name, or else says how to write links."""
    (found,) = site_of(link(target, line=12)).problems
    assert (found.code, found.file, found.line) == ("link-broken", SLEEP, 12)
    assert f"“{target}”" in found.message
    assert found.hint == hint


@pytest.mark.parametrize(
    ("target", "where", "hint"),
    [
        ("#routin", "This page", "Did you mean #routine?"),
        ("mood.md#routin", "“Mood & more” (content/articles/mood.md)", "Did you mean #routine?"),
        ("mood.md#xyz", "“Mood & more” (content/articles/mood.md)", "It has: #qué-hacer, #routine."),
        (
            "../pages/about.md#xyz",
            "“About” (content/pages/about.md)",
            "It has no headings to link to. Delete the # and what follows it.",
        ),
        (
            "/about/#xyz",
            "“About” (content/pages/about.md)",
            "It has no headings to link to. Delete the # and what follows it.",
        ),
    ],
)
def test_a_broken_anchor_names_the_page_and_its_anchors(target: str, where: str, hint: str) -> None:
    """The hint lists the anchors that exist, without those of footnotes."""
    (found,) = site_of(link(target, line=12)).problems
    assert (found.code, found.line) == ("anchor-broken", 12)
    assert found.message == f"{where} has no part called “#{target.partition('#')[2]}”."
    assert found.hint == hint


@pytest.mark.parametrize(
    ("file", "path"),
    [
        ("leaf.png", "content/articles/leaf.png"),
        ("./leaf.png", "content/articles/leaf.png"),
        ("../articles/leaf.png", "content/articles/leaf.png"),
        ("/images/tree.png", "static/images/tree.png"),
        ("/tree.png", "static/images/tree.png"),
        ("../../static/images/tree.png", "static/images/tree.png"),
    ],
)
def test_a_picture_is_found_beside_the_text_or_in_static_images(file: str, path: str) -> None:
    """Pictures are named relative to the text or from the root of the site."""
    made = site_of(Image(file, "What it shows", 9, "Title", "wide"))
    assert made.problems == ()
    assert made.body("articles/sleep/index.html") == (Picture(path, "What it shows", "Title", "wide", at_once=True),)


@pytest.mark.parametrize(
    ("file", "hint"),
    [
        ("leav.png", "Did you mean leaf.png?"),
        ("/images/tre.png", "Did you mean /images/tree.png?"),
        ("whatever.jpeg", "Put the file beside the article, or into static/images/."),
    ],
)
def test_a_missing_picture_says_where_pictures_lie(file: str, hint: str) -> None:
    """The hint names the nearest file, or else says where to put it."""
    (found,) = site_of(Image(file, "A leaf", 7)).problems
    assert (found.code, found.line, found.message) == ("image-missing", 7, f"There is no image “{file}”.")
    assert found.hint == hint


def test_the_picture_of_an_article_is_found_like_one_in_the_text() -> None:
    """A Problem with the picture in front matter points to its own line."""
    found = arranged(document("articles/a.md", image=ImageReference("leaf.png", "A leaf")), assets=ASSETS)
    assert found.view("articles/a/index.html").image == Picture("content/articles/leaf.png", "A leaf", at_once=True)
    missing = arranged(document("articles/a.md", image=ImageReference("gone.png", "A leaf")), assets=ASSETS)
    assert missing.codes == ["image-missing"]
    assert missing.problems[0].line == 4
    assert missing.view("articles/a/index.html").image is None


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://clinic.example/health/articles/sleep/?q=1#a", "/articles/sleep/?q=1#a"),
        ("http://www.CLINIC.example/health/", "/"),
        ("https://clinic.example:443/health", "/"),
        ("https://clinic.example/other/", None),
        ("https://clinic.example/healthy/", None),
        ("https://clinic.example:8443/health/", None),
        ("https://other.example/health/", None),
        ("http://127.0.0.1:8000/health/about/", "/about/"),
        ("http://localhost:3000/about/", "/about/"),
    ],
)
def test_an_address_of_the_site_itself_is_known(address: str, target: str | None) -> None:
    """Below the path of its base URL, with and without www; a preview has the same paths."""
    assert target_inside(address, ["https://clinic.example/health"]) == target


def test_a_build_for_another_place_knows_the_addresses_of_the_site() -> None:
    """A trial site is published elsewhere, and its texts name the real one."""
    homes = {"https://clinic.example", "https://trial.example/clinic"}
    assert target_inside("https://clinic.example/about/", homes) == "/about/"
    assert target_inside("https://trial.example/clinic/about/", homes) == "/about/"
