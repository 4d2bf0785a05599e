"""Footnotes: a mark in the text, a note at its end, and no mark without a note or note without a mark."""

from __future__ import annotations

import difflib
from xml.etree.ElementTree import Element, SubElement

from markdown.extensions.footnotes import FN_BACKLINK_TEXT, NBSP_PLACEHOLDER, FootnoteExtension
from markdown.treeprocessors import Treeprocessor

from elevate_site.markup.parser import Parser
from elevate_site.markup.pieces import phrase_placeholder
from elevate_site.markup.positions import position_of, without_marks
from elevate_site.model.values import Position

__all__ = ["FootnoteWordsProcessor", "Footnotes", "is_footnote_link"]

_MARK = "footnote-ref"
_WAY_BACK = "footnote-backref"


class Footnotes(FootnoteExtension):
    """The library's footnotes; it also reports notes without text, and notes to which no mark refers."""

    md: Parser

    def __init__(self) -> None:
        self._notes: dict[str, tuple[Position, Element]] = {}
        super().__init__(BACKLINK_TITLE="{}")

    def reset(self) -> None:
        """Forget the notes of the previous document; Python-Markdown's hook."""
        super().reset()
        self._notes.clear()

    def add(self, written: str, position: Position, note: Element) -> None:
        """Keep `note`, an `<li>`; `written` is its name, perhaps with marks."""
        name = without_marks(written)
        if name in self._notes:
            message = f"There are two footnotes called “{name}”; readers would see only one of them."
            self._report(position, message, "Rename one of the two.")
            return
        if not len(note):
            self._report(position, f"The footnote “{name}” has no text.", f"Write it after [^{name}]: or delete it.")
        self._notes[name] = position, note
        # The library asks for its name, and would read its text anew.
        self.setFootnote(name, "")

    def makeFootnotesDiv(self, root: Element) -> Element | None:  # noqa: ARG002, N802 - the library's names
        """The notes below the text, each with its way back; Python-Markdown's hook."""
        if not self._notes:
            return None
        notes = Element("div", {"class": "footnote"})
        SubElement(notes, "hr")
        items = SubElement(notes, "ol")
        for number, (name, (_, note)) in enumerate(self._notes.items(), start=1):
            note.set("id", self.makeFootnoteId(name))
            address = f"#{self.makeFootnoteRefId(name)}"
            back = Element("a", {"href": address, "class": _WAY_BACK, "title": str(number)})
            back.text = FN_BACKLINK_TEXT
            if len(note) and note[-1].tag == "p":
                note[-1].text = f"{note[-1].text}{NBSP_PLACEHOLDER}"
                note[-1].append(back)
            else:
                SubElement(note, "p").append(back)
            items.append(note)
        return notes

    def findFootnotesPlaceholder(self, root: Element) -> None:  # noqa: N802 - the library's name
        """Always put notes at the end; the library would search the whole text for a place that a writer chose."""

    def mark_of(self, name: str) -> Element | None:
        """A new mark in the text that leads to the note `name`; `None` if there is no such note."""
        if name not in self.footnotes:
            return None
        self.addFootnoteRef(name)
        mark = Element("sup", {"id": self.makeFootnoteRefId(name, found=True)})
        link = SubElement(mark, "a", {"href": f"#{self.makeFootnoteId(name)}", "class": _MARK})
        link.text = str(list(self.footnotes).index(name) + 1)
        return mark

    def report_unmatched(self) -> None:
        """Report every mark without a note and every note without a mark, once the whole text is converted.

        A mark and a note that seem to belong together are one mistake.
        """
        used = set(self.footnote_order)
        unused = {name: self._notes[name][0] for name in self.footnotes if name not in used}
        unknown = [
            (name, mark)
            for name, mark in self.md.findings.unknown_notes
            if name not in self.md.findings.misplaced_notes
        ]
        for name, position in unknown:
            near = difflib.get_close_matches(name, unused, n=1)
            if not near and len(unknown) == 1 and len(unused) == 1 and name.isdigit():
                near = [other for other in unused if other.isdigit()]
            hint = f"Write the note on a line of its own: [^{name}]: The text of the note."
            if near:
                hint = f"Did you mean [^{near[0]}]? Its note is on line {unused.pop(near[0]).line}, and has no mark."
            self._report(position, f"There is no note for the footnote mark [^{name}].", hint)
        for name, place in unused.items():
            hint = f"Write [^{name}] where it belongs, or delete it."
            self._report(place, f"Nothing in the text refers to the footnote “{name}”.", hint)

    def _report(self, position: Position | None, message: str, hint: str) -> None:
        self.md.findings.report("footnote-broken", position, message, hint)


class FootnoteWordsProcessor(Treeprocessor):
    """Labels the notes and the ways back into the text in the language of the page."""

    def run(self, root: Element) -> None:
        """Change the tree in place; Python-Markdown's hook."""
        for notes in root.iter("div"):
            if notes.get("class") != "footnote":
                continue
            notes.set("class", "footnotes")
            notes.set("role", "doc-endnotes")
            notes.set("aria-label", phrase_placeholder("footnotes"))
            for link in notes.iter("a"):
                if is_footnote_link(link) and link.get("class") == _WAY_BACK:
                    number = link.attrib.pop("title", "0")
                    link.set("aria-label", phrase_placeholder("footnote_back", int(number)))


def is_footnote_link(element: Element) -> bool:
    """Whether the library made this `<a>` for a footnote; a writer's own link of the same class bears a mark."""
    href = element.get("href") or ""
    return href.startswith("#fn") and element.get("class") in {_MARK, _WAY_BACK} and not position_of(href)
