"""Tables as readers need them: each in a region that scrolls by itself, with cells that screen readers understand."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from elevate_site.markup.pieces import phrase_placeholder

__all__ = ["TableRegionProcessor"]

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})


class TableRegionProcessor(Treeprocessor):
    """Puts each table into a region, which the last heading before it names."""

    def run(self, root: Element) -> None:
        """Change the tree in place; Python-Markdown's hook."""
        tables = list(root.iter("table"))
        if not tables:
            return
        for table in tables:
            _finish_cells(table)
        _wrap_tables(root)


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


def _wrap_tables(root: Element) -> None:
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
