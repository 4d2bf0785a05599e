"""Knows the words around a number that say whether anybody dials it: “call 988”, but “988 patients” or “fax: …”."""

from __future__ import annotations

import re

__all__ = [
    "MARKUP",
    "OPENED",
    "WORD_TO",
    "counts_something",
    "follows_number",
    "is_called",
    "is_dialed",
    "is_named",
    "is_texted",
    "may_be_cut_short",
    "may_be_dialed",
]

MARKUP = r"[*_“”\"'«»]*"
OPENED = r"[*_“”\"'«»(\[]*"
_CALL = (
    r"call(?:ing|s|ed)?|dial(?:ing|s|ed)?|phon(?:e|ing)|ring|contact(?:ing)?|press|lifeline|hotline|helpline"
    r"|(?:crisis|suicide|help) line|emergency|emergencies"
    r"|ll[aá]m(?!ad)\w*|marqu(?:e|en)|(?<!la )marc(?:a|ar|ando)|telefone\w*|comun[ií](?:c[aá]|qu)\w*|contact[eoa]\w*"
    r"|l[ií]nea de (?:crisis|ayuda)|emergencias?"
)
_TEXT = r"text(?:ing|s|ed)?|sms|message|mensajes?|texto"
_BETWEEN = (
    r"or|and|o|y|u|e|text|sms|message|the|us|at|on|to|now|is|immediately|right|away|send|a|an|un|una|al|la|el|es"
    r"|crisis|lifeline|line|number|número|numero|línea|linea|env[ií]\w*|mand[ae]\w*|texto|mensaje|de|suicide"
    r"|call|chat|nine[- ]eight[- ]eight|with|con|please|por|favor|free|toll-free"
)
_CALLED = re.compile(
    rf"\b(?:{_CALL})(?:['’]s)?\b{MARKUP}[\s:,]+{OPENED}(?:(?:{_BETWEEN})\b{MARKUP}[\s:,]+{OPENED}){{0,8}}\Z",
    re.IGNORECASE,
)
_TEXTED = re.compile(
    rf"\b(?:{_TEXT})\b{MARKUP}[\s:,]+{OPENED}(?:(?:{_BETWEEN})\b{MARKUP}[\s:,]+{OPENED}){{0,4}}\Z", re.IGNORECASE
)
WORD_TO = rf"(?:the word\s+|la palabra\s+)?{MARKUP}\w+{MARKUP}\s+(?:to|al?)\s+(?:the number\s+|número\s+)?{MARKUP}"
"""A word to send, and what leads from it to the number: “the word HOME to”."""
_SENT = re.compile(
    rf"\b(?:text(?:ing)?|sms|message|send(?:ing)?|env[ií]\w+|mand[ae]\w*|escrib\w+)\s+{WORD_TO}\Z",
    re.IGNORECASE,
)
_LED_UP_TO = re.compile(r"(?::|\b(?:is|at|es|al))[\s*_(]*\Z", re.IGNORECASE)
"""The words that announce a number: “Pharmacy: …”, “our number is …”."""
_THREE_THREES = re.compile(r"([0-9]{3})[-\u2010-\u2013.]([0-9]{3})[-\u2010-\u2013.]([0-9]{3})")
"""A number with a digit too few, or three rooms, articles or doses."""
_JOINED = re.compile(
    rf"{MARKUP}\s*(?:,|/|,?\s*(?:\bor\b|\band\b|\bo\b|\by\b|\bu\b))\s*"
    rf"(?:\b(?:al?|at|the)\s+|(?-i:[A-ZÁÉÍÓÚÑ]{{2,12}})\s+(?:to|al?)\s+)?{MARKUP}\Z",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"{MARKUP}\s+(?:(?:(?:for|para)\s+(?:an?\s+|una\s+)?|(?:in|during|en)\s+(?:an?|una)\s+)?"
    r"(?:suicide|crisis|lifeline)|in an emergency)\b",
    re.IGNORECASE,
)
_CELL = re.compile(
    r"\b(?:lifeline|hotline|helpline|crisis line|emergency|ambulance|línea de crisis|emergencias?|ambulancia)"
    r"(?:\s(?:number|line|services?|número|médica)){0,2}[*_\s]*\|\s*\Z",
    re.IGNORECASE,
)
"""A cell of a table before one that holds nothing but a number."""
_LINE = re.compile(r"(?<!bus )(?<!metro )(?<!train )\b(?:line|l[ií]nea)\s[*_]*\Z", re.IGNORECASE)
"""The lifeline is often called “Línea 988”; other lines with a number are those of a bus or a form."""
_END_OF_CELL = re.compile(r"\s*(?:\||\n|\Z)")
# A noun behind a number counts something; a name and “Street” make it the number of a house.
_COUNTING = re.compile(
    rf"{MARKUP}[ \u00a0](?:(?:[A-Z0-9][\w.]*[ \u00a0]){{1,3}}(?:St|Street|Ave|Avenue|Rd|Road|Blvd|Boulevard|Drive"
    r"|Ln|Lane|Ct|Court|Pl|Place|Way|Ter|Terrace|Pkwy|Parkway|Hwy|Highway|Cir|Circle|Trl|Trail|Plaza|Square|Loop"
    r"|Building|Tower)\b"
    r"|(?!(?:and|any|anytime|at|before|during|first|for|from|if|immediately|in|instead|is|are|now|on"
    r"|or|right|so|to|today|when|whenever|with|without|y|o|u|si|para|por|en|ahora|de|las|cuando|a|antes|desde|es|está"
    r"|day|night|tonight|any|every|as|until|unless|then|but|straight|directly|día|cada|hoy)\b)"
    r"[a-záéíóúñ])"
    rf"|{MARKUP},? (?:in all|in total|en total)\b"
)
_HOUSE = re.compile(r"\b(?:at|en)\s\Z", re.IGNORECASE)
_STREET = re.compile(r" (?!Suicide|Crisis|Lifeline|[A-ZÁÉÍÓÚÑ]+day)[A-ZÁÉÍÓÚÑ][a-záéíóúñ]")
"""A name behind the number of a house: “at 119 Alhambra”."""
_CLUE = re.compile(
    r"(?i:call|dial|phon|ring|line|emerg|llam|mar[cq]|tele|l[ií]nea|text|sms|messag|mensaj|send|env|mand|escrib|contac"
    r"|press|comun|crisis|ambul)|[0-9]{3}"
)
"""The beginnings of all words above, and another number: where none is near, no costly pattern is tried."""
_NOT_DIALED = re.compile(
    r"\b(?:IS[BS]N(?:-1[03])?|SSN|EIN|NPI|MRN|ID|(?:account|policy|case|claim|member|group|order|record|reference"
    r"|tax|card|cuenta|póliza|caso|referencia)(?:\s(?:ID|number|no\b|número))"
    r"|(?:número|no)\.? de (?:cuenta|póliza|caso|referencia))"
    r"(?:\s(?:number|no\b|is|es))?[\s*_.:#]*\Z"
    r"|\bfax(?:es|ed|ing)?(?:\s(?:number|no\b|line|it|them|us|to|at|is|número|al?|es|the|form|forms|records))*"
    r"[\s*_.:#(]*\Z",
    re.IGNORECASE,
)
"""The words before a number that patients send papers to, or that only looks like one to dial."""
_DIALED_TOO = re.compile(r"\b(?:call|phone|tel|telephone|teléfono|llame)\.?\s?(?:/|&|or|and|o|y)\s?\Z", re.IGNORECASE)
"""The words before “fax” where one number serves both."""
_CONTEXT = 60
"""How far back the words reach that say what a number is."""


