"""Words that say that a text is unfinished: one row for each kind.

Spanish `todo` means “all”, and may well stand in capitals.
"""

from __future__ import annotations

from elevate_site.language.leftover_kinds import SEEN, Kind

__all__ = ["UNFINISHED_KINDS"]

_LATER = ("TODO", "TBD", "TKTK", "FIXME", "XX", "xx/xx")

_UNFINISHED = "text-unfinished"

_TO_BE_FILLED = (
    "NAME|DATE|TIME|ADDRESS|PHONE|NUMBER|EMAIL|LINK|URL|CITY|DOCTOR|CLINIC|DOSE"
    "|NOMBRE|FECHA|HORA|DIRECCIÓN|TELÉFONO|ENLACE"
)
_TO_BE_FILLED_LATER = (
    "dates?|times?|name|address|phone|number|email|city|doctor|clinic|dose|nombre|fecha|hora|dirección|teléfono"
    "|correo|ciudad"
)
_PIECE = (
    "links?|names?|dates?|doses?|photos?|pictures?|images?|address|numbers?|phone|text|words|videos?|quotes?|titles?"
    "|sources?"
)

# Some people have three or more of the chromosomes that are named X.
_CHROMOSOMES = r"X{3,4}(?:\s(?i:syndrome|chromosom\w+|karyotype|females?|girls?|women)\b|(?<=(?i:ndrome) X{3})(?!\w))"

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
        rf"(?<![\w,])(?!{_CHROMOSOMES})(?:X{{3,}}(?:[-. ]X{{2,}})*|XX/XX(?:/X{{2,4}})?|xx/xx(?:/x{{2,4}})?)(?!\w)",
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
        (r"\[",),
        rf"\[(?:YOUR |YOUR CLINIC |CLINIC |DOCTOR |PATIENT |SU )?(?:{_TO_BE_FILLED})(?: NAME| NUMBER| HERE| AQUÍ)?\]"
        rf"|(?i:\[(?:your [\w’' ]{{1,40}}|(?:add |put )?(?:the |a )?(?:{_PIECE}))(?: goes)? here\]"
        rf"|\[add (?:the |a )?(?:{_PIECE})\]|\[(?:su )?[\w ]{{1,40}} aquí\])",
        "“{words}” keeps a place for something that is not written yet.",
        "Write what belongs here, or delete it.",
    ),
    Kind(
        _UNFINISHED,
        (r"\[",),
        r"(?i)\[(?:comment(?:ed)?|comentario|author query|query|AU|nota para \w+|note to (?:self|editor|author))"
        r"\b(?:\s?\[?[A-Z]{2,3}\d{1,2}\]?)?:[^\]\n]*\]",
        "“{words}” is a note of those who write the text, not for its readers.",
        "Do what it says, and delete it.",
    ),
    Kind(
        _UNFINISHED,
        (r"\[",),
        r"(?i)(?<![\w\]])\[(?:links?|url|enlace)(?: to [\w ]{1,40})?\](?![(\[:])",
        "“{words}” keeps a place for something that is not written yet.",
        "Write what belongs here, or delete it.",
    ),
    # A patient may be meant to fill these in, as in “My name is [name].”
    Kind(
        "sign-unread",
        (r"\[",),
        rf"(?<![\w\]])\[(?:(?:the|clinic|doctor|patient|phone|el|la) )?(?:{_TO_BE_FILLED_LATER})(?: name| number)?\]"
        r"(?![(\[:])"
        r"(?![^“”«»\"\n]{0,200}(?:[”»]|(?<=\S)\"))",
        f"“{{words}}” looks like a place for something that is not written yet{SEEN}.",
        r"Write what belongs here. If readers shall see the brackets, put a backslash before each: \[ and \]",
    ),
    Kind(
        _UNFINISHED,
        (r"\[",),
        r"(?i)\[(?:tk|tktk|(?:double-)?check|check (?:this|with \w+|spelling|date|dose|dosage|number|source|link)"
        r"|verify|confirm|to do|to be (?:written|added|confirmed|decided|done)|revisar|verificar|confirmar)"
        r"(?::[^\]\n]*)?[?!.]*\]",
        "“{words}” says that something is still to be done.",
        "Do it, or mark the article with draft: true until it is done.",
    ),
    Kind(
        _UNFINISHED,
        ("To[ -]?[dD]o:", "TO DO:"),
        rf"^(?:To[ -]?[dD]o|TO DO):\s*(?i:(?:add|insert|find|check|update|write)\s(?:the\s|a\s)?(?:{_PIECE}|section)\b"
        r"|fix\b|finish this\b|(?:ask|check with)\s(?-i:[A-Z][a-z]))[^\n]*",
        "“{words}” says that something is still to be done.",
        "Do it, or mark the article with draft: true until it is done.",
        ("en",),
    ),
    Kind(
        _UNFINISHED,
        ("Add ", "ADD ", "Insert "),
        r"(?<!\w)(?:Add|ADD|Insert)(?i: (?:the |a )?(?:link|photo|picture|image|text|video|quote)s? here)(?!\w)",
        "“{words}” keeps a place for something that is not written yet.",
        "Write what belongs here, or delete it.",
        ("en",),
    ),
    Kind(
        _UNFINISHED,
        ("xxx",),
        r"(?<![\w.,/@-])x{3,}(?:[-. ]x{2,})*(?![\w/@-])(?!\.\w)",
        "“{words}” keeps a place for something that is not written yet.",
        "Write what belongs here, or delete it.",
    ),
    Kind(
        _UNFINISHED,
        (r"\?\?",),
        r"(?<=\s)\?{3,}(?=[.,;)]|\s+[a-z\d])|(?<=\()\?{2,}(?=\))|(?<=\[)\?+(?=\])",
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
