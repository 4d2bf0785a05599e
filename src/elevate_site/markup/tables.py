"""Tables as readers need them: each in a region that scrolls by itself, with cells that screen readers understand."""

from __future__ import annotations

import copy
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from elevate_site.markup.pieces import phrase_placeholder

__all__ = ["TableRegionProcessor"]

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})


class TableRegionProcessor(Treeprocessor):
    """Puts each table into a region, which the last heading before it names."""

    def run(self, root: Element) -> None:
        """Change the tree in place; Python-Markdown's hook."""
        if next(root.iter("table"), None) is None:
            return
        heading: str | None = None
        for element in list(root.iter()):
            if element.tag in _HEADINGS:
                heading = element.get("id")
            elif element.tag == "table":
                _finish_cells(element)
                _wrap(element, heading)


def _finish_cells(table: Element) -> None:
    for cell in table.iter():
        if cell.tag not in {"th", "td"}:
            continue
        if align := cell.attrib.pop("align", None):
            cell.set("class", f"{cell.get('class', '')} align-{align}".strip())
        if cell.tag == "th":
            # A screen reader would announce a header cell without words as a column without a name.
            if len(cell) or (cell.text or "").strip():
                cell.set("scope", "col")
            else:
                cell.tag = "td"


def _wrap(table: Element, heading: str | None) -> None:
    """Make `table` the region around a copy of itself, so that nobody need look for its parent."""
    inner = copy.copy(table)
    inner.tail = None
    name = {"aria-labelledby": heading} if heading else {"aria-label": phrase_placeholder("table_region")}
    table.tag, table.text, table[:] = "div", None, [inner]
    table.attrib = {"class": "table-region", "role": "region", "tabindex": "0", **name}
