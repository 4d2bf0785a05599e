"""SVG images keep what draws, and lose what runs, loads, moves or stops a browser."""

from __future__ import annotations

import re

import pytest

from elevate_site.assets.svg_images import clean_svg
from elevate_site.model.pictures import PictureFault, PreparedPicture

BEGIN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20">'


def drawn(inside: str, begin: str = BEGIN) -> tuple[str, tuple[str, ...]]:
    """What is left of a good image, and what was removed from it."""
    made, removed = clean_svg(f"{begin}{inside}</svg>".encode())
    assert isinstance(made, PreparedPicture), made
    return made.data.decode(), removed


def refused(text: str | bytes) -> PictureFault:
    made, _ = clean_svg(text if isinstance(text, bytes) else text.encode())
    assert isinstance(made, PictureFault)
    return made


def test_a_harmless_image_stays_whole() -> None:
    """Shapes, gradients, text, references inside of it and descriptions are there afterwards."""
    inside = (
        '<title>A leaf &amp; more</title><defs><linearGradient id="g"><stop offset="0" stop-color="#fff"></stop>'
        '</linearGradient></defs><g fill="url(#g)" transform="rotate(3)"><path d="M1 1 L 2 2"></path></g>'
        '<use href="#g"></use><text x="1" y="2">Sue&#241;o &lt;</text><style>.a{fill:red}</style>'
    )
    text, removed = drawn(inside)
    assert removed == ()
    assert text == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">' + inside.replace("&#241;", "ñ") + "</svg>\n"
    )
    assert clean_svg(text.encode())[0] == clean_svg(clean_svg(text.encode())[0].data)[0]  # type: ignore[union-attr]  # it is good


@pytest.mark.parametrize(
    ("inside", "removed"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ('<script href="https://x.example/a.js"/>', "<script>"),
        ("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>", "<foreignObject>"),
        ('<rect onclick="alert(1)"/>', "onclick"),
        ('<rect ONLOAD="alert(1)"/>', "ONLOAD"),
        ('<a href="javascript:alert(1)"><rect/></a>', "<a>"),
        ('<use href="https://x.example/a.svg#b"/>', "href=https://x.example/a.svg#b"),
        ('<use xlink:href="data:image/svg+xml,a#b"/>', "href=data:image/svg+xml,a#b"),
        ('<use href=" javascript:alert(1)"/>', "href= javascript:alert(1)"),
        ('<image href="https://x.example/a.png"/>', "<image>"),
        ('<image href="data:image/jpeg;base64,AAAA"/>', "<image>"),
        ('<set attributeName="href" to="javascript:alert(1)"/>', "<set>"),
        ('<animate attributeName="x"/>', "<animate>"),
        ('<iframe src="https://x.example/"/>', "<iframe>"),
        ('<rect fill="url(https://x.example/a#b)"/>', "fill=url(https://x.example/a#b)"),
        ('<rect style="fill:url(//x.example)"/>', "fill=url(//x.example)"),
        ("<style>@import '//x.example/a.css';</style>", "<style>"),
        ("<style>rect{fill:u\\72l(//x.example)}</style>", "<style>"),
        ("<style>rect{fill:url(//x.example)}</style>", "<style>"),
        ("<style><g/>@import url(http://x.example/x.css);</style>", "<style>"),
        ("<style>rect{<g>fill:red</g>}</style>", "<style>"),
        ("<style>rect{fill:image-set('http://x.example/a' 1x)}</style>", "<style>"),
        ("<style>rect{fill:src('//x.example/a')}</style>", "<style>"),
        ("<style>rect{fill:-webkit-image-set('//x.example' 1x)}</style>", "<style>"),
        ("<style>rect{fill:cross-fade('//x.example', red)}</style>", "<style>"),
        ("<style>@font-face{font-family:a;src:local(b)}</style>", "<style>"),
        ("<style>@media (foo: url(//x.example)) {rect{fill:red}}</style>", "<style>"),
        ("<style>rect{animation: a 1s}</style>", "<style>"),
        ("<style>rect{-webkit-transition-duration:1s}</style>", "<style>"),
        ("<rect fill=\"image-set('//x.example' 1x)\"/>", "fill=image-set('//x.example' 1x)"),
        ("<rect style=\"fill: src('//x.example')\"/>", "fill=src('//x.example')"),
        ("<style><![CDATA[</style><script>alert(1)</script>]]></style>", "<style>"),
        ('<filter><feImage href="//x.example"/></filter>', "<feImage>"),
        ('<?xml-stylesheet href="https://x.example/a.css"?>', "<?xml-stylesheet?>"),
    ],
)
def test_what_does_not_draw_is_removed_and_named(inside: str, removed: str) -> None:
    """Nothing of it is left, everything else is, and its author learns of it."""
    text, told = drawn(f'<g id="before"></g>{inside}<g id="after"></g>')
    assert told == (removed,)
    forbidden = r"script|x\.example|on(click|load)|alert|data:|foreign|animate|<set|import"
    assert not re.search(forbidden, text, re.IGNORECASE)
    assert "<style" not in text
    assert '<g id="before"></g>' in text
    assert '<g id="after"></g></svg>' in text


