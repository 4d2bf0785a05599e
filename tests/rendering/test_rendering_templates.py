"""Pages become files, and a template that fails is reported with its file and line."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from drawing import EN, ES, draw, render_input_of, renderer_of

from elevate_site.errors import Problem
from elevate_site.model.fragment import Block, Html, Image, Phrase, Picture
from elevate_site.model.machine_views import RedirectsView, RobotsView
from elevate_site.model.page import Output, Page
from elevate_site.model.pictures import PictureFile, PictureVariant
from elevate_site.reading import theme_folder
from elevate_site.rendering.renderer import Renderer, compiled_templates

MACRO = (theme_folder() / "templates/components/picture/picture.html").read_bytes()


def test_a_template_sees_its_page_and_the_site(tmp_path: Path) -> None:
    """The view of the page and the view of the site, and text in them is escaped."""
    assert draw(tmp_path, "{{ page.sitemap_url }} of {{ site.name }}") == "s of Clinic &lt;&amp; Co&gt;"


def test_words_come_in_the_language_of_the_page(tmp_path: Path) -> None:
    """The same template speaks both languages; values in words are escaped."""
    template = "{{ t('hello', name='<b>') }}; {{ t('amp') }}"
    assert draw(tmp_path, template) == "Hello, &lt;b&gt;; You &amp; me"
    assert draw(tmp_path, template, language=ES) == "Hola, &lt;b&gt;; Usted y yo"


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 drops"), (1, "one drop"), (2, "2 drops"), (1_000_000, "1000000 drops")]
)
def test_words_with_a_number_take_its_form(count: int, said: str, tmp_path: Path) -> None:
    """The form is that of the language; a form that no words were written for is the general one."""
    assert draw(tmp_path, f"{{{{ t('drops', count={count}) }}}}") == said


def test_words_without_values_are_not_formatted(tmp_path: Path) -> None:
    """A brace in words is a brace, as long as no value is asked for."""
    assert draw(tmp_path, "{{ t('brace') }}") == "{"


def test_days_and_times_are_written_in_the_language(tmp_path: Path) -> None:
    """Dates in full, clock times and weekdays as people write them."""
    template = (
        "{{ page.redirects[0]|day }}; {{ page.redirects[1]|clock }}; {{ 0|weekday }}; "
        "{{ 'es'|language_name }}; {{ 'en'|language_name }}; {{ 'a b&c'|urlquote }}"
    )
    view = RedirectsView((datetime.date(2026, 11, 2), datetime.time(14, 30)))  # type: ignore[arg-type]  # any values will do
    english = draw(tmp_path, template, view)
    spanish = draw(tmp_path, template, view, ES)
    assert isinstance(english, str)
    assert isinstance(spanish, str)
    assert english.replace("\u202f", " ") == "November 2, 2026; 2:30 PM; Monday; Español; English; a%20b%26c"
    assert spanish.startswith("2 de noviembre de 2026; 14:30; Lunes; Español; English")


def test_assets_and_icons_have_the_root_and_are_encoded(tmp_path: Path) -> None:
    """An address carries the path of the base URL, whatever is in the name of the file."""
    assets = {"static/js/a.js": "assets/sueño b.js"}
    assert draw(tmp_path, "{{ asset('js/a.js') }}", assets=assets) == "/x/assets/sue%C3%B1o%20b.js"
    icon = draw(tmp_path, "{{ icon('phone') }}")
    assert isinstance(icon, str)
    assert '<use href="/x/assets/icons.svg#phone">' in icon
    assert 'aria-hidden="true"' in icon


def test_pieces_become_html(tmp_path: Path) -> None:
    """Finished HTML stays, pictures and phrases are made, and their words are escaped."""
    pieces = (
        Html("<p>a &amp; b</p>"),
        Picture("static/images/a.png", 'A "leaf" & more', "T <1>", "wide"),
        Picture("static/images/a.png", "", at_once=True),
        Phrase("back", 3),
    )
    view = RedirectsView(pieces)  # type: ignore[arg-type]  # any values will do
    pictures = {"static/images/a.png": PictureFile("assets/a.png", "image/png", 300, 200)}
    assert draw(
        tmp_path, "{{ page.redirects|html }}", view, ES, pictures=pictures, components__picture__picture=MACRO
    ) == (
        "<p>a &amp; b</p>"
        '<img src="/x/assets/a.png" alt="A &#34;leaf&#34; &amp; more" width="300" height="200" title="T &lt;1&gt;"'
        ' class="wide" loading="lazy" decoding="async">'
        '<img src="/x/assets/a.png" alt="" width="300" height="200">'
        "Volver a 3"
    )


def test_a_picture_offers_smaller_files(tmp_path: Path) -> None:
    """The best format first, each with its widths, and the width of the column, which is all that is shown."""
    variants = (
        PictureVariant("assets/a b-480.avif", "image/avif", 480),
        PictureVariant("assets/a b-1000.avif", "image/avif", 1000),
        PictureVariant("assets/a b-480.webp", "image/webp", 480),
    )
    pictures = {"a.jpg": PictureFile("assets/a.jpg", "image/jpeg", 1000, 200, variants)}
    view = RedirectsView((Picture("a.jpg", "A", at_once=True),))  # type: ignore[arg-type]  # any values will do
    sizes = 'sizes="(min-width: 720px) 656px, calc(100vw - 2rem)"'
    assert draw(tmp_path, "{{ page.redirects|html }}", view, pictures=pictures, components__picture__picture=MACRO) == (
        '<picture><source type="image/avif" srcset="/x/assets/a%20b-480.avif 480w, /x/assets/a%20b-1000.avif 1000w" '
        f'{sizes}><source type="image/webp" srcset="/x/assets/a%20b-480.webp 480w" {sizes}>'
        '<img src="/x/assets/a.jpg" alt="A" width="1000" height="200"></picture>'
    )


def test_a_block_is_drawn_by_its_component(tmp_path: Path) -> None:
    """Fixed options, arguments that were given, and `None` for those that were not; the body is in the middle."""
    block = Block("dont", {"heading": "<Call>"}, (Html("<p>x</p>"), Phrase("back", 1)), 1)
    macro = "{% macro do_list(kind, heading) %}[{{ kind }}|{{ heading }}|{{ caller() }}]{% endmacro %}"
    view = RedirectsView((block, Block("do", {}, (), 2)))  # type: ignore[arg-type]  # any values will do
    drawn = draw(tmp_path, "{{ page.redirects|html }}", view, components__do_list__do_list=macro)
    assert drawn == "[dont|&lt;Call&gt;|<p>x</p>Back to 1][do|None|]"


def test_an_appointment_knows_how_to_book(tmp_path: Path) -> None:
    """The ways to book come from the settings, and the article only asks for them."""
    macro = (
        "{% macro appointment(heading, booking_href, phone_href, phone_display) %}"
        "{{ caller() }}{{ booking_href }} {{ phone_href }} {{ phone_display }}{% endmacro %}"
    )
    view = RedirectsView((Block("appointment", {}, (), 1),))  # type: ignore[arg-type]  # any values will do
    drawn = draw(tmp_path, "{{ page.redirects|html }}", view, components__appointment__appointment=macro)
    assert drawn == "https://book.example/ tel:+13052291400 305-229-1400"


def test_shared_parts_are_drawn_from_the_site_alone(tmp_path: Path) -> None:
    """A part that is the same on every page cannot see a page."""
    part = "{{ site.language }}"
    assert draw(tmp_path, "{{ shared('part') }}", language=ES, layouts__shared__part=part) == "es"
    found = draw(tmp_path, "{{ shared('part') }}", layouts__shared__part="{{ page.head }}")
    assert isinstance(found, Problem)
    assert found.file == "templates/layouts/shared/part.html"


def test_templates_saved_on_windows_are_fine(tmp_path: Path) -> None:
    """Neither a byte order mark nor carriage returns reach the page."""
    assert draw(tmp_path, b"\xef\xbb\xbf<p>\r\n</p>\r\n") == "<p>\n</p>\n"


@pytest.mark.parametrize(
    ("template", "line", "reason"),
    [
        ("a\n{{ nothing }}", 2, "'nothing' is undefined"),
        ("a\n\n{{ page.sitemap }}", 3, "RobotsView has no attribute 'sitemap'"),
        ("{{ site.phone }}", 1, "SiteView has no attribute 'phone'"),
        ("a\n{% if %}", 2, "Expected an expression, got 'end of statement block'"),
        ("{% for x in [] %}", 1, "Unexpected end of template"),
        ("\n{{ 1|upcase }}", 2, "No filter named 'upcase'"),
        ("{{ t('helo') }}", 1, "there are no words for “helo” in templates/strings"),
        ("{{ t('hello', nmae='x') }}", 1, "the words for “hello” need the value 'name'"),
        ("{{ asset('js/no.js') }}", 1, "there is no file static/js/no.js"),
        ("{% include 'layouts/no.html' %}", 1, "there is no template templates/layouts/no.html"),
        ("{% extends 'layouts/no.html' %}", 1, "there is no template templates/layouts/no.html"),
        ("{{ shared('no') }}", 1, "there is no template templates/layouts/shared/no.html"),
        ("\n\n{{ 1 / 0 }}", 3, "division by zero"),
        (b"a\nb caf\xe9", 2, "it is not saved as UTF-8"),
    ],
)
def test_a_faulty_template_is_reported_with_its_line(
    template: str | bytes, line: int, reason: str, tmp_path: Path
) -> None:
    """Whatever is wrong with a template is a Problem that names template, line, page and reason."""
    found = draw(tmp_path, template)
    assert isinstance(found, Problem)
    assert (found.code, found.file, found.line) == ("theme-template", "templates/pages/page.html", line)
    assert found.message.startswith("This template cannot draw the page page/index.html: ")
    assert reason in found.message


def test_the_innermost_template_is_to_blame(tmp_path: Path) -> None:
    """A fault in a component is reported in the component, not in the page that uses it."""
    macro = "\n{% macro x() %}\n{{ nothing }}{% endmacro %}"
    found = draw(tmp_path, "{% from 'components/x/x.html' import x %}{{ x() }}", components__x__x=macro)
    assert isinstance(found, Problem)
    assert (found.file, found.line) == ("templates/components/x/x.html", 3)


def test_a_piece_that_was_not_resolved_is_never_published(tmp_path: Path) -> None:
    """An image whose file nobody looked up is a fault of the program, and is reported."""
    view = RedirectsView((Image("a.png", "A", 1),))  # type: ignore[arg-type]  # any values will do
    assert isinstance(draw(tmp_path, "{{ page.redirects|html }}", view), Problem)


def test_machine_templates_are_drawn_too(tmp_path: Path) -> None:
    """Files for machines come from templates; XML is escaped, plain text is not."""
    renderer = renderer_of(
        tmp_path, {"machine/robots.txt": "{{ page.sitemap_url }}", "machine/atom.xml": "{{ page.sitemap_url }}"}
    )
    view = RobotsView(indexed=True, sitemap_url="https://a.example/?b&c")
    text = renderer.render(Page("robots.txt", EN, "machine/robots.txt", view))
    xml = renderer.render(Page("feed.xml", EN, "machine/atom.xml", view))
    assert text == Output("robots.txt", b"https://a.example/?b&c")
    assert xml == Output("feed.xml", b"https://a.example/?b&amp;c")


ROBOTS = RobotsView(indexed=True, sitemap_url="s")


def test_all_languages_share_the_compiled_templates(tmp_path: Path) -> None:
    """A constant in a template is still written in the language of each page."""
    given = render_input_of(tmp_path, {"pages/page.html": "{{ 0|weekday }}, {{ 'America/New_York'|time_zone_place }}"})
    renderer = Renderer(given, compiled_templates(given))
    made = [renderer.render(Page("a", language, "pages/page.html", ROBOTS)) for language in (EN, ES)]
    assert made == [Output("a", b"Monday, New York"), Output("a", b"Lunes, Nueva York")]


def test_compiled_templates_are_used_only_for_the_text_they_were_made_of(tmp_path: Path) -> None:
    """Code compiled from another text, or missing because of a fault, changes no page."""
    page = Page("a", EN, "pages/page.html", ROBOTS)
    old = render_input_of(tmp_path, {"pages/page.html": "old", "pages/broken.html": "{% if %}"})
    new = render_input_of(tmp_path, {"pages/page.html": "new"})
    compiled = compiled_templates(old)
    assert Renderer(old, compiled).render(page) == Output("a", b"old")
    assert Renderer(new, compiled).render(page) == Output("a", b"new")
    assert isinstance(Renderer(old, compiled).render(Page("a", EN, "pages/broken.html", ROBOTS)), Problem)
