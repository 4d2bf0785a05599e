"""Footnotes: a mark in the text, a note at its end, and each of them with the other."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.extensions.footnotes import FootnoteExtension

from elevate_site.markup.marks import position_of, without_marks
from elevate_site.model.values import Position

if TYPE_CHECKING:
    from elevate_site.markup.dialect import Dialect

__all__ = ["Footnotes", "is_footnote_link"]

_CLASSES = frozenset({"footnote-ref", "footnote-backref"})


class Footnotes(FootnoteExtension):
    """The library's footnotes; every note is asked whether it has a text and whether somebody refers to it."""

    md: Dialect

    def __init__(self) -> None:
        self._positions: dict[str, Position | None] = {}
        self._all_are_known = False
        super().__init__(BACKLINK_TITLE="{}")

    def reset(self) -> None:
        """Forget the notes of the document before; Python-Markdown's hook."""
        super().reset()
        self._positions.clear()
        self._all_are_known = False

    def makeFootnotesDiv(self, root: Element) -> Element | None:  # noqa: N802 - the library's name
        """Write the notes, none of which can begin another one any more; Python-Markdown's hook."""
        self._all_are_known = True
        return super().makeFootnotesDiv(root)

    def setFootnote(self, id: str, text: str) -> None:  # noqa: A002, N802 - the library's names
        """Keep the note `id`; Python-Markdown's hook."""
        name, position = without_marks(id), position_of(id)
        if self._all_are_known:
            hint = "Begin its line at the left margin, without blanks."
            self._report(position, f"The footnote “{name}” begins inside of another footnote.", hint)
            return
        if name in self.footnotes:
            self._report(position, f"There are two footnotes called “{name}”; only one would be shown.", "Rename one.")
        elif not without_marks(text).strip():
            self._report(position, f"The footnote “{name}” has no text.", f"Write it behind [^{name}]: or delete it.")
        self._positions[name] = position
        super().setFootnote(name, text)

    def findFootnotesPlaceholder(self, root: Element) -> None:  # noqa: N802 - the library's name
        """Nowhere but at the end; the library would search every text for a place that a writer marked."""

    def report_unused(self) -> None:
        """Report every note that no mark in the text refers to, once the whole text has been converted."""
        used = set(self.footnote_order)
        for name in (name for name in self.footnotes if name not in used):
            self._report(
                self._positions[name],
                f"Nothing in the text refers to the footnote “{name}”.",
                f"Write [^{name}] where it belongs, or delete it.",
            )

    def _report(self, position: Position | None, message: str, hint: str) -> None:
        self.md.findings.report("footnote-broken", position, message, hint)


def is_footnote_link(element: Element) -> bool:
    """Whether the library made this `<a>` for a footnote; one that a writer gave the same class has a mark."""
    href = element.get("href") or ""
    return href.startswith("#fn") and element.get("class") in _CLASSES and not position_of(href)
