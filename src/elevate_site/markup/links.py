"""Links and images: every address is checked by its form here, and by its target once the site is known.

Whatever must be looked up in the site leaves a numbered placeholder in the HTML.
"""

from __future__ import annotations

import html
import re
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from elevate_site.markup.findings import Destination
from elevate_site.markup.footnotes import is_footnote_link
from elevate_site.markup.parser import Parser
from elevate_site.markup.pieces import image_placeholder, link_placeholder
from elevate_site.markup.positions import last_position_of, position_of, without_marks
from elevate_site.markup.printed_addresses import printed_address
from elevate_site.model.fragment import Image
from elevate_site.model.values import Position

__all__ = ["DestinationProcessor"]

_NOWHERE = Position(0, 0)
_SCHEMES = frozenset({"https", "http", "mailto", "tel", "sms"})
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
# Browsers take a backslash for a slash.
_SLASHES = "/\\"
_OTHER_HOST = re.compile(r"[/\\]{2}")
# Browsers ignore these characters inside an address, so `java\nscript:` would run.
_IGNORED_BY_BROWSERS = re.compile(r"[\x00-\x20\x7f-\x9f]+")


class DestinationProcessor(Treeprocessor):
    """Checks the address of every link and image, and leaves a placeholder where the site must be asked."""

    md: Parser

    def run(self, root: Element) -> None:
        """Check every `<a>` and `<img>`; Python-Markdown's hook."""
        for element in root.iter():
            if element.tag == "a" and not is_footnote_link(element):
                self._read_link(element)
            elif element.tag == "img":
                self._read_image(element)

    def _read_link(self, element: Element) -> None:
        findings = self.md.findings
        written = element.get("href") or ""
        position = position_of(written)
        address = _plain(written)
        words = _plain("".join(element.itertext()))
        if not address:
            findings.report("link-empty", position, "This link has no address.", "Write [words](address).")
        elif not words.strip() and not any(_plain(image.get("alt") or "") for image in element.iter("img")):
            message = f"The link to “{address}” has no words."
            findings.report("link-empty", position, message, "Write them between the square brackets.")
        for inner in element.findall(".//a") if len(element) else ():
            message = f"There is another link inside the link to “{address}”."
            findings.report("link-nested", position, message, "Write one link after the other.")
            inner.tag = "span"
            inner.attrib.clear()
        if self._is_external(address, position):
            # An `&` that was resolved must not begin an entity again.
            element.set("href", address.replace("&", f"{AMP_SUBSTITUTE}amp;"))
            if (printed := printed_address(address, words)) is not None:
                element.set("data-printed", printed)
            return
        findings.destinations.append(Destination(address, position or _NOWHERE))
        element.set("href", link_placeholder(len(findings.destinations) - 1))

    def _is_external(self, address: str, position: Position | None) -> bool:
        """Whether `address` leads out of this site; what is wrong with it is reported."""
        findings = self.md.findings
        compact = _IGNORED_BY_BROWSERS.sub("", address)
        scheme = _SCHEME.match(compact)
        if _OTHER_HOST.match(compact):
            message = f"“{address}” leads to another site, but does not begin with https:."
            findings.report("link-scheme", position, message, f"Write https://{compact.lstrip(_SLASHES)}")
        elif scheme is None:
            return False
        elif scheme[1].lower() not in _SCHEMES:
            hint = "Use https, http, mailto, tel or sms, or the name of a file of this site."
            findings.report("link-scheme", position, f"A link cannot begin with “{scheme[1]}:”.", hint)
        elif not compact[scheme.end() :].strip(_SLASHES):
            message = f"The link to “{address}” has no address."
            findings.report("link-empty", position, message, f"Write the address after {scheme[0]}")
        return True

    def _read_image(self, element: Element) -> None:
        findings = self.md.findings
        written = element.get("src") or ""
        position = position_of(written)
        file = _plain(written)
        alt = _plain(element.get("alt") or "")
        if not alt and element.get("decorative") is None:
            message = f"The image “{file}” does not say what it shows."
            hint = f"Write ![what it shows]({file}), or ![]({file}){{decorative}} if it is only decoration."
            findings.report("image-alt", last_position_of(written), message, hint)
        compact = _IGNORED_BY_BROWSERS.sub("", file)
        if _SCHEME.match(compact) or _OTHER_HOST.match(compact):
            message = f"The image “{file}” would come from another host, which would learn who reads this page."
            hint = "Save the image beside the article, and write its file name."
            findings.report("image-host", position, message, hint)
        title = _plain(element.get("title") or "")
        line, column = position or _NOWHERE
        findings.images.append(Image(file, alt, line, title, element.get("class") or "", column))
        element.attrib.clear()
        element.set("src", image_placeholder(len(findings.images) - 1))


def _plain(written: str) -> str:
    """An attribute's value as a browser reads it: without marks, entities resolved."""
    return html.unescape(without_marks(written).replace(AMP_SUBSTITUTE, "&")).strip()
