"""Earlier URLs, and what happens when two sources want one path of the published site."""

from __future__ import annotations

from typing import Any

import pytest
from arranging import Arranged, arranged, document

CODES_OF_FORM = "alias-form"


def aliased(*aliases: str, name: str = "sleep", **further: Any) -> Arranged:
    return arranged(document(f"articles/{name}.md", aliases=aliases), document("pages/about.md"), **further)


@pytest.mark.parametrize(
    ("alias", "path"),
    [
        ("/old/", "old/index.html"),
        ("/old", "old/index.html"),
        ("/old.html", "old.html"),
        ("/2019/05/old-name/", "2019/05/old-name/index.html"),
        ("/articles/old/", "articles/old/index.html"),
        ("/es/viejo/", "es/viejo/index.html"),
        ("/sue%C3%B1o/", "sueño/index.html"),
        ("/sueño/", "sueño/index.html"),
        ("/old%20name/", "old name/index.html"),
        ("/%C3%BCber%20uns.html", "über uns.html"),
        ("/index.php", "index.php/index.html"),
    ],
)
def test_an_alias_has_a_page_that_leads_to_the_current_one(alias: str, path: str) -> None:
    """An earlier URL in any usual form still works; its page lies where hosts look for it, at the decoded path."""
    made = aliased(alias)
    assert made.problems == ()
    view = made.view(path)
    assert (view.target.href, view.target.text) == ("/articles/sleep/", "Sleep")
    assert not view.head.indexed
    assert view.head.canonical is None
    assert made.page(path).source == "content/articles/sleep.md"


@pytest.mark.parametrize(
    "alias",
    [
        "old/",
        "https://clinic.example/old/",
        "//evil.example/",
        "/../up/",
        "/%2e%2e/up/",
        "/a//b/",
        "/.hidden/",
        "/with space/",
        "/query?x=1",
        "/part#x",
        "\\windows",
        "/a:b/",
        "/:splat/",
        "/a*/",
        "/a%2A/",
        "/a|b/",
        "/con/",
        "/nul.html",
        "/ends%20/",
        "/ends./",
        "/%00/",
        "/%FF/",
        "/",
        "",
    ],
)
def test_an_alias_of_another_form_is_refused(alias: str) -> None:
    """Only a path from the root of this site can be an alias; the message says how to write it."""
    made = aliased("/fine/", alias)
    (found,) = made.problems
    assert (found.code, found.line) == ("alias-form", 5)
    assert f"“{alias}”" in found.message
    assert "fine/index.html" in made.paths


@pytest.mark.parametrize(
    ("alias", "owner"),
    [
        ("/about/", "content/pages/about.md"),
        ("/articles/sleep/", "content/articles/sleep.md"),
        ("/contact", "a built-in page"),
        ("/index.html", "a built-in page"),
        ("/404.html", "a built-in page"),
        ("/articles/", "a built-in page"),
        ("/articles/index.html", "a built-in page"),
        ("/robots.txt/", "the file that templates/machine/robots.txt makes"),
        ("/feed.xml/old/", "a built-in page"),
        ("/manifest.json", "the list of published files"),
        ("/assets/leaf-1.png/", "the file static/images/leaf.png"),
    ],
)
def test_an_alias_never_hides_what_is_there(alias: str, owner: str) -> None:
    """A page, a file, or a file where the alias would need a folder: the message names it, and it keeps its URL."""
    made = aliased(alias, assets={"static/images/leaf.png": "assets/leaf-1.png"})
    (found,) = made.problems
    assert (found.code, found.file, found.line) == ("alias-hides", "content/articles/sleep.md", 4)
    assert found.message == f"The address “{alias}” already belongs to {owner}."


@pytest.mark.parametrize("alias", ["/About/", "/ABOUT", "/Articles/Sleep/", "/Contact/", "/Index.html", "/Robots.TXT/"])
def test_an_alias_in_other_letters_is_the_same_address(alias: str) -> None:
    """On macOS and Windows the two would be one file, and the one written last would win."""
    made = aliased(alias)
    (found,) = made.problems
    assert found.code == "alias-hides"
    assert "(capital and small letters make no difference)" in found.message
    assert "about/index.html" in made.paths


def test_accents_do_not_make_one_address_of_two() -> None:
    """Ñ is the capital of ñ, but n is another letter."""
    documents = document("articles/a.md", aliases=("/NIÑEZ/",)), document("pages/niñez.md")
    assert arranged(*documents).codes == ["alias-hides"]
    assert aliased("/ninez/", "/niñez/").problems == ()


def test_published_files_that_differ_in_letters_only_are_told() -> None:
    """The message names both files."""
    (found,) = arranged(assets={"static/Form.pdf": "Form.pdf", "static/form.pdf": "form.pdf"}).problems
    assert (found.code, found.file) == ("url-repeated", "static/form.pdf")
    assert "the file static/Form.pdf (capital and small letters make no difference)" in found.message