def test_what_drawing_programs_write_for_themselves_is_removed_silently() -> None:
    """Names of files and folders in it tell of the person at the desk."""
    begin = (
        '<?xml version="1.0"?><!-- /home/jane --><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" '
        'xmlns:ink="http://www.inkscape.org/" ink:export="/home/jane/a.png" data-name="jane">'
    )
    text, removed = drawn("<metadata>jane</metadata><ink:view>jane</ink:view><!-- jane --><g></g>", begin)
    assert "jane" not in text
    assert removed == ()
    assert text.endswith("><g></g></svg>\n")


def test_styles_become_attributes() -> None:
    """A strict content security policy forbids styles, and a style outweighs an attribute."""
    text, _ = drawn('<rect fill="red" style="fill: blue !important; -ink-x: 1; stroke:none"/>')
    assert '<rect fill="blue" stroke="none"></rect>' in text


@pytest.mark.parametrize(
    "style",
    [
        ".a:not(.b)>g{fill:rgb(1 2 3);stroke:hsla(1,2%,3%,.5)}",
        "rect{fill:url(#g) red;transform:translate(1px,2px) rotate(3deg) skewX(4deg);width:calc((1px + 2px)*3)}",
        "@media (prefers-color-scheme: dark){rect{fill:var(--a)}}@media print{rect{fill:red}}",
        'text{font-family:"Open Sans (Book)",sans-serif}',
    ],
)
def test_a_style_that_only_draws_stays(style: str) -> None:
    """Colours, sizes, transforms, parts of the same image, and colours for dark screens."""
    text, removed = drawn(f"<style>{style.replace('>', '&gt;')}</style><g></g>")
    assert removed == ()
    assert f"<style>{style.replace('>', '&gt;')}</style>" in text


def test_a_description_of_an_image_is_not_css() -> None:
    """Brackets in them call nothing."""
    assert 'aria-label="Sleep(hours)"' in drawn('<g aria-label="Sleep(hours)"/>')[0]


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 40 20"', (40, 20)),
        ('viewBox="0,0,40.4,20.6"', (40, 21)),
        ('width="80" height="30" viewBox="0 0 40 20"', (80, 30)),
        ('width="80px" viewBox="0 0 40 20"', (80, 40)),
        ('height="10" viewBox="0 0 40 20"', (20, 10)),
        ('width="100%" height="100%" viewBox="0 0 40 20"', (40, 20)),
        ('width="1in" height="25.4mm"', (96, 96)),
        ('viewBox="0 0 1e9 1e9"', (20000, 20000)),
    ],
)
def test_the_size_of_an_svg_image_is_known(attributes: str, size: tuple[int, int]) -> None:
    """By what it says of itself."""
    made, _ = clean_svg(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>'.encode())
    assert isinstance(made, PreparedPicture)
    assert (made.width, made.height) == size


@pytest.mark.parametrize("attributes", ["", 'width="100%"', 'viewBox="0 0 nan inf"', 'viewBox="0 0 0 0"', 'width="9"'])
def test_an_svg_image_without_a_size_is_reported(attributes: str) -> None:
    """The page could not reserve its place while it loads."""
    assert "how large" in refused(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>').message


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">' + BEGIN,
        '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + BEGIN + "&b;</svg>",
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + BEGIN + "&a;</svg>",
    ],
)
def test_a_document_type_is_refused(text: str) -> None:
    """Before any entity is looked at."""
    assert refused(text).code == "picture-doctype"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "words",
        BEGIN,
        f"{BEGIN}<g></svg>",
        f"{BEGIN}&nbsp;</svg>",
        "<html/>",
        '<svg viewBox="0 0 1 1"/>',
        b'<?xml version="1.0" encoding="klingon"?><svg/>',
        b"\xff\xfe\x00",
        BEGIN + "<g>" * 5000 + "</g>" * 5000 + "</svg>",
    ],
)
def test_what_is_not_svg_is_reported(text: str | bytes) -> None:
    """A Problem and no traceback."""
    assert refused(text).code == "picture-damaged"


