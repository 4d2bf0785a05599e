"""Signs of other systems, which an article brings along when it moves here: one row for each kind."""

from __future__ import annotations

from elevate_site.language.leftover_kinds import SEEN, Kind

__all__ = ["FOREIGN_KINDS"]

_BLOCK_HINT = "Put the text between a line ::: note and a line ::: instead; ::: warning is the stronger one."
_FOREIGN_HINT = "Delete it, or write what it stands for."
_HEADING_HINT = "Begin the line with ## and a space instead."
_NAMED_ENTITIES = (
    "nbsp|amp|lt|gt|quot|apos|[rl][sd]quo|sbquo|bdquo|[mn]dash|hellip|bull|middot|copy|reg|trade|deg[CF]?|frac\\d\\d"
    "|times|shy|zwnj|zwj|thinsp|ensp|emsp|[aeiouAEIOU]acute|[nN]tilde|[uU]uml|iexcl|iquest|para|sect|laquo|raquo"
)
_REST = "nbsp|[rl]dquo|[lr]squo|[mn]dash|hellip|amp|lt|gt|quot"
_NOTES = (
    "note|tip|hint|info|important|warning|caution|danger|attention|error|abstract|summary|success|question|failure|bug"
    "|example|quote|nota|aviso|atenci[oó]n|importante"
)
# Short codes that need no attribute to be told from an editor's brackets, such as [sic] or [video].
_SHORT_CODES = "gallery|contact-form(?:-7)?|playlist|recent-posts|wpforms|gravityform|ninja_form|tablepress|sitemap"

# The short names of emojis that people use most; names with an underscore mean nothing else.
_EMOJI = (
    "smil(?:e|ey)|grin(?:ning)?|laughing|joy|rofl|blush|wink|sunglasses|thinking|worried|cry|sob|angry|rage|scream"
    "|sweat|sleeping|sleepy|tired|heart|hearts|hug|hugs|clap|wave|pray|muscle|thumbsup|thumbsdown|ok|star|star2|stars"
    "|sparkles|fire|boom|tada|rocket|rainbow|sun|sunny|moon|bulb|bell|book|books|calendar|clock|phone|telephone|email"
    "|envelope|hospital|pill|syringe|stethoscope|brain|check|x|warning|exclamation|question|information|arrow|point"
    "|eyes|bird|dove|tree|seedling|sunflower|rose|coffee|tea|apple"
)
_FOREIGN = "text-foreign"
_ATTRIBUTES = r"\{:?\s*(?:[.#][^\W\d]|[\w-]{1,40}\s*=|decorative(?=[\s}]))[^{}\n]{0,200}\}"

