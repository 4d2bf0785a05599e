"""Tells whether a text plainly tells its readers to dial a short number: “call 988”, but not “we called 988”.

There a slip is an error: almost nobody tells patients to call 119 who does not mean 911. Elsewhere a short number may
well be a bus line or a count.
"""

from __future__ import annotations

import re

from elevate_site.language.dialing_words import MARKUP, OPENED, WORD_TO, is_named

__all__ = ["is_urged"]

_NOT_URGING = (
    "we they i you he she who people patients nurses the a an this that your our his her their each every per last on"
    " in of from with see la una esta su cada que se le de nos"
)
"""The words before a verb that tells what others do, or before a noun: “we call”, “the call”."""
_VERB = "".join(rf"(?<!\b{word} )" for word in _NOT_URGING.split()) + (
    r"\b(?:call|dial|phone|ring|text|sms|message|ll[aá]m(?:e|a|en|ar)|marqu(?:e|en)|marc(?:a|ar)|telefonee?"
    r"|comun[ií](?:quese|cate|quense|carse|carte))\b"
)
"""A verb that tells readers to dial."""
_STRAIGHT = (
    r"or|and|o|y|u|al?|la|el|the|to|at|con|with|our|now|immediately|right|away|please|por|favor|text|call|chat|sms|message"
    r"|send|un|una|env[ií]\w*|mand[ae]\w*|texto|mensaje|de|suicide|&|crisis line|crisis|lifeline|hotline|number|número"
    r"|l[ií]nea de crisis|nine[- ]eight[- ]eight"
)
_URGED = re.compile(
    rf"{_VERB}{MARKUP}[\s:,]+{OPENED}(?:(?:{_STRAIGHT})(?!\w){MARKUP}[\s:,]+{OPENED}){{0,8}}\Z"
    rf"|{_VERB}\s+{WORD_TO}\Z"
    rf"|\b(?:send|env[ií]\w+|mand[ae]\w*)\s+{MARKUP}(?-i:[A-ZÁÉÍÓÚÑ]{{2,12}}){MARKUP}\s+(?:to|al?)\s+{MARKUP}\Z"
    r"|\b(?:crisis|suicide|lifeline|emergency)\b[^.!?\n]{0,20}\bpress\s\Z",
    re.IGNORECASE,
)
_USED = re.compile(r"(?:\A|[\s(])(?:use|usa)\s\Z", re.IGNORECASE)
"""The words before a number that is to be used, if those behind it say for what: “for a crisis”."""
_PLACE = (
    r"(?:\b(?:[Ii]n|[Ff]rom|[Oo]utside|[Ee]n|[Dd]esde|[Ff]uera de)\s+(?:(?:the|los|las|el|la)\s+)?[A-ZÁÉÍÓÚÑ]"
    r"|\b(?:abroad|overseas|extranjero|countr|país))"
)
_LABEL = r"(?!Call|Text|Dial|Phone|Emerg|Cris|Help|Urgen|Llam|Marq|Ayuda|Danger|Now|Warn)[A-ZÁÉÍÓÚÑ][^\W\d_]+"
_PLACE_BEFORE = re.compile(rf"(?:{_PLACE}|(?:\A|[\n|.!?*-]\s*){_LABEL}[*_]*:)[^.!?\n]*\Z")
_PLACE_BEHIND = re.compile(rf"[^.!?\n]{{0,40}}?{_PLACE}")
_CONTEXT = 60
"""How far back the words reach that say what a number is."""


def is_urged(text: str, start: int, end: int) -> bool:
    """Whether a text plainly tells its readers to dial the number from `start` to `end`, and no other country's."""
    back = max(0, start - _CONTEXT)
    is_used = _USED.search(text, back, start) and is_named(text, start, end)
    return bool(is_used or _URGED.search(text, back, start)) and not _is_of_another_country(text, start, end)


def _is_of_another_country(text: str, start: int, end: int) -> bool:
    """Whether a sentence names a place, and its number is that of a service in some country: 119 in Jamaica."""
    if not (_PLACE_BEFORE.search(text, max(0, start - _CONTEXT), start) or _PLACE_BEHIND.match(text, end)):
        return False
    from elevate_site.language.phones import is_service_somewhere  # noqa: PLC0415  # loading phonenumbers takes 0.07 s

    return is_service_somewhere("".join(filter(str.isdecimal, text[start:end])))
