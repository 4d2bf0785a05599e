"""The words that show that a text speaks of suicide, self-harm or overdose.

A page with one of them begins with the crisis card, whether or not its author asked for it. Every page is searched for
the terms of both languages, because texts quote each other.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable

from elevate_site.language.look_alikes import DASHES, HYPHENS

__all__ = ["any_names_crisis", "names_crisis"]

# What may stand between the parts of a compound: nothing, blanks, and hyphens of every length.
_JOINT = rf"[\s\u00ad{HYPHENS}{DASHES}-]*"
_HURTING = r"\b(?:kill|hurt|harm|cut|injur)(?:t?ing|e?d|es?|s)?\s+(?:my|your|him|her|them|our|one)"
# Not "cut yourself some slack", which is kind.
_NOT_HARM = r"\b(?!\s+(?:some\s+slack|a\s+break|off\b|short))"
_ENDS = r"(?:ing|ed|s)?"
_TAKING = r"\b(?:tak(?:e|es|en|ing)|took)"
_WHOSE = r"(?:my|your|his|her|their|our|one['’]s)\s+(?:own\s+)?"
# Not "take your life back", "into your hands", "in a new direction", which mean the opposite.
_NOT_DEATH = r"\b(?!\s+(?:back|in|into|to|forward|one|day)\b)"

# A substring that is fast to search for, and the pattern that decides; without a pattern, the substring decides.
_TERMS: tuple[tuple[str, re.Pattern[str] | None], ...] = (
    ("suicid", None),
    ("dos", re.compile(rf"\bover{_JOINT}dos|\bsobredos(?:is|ific)")),
    ("self", re.compile(rf"\bself{_JOINT}(?:harm|injur|mutilat)|{_HURTING}self{_NOT_HARM}")),
    ("selves", re.compile(f"{_HURTING}selves{_NOT_HARM}")),
    # Many texts hold "friend" or "diet"; a pattern that begins with a letter is searched faster than with a boundary.
    ("end", re.compile(rf"end(?<=\bend){_ENDS}\s+it\s+all\b")),
    ("life", re.compile(rf"(?:\bend{_ENDS}\s+{_WHOSE}life\b|{_TAKING}\s+{_WHOSE}life{_NOT_DEATH})")),
    ("lives", re.compile(rf"(?:\bend{_ENDS}\s+{_WHOSE}lives\b|{_TAKING}\s+{_WHOSE}lives{_NOT_DEATH})")),
    ("die", re.compile(r"w(?<=\bw)(?:ant(?:s|ed|ing)?|ish(?:es|ed|ing)?)\s+to\s+die\b")),
    ("dead", re.compile(r"\b(?:wish\w*\s+(?:\w+\s+)?(?:was|were|to\s+be)|better\s+off)\s+dead\b")),
    ("auto", re.compile(r"\bauto(?:les|agresi|inflig)")),
    (
        "vida",
        re.compile(
            r"\bquit\w*\s+la\s+vida\b"
            r"|\b(?:(?:acab|termin)\w+\s+con|(?:poner|pongo|pone|puso|poniendo)\w*\s+fin\s+a)"
            r"\s+(?:mi|tu|su|sus|la|nuestra)\s+(?:propia\s+)?vidas?\b"
        ),
    ),
    (
        "daño",
        re.compile(
            r"\b(?:hacer|haci[eé]ndo)(?:se|me|te|nos)\s+daño\b"
            r"|\b(?:se|me|te|nos)\s+(?:hace|hago|haces|hacen|hizo|haga|hagas)\s+daño\b"
        ),
    ),
    ("matar", re.compile(r"\bmatar(?:se|me|te|nos)\b")),
    ("lastimar", re.compile(r"\blastimar(?:se|me|te|nos)\b")),
    ("morir", re.compile(r"\b(?:quer(?:er|ía|ias|ías)|quier[eo]s?|quieren|dese\w+)\s+morir(?:se|me|te)?\b")),
)


_APART = " | "
"""Put between texts; no term matches across it."""


def any_names_crisis(texts: Iterable[str]) -> bool:
    """Whether one of the `texts` names a crisis; faster for many short texts than asking for each."""
    return names_crisis(_APART.join(texts))


def names_crisis(text: str) -> bool:
    """Whether `text` speaks of suicide, self-harm or overdose, in English or Spanish."""
    written = unicodedata.normalize("NFC", html.unescape(text) if "&" in text else text)
    small = written.lower()
    found = [pattern for needle, pattern in _TERMS if needle in small]
    return any(pattern is None or bool(pattern.search(small)) for pattern in found)
