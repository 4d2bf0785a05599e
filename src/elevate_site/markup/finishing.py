"""What Python-Markdown leaves that is not yet right for readers: tables, table cells and footnotes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from elevate_site.markup.footnotes import is_footnote_link

if TYPE_CHECKING:
    from elevate_site.markup.dialect import Dialect

__all__ = ["FinishingProcessor", "phrase_placeholder"]

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})


def phrase_placeholder(key: str, number: int = 0) -> str:
    """What stands for a `Phrase` until the pieces are made."""
    return f"\ufde2{key}:{number}\ufde2"


class FinishingProcessor(Treeprocessor):
    """Puts tables into a region that scrolls by itself, and names footnotes in the language of the page."""

    md: Dialect

    def run(self, root: Element) -> None:
        """Change the tree in place; Python-Markdown's hook."""
        if tables := list(root.iter("table")):
            for table in tables:
                _finish_cells(table)
            _wrap_tables(root)
        for notes in root.iter("div"):
            if notes.get("class") == "footnote":
                _finish_footnotes(notes)


def _finish_cells(table: Element) -> None:
    for cell in table.iter():
        if cell.tag not in {"th", "td"}:
            continue
        if align := cell.attrib.pop("align", None):
            cell.set("class", f"{cell.get('class', '')} align-{align}".strip())
        if cell.tag == "th":
            # A header cell without words would be announced as a column without a name.
            if len(cell) or (cell.text or "").strip():
                cell.set("scope", "col")
            else:
                cell.tag = "td"


def _wrap_tables(root: Element) -> None:
    """Put each table into a region, which is named by the last heading before it."""
    heading: str | None = None
    parents = {
        table: parent
        for parent in root.iter()
        if len(parent) and parent.find("table") is not None
        for table in parent
        if table.tag == "table"
    }
    for element in list(root.iter()):
        if element.tag in _HEADINGS:
            heading = element.get("id")
        elif element in parents:
            region = Element("div", {"class": "table-region", "role": "region", "tabindex": "0"})
            if heading:
                region.set("aria-labelledby", heading)
            else:
                region.set("aria-label", phrase_placeholder("table_region"))
            region.tail, element.tail = element.tail, None
            parent = parents[element]
            parent[list(parent).index(element)] = region
            region.append(element)


def _finish_footnotes(notes: Element) -> None:
    notes.set("class", "footnotes")
    notes.set("role", "doc-endnotes")
    notes.set("aria-label", phrase_placeholder("footnotes"))
    for link in notes.iter("a"):
        if is_footnote_link(link) and link.get("class") == "footnote-backref":
            number = link.attrib.pop("title", "0")
            link.set("aria-label", phrase_placeholder("footnote_back", int(number)))
