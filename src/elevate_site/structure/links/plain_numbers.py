"""Judges numbers and addresses where they become no links: in front matter, headings, and texts about the clinic.

Patients dial them all the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from elevate_site.errors import Problem
from elevate_site.language.number_mentions import number_mentions
from elevate_site.model.document import Document
from elevate_site.model.fragment import Outline
from elevate_site.model.rules import problem
from elevate_site.model.settings import Settings
from elevate_site.model.site_view import SiteView
from elevate_site.model.values import Position
from elevate_site.structure.links.judged import LinkFault
from elevate_site.structure.links.numbers import judge_bare_number
from elevate_site.structure.links.own_contacts import judge_typed_mail, own_mail_addresses

__all__ = ["check_plain_numbers", "check_texts_about_clinic"]

_OWN = "contact-typed"


def check_plain_numbers(document: Document, outline: Outline, site: SiteView) -> Iterator[Problem]:
    """A Problem for each wrong number or address of `document` in its front matter or where a text has no links."""
    for line, column, target in outline.plain_numbers:
        found = judge_bare_number(target, site).fault
        if found is not None:
            yield problem(found.code, document.path, line, column, found.message, _hint(found))
    for key, text in document.front_matter.words():
        for fault in _faults_of_mail_in(text, site):
            yield problem(fault.code, document.path, *document.position(key), fault.message, _hint(fault))


def check_texts_about_clinic(settings: Settings, site: SiteView) -> Iterator[Problem]:
    """A Problem for each wrong number or address in the texts about the clinic in `site.yaml`."""
    texts = {"clinic.tagline": settings.clinic.tagline, "clinic.description": settings.clinic.description}
    for path, local in texts.items():
        for language, text in local.texts:
            position = settings.positions.get(f"{path}.{language}") or settings.positions.get(path, Position(0, 0))
            for fault in _faults_in(text, site):
                yield problem(fault.code, "content/site.yaml", *position, fault.message, _hint(fault))


def _hint(fault: LinkFault) -> str:
    """What to do about `fault` where no link can be written."""
    return "Leave it out here: every page shows how to reach the clinic." if fault.code == _OWN else fault.hint


def _faults_in(text: str, site: SiteView) -> Iterator[LinkFault]:
    numbers = (judge_bare_number(each.target(text), site).fault for each in number_mentions(text))
    yield from filter(None, numbers)
    yield from _faults_of_mail_in(text, site)


def _faults_of_mail_in(text: str, site: SiteView) -> Iterator[LinkFault]:
    if "@" in text:
        mails = (judge_typed_mail(address, site) for address in own_mail_addresses(site) if address in text)
        yield from filter(None, mails)