FOREIGN_KINDS: tuple[Kind, ...] = (
    # Headings of other systems
    Kind(
        "heading-unclear",
        ("=",),
        r"^={1,6}[^\S\n]+[^=\s][^=\n]{0,100}[^\S\n]={1,6}[^\S\n]*$|\A={1,6}[^\S\n]+[^\W\d_a-z][^=\n]{0,100}$",
        f"“{{words}}” is a heading of another system{SEEN}.",
        _HEADING_HINT,
    ),
    Kind(
        "heading-unclear",
        (r"\.(?<=h\d\.)",),
        r"^h[1-6]\.[^\S\n]+\S[^\n]{0,100}$",
        f"“{{words}}” is a heading of another system{SEEN}.",
        _HEADING_HINT,
    ),
    Kind(
        "heading-unclear",
        ("##",),
        r"(?:(?<=[.!?:;…)])|(?<=[^\s#])[^\S\n]+)#{2,6}(?=[^\S\n]*[¿¡]?[^\W\d_a-z])",
        f"“{{words}}” begins no heading in the middle of a line{SEEN}.",
        "Begin a new line with it, below an empty one.",
    ),
    Kind(
        _FOREIGN,
        (r"\[", r"\{"),
        r"(?i)@?\[\[?_?(?:toc|table of contents|índice)_?\]?\]|\$?\{:?\s*toc\s*\}",
        f"“{{words}}” stands for a list of contents in other systems{SEEN}.",
        "Delete it; a long article gets its list of contents by itself.",
    ),
    Kind(
        _FOREIGN,
        (r"\[",),
        r"\[!\w+\][+-]?|^\[(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]$",
        f"“{{words}}” marks a note in other systems{SEEN}.",
        _BLOCK_HINT,
    ),
    Kind(
        _FOREIGN,
        ("!!!", r"\?\?\?"),
        rf"(?i)^\s*(?:!!!|\?\?\?)\+?\s+(?:{_NOTES})\b[^\n]*",
        f"“{{words}}” begins a note in other systems{SEEN}.",
        _BLOCK_HINT,
    ),
    Kind(
        _FOREIGN,
        (r"\[",),
        r"!?\[\[[^\[\]\n]+\]\]",
        f"“{{words}}” is a link or picture of a wiki{SEEN}.",
        "Write [words](file.md), or ![what it shows](picture.jpg).",
    ),
    Kind(
        _FOREIGN,
        (r"\[",),
        r"\[https?://[^\s\]]+\s+[^\]\n]+\]",
        f"“{{words}}” is a link of a wiki{SEEN}.",
        "Write [words](address): first the words, then the address.",
    ),
    Kind(
        _FOREIGN,
        (r"\[",),
        rf"(?i)\[(?:/[a-z][\w-]*|(?:{_SHORT_CODES})(?:\s[^\[\]\n]{{0,300}})?"
        r"|[a-z][\w-]*\s*(?:\s[\w-]{1,40}\s*)?=[^\[\]\n]{1,300})/?\]",
        f"“{{words}}” is a short code of another system{SEEN}.",
        _FOREIGN_HINT,
    ),
    Kind(
        _FOREIGN,
        (r"\$", r"\\"),
        r"(?<!\$)\$\$(?=[^$\n]{0,200}[\\^_{])[^$\n]{1,400}\$\$(?!\$)"
        r"|(?<![\w:\\])\\(?:frac|text|times|cdot|leq?|geq?|alpha|beta|mu|pm|sqrt|circ|degree|approx)\b"
        r"|(?<![\w$\\])\$(?=\S)[^$\n]{0,100}[\\^_\x02{][^$\n]{0,100}(?<=\S)\$(?![\w$])",
        f"“{{words}}” is a formula of another system{SEEN}.",
        "Write it in words, such as “half a tablet”, or with plain signs, such as ½, × and ≤.",
    ),
    Kind(
        _FOREIGN,
        (r"\\",),
        r"(?<![\w:\\.\x02])\\[A-Za-z]{3,}\*?(?:\{[^{}\n]{0,100}\})?(?![\w\\])",
        f"“{{words}}” is a command of another system{SEEN}.",
        _FOREIGN_HINT,
    ),
    Kind(
        _FOREIGN,
        (r"\{", r"\}", "<%", "%>"),
        r"\{\{[^\n]{0,200}?\}\}|\{%[^\n]{0,200}?%\}|\$\{[^{}\n]{0,200}\}|<%[^\n]{0,200}?%>|\{\{|\}\}|\{%|%\}|<%|%>",
        f"“{{words}}” is template syntax, which is never run here{SEEN}.",
        _FOREIGN_HINT,
    ),
    Kind(
        "attribute-refused",
        (r"\{",),
        rf"(?<=[\w.?!]){_ATTRIBUTES}(?=[^\S\n]*$)",
        f"“{{words}}” is not read here{SEEN}.",
        "Behind the words of a heading, put a blank before it. Elsewhere delete it, or write it on the line below the "
        "paragraph.",
    ),
    Kind(
        "attribute-refused",
        (r"\{",),
        rf"^[^\S\n]*{_ATTRIBUTES}(?=[^\S\n]*$)",
        f"“{{words}}” is not read here{SEEN}.",
        "Delete it, or write it directly below a paragraph, without an empty line. Tables and lists take none.",
    ),
    Kind(
        "attribute-refused",
        (r"\{",),
        _ATTRIBUTES,
        f"“{{words}}” is not read here{SEEN}.",
        "Write it without a blank directly behind *words*, a link or an image, behind a blank after the words of a "
        "heading, or on the line below a paragraph.",
    ),
    Kind(
        _FOREIGN,
        (r"\{", r"\}", "<%", "%>"),
        r"\{[^\W\d][\w .:-]*\}",
        f"“{{words}}” is a place for words that another program would fill in{SEEN}.",
        "Write the words, or delete it.",
    ),
    Kind(
        _FOREIGN,
        (r"'\.", r"\"\."),
        r"^(?:import\s[^\n]*\sfrom\s+[\"'“”][^\n]*|export\s+const\s[^\n]*)",
        f"“{{words}}” is a line of a program{SEEN}.",
        "Delete the line.",
    ),
    Kind(
        _FOREIGN, ("::",), r"^\.\. [\w-]+::[^\n]*", f"“{{words}}” begins a block of another system{SEEN}.", _BLOCK_HINT
    ),
    Kind(
        "block-unknown",
        ("::",),
        r"^::(?!:)[^\S\n]*(?:[a-z][a-z-]*\b[^\n]*)?$",
        f"“{{words}}” has only two colons, so no block begins or ends here{SEEN}.",
        "Write ::: and the name of a block where it begins, and ::: alone where it ends.",
    ),
    Kind(
        _FOREIGN,
        (":[a-z]",),
        rf"(?<![\w:/]):(?:[a-z0-9]{{1,20}}(?:_[a-z0-9]{{1,20}}){{1,5}}|[+-]1|{_EMOJI}):(?![\w:/])",
        f"“{{words}}” stands for a small picture in other systems{SEEN}.",
        "Delete it, or paste the picture sign itself.",
    ),
    Kind(
        _FOREIGN,
        (r"&[\w#]",),
        rf"&(?:{_NAMED_ENTITIES}|\#\d{{2,6}}|\#[xX][\da-fA-F]{{2,6}});?(?![\w=])",
        f"“{{words}}” stands for a character in HTML, but is not read here{SEEN}.",
        "Type the character itself; in the text of an article its name and a semicolon do too, as in &nbsp;",
    ),
    Kind(
        _FOREIGN,
        (f"\x02(?:{_REST});", f"\x03(?:{_REST});", f"\ufdd1(?:{_REST});"),
        rf"(?<=\x02)(?:{_REST});",
        f"“{{words}}” is the rest of a character in HTML{SEEN}.",
        "Delete it, or type the character itself.",
    ),
    Kind(_FOREIGN, ("'''",), r"'''", f"“{{words}}” marks bold text in a wiki{SEEN}.", "Write **words** for bold."),
    # Somebody may have typed quotation marks so.
    Kind(
        "sign-unread",
        ("''",),
        r"(?<![\w'])''(?=[^\s'])[^'\n]{0,200}(?<=[^\s'])''(?![\w'])",
        f"“{{words}}” is stressed text of a wiki{SEEN}.",
        'Write *words* for stress, or with " for quotation marks.',
    ),
    Kind(_FOREIGN, ("%%",), r"%%[^%\n]*%%", f"“{{words}}” is a note to oneself in other systems{SEEN}.", "Delete it."),
)
