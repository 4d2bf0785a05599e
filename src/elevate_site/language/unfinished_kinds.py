"""Words that say that a text is unfinished: one row for each kind.

Spanish `todo` means “all”, and may well stand in capitals.
"""

from __future__ import annotations

from elevate_site.language.leftover_kinds import Kind

__all__ = ["UNFINISHED_KINDS"]

_LATER = ("TODO", "TBD", "TKTK", "FIXME", "XX", "xx/xx")

_UNFINISHED = "text-unfinished"

UNFINISHED_KINDS: tuple[Kind, ...] = (
    Kind(
        _UNFINISHED,
        _LATER,
        r"(?<!\w)TODO(?!\w)(?!\s+[^\W\d_a-z]{2})(?<![^\W\d_a-z]{2}\sTODO)",
        "“{words}” says that something is still to be done.",
        "Do it, or mark the article with draft: true until it is done.",
        ("en",),
    ),
    Kind(
        _UNFINISHED,
        _LATER,
        r"\A\s*TODO[.:]?\s*\Z",
        "“{words}” says that something is still to be done.",
        "Do it, or mark the article with draft: true until it is done.",
    ),
    Kind(
        _UNFINISHED,
        _LATER,
        r"\[\s*TODO\b[^\]\n]*\]|\(\s*TODO:[^)\n]*\)",
        "“{words}” says that something is still to be done.",
        "Do it, or mark the article with draft: true until it is done.",
    ),
    Kind(
        _UNFINISHED,
        _LATER,
        r"(?<!\w)(?:FIXME|TKTK)(?!\w)",
        "“{words}” says that something is still to be done.",
        "Do it, or mark the article with draft: true until it is done.",
    ),
    Kind(
        _UNFINISHED,
        _LATER,
        r"(?<!\w)TBD(?!\w)",
        "“{words}” says that something is still to be decided.",
        "Write it, or mark the article with draft: true. If it is an abbreviation, explain it: *[TBD]: its meaning",
    ),
    Kind(
        _UNFINISHED,
        _LATER,
        r"(?<![\w,])(?:X{3,}(?:[-. ]X{2,})*|XX/XX(?:/X{2,4})?|xx/xx(?:/x{2,4})?)(?!\w)",
        "“{words}” keeps a place for something that is not written yet.",
        "Write what belongs here, or delete it.",
    ),
    Kind(
        _UNFINISHED,
        (r"\[",),
        r"(?i)\[\s*(?:insert|tbd|tbc|fixme|placeholder|citation needed|clinic(?:['’]s)? name|phone number|link here"
        r"|insertar|inserte|pendiente|por (?:confirmar|definir)|nombre de la clínica)\b[^\]\n]*\]",
        "“{words}” keeps a place for something that is not written yet.",
        "Write what belongs here, or delete it.",
    ),
    Kind(
        _UNFINISHED,
        ("Lorem", "LOREM"),
        r"\bLorem ipsum\b|\bLOREM IPSUM\b",
        "“{words}” is filler text.",
        "Write the real text, or delete it.",
    ),
)
