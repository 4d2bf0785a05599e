r"""Signs that a text shows to its readers although nobody meant it to: one row for each kind.

Markdown shows what it does not understand. So do titles and settings, which know no Markdown at all. Whatever came from
another system, was pasted out of another program or was left for later therefore reaches patients as it was typed.
Signs around words are in `emphasis_kinds`, those of other systems in `foreign_kinds`, what pasting brings along in
`pasted_kinds`, what is left for later in `unfinished_kinds`.

A pattern is tried on text from which everything that was read is gone: signs, addresses, tags, code, and characters
behind a backslash. `\x02` stands where something was, and matches no sign. The first row that matches a place tells it.
"""

from __future__ import annotations

from dataclasses import dataclass

from elevate_site.language.look_alikes import HIDDEN, JOINERS
from elevate_site.language.web_hosts import SURE_ENDINGS

__all__ = ["KINDS", "SEEN", "VALUE_KINDS", "Kind"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of sign that no reader should see."""

    rule: str
    """The rule that it breaks."""
    signs: tuple[str, ...]
    """Short expressions, one of which every match contains: a text without any of any kind needs no further look.

    Each begins with a character that is rare in texts, and with nothing but that character, so that a search for all
    of them at once skips from one such character to the next.
    """
    pattern: str
    """A regular expression; `^` and `$` match at line breaks. A match is what the message quotes."""
    message: str
    """What is wrong; `{words}` are those of the match, `{name}` is the name of its first character in Unicode."""
    hint: str
    """What to do, in a sentence."""
    languages: tuple[str, ...] = ()
    """The languages of the texts to search; none means every text."""
    unless: str = ""
    """A pattern for texts in which the sign is right."""


SEEN = "; readers would see it as it is"
"""How most messages end."""

# A bare address is gone from the text; so many characters at once are nothing else.
_ADDRESS = (
    r"(?:https?://|mailto:|tel:|sms:|contact:|[/#][\w-]|\x02{8}|[\w.+-]{1,64}@[\w-]"
    r"|[^\s()\[\]]{1,200}\.(?:md|png|jpe?g|gif|svg|webp|avif|pdf)\b"
    rf"|(?:[\w-]{{1,63}}\.){{1,6}}(?:{SURE_ENDINGS}|info|es|mx)(?:/[^\s()\[\]]*)?[)\]])"
)

_UNREAD = "sign-unread"

VALUE_KINDS: tuple[Kind, ...] = (
    Kind(
        _UNREAD,
        (r"\[",),
        r"!?\[[^\[\]\n]*\]\([^()\n]*\)",
        f"“{{words}}” is no link here{SEEN}.",
        "Write only the words; a link can stand in the text of an article.",
    ),
    Kind(
        _UNREAD,
        (r"\*", "_", "`"),
        r"(?<![\w*])(\*{1,3})(?=[^\s*])[^*\n]*[^\s*]\1(?![\w*])|(?<!\w)(_{1,2})(?=[^\s_])[^_\n]*[^\s_]\2(?!\w)"
        r"|`[^`\n]+`",
        f"“{{words}}” is Markdown, which is not read here{SEEN}.",
        "Write only the words.",
    ),
    Kind(_UNREAD, (r"\\",), r"\\(?=[^\w\s])", f"“{{words}}” is not read here{SEEN}.", "Delete it."),
)
"""What is Markdown in an article, but not in titles and settings."""

KINDS: tuple[Kind, ...] = (
    # Characters that were read with the wrong encoding
    Kind(
        "file-encoding",
        ("Ã", "Â", "â"),
        "Ã[\u0080-\u00bf]|Â[\u00a0-\u00bf]|â(?:€[\u0080-\u00bf™œžŸ“”˜‚„†‡•…–—¦]?|\u0080[\u0080-\u00bf])",
        "“{words}” is what a letter turns into when a file is opened with the wrong encoding.",
        "Type the right letter in its place; save the file as UTF-8.",
    ),
    # What nobody can see
    Kind(
        "character-hidden",
        tuple(HIDDEN + JOINERS),
        f"[{HIDDEN}]|(?<=[\x20-\u024f])[{JOINERS}]+|[{JOINERS}]+(?=[\x20-\u024f])",
        "There is a character here that nobody can see: {name}.",
        "Delete the words around this place and type them again; do not paste them.",
    ),
    # Markdown that was not read
    Kind(
        "link-gap",
        (r"\[",),
        rf"!?\[[^\[\]\n]+\]\s+\((?={_ADDRESS})",
        "This link has a space or a new line between its words and its address, so readers would see its brackets.",
        "Write [words](address), with nothing between ] and (.",
    ),
    Kind(
        "link-gap",
        (r"\[",),
        rf"(?<!\])\([^()\[\]\n]+\)\[(?={_ADDRESS})",
        "The two kinds of brackets of this link are swapped, so readers would see them.",
        "Write [words](address), without a space between ] and (.",
    ),
    Kind(
        "link-gap",
        (r"\[",),
        rf"!?\[[^\[\]\n]+\][^\S\n]+\[(?={_ADDRESS})",
        "The address of this link is in square brackets, so readers would see them.",
        "Write [words](address), with round brackets around the address.",
    ),
    Kind(
        "contact-unknown",
        (":[a-z]",),
        r"(?:\[[^\[\]\n]*\]\s?|[\[(])?(?<![\w:/@.-])contact:(?:[\w-]+/)?(?:phone|text|email|map|booking|portal)\b[\])]?",
        f"“{{words}}” is no link without both pairs of brackets{SEEN}.",
        "Write [](contact:phone), or [words](contact:phone), with what stands behind “contact:” here.",
    ),
    Kind(
        "abbreviation-broken",
        (r"\*",),
        r"\*\[[^\]\n]*\](?:\s?:[^\n]*)?",
        f"“{{words}}” looks like an abbreviation, but is not read as one{SEEN}.",
        "Begin a line with it, and write its meaning in the same line: *[CBT]: its meaning",
    ),
    Kind(
        _UNREAD,
        (r"\[",),
        r"(?<![\w\]!\x02])\[[ xX]?\](?=\s|$)",
        f"“{{words}}” is not read as a box to tick{SEEN}.",
        "Delete it, or write ☐ for a box to tick on paper.",
    ),
    Kind(
        _UNREAD,
        (r"\[",),
        r"(?<=[^\W_])[.,;:]?\[\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\](?![(\[:])",
        f"“{{words}}” looks like the number of a note, but leads to none{SEEN}.",
        "Write [^1], and the note on a line of its own, [^1]: The note. Or delete it.",
    ),
    Kind(
        _UNREAD,
        (r"\[", r"\^"),
        r"\[\d{1,3}\^\]|\^\[[^\[\]\n]+\](?![(\[:])",
        f"“{{words}}” looks like a note, but is not read as one{SEEN}.",
        "Write [^1], and the note on a line of its own, [^1]: The note.",
    ),
    Kind(
        _UNREAD,
        ("´",),
        r"(?<=\w)´(?=\w)",
        f"“{{words}}” is an accent, not an apostrophe{SEEN}.",
        "An apostrophe is ' or ’; a letter with an accent is one sign, such as é.",
    ),
    Kind(
        _UNREAD,
        ("`",),
        r"`+",
        f"“{{words}}” is not read here{SEEN}.",
        "Delete it. An apostrophe is ' or ’, and quotation marks are \" or “ ”.",
    ),
    Kind(
        _UNREAD,
        (r"\^",),
        r"(?<=\w)\^[\w+-]{1,6}\^(?!\w)",
        f"“{{words}}” is not read as a raised sign{SEEN}.",
        "Write <sup>2</sup>.",
    ),
)