def may_be_dialed(text: str, start: int, end: int) -> bool:
    """Whether any word near a short number says that it is dialed; quick, and false for most of them."""
    return _CLUE.search(text, max(0, start - _CONTEXT), end + _CONTEXT) is not None


def is_dialed(text: str, start: int) -> bool:
    """Whether the words before a long number at `start` leave it a number to dial."""
    back = max(0, start - _CONTEXT)
    words = _NOT_DIALED.search(text, back, start)
    return words is None or bool(_DIALED_TOO.search(text, back, words.start()))


def is_called(text: str, start: int) -> bool:
    """Whether the words before a number at `start` say that it is called."""
    return _CALLED.search(text, max(0, start - _CONTEXT), start) is not None


def is_texted(text: str, start: int) -> bool:
    """Whether the words before a number at `start` say that it takes text messages."""
    back = max(0, start - _CONTEXT)
    return bool(_TEXTED.search(text, back, start) or _SENT.search(text, back, start))


def is_named(text: str, start: int, end: int) -> bool:
    """Whether a number from `start` to `end` is that of a crisis line by what is behind it, or its row of a table."""
    if text[start:end] == "988" and _LINE.search(text, max(0, start - _CONTEXT), start):
        return True
    in_cell = _CELL.search(text, max(0, start - _CONTEXT), start) and _END_OF_CELL.match(text, end)
    return bool(in_cell or _NAMED.match(text, end))


def may_be_cut_short(text: str, begin: int, run: str) -> bool:
    """Whether a number at `begin` is hardly a series: three times three digits are one if no words announce them."""
    groups = _THREE_THREES.fullmatch(run)
    announced = groups is None or _LED_UP_TO.search(text, max(0, begin - _CONTEXT), begin) is not None
    return announced and not (groups and groups[1] < groups[2] < groups[3])


def counts_something(text: str, start: int, end: int) -> bool:
    """Whether the words around a number from `start` to `end` make it a count, or the number of a house."""
    is_house = _STREET.match(text, end) and _HOUSE.search(text, max(0, start - _CONTEXT), start)
    return bool(is_house or _COUNTING.match(text, end))


def follows_number(text: str, last: int, start: int) -> bool:
    """Whether the words between a number that ends at `last` and one at `start` say that both are dialed alike."""
    return _JOINED.fullmatch(text, last, start) is not None
