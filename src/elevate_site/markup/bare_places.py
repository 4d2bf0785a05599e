"""Finds web addresses, email addresses and phone numbers that stand in a text as they are, to become links.

We look in the source, where their places are known, before anything is parsed. What is already part of a link, of a
reference or of a tag is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from elevate_site.language.mail_addresses import MAIL_ADDRESS
from elevate_site.language.number_mentions import number_mentions

__all__ = ["BarePlace", "bare_places"]

_WEB = re.compile(
    r"(?:(?:https?://|www\.)(?:[\w-]+\.)+[a-zA-Z]{2,}|https?://(?:localhost|\d{1,3}(?:\.\d{1,3}){3})(?![\w.-]))"
    r"(?::\d+)?(?:[/?#][^\s<>\"“”‘’«»…—`\\|\x00-\x1f\u00a0]*)?",
    re.IGNORECASE,
)
_SCHEME_BEFORE = re.compile(r"https?\Z", re.IGNORECASE)
_WEB_SIGNS = ("://", "www.", "WWW.", "Www.")
# What may stand before an address or a number: a scheme, another address, or the beginning of a link may not.
_NO_LINK_BEFORE = re.compile(r"(?<![\w/@.:=<\[\\`-])(?<!\]\()\Z")
_REFERENCE = re.compile(r"\[(?!\^)[^\[\]\n]*\]:\s*<?\Z")
_INSIDE_TAG = re.compile(r"<[A-Za-z/][^<>]*\Z")
_END_MARKS = ".,;:!?'*_~’”"
_BEFORE_MAIL = ' \n\t(<[,;:/*|"“'
_PAIRS = {")": "(", "]": "["}
_CONTEXT = 200
"""How far back the beginning of a tag, a reference or a line is looked for."""
_LONGEST_NAME = 64
"""How many characters stand before the @ at most (RFC 5321, section 4.5.3.1)."""


class BarePlace(NamedTuple):
    """A place in a text, from `start` to `end`, and what stands there."""

    start: int
    end: int
    kind: str
    """One of `NUMBER_KINDS` for a number, `web` or `mail` for an address."""


def bare_places(text: str) -> Iterator[BarePlace]:
    """The addresses and numbers in `text`, in their order; none of them overlap."""
    last = 0
    for place in sorted((*_addresses(text), *_numbers(text))):
        if place.start >= last and not _is_taken(text, place.start):
            yield place
            last = place.end


def _numbers(text: str) -> Iterator[BarePlace]:
    for each in number_mentions(text):
        yield BarePlace(each.start, each.end, each.kind)


def _addresses(text: str) -> Iterator[BarePlace]:
    start = end = 0
    for begin in _web_beginnings(text):
        # What looks like another beginning inside an address belongs to it.
        if start <= begin < end or not _NO_LINK_BEFORE.search(text, max(0, begin - 2), begin):
            continue
        if (found := _WEB.match(text, begin)) is None:
            continue
        start, end = found.span()
        # A backslash at the end of a line is no part of an address; before a sign it may be.
        if text[end : end + 1] != "\\" or text[end + 1 : end + 2] == "\n":
            yield BarePlace(begin, begin + len(_without_end_marks(found[0])), "web")
    at = text.find("@")
    while at >= 0:
        if text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum():
            begin = max(text.rfind(sign, max(0, at - _LONGEST_NAME), at) for sign in _BEFORE_MAIL) + 1
            address = MAIL_ADDRESS.match(text, begin)
            if address is not None and begin < at < address.end():
                yield from _mail(text, begin, address.end())
        at = text.find("@", at + 1)


def _web_beginnings(text: str) -> Iterator[int]:
    """Where web addresses can begin: searching for a few letters is much faster than for a pattern."""
    for sign in _WEB_SIGNS:
        at = text.find(sign)
        while at >= 0:
            if sign != "://":
                yield at
            elif scheme := _SCHEME_BEFORE.search(text, max(0, at - 5), at):
                yield scheme.start()
            at = text.find(sign, at + 1)


def _mail(text: str, begin: int, end: int) -> Iterator[BarePlace]:
    """The address from `begin` to `end`, with the angle brackets around it, if it is not part of something else."""
    while text[begin] == "_":
        begin += 1
    before = text[begin - 1 : begin]
    if before == "<" and text[end : end + 1] == ">" and text[begin - 2 : begin - 1] != "\\":
        yield BarePlace(begin - 1, end + 1, "mail")
    elif not before or before not in "<[:/":
        yield BarePlace(begin, end, "mail")


def _is_taken(text: str, start: int) -> bool:
    """Whether what begins at `start` belongs to a link, a reference, a tag or a heading."""
    back = max(0, start - _CONTEXT)
    line = max(back, text.rfind("\n", back, start) + 1)
    before = text[line:start]
    if before.endswith("](") or text.startswith("#", line) or ("<" in before and _INSIDE_TAG.search(before)):
        return True
    if before.strip() and "]:" not in before:
        return False
    # An address can stand on the line below the name of its reference.
    return bool(_REFERENCE.search(text, max(0, start - _CONTEXT), start))


def _without_end_marks(address: str) -> str:
    """`address` without the signs at its end that belong to the sentence, not to the address."""
    extra = {close: address.count(close) - address.count(opened) for close, opened in _PAIRS.items()}
    end = len(address)
    while end and (address[end - 1] in _END_MARKS or extra.get(address[end - 1], 0) > 0):
        end -= 1
        if address[end] in extra:
            extra[address[end]] -= 1
    return address[:end]