def test_other_encodings_are_read() -> None:
    """What comes out is UTF-8."""
    text = f'<?xml version="1.0" encoding="ISO-8859-1"?>{BEGIN}<text>Sueño</text></svg>'
    made, _ = clean_svg(text.encode("latin-1"))
    assert isinstance(made, PreparedPicture)
    assert "Sueño" in made.data.decode()


def laughs(depth: int, times: int = 10) -> str:
    """Groups that each show the one before several times."""
    groups = "".join(f'<g id="g{n}">' + f'<use href="#g{n - 1}"/>' * times + "</g>" for n in range(1, depth))
    return f'{BEGIN}<defs><g id="g0"><circle r="5"/></g>{groups}</defs><use href="#g{depth - 1}"/></svg>'


def masked_by_rules(rule: str) -> str:
    """Groups that each show the one before ten times because a `rule` of a style says so."""
    styles = "".join(f"<style>{rule % (n, n)}</style>" for n in range(9))
    return (
        BEGIN
        + styles
        + "".join(f'<g id="g{n}">' + f'<g class="a m{n - 1}"/>' * 10 + "</g>" for n in range(10))
        + "</svg>"
    )


HEAVY = {
    "use in use": laughs(10),
    "a step too many": laughs(6),
    "patterns in patterns": laughs(10)
    .replace("use href=", "rect fill=")
    .replace('"#g', '"url(#g')
    .replace('"/>', ')"/>'),
    "masks by rules": masked_by_rules(".m%d{mask: url(#g%d)}"),
    "masks by rules for screens": masked_by_rules("@media screen{p, .m%d{mask: url('#g%d')}}"),
    "a thousand arrows on each of a thousand lines": f'{BEGIN}<marker id="m"><path d="M0 0"/></marker>'
    + f'<path marker-mid="url(#m)" d="M{" 1 2" * 1000}"/>' * 1000
    + "</svg>",
    "filters": f'{BEGIN}<filter id="f">{"<feTurbulence/>" * 100}</filter>' + '<g filter="url(#f)"/>' * 100 + "</svg>",
    "too many elements": f"{BEGIN}{'<g/>' * 250_001}</svg>",
    "too many rules": f"{BEGIN}<style>{'a,b{fill:red}' * 5000}</style>{'<g/>' * 5000}</svg>",
}


@pytest.mark.parametrize("image", HEAVY.values(), ids=HEAVY)
def test_an_image_at_which_browsers_would_hang_is_refused(image: str) -> None:
    """However the parts multiply, and without counting them one by one."""
    assert refused(image).code == "picture-size"


def test_what_drawing_programs_write_is_not_heavy() -> None:
    """A detailed map, with styles by class, gradients, and a clip path for every part."""
    part = '<path class="cls-1" d="M1 1 L 2 2 3 3" clip-path="url(#c)"/>'
    inside = (
        '<style>.cls-1,.cls-2{fill:url(#g);stroke:#000}.cls-1{opacity:.5}</style><clipPath id="c"><rect/></clipPath>'
        '<linearGradient id="g"><stop/><stop/></linearGradient><symbol id="s"><circle/></symbol>'
    )
    self_showing = '<g id="self"><use href="#self"/></g>'
    _, removed = drawn(inside + part * 20_000 + '<use xlink:href="#s"/>' * 1000 + self_showing)
    assert removed == ()


def test_parts_that_lie_too_deep_are_refused_wherever_they_come_from() -> None:
    """A long chain of groups that show each other is as deep as groups inside each other."""
    assert "nested" in refused(laughs(300, times=1)).message


@pytest.mark.parametrize(
    "style", ["a{" * 10_000, "a{" * 21 + "}" * 21, "a{width:calc" + "(" * 30 + "1" + ")" * 30 + "}"]
)
def test_a_style_that_nests_as_nobody_writes_it_is_removed(style: str) -> None:
    """10,000 open brackets would end the process of a browser's tab."""
    text, removed = drawn(f"<style>{style}</style><path d='M1 1'/>")
    assert (removed, "style" in text) == (("<style>",), False)


def test_a_value_that_nests_as_nobody_writes_it_is_removed() -> None:
    """An attribute is read as a style is."""
    text, _ = drawn(f'<path fill="{"calc(" * 30}1{")" * 30}"/>')
    assert "calc" not in text


def test_a_size_beyond_all_numbers_is_no_size() -> None:
    """Nothing is drawn at infinity."""
    assert "how large" in refused('<svg xmlns="http://www.w3.org/2000/svg" width="1e999" height="4"/>').message