def test_two_texts_cannot_claim_one_alias() -> None:
    """The first by name has it; the message at the second says who does."""
    made = arranged(document("articles/a.md", aliases=("/old/",)), document("articles/b.md", aliases=("/old",)))
    (found,) = made.problems
    assert (found.code, found.file) == ("alias-hides", "content/articles/b.md")
    assert "content/articles/a.md" in found.message


def test_an_alias_may_take_the_address_of_what_is_not_public() -> None:
    """An expired article can be replaced: its URL then leads to the new one."""
    made = arranged(document("articles/old.md", draft=True), document("articles/new.md", aliases=("/articles/old/",)))
    assert made.problems == ()
    assert made.view("articles/old/index.html").target.href == "/articles/new/"


def test_what_is_not_public_has_no_aliases() -> None:
    """The earlier URLs of a draft lead nowhere yet, but how they are written is told while it is written."""
    made = arranged(document("articles/a.md", draft=True, aliases=("/old/", "/a*/")))
    assert "old/index.html" not in made.paths
    assert made.codes == ["alias-form"]


def test_more_aliases_than_hosts_redirect_are_told() -> None:
    """Each still has its page; only the quick redirect of some hosts ends after 2,000."""
    aliases = [f"/old-{number}/" for number in range(2001)]
    assert aliased(*aliases[1:]).problems == ()
    (found,) = aliased(*aliases).problems
    assert (found.code, found.severity) == ("alias-many", "warning")
    assert "2,001 old addresses" in found.message


def test_a_redirect_that_no_host_reads_is_left_to_its_page() -> None:
    """A line of `_redirects` has at most 1,000 characters; letters beyond ASCII take six each."""
    made = aliased(f"/{'ñ' * 94}/", name="ñ" * 60, base_url=f"https://clinic.example/{'ñ' * 40}")
    assert f"{'ñ' * 94}/index.html" in made.paths
    assert made.view("_redirects").redirects == ()


def test_aliases_become_redirects() -> None:
    """Hosts that read _redirects get the same redirects, with encoded URLs."""
    made = aliased("/viejo-sueño/", "/old.html", "/old%20name/", base_url="https://clinic.example/health")
    assert made.view("_redirects").redirects == (
        ("/health/viejo-sue%C3%B1o/", "/health/articles/sleep/"),
        ("/health/old.html", "/health/articles/sleep/"),
        ("/health/old%20name/", "/health/articles/sleep/"),
    )


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("pages/contact.md", "/contact/"),
        ("pages/articles.md", "/articles/"),
        ("pages/es.md", "/es/"),
        ("pages/contact.es.md", "/es/contact/"),
    ],
)
def test_a_text_cannot_take_the_place_of_a_page_of_the_program(source: str, address: str) -> None:
    """The error points to the file; the built-in page stays."""
    made = arranged(document(source), languages=("en", "es"))
    found = next(each for each in made.problems if each.code == "url-repeated")
    assert found.file == f"content/{source}"
    assert found.message == f"Its address {address} is already taken by a built-in page."


def test_two_files_never_claim_one_address() -> None:
    """`sleep.md` and `sleep.en.md` are the same article; both get an error, because either may be the newcomer."""
    one, other = "content/articles/sleep.en.md", "content/articles/sleep.md"
    made = arranged(document("articles/sleep.md"), document("articles/sleep.en.md"))
    assert {(each.code, each.file) for each in made.problems} == {("url-repeated", one), ("url-repeated", other)}
    assert all((other if each.file == one else one) in each.message for each in made.problems)


@pytest.mark.parametrize(
    ("source", "path", "owner"),
    [
        ("static/index.html", "index.html", "a built-in page"),
        ("static/articles", "articles", "a built-in page"),
        ("static/feed.xml/x.txt", "feed.xml/x.txt", "a built-in page"),
        ("static/robots.txt", "robots.txt", "the file that templates/machine/robots.txt makes"),
        ("static/manifest.json", "manifest.json", "the list of published files"),
    ],
)
def test_a_published_file_cannot_take_the_place_of_a_page(source: str, path: str, owner: str) -> None:
    """Not as a file, not as a folder, not where a folder must be; and it is never lost silently."""
    (found,) = arranged(document("articles/a.md"), assets={source: path}).problems
    assert (found.code, found.file) == ("url-repeated", source)
    assert found.message == f"Its address /{path.removesuffix('index.html')} is already taken by {owner}."


def test_a_text_cannot_lie_where_a_published_file_is() -> None:
    """A file in static/about leaves the page its path; a file named static/about takes it."""
    assert arranged(document("pages/about.md"), assets={"static/about/x.pdf": "about/x.pdf"}).problems == ()
    (found,) = arranged(document("pages/about.md"), assets={"static/about": "about"}).problems
    assert (found.code, found.file) == ("url-repeated", "content/pages/about.md")
    assert "the file static/about" in found.message


def test_sources_that_share_a_file_do_not_collide() -> None:
    """Two pictures with the same bytes are one file, which is no error."""
    both = {"content/articles/leaf.png": "assets/leaf-1.png", "static/images/leaf.png": "assets/leaf-1.png"}
    assert arranged(document("articles/a.md"), assets=both).problems == ()
