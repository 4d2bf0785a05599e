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

# One class begins every alternative, so that the search skips to it.
_SCREEN = re.compile(
    r"""
    [@/:.,]
    (?: (?<=@) | (?<=//) | (?<=ww[.,])
      | (?<=:) (?: [/\\] | (?:(?<=http:)|(?<=https:)) \w | (?:(?<=mailto:)|(?<=tel:)|(?<=sms:)) [+(\w] )
    )
    """,
    re.VERBOSE,
)
_ENDING = "(?:com|org|gov|net|edu|mil)"
_REST = r"[^\s<>()\[\]\"“”\x02]*"
# No letter or sign may stand before an address that could make something else of it, such as the address of a link.
_FREE = r"(?<![\w/\\.,:;@-])(?<!\]\()"
_WEB = re.compile(
    rf"""
    {_FREE}(?:
        (?P<scheme> [a-z]{{3,7}}[:;.,]?[/\\]{{1,4}} ) (?=(?:[\w-]+\.)+[a-z]{{2,}}) {_REST}
      | https?:(?=(?:[\w-]+\.){{1,8}}[a-z]{{2,}}) {_REST}
      | https?:// [a-z][\w-]*+ (?![:/]) (?![.,]\w) (?:(?=\W)|$)
      | (?:https?://(?:www\.)?|www\.) [\w-]++ (?:[.,]{{1,3}}[\w-]++)*? (?:,{_ENDING}\b|[.,]{{2,3}}[\w-]+\.{_ENDING}\b)
        {_REST}
      | (?P<doubled> (?:https?://)?ww{{1,3}},|wwww\.|ww\. ) (?=(?:[\w-]+\.)+{_ENDING}\b) {_REST}
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What holds an @ but has no ending is mostly no address, unless words not far before it speak of mail.
_OF_MAIL = re.compile(
    r"\b(?:e-?mail|mail(?!\w*box)|writ[ei]|escri[bt]|corre[oa]|contact|reach|send|env[ií])", re.IGNORECASE
)
_CONTEXT = 80
_NOT_NAMES = frozenset(
    [
        "a",
        "an",
        "and",
        "any",
        "con",
        "de",
        "del",
        "el",
        "en",
        "for",
        "from",
        "in",
        "la",
        "o",
        "of",
        "on",
        "one",
        "or",
        "other",
        "own",
        "su",
        "the",
        "their",
        "through",
        "to",
        "tu",
        "un",
        "una",
        "use",
        "using",
        "via",
        "with",
        "y",
        "your",
    ]
)
"""Words that stand before the name of a provider that nobody took for an address: “your @gmail.com address”."""
_PLACES = (
    "bedtime|breakfast|dinner|facebook|heart|home|instagram|large|linkedin|lunch|midnight|morning|night|noon|risk|school"
    "|telegram|threads|tiktok|twitter|whatsapp|work|youtube"
)
"""What an @ stands for “at” before, or for “on” a network."""
# No possible beginning stands inside another, and nothing behind the @ is read in two ways: a long text of hyphens or
# dots is read once.
_MAIL = re.compile(
    rf"""
    {_FREE}(?<![+%'])(?P<name>[\w.+%'-]{{1,64}})
    (?: @[\w-]++ (?:[.,]{{1,3}}[\w-]++)*? (?:,\s?{_ENDING}\b|\.{{2,3}}[\w.-]{{0,40}}?{_ENDING}\b)
      | (?:@{{2,3}}|(?<=\.)@) (?:[\w-]++\.)+{_ENDING}\b
      | @-++ (?:\w[\w-]*+\.)+{_ENDING}\b
      | (?P<apart> \ @(?:gmail|hotmail|yahoo|outlook|icloud|aol)\.com )\b
        (?!\s(?:e-?mail\s)?(?:address|account|addresses|accounts|users)\b)
      | @\ (?:[\w-]++\.)+{_ENDING}\b
      | @(?:gmail|hotmail|yahoo|outlook|icloud)(?![\w-])(?![.,]\w)
      | (?P<bare> @(?!(?:{_PLACES})\b)[a-z][a-z-]+ )(?![\w@-])(?![.,/:]\w)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ESCAPED_SLASHES = re.compile(r"(?<=[ps]:)\x02{1,8}(?=\w)", re.IGNORECASE)
_BACKSLASHES = re.compile(r"\\{2,}")
_END_MARKS = ".,;:!?'*_~’”"
_BARE_SCHEME = re.compile(rf"{_FREE}(?P<scheme>mailto|tel|sms):(?P<rest>[+(\w][^\s<>\[\]\"“”\x02]*)")


def may_hold_address_slips(text: str) -> bool:
    """Whether `find_address_slips` could find anything in `text`; quick, and false for most texts."""
    return _SCREEN.search(text) is not None


def find_address_slips(text: str) -> Iterator[Leftover]:
    """The addresses in `text` that nobody can reach as they are; those that only may be wrong are not among them."""
    if not may_hold_address_slips(text):
        return
    if ":\x02" in text:
        text = _ESCAPED_SLASHES.sub(lambda found: "\\" * len(found[0]), text)
    for match in _WEB.finditer(text):
        if not match["scheme"] or begins_like_web_address(match[0]):
            written = _BACKSLASHES.sub(r"\\\\", match[0].rstrip(_END_MARKS))
            yield from _web_slip(written, match.start(), match["doubled"] or "")
    for match in _BARE_SCHEME.finditer(text):
        scheme, rest = match["scheme"], match["rest"].rstrip(_END_MARKS)
        message = f"Readers would see “{scheme}:”, which belongs in the round brackets of a link."
        yield Leftover("link-unfinished", match.start(), message, f"Write {rest} alone, or [words]({scheme}:{rest}).")
    for match in _MAIL.finditer(text) if "@" in text else ():
        if (match["bare"] and not _may_be_address(match)) or (match["apart"] and match["name"].lower() in _NOT_NAMES):
            continue
        if fault := judge_mail_address(match[0]):
            message = f"No message can reach “{match[0]}”. {fault.why}"
            hint = f"Write {fault.write}" if fault.write else "Write the whole address, such as office@clinic.org."
            yield Leftover("value-email", match.start(), message, hint)


def _may_be_address(match: re.Match[str]) -> bool:
    """Whether words around an @ without an ending are an address; a name of a program may be Care@Home."""
    before = max(0, match.start() - _CONTEXT)
    is_typed_so = match[0].islower() and match[0][0].isalpha()
    return is_typed_so and _OF_MAIL.search(match.string, before, match.start()) is not None


def _web_slip(written: str, offset: int, doubled: str) -> Iterator[Leftover]:
    has_scheme = begins_like_web_address(written)
    meant = f"https://www.{written[len(doubled) :]}" if doubled else written if has_scheme else f"https://{written}"
    fault = judge_web_address(meant)
    why = "It does not begin with www. or https://." if doubled else fault.why if fault else ""
    if why:
        write = meant if fault is None else fault.write
        hint = f"Write {write}" if write else "Open the page in a browser, and copy its address again."
        yield Leftover("value-url", offset, f"The web address “{written}” cannot be used. {why}", hint)
