"""Web and email addresses with a slip that keeps them from becoming links: `htps://x.org`, `ana@gmail,com`.

Patients read them as they are, and type them in vain. What may be anything else than an address is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from elevate_site.language.leftover_signs import Leftover
from elevate_site.language.mail_addresses import judge_mail_address
from elevate_site.language.web_addresses import begins_like_web_address, judge_web_address

__all__ = ["find_address_slips", "may_hold_address_slips"]

_SCREEN = re.compile(r"@|//|:[/\\]|ww[.,]")
_ENDING = "(?:com|org|gov|net|edu|mil)"
_REST = r"[^\s<>()\[\]\"“”\x02]*"
# No letter or sign may stand before an address that could make something else of it.
_FREE = r"(?<![\w/\\.,:;@-])"
_WEB = re.compile(
    rf"""
    {_FREE}(?:
        (?P<scheme> [a-z]{{3,7}}[:;.,]?[/\\]{{1,4}} ) (?=(?:[\w-]+\.)+[a-z]{{2,}}) {_REST}
      | https?:// [a-z][\w-]*+ (?![:/]) (?![.,]\w) (?:(?=\W)|$)
      | (?:https?://(?:www\.)?|www\.) [\w-]++ (?:[.,]{{1,3}}[\w-]++)*? (?:,{_ENDING}\b|[.,]{{2,3}}[\w-]+\.{_ENDING}\b)
        {_REST}
      | (?P<doubled> ww{{1,3}},|wwww\.|ww\. ) (?=(?:[\w-]+\.)+{_ENDING}\b) {_REST}
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MAIL = re.compile(
    rf"""
    {_FREE}[\w.+%'-]{{1,64}}
    (?: @[\w-]+ (?:[.,]{{1,3}}[\w-]+)*? (?:,\s?{_ENDING}\b|\.{{2,3}}[\w.-]*?{_ENDING}\b)
      | @\ (?:[\w-]+\.)+{_ENDING}\b
      | @(?:gmail|hotmail|yahoo|outlook|icloud)(?![\w-])(?![.,]\w)
      | (?P<bare> @(?!(?:home|work|school|heart|risk|large)\b)[a-z][a-z-]+ )(?![\w@-])(?![.,/:]\w)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_END_MARKS = ".,;:!?'*_~’”"


def may_hold_address_slips(text: str) -> bool:
    """Whether `find_address_slips` could find anything in `text`; quick, and false for most texts."""
    return _SCREEN.search(text) is not None


def find_address_slips(text: str) -> Iterator[Leftover]:
    """The addresses in `text` that nobody can reach as they are; those that only may be wrong are not among them."""
    if not may_hold_address_slips(text):
        return
    for match in _WEB.finditer(text):
        if not match["scheme"] or begins_like_web_address(match[0]):
            yield from _web_slip(match[0].rstrip(_END_MARKS), match.start(), match["doubled"] or "")
    for match in _MAIL.finditer(text) if "@" in text else ():
        # A name of a program may have such a form: Care@Home.
        if match["bare"] and not (match[0].islower() and match[0][0].isalpha()):
            continue
        if fault := judge_mail_address(match[0]):
            message = f"No message can reach “{match[0]}”. {fault.why}"
            hint = f"Write {fault.write}" if fault.write else "Write the whole address, such as office@clinic.org."
            yield Leftover("value-email", match.start(), message, hint)


def _web_slip(written: str, offset: int, doubled: str) -> Iterator[Leftover]:
    has_scheme = begins_like_web_address(written)
    meant = f"https://www.{written[len(doubled) :]}" if doubled else written if has_scheme else f"https://{written}"
    fault = judge_web_address(meant)
    why = "It does not begin with www. or https://." if doubled else fault.why if fault else ""
    if why:
        write = meant if fault is None else fault.write
        hint = f"Write {write}" if write else "Copy the address from a browser."
        yield Leftover("value-url", offset, f"The web address “{written}” cannot be used. {why}", hint)
