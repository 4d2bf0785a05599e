"""Links and images: every address is checked by its form here, and by its target once the site is known.

Whatever must be looked up in the site leaves a numbered placeholder in the HTML.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from elevate_site.language.file_endings import PICTURES
from elevate_site.language.picture_texts import says_what_it_shows
from elevate_site.markup.addresses import leads_outside, report_image_elsewhere
from elevate_site.markup.bare_links import BARE_NUMBER, is_bare_link
from elevate_site.markup.characters import resolved
from elevate_site.markup.findings import Destination
from elevate_site.markup.footnotes import is_footnote_link
from elevate_site.markup.parser import Parser
from elevate_site.markup.pieces import image_placeholder, link_placeholder
from elevate_site.markup.positions import last_position_of, position_of, without_marks
from elevate_site.markup.printed_addresses import printed_address
from elevate_site.markup.said_addresses import report_other_address
from elevate_site.model.fragment import Image
from elevate_site.model.values import Position

__all__ = ["DestinationProcessor"]

_NOWHERE = Position(0, 0)
_JUDGED_LATER = frozenset({"tel", "sms", "mailto", "contact"})
"""What the contacts of a clinic are, and which numbers can be dialed in its country, only structure knows."""
_CONTACT = "contact:"
"""Without words, a link to a contact says the number or address itself."""
_NO_ADDRESS = {
    "": ("This link has no address.", "Write [words](address)."),
    "#": (
        "This link leads nowhere: # alone is no address.",
        "Write the name of a file, or an anchor of this page, such as #what-helps.",
    ),
}
"""Message and hint, by what stands in the place of the address."""
# Browsers take a backslash for a slash.
_SLASHES = "/\\"


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
        told = len(findings.problems)
        if address in _NO_ADDRESS:
            findings.report("link-empty", position, *_NO_ADDRESS[address])
            address = ""
        elif (
            not words.strip()
            and not _is_contact(address)
            and not any(_plain(image.get("alt") or "") for image in element.iter("img"))
        ):
            message = f"The link to “{address}” has no words."
            findings.report("link-empty", position, message, "Write them between the square brackets.")
        for inner in element.findall(".//a") if len(element) else ():
            message = f"There is another link inside the link to “{address}”."
            findings.report("link-nested", position, message, "Write one link after the other.")
            inner.tag = "span"
            inner.attrib.clear()
        if bare := element.attrib.pop(BARE_NUMBER, ""):
            element.set("data-printed", "")
            address = f"{bare}:{address}"
        elif leads_outside(findings, address, position, words if is_bare_link(element) else address):
            # An `&` that was resolved must not begin an entity again.
            element.set("href", address.replace("&", f"{AMP_SUBSTITUTE}amp;"))
            if not _is_contact(address) and (printed := printed_address(address, words)) is not None:
                element.set("data-printed", printed)
            if len(findings.problems) == told:
                report_other_address(findings, address, words, position)
            scheme, _, rest = address.partition(":")
            if scheme.lower() not in _JUDGED_LATER or not rest.strip(_SLASHES):
                return
            address = f"{scheme.lower()}:{rest}"
        if address.lower().endswith(PICTURES) and element.find(".//img") is None:
            message = f"This links to the picture “{address}”, which would open alone, on a page without anything else."
            shown = words if says_what_it_shows(words, address) else "what it shows"
            findings.report("picture-linked", position, message, f"To show it here, write ![{shown}]({address})")
        findings.destinations.append(Destination(address, position or _NOWHERE))
        element.set("href", link_placeholder(len(findings.destinations) - 1))

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
        elif alt and element.get("decorative") is not None:
            message = f"The image “{file}” says what it shows, and is marked as decoration, which says nothing."
            hint = f"Write ![{alt}]({file}), or ![]({file}){{decorative}} if nothing is lost without it."
            findings.report("image-alt", last_position_of(written), message, hint)
        elif alt and not says_what_it_shows(alt, file):
            message = f"The words “{alt}” do not say what the image “{file}” shows."
            hint = f"Say it for those who cannot see it, as in ![A green leaf with drops of water]({file})."
            findings.report("image-alt", last_position_of(written), message, hint)
        report_image_elsewhere(findings, file, alt, position)
        title = _plain(element.get("title") or "")
        line, column = position or _NOWHERE
        findings.images.append(Image(file, alt, line, title, element.get("class") or "", column))
        element.attrib.clear()
        element.set("src", image_placeholder(len(findings.images) - 1))


def _is_contact(address: str) -> bool:
    return address[: len(_CONTACT)].lower() == _CONTACT


def _plain(written: str) -> str:
    """An attribute's value as a browser reads it: without marks, entities resolved."""
    return resolved(without_marks(written).replace(AMP_SUBSTITUTE, "&")).strip()
