"""Words that say that a text is unfinished: one row for each kind.

Spanish `todo` means “all”, and may well stand in capitals.
"""

from __future__ import annotations

from elevate_site.language.leftover_kinds import SEEN, Kind

__all__ = ["UNFINISHED_KINDS"]

_LATER = ("TODO", "TBD", "TKTK", "FIXME", "XX", "xx/xx")

_UNFINISHED = "text-unfinished"
_WRITE = "Write what belongs here, or delete it."
_DO = "Do it, or mark the article with draft: true until it is done."
_SHOW = r" If readers shall see the brackets, put a backslash before each: \[ and \]"

_TO_BE_FILLED = (
    "NAME|DATE|TIME|ADDRESS|PHONE|NUMBER|EMAIL|LINK|URL|CITY|DOCTOR|CLINIC|DOSE"
    "|NOMBRE|FECHA|HORA|DIRECCIÓN|TELÉFONO|ENLACE"
)
_TO_BE_FILLED_LATER = (
    "dates?|times?|name|address|phone|number|email|city|doctor|clinic|dose|nombre|fecha|hora|dirección|teléfono"
    "|correo|ciudad"
)
_PRESSING = (
    "click", "click on", "press", "tap", "tap on", "select", "choose",
    "pulse", "presione", "oprima", "toque", "seleccione", "elija", "marque", "clic en",
)  # fmt: skip
_NOT_PRESSED = "".join(rf"(?<!\b{word}\s)" for word in _PRESSING)
"""What stands in brackets behind these words is the name of a button."""
_NOT_QUOTED = r"(?![^“”«»\"\n]{0,200}(?:[”»]|(?<=\S)\"))"
"""What somebody is to say may be for readers to fill in: “Hello, my name is [NAME].”"""
_PIECE = (
    "links?|names?|dates?|doses?|photos?|pictures?|images?|address|numbers?|phone|text|words|videos?|quotes?|titles?"
    "|sources?"
)

_OF_CLINIC = "clinic|practice|office|logo|business|company|organi[sz]ation|website|site|text|content|headline|title"
"""No reader has any of these to fill in."""

# Some people have three or more of the chromosomes that are named X.
_CHROMOSOMES = r"X{3,4}(?:\s(?i:syndrome|chromosom\w+|karyotype|females?|girls?|women)\b|(?<=(?i:ndrome) X{3})(?!\w))"

