"""The library with the same extensions, and the documented differences between its HTML and ours.

How lines become blocks, and what is inside of a block, we read ourselves; `markdown-it-py` judges that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from documents import convert
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension

from elevate_site.language.slugs import slug
from elevate_site.markup.block_parser import CommonMarkParser
from elevate_site.markup.footnotes import Footnotes
from elevate_site.markup.inlines import InlineReader
from elevate_site.markup.parser import Parser
from elevate_site.markup.positions import without_marks
from elevate_site.model.fragment import Html, Image, Phrase, Piece, SourceLink

Attributes = dict[str, str]
Event = tuple[str, str, Attributes]
"""`("start", tag, attributes)`, `("end", tag, {})` or `("text", text, {})`."""

VOID = frozenset({"br", "hr", "img"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def of_the_library(text: str) -> list[Event]:
    """What the untouched library makes of `text`, as far as we mean to make the same."""
    return comparable(without_marks(untouched().convert(text)))


def untouched() -> Parser:
    """The library with the extensions that our dialect has, its later steps untouched.

    What becomes of lines and of the words in them is ours; `markdown-it-py` is the judge of that.
    """
    footnotes, abbreviations = Footnotes(), AbbrExtension()
    library = Parser(
        [
            TableExtension(use_align_attribute=True),
            footnotes,
            AttrListExtension(),
            abbreviations,
            TocExtension(slugify=slug, marker=""),
        ]
    )
    library.parser = CommonMarkParser(library, footnotes, abbreviations.abbrs)  # type: ignore[attr-defined]  # not in the stubs
    library.preprocessors.deregister("html_block")
    library.treeprocessors.register(InlineReader(library, footnotes), "inline", 20)
    return library


def comparable(html: str) -> list[Event]:
    """The library's HTML, with its named differences from ours taken out."""
    events = read(html)
    for difference in (
        cells_have_classes,
        empty_header_cells_are_cells,
        headings_of_pictures_have_no_name,
        attributes_are_few,
    ):
        events = list(difference(events))
    return joined(map(alike, events))


def of_ours(text: str) -> list[Event]:
    """What our converter makes of `text`, without what it adds to the library's HTML."""
    fragment, _ = convert(text)
    events = read("".join(map(as_html, fragment.pieces)))
    for difference in (tables_stand_in_no_region, headings_of_pictures_have_no_name, attributes_are_few):
        events = list(difference(events))
    return joined(map(alike, events))


def as_html(piece: Piece) -> str:
    """A piece as the library would have written it; phrases are words of the page, which the library has not."""
    match piece:
        case Html():
            return piece.text
        case Phrase():
            return ""
        case SourceLink():
            label = "".join(map(as_html, piece.label))
            return f'<a{piece.attributes} href="{quoted(piece.target)}">{label}</a>'
        case Image():
            title = f' title="{quoted(piece.title)}"' if piece.title else ""
            classes = f' class="{quoted(piece.classes)}"' if piece.classes else ""
            return f'<img src="{quoted(piece.file)}" alt="{quoted(piece.alt)}"{title}{classes}>'
        case _:
            raise TypeError(piece)


def quoted(value: str) -> str:
    """`value` inside the quotes of an attribute."""
    return value.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


class Reader(HTMLParser):
    """Collects the events of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.events: list[Event] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag; the parser's hook."""
        self.events.append(("start", tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """Note an end tag; the parser's hook."""
        self.events.append(("end", tag, {}))

    def handle_data(self, data: str) -> None:
        """Note a text; the parser's hook."""
        self.events.append(("text", data, {}))


def read(html: str) -> list[Event]:
    """The events of `html`; entities are resolved, so that a disguised mail address reads like a plain one."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader.events


def cells_have_classes(events: list[Event]) -> Iterator[Event]:
    """A cell's alignment is a class: `align` is obsolete, and `style` is stopped by our content security policy."""
    for kind, tag, attributes in events:
        if align := attributes.pop("align", ""):
            attributes["class"] = f"{attributes.get('class', '')} align-{align}".strip()
        yield kind, tag, attributes


def empty_header_cells_are_cells(events: list[Event]) -> Iterator[Event]:
    """A header cell without words is an ordinary cell: it would be announced as a column without a name."""
    empty = False
    for index, (kind, tag, attributes) in enumerate(events):
        following = events[index + 1] if index + 1 < len(events) else None
        if kind == "start" and tag == "th":
            empty = following is not None and following[:2] == ("end", "th")
        yield kind, "td" if tag == "th" and empty else tag, attributes


def headings_of_pictures_have_no_name(events: list[Event]) -> Iterator[Event]:
    """A heading that is only a picture has an anchor of what the picture shows; the library calls it a section."""
    for index, (kind, tag, attributes) in enumerate(events):
        if kind == "start" and tag in HEADINGS:
            inside = events[index : events.index(("end", tag, {}), index)]
            if not any(kind == "text" for kind, *_ in inside) and any(tag == "img" for _, tag, _ in inside):
                attributes.pop("id", None)
        yield kind, tag, attributes


def tables_stand_in_no_region(events: list[Event]) -> Iterator[Event]:
    """A wide table scrolls in a region of its own, which has a name and can have the focus."""
    depth = inside = 0
    for kind, tag, attributes in events:
        depth += (kind == "start" and tag not in VOID) - (kind == "end")
        if kind == "start" and attributes.get("class") == "table-region":
            inside = depth
        elif kind == "end" and tag == "div" and depth == inside - 1:
            inside = 0
        else:
            yield kind, tag, attributes


def attributes_are_few(events: list[Event]) -> Iterator[Event]:
    """Header cells say that they head a column; footnotes are announced in the language of the page.

    Links know what paper says after their words. A picture's mark of decoration has done its work, and has no title
    of its own when that is empty.
    """
    for kind, tag, attributes in events:
        kept = {
            name: value
            for name, value in attributes.items()
            if name not in {"scope", "role", "decorative", "data-printed"}
        }
        kept.pop("aria-label", None)
        if kept.get("class") == "footnote-backref":
            kept.pop("title", None)
        if kept.get("class") == "footnotes":
            kept["class"] = "footnote"
        if tag == "img" and not kept.get("title"):
            kept.pop("title", None)
        yield kind, tag, kept


def alike(event: Event) -> Event:
    """The second heading with the same words is `words-2`, not `words_1`; blanks around an address mean nothing."""
    kind, tag, attributes = event
    if tag in HEADINGS and "id" in attributes:
        attributes = attributes | {"id": re.sub(r"[-_]\d+$", "", attributes["id"])}
    for name in ("href", "src", "alt"):
        if name in attributes:
            attributes = attributes | {name: attributes[name].strip()}
    return kind, tag, attributes


def joined(events: Iterator[Event]) -> list[Event]:
    """Events with texts that follow each other made one, without blanks at the ends of the page."""
    result: list[Event] = []
    for kind, tag, attributes in events:
        if kind == "text" and result and result[-1][0] == "text":
            result[-1] = ("text", result[-1][1] + tag, {})
        else:
            result.append((kind, tag, attributes))
    return result
