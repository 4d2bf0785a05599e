"""Tables, whose rows the library reads sign by sign lest a bar inside of code should part two cells.

Most rows hold neither code nor a backslash, and most blocks no bar.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.extensions.tables import TableProcessor

__all__ = ["QuickTableProcessor"]


class QuickTableProcessor(TableProcessor):
    """The library's tables; what every bar parts is split at once."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether `block` is a table; Python-Markdown's hook."""
        return "|" in block and super().test(parent, block)

    def _split_row(self, row: str) -> list[str]:
        if "\\" in row:
            cells: list[str] = super()._split_row(row)  # type: ignore[misc]  # the stubs leave it out
            return cells
        return self._split(row.removeprefix("|").removesuffix("|") if self.border else row)

    def _split(self, row: str) -> list[str]:
        if "`" in row or "\\" in row:
            cells: list[str] = super()._split(row)  # type: ignore[misc]  # the stubs leave it out
            return cells
        return row.split("|")
