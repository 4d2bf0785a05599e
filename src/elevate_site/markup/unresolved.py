r"""What was meant as a link, an image or an address, but is read as ordinary brackets.

Markdown never complains: what it does not understand, it shows. Of `[words][nowhere]` readers would see the brackets.
Marks tell such places from ordinary brackets, and a writer who means brackets puts a backslash before them.
"""

from __future__ import annotations

import difflib
import re

from elevate_site.language.look_alikes import CURLY_QUOTES
from elevate_site.language.mail_addresses import MAIL_ADDRESS
from elevate_site.language.number_mentions import without_extension
from elevate_site.markup.findings import Findings
from elevate_site.markup.link_syntax import normal_name
from elevate_site.markup.positions import position_of, without_marks
from elevate_site.model.values import Position

__all__ = ["report_definition", "report_open_address", "report_references", "report_unfinished"]

_LONGEST_ADDRESS = 300
_INSIDE = re.compile(rf"((?:[^()\n]|\([^()\n]*\)){{1,{_LONGEST_ADDRESS}}})\)")
# A slash, a part of a page, a scheme or the end of a file name: words have none of these.
_LIKE_ADDRESS = re.compile(r"[/#]|^[A-Za-z]+:\S|^(?:contact|mailto|sms|tel):|\w\.\w", re.IGNORECASE)
_TITLE = re.compile(r"""\s+["'“”„«‘’].*$""")
_CURLY = re.compile(f"[{CURLY_QUOTES}]")
_BLANK = re.compile(r"\s+")
_NUMBER = re.compile(r"(tel|sms):", re.IGNORECASE)
_DIGITS = re.compile(r"\+?\d+")
_CONTACT = re.compile(r"contact:", re.IGNORECASE)
# A host has no blanks, and a web address spells those of its path.
_WEB = re.compile(r"https?:/*[^/]*|mailto: *", re.IGNORECASE)
# A name before an email address, as mail programs write it.
_PEOPLE = re.compile(rf"mailto:\s*[^<>@]*<(?P<mail>{MAIL_ADDRESS.pattern})>", re.IGNORECASE)
# The names of texts have no blanks, and nothing stands between a name and the part of the page.
_PAGE = re.compile(r"(?P<name>[^#?:]*[^#?:\s])\.md(?:\s*#\s*(?P<part>\S*))?")
_AROUND_SIGN = re.compile(r" *([:/]) *")
_SIZE = re.compile(r" =(?:\d+x?\d*|x\d+)(?:%|px)?$")
# Looking for a similar name takes time; after so many Problems nobody reads the next one.
_MOST_SUGGESTIONS = 50


def report_unfinished(findings: Findings, text: str, offset: int, label: str) -> None:
    """Report that no link was read of the round bracket that opens before `offset`.

    `label` is what stands before the address of a right one: `[words]`, or `![what it shows]`.
    """
    message = "This looks like a link or an image, but is not a complete one; readers would see its brackets."
    hint = f"Write {label}(address). To show brackets, write \\[ and \\]."
    inside = _INSIDE.match(text, offset)
    written = _BLANK.sub(" ", without_marks(inside[1])).strip() if inside else ""
    address = _TITLE.sub("", written)
    if address != written and " " not in address and _CURLY.search(written):
        message = "The title of this link has curly quotes, so readers would see the brackets."
        hint = f'Use straight quotes: {label}({address} "{_CURLY.sub("", written[len(address) :]).strip()}").'
    elif sized := _SIZE.search(address):
        message = "The size behind the name of this image is not understood, so readers would see the brackets."
        name = address[: sized.start()]
        name = _without_blanks(name) if " " in name else name
        hint = f"Write {label}({name}); pages fit images to the screen by themselves."
    elif "[" in address and " " in address:
        message = "The address of this link is not closed, so readers would see the brackets."
        hint = f"Write ) right behind {address.partition(' ')[0]}."
    elif " " in address and _LIKE_ADDRESS.search(address):
        message = "The address of this link has a blank in it, so readers would see the brackets."
        hint = f"Write {label}({_without_blanks(address)})."
    findings.report("link-unfinished", position_of(text[offset : offset + 32]), message, hint)


def _without_blanks(address: str) -> str:
    if number := _NUMBER.match(address):
        dialed, extension = without_extension(address[number.end() :].strip())
        return number[0] + ("-".join(_DIGITS.findall(dialed)) or "305-555-0100") + f";ext={extension}" * bool(extension)
    if _CONTACT.match(address):
        return _AROUND_SIGN.sub(r"\1", address).replace(" ", "-").lower()
    if people := _PEOPLE.fullmatch(address):
        return f"mailto:{people['mail']}"
    if page := _PAGE.fullmatch(address):
        return f"{'-'.join(page['name'].split()).lower()}.md" + (f"#{page['part']}" if page["part"] else "")
    if web := _WEB.match(address):
        return web[0].replace(" ", "") + address[web.end() :].replace(" ", "%20")
    return f"<{address}>"


def report_open_address(findings: Findings, position: Position | None) -> None:
    """Report that the sign `<` at `position` begins an address that does not end."""
    message = "This looks like a web address between < and >, but is not a complete one; readers would see the sign."
    hint = "Write <https://www.example.org> without blanks, or [words](address)."
    findings.report("link-unfinished", position, message, hint)


def report_definition(findings: Findings, name: str, position: Position) -> None:
    """Report that `[name]: address` was not read as one, and do not report again whatever refers to it."""
    findings.misplaced_references.add(normal_name(name))
    message = "This looks like the address of a reference, but is not read as one; readers would see it."
    hint = "Put an empty line above it, and write nothing but [name]: address in its line."
    findings.report("reference-broken", position, message, hint)


def report_references(findings: Findings) -> None:
    """Report, once the whole text is converted, every name without an address and every address that none refers to.

    A name that resembles one that nothing refers to is one mistake.
    """
    used = findings.used_references
    for name, position in findings.unknown_references:
        key = normal_name(name)
        if key in findings.misplaced_references:
            continue
        may_suggest = len(findings.problems) < _MOST_SUGGESTIONS
        near = difflib.get_close_matches(key, findings.references, n=1) if may_suggest else []
        used.update(near)
        hint = f"Write its address on a line of its own, [{name or 'words'}]: address, or write \\[ to show a bracket."
        if near:
            hint = f"Did you mean [{findings.references[near[0]].name}]?"
        message = f"The reference “{name}” has no address." if name else "The words before [] have no address."
        findings.report("reference-broken", position, message, hint)
    for key, definition in findings.references.items():
        if key in used:
            continue
        message = f"Nothing in the text refers to the address called “{definition.name}”; it will not be shown."
        hint = f"Write [words][{definition.name}] where it belongs, or delete this line."
        if not any(map(str.isalnum, definition.name)):
            hint = "Delete this line, or keep the note outside the article."
        findings.report("reference-unused", position_of(definition.address), message, hint)
