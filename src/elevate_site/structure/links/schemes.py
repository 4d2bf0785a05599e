"""The links whose scheme says that they lead to no file: how each is judged."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from elevate_site.language.number_mentions import NUMBER_KINDS
from elevate_site.model.site_view import SiteView
from elevate_site.structure.links.contacts import judge_contact_link
from elevate_site.structure.links.judged import JudgedLink
from elevate_site.structure.links.numbers import judge_bare_number, judge_mail_link, judge_number_link

__all__ = ["judge_link"]

_JUDGES: Mapping[str, Callable[[str, SiteView], JudgedLink]] = {
    "tel": judge_number_link,
    "sms": judge_number_link,
    **dict.fromkeys(NUMBER_KINDS, judge_bare_number),
    "mailto": judge_mail_link,
    "contact": judge_contact_link,
}


def judge_link(target: str, site: SiteView) -> JudgedLink | None:
    """The meaning of a link to `target` on pages in the language of `site`; `None` when it leads to a file or page."""
    scheme, colon, _ = target.partition(":")
    judge = _JUDGES.get(scheme) if colon else None
    return judge(target, site) if judge else None
