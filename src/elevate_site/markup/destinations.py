"""Where links lead and pictures lie: checked by their form here, by their target when the site is known."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from elevate_site.markup.findings import Destination, Findings
from elevate_site.markup.footnotes import is_footnote_link
from elevate_site.markup.marks import last_position_of, position_of, without_marks
from elevate_site.markup.printed_addresses import printed_address
from elevate_site.model.fragment import Image
from elevate_site.model.values import Position

if TYPE_CHECKING:
    from elevate_site.markup.dialect import Dialect

__all__ = ["DestinationProcessor", "usual_link"]

_NOWHERE = Position(0, 0)
_SCHEMES = frozenset({"https", "http", "mailto", "tel", "sms"})
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
# An address of this site, of which there is nothing to say, with its mark.
_USUAL = re.compile("\ufdd0(\\d+),(\\d+)\ufdd1(?!//)([A-Za-z0-9_./#-]+)")
# An address of another site, likewise.
_USUAL_ELSEWHERE = re.compile("\ufdd0\\d+,\\d+\ufdd1(https?://[A-Za-z0-9][A-Za-z0-9_./#?=%-]*)")
# Browsers take a backslash for a slash.
_SLASHES = "/\\"
_OTHER_HOST = re.compile(r"[/\\]{2}")
# Browsers ignore these inside an address, so that `java\nscript:` would run.
_IGNORED_BY_BROWSERS = re.compile(r"[\x00-\x20\x7f-\x9f]+")


class DestinationProcessor(Treeprocessor):
    """Reads the marks of links and images and leaves a numbered placeholder for what has to be looked up."""

    md: Dialect

    def run(self, root: Element) -> None:
        """Check every `<a>` and `<img>`; Python-Markdown's hook."""
        for element in root.iter():
            if element.tag == "a" and not is_footnote_link(element):
                self._read_link(element)
            elif element.tag == "img":
                self._read_image(element)

    def _read_link(self, element: Element) -> None:
        written = element.get("href") or ""
        if (usual := _USUAL.fullmatch(written)) and len(element) == 0 and without_marks(element.text or "").strip():
            line, column, address = usual.groups()
            self._await(element, Destination(address, Position(int(line), int(column))))
            return
        position = position_of(written)
        address = _plain(written)
        if AMP_SUBSTITUTE in (element.text or ""):
            # <name@example.org>, which the library disguises; who listens to the page needs it as it is.
            element.text = _plain(element.text or "")
        if not address:
            self.md.findings.report("link-empty", position, "This link leads nowhere.", "Write [words](address).")
        elif not _has_words(element):
            self.md.findings.report(
                "link-empty", position, f"The link to “{address}” has no words.", "Write them in the square brackets."
            )
        for inner in element.findall(".//a") if len(element) else ():
            self.md.findings.report(
                "link-nested", position, f"Inside the link to “{address}” is another link.", "Put one behind the other."
            )
            inner.tag = "span"
            inner.attrib.clear()
        if self._is_external(address, position):
            element.set("href", address)
            if (printed := printed_address(address, "".join(element.itertext()))) is not None:
                element.set("data-printed", printed)
            return
        self._await(element, Destination(address, position or _NOWHERE))

    def _await(self, element: Element, destination: Destination) -> None:
        element.set("href", _put_aside(destination, self.md.findings))

    def _is_external(self, address: str, position: Position | None) -> bool:
        compact = _IGNORED_BY_BROWSERS.sub("", address)
        if _OTHER_HOST.match(compact):
            self.md.findings.report(
                "link-scheme",
                position,
                f"“{address}” does not say how the other site is reached.",
                f"Write https://{compact.lstrip(_SLASHES)}",
            )
            return True
        scheme = _SCHEME.match(compact)
        if scheme is None:
            return False
        if scheme[1].lower() not in _SCHEMES:
            self.md.findings.report(
                "link-scheme",
                position,
                f"A link cannot begin with “{scheme[1]}:”.",
                "Use https, http, mailto, tel or sms, or the name of a file of this site.",
            )
        elif not compact[scheme.end() :].strip(_SLASHES):
            self.md.findings.report(
                "link-empty", position, f"The link to “{address}” leads nowhere.", f"Write on behind {scheme[0]}"
            )
        return True

    def _read_image(self, element: Element) -> None:
        findings = self.md.findings
        written = element.get("src") or ""
        position = position_of(written)
        file = _plain(written)
        alt = _plain(element.get("alt") or "")
        decorative = element.get("decorative") is not None
        if not alt and not decorative:
            findings.report(
                "image-alt",
                last_position_of(written),
                f"The image “{file}” does not say what it shows.",
                f"Write ![what it shows]({file}), or ![]({file}){{decorative}} if it shows nothing that matters.",
            )
        compact = _IGNORED_BY_BROWSERS.sub("", file)
        if _SCHEME.match(compact) or _OTHER_HOST.match(compact):
            findings.report(
                "image-host",
                position,
                f"The image “{file}” would be fetched from another host, which then knows who reads what.",
                "Save it beside the article and write its file name.",
            )
        title = _plain(element.get("title") or "")
        line, column = position or _NOWHERE
        image = Image(file, alt, line, title, element.get("class") or "", column)
        findings.images.append(image)
        element.attrib.clear()
        element.set("src", f"\ufde1{len(findings.images) - 1}\ufde1")


def usual_link(written: str, words: str, findings: Findings) -> str | None:
    """The tag of a link with these words, which leads to `written`; `None` when there may be something to say of it."""
    if not without_marks(words).strip():
        return None
    if usual := _USUAL.fullmatch(written):
        line, column, address = usual.groups()
        return f'<a href="{_put_aside(Destination(address, Position(int(line), int(column))), findings)}">'
    if elsewhere := _USUAL_ELSEWHERE.fullmatch(written):
        address = elsewhere[1]
        printed = "" if printed_address(address, words) is None else ' data-printed=""'
        return f'<a{printed} href="{address}">'
    return None


def _put_aside(destination: Destination, findings: Findings) -> str:
    """The placeholder of `destination`."""
    findings.destinations.append(destination)
    return f"\ufde0{len(findings.destinations) - 1}\ufde0"


def _has_words(link: Element) -> bool:
    """Whether a link says anything to somebody who does not see its picture."""
    return any(without_marks(text).strip() for text in link.itertext()) or any(
        _plain(image.get("alt") or "") for image in link.iter("img")
    )


def _plain(written: str) -> str:
    """An attribute's value as a browser would read it: without marks, entities resolved."""
    return html.unescape(without_marks(written).replace(AMP_SUBSTITUTE, "&")).strip()