UNFINISHED_KINDS: tuple[Kind, ...] = (
    Kind(
        _UNFINISHED,
        _LATER,
        r"(?<!\w)TODO(?!\w)(?!\s+[^\W\d_a-z]{2})(?<![^\W\d_a-z]{2}\sTODO)",
        "“{words}” says that something is still to be done.",
        _DO,
        ("en",),
    ),
    Kind(
        _UNFINISHED,
        _LATER,
        r"\A\s*TODO[.:]?\s*\Z",
        "“{words}” says that something is still to be done.",
        _DO,
    ),
    Kind(
        _UNFINISHED,
        _LATER,
        r"\[\s*TODO\b[^\]\n]*\]|\(\s*TODO:[^)\n]*\)",
        "“{words}” says that something is still to be done.",
        _DO,
    ),
    Kind(
        _UNFINISHED,
        _LATER,
        r"(?<!\w)(?:FIXME|TKTK)(?!\w)",
        "“{words}” says that something is still to be done.",
        _DO,
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
        _WRITE,
    ),
    Kind(
        _UNFINISHED,
        (r"\[",),
        r"(?i)\[\s*(?:insert|tbd|tbc|fixme|placeholder|citation needed|clinic(?:['’]s)? name|phone number|link here"
        r"|insertar|inserte|pendiente|por (?:confirmar|definir)|nombre de la clínica)\b[^\]\n]*\]",
        "“{words}” keeps a place for something that is not written yet.",
        _WRITE + _SHOW,
    ),
    Kind(
        _UNFINISHED,
        (r"\[",),
        rf"\[(?:YOUR |YOUR CLINIC |CLINIC |DOCTOR |PATIENT |SU )?(?:{_TO_BE_FILLED})(?: NAME| NUMBER| HERE| AQUÍ)?\]"
        rf"{_NOT_QUOTED}"
        rf"|(?i:\[(?:your (?:{_OF_CLINIC})\b[\w’' ]{{0,40}}|(?:add |put )?(?:the |a )?(?:{_PIECE}))(?: goes)? here\]"
        rf"|\[add (?:the |a )?(?:{_PIECE})\]|\[(?!su )[\w ]{{1,40}} aquí\])",
        "“{words}” keeps a place for something that is not written yet.",
        _WRITE + _SHOW,
    ),
    Kind(
        _UNFINISHED,
        (r"\[",),
        r"(?i)\[(?:comment(?:ed)?|comentario|author query|query|AU|nota para \w+|note to (?:self|editor|author))"
        r"\b(?:\s?\[?[A-Z]{2,3}\d{1,2}\]?)?:[^\]\n]*\]",
        "“{words}” is a note of those who write the text, not for its readers.",
        "Do what it says, and delete it." + _SHOW,
    ),
    Kind(
        _UNFINISHED,
        (r"\[",),
        r"(?i)(?<![\w\]])\[(?:links?|url|enlace)(?: to [\w ]{1,40})?\](?![(\[:])",
        "“{words}” keeps a place for something that is not written yet.",
        _WRITE + _SHOW,
    ),
    # A patient may be meant to fill these in, as in “My name is [name].”
    Kind(
        "sign-unread",
        (r"\[",),
        rf"(?<![\w\]])\[(?:(?:(?:the|clinic|doctor|patient|phone|el|la) )?(?:{_TO_BE_FILLED_LATER})(?: name| number)?"
        r"|(?i:your [\w’' ]{1,40} here|su [\w ]{1,40} aquí))\](?![(\[:])"
        rf"{_NOT_QUOTED}",
        f"“{{words}}” looks like a place for something that is not written yet{SEEN}.",
        _WRITE + _SHOW,
    ),
    Kind(
        _UNFINISHED,
        (r"\[",),
        rf"(?i){_NOT_PRESSED}\[(?:tk|tktk|(?:double-)?check"
        r"|check (?:this|with \w+|spelling|date|dose|dosage|number|source|link)"
        r"|verify|confirm|to do|to be (?:written|added|confirmed|decided|done)|revisar|verificar|confirmar)"
        r"(?::[^\]\n]*)?[?!.]*\]",
        "“{words}” says that something is still to be done.",
        _DO + _SHOW,
    ),
    Kind(
        _UNFINISHED,
        ("To[ -]?[dD]o:", "TO DO:"),
        rf"^(?:To[ -]?[dD]o|TO DO):\s*(?i:(?:add|insert|find|check|update|write)\s(?:the\s|a\s)?(?:{_PIECE}|section)"
        rf"|fix\s(?:this|(?:the\s)?(?:{_PIECE}|typos?|spelling))|finish this|(?:ask|check with)\s(?-i:[A-Z])[a-z]+)"
        r"[.!]?[^\S\n]*$",
        "“{words}” says that something is still to be done.",
        _DO + r" To show it, write a backslash before the colon: \:",
        ("en",),
    ),
    Kind(
        _UNFINISHED,
        ("Add ", "ADD ", "Insert "),
        r"(?<!\w)(?:Add|ADD|Insert)(?i: (?:the |a )?(?:link|photo|picture|image|text|video|quote)s? here)"
        r"(?=[.:!)]?[^\S\n]*$)",
        "“{words}” keeps a place for something that is not written yet.",
        _WRITE + " If readers are to do it, write “Put” for “Add” or “Insert”.",
        ("en",),
    ),
    Kind(
        _UNFINISHED,
        ("xxx",),
        r"(?<![\w.,/@-])x{3,}(?:[-. ]x{2,})*(?![\w/@-])(?!\.\w)",
        "“{words}” keeps a place for something that is not written yet.",
        _WRITE,
    ),
    Kind(
        _UNFINISHED,
        (r"\?\?",),
        r"(?<=\s)\?{3,}(?=[.,;)]|\s+[a-z\d])|(?<=\()\?{2,}(?=\))|(?<=\[)\?+(?=\])",
        "“{words}” keeps a place for something that is not written yet.",
        _WRITE + r" To show it, write a backslash before each sign: \?",
    ),
    Kind(
        _UNFINISHED,
        ("Lorem", "LOREM"),
        r"\bLorem ipsum\b|\bLOREM IPSUM\b",
        "“{words}” is filler text.",
        "Write the real text, or delete it.",
    ),
)
