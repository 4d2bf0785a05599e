"""Signs around words that make them neither bold nor anything else, and are shown: one row for each kind."""

from __future__ import annotations

from elevate_site.language.leftover_kinds import SEEN, Kind

__all__ = ["EMPHASIS_KINDS"]

_UNREAD = "sign-unread"

EMPHASIS_KINDS: tuple[Kind, ...] = (
    Kind(
        _UNREAD,
        (r"\*",),
        r"(?<![*\w])(\*{1,3})(?=[^\s*])[^*\n]*[^\w\s*]\1(?=\w)",
        f"“{{words}}” is not read as bold or stressed text, because a word follows right behind it{SEEN}.",
        "Put a blank behind the last star.",
    ),
    Kind(
        _UNREAD,
        (r"\*",),
        r"(?<=\w)(\*{1,3})(?=[\"“'‘(\[¿¡])[^*\n]*[\"”'’)\].?!]\1(?![\w*])",
        f"“{{words}}” is not read as bold or stressed text, because a word stands right before it{SEEN}.",
        "Put a blank before the first star.",
    ),
    Kind(
        _UNREAD,
        (r"\*",),
        r"(?<=[^\s*])\*{4}(?=\w)",
        f"“{{words}}” ends one bold text and begins another, without a blank{SEEN}.",
        "Delete these four stars, or put a blank into their middle.",
    ),
    Kind(
        _UNREAD,
        (r"\*",),
        r"(?<![*\w])\*{2,3}(?!\*)(?:[^\S\n]*+[^*\s][^*\n]*+\*{2,3}(?!\*))?",
        f"“{{words}}” is not read as bold text{SEEN}.",
        "Put two stars before and two behind the words, without blanks inside: **words**. To show stars, write \\*\\*",
    ),
    Kind(
        _UNREAD,
        (r"\*",),
        r"(?<=[\w)%])\*{2,3}(?![*\w])",
        f"“{{words}}” ends no bold text, because none begins before it{SEEN}.",
        "Put two stars before the words too. If it marks a note below, write \\*\\*",
    ),
    Kind(
        _UNREAD,
        (r"\*",),
        r"(?<![\w*])\*(?=[^\W\d_])[^*\n]*[^\S\n]\*(?=\w)",
        f"“{{words}}” is not read as stressed words, because of the blank before its last star{SEEN}.",
        "Put that blank behind the star.",
        unless=r"[\w.,;:)%]\*(?![\w*])",
    ),
    Kind(
        _UNREAD,
        (r"\*",),
        r"(?<![\w*])\*(?=[^\W\d_])",
        "“{words}” does not begin stressed words here, because no star ends them; readers would see it.",
        "For stressed words write *words* with a star at both ends, for a list item * and a space. Or delete it.",
        unless=r"[\w.,;:)%]\*(?![\w*])",
    ),
    Kind(
        _UNREAD,
        (r"\*",),
        r"(?<!\S)\* +[^\W\d_][^*\n]* \*(?!\S)",
        f"“{{words}}” is not read as stressed words, because of the blanks inside{SEEN}.",
        "Write *words* without blanks behind the first and before the last star.",
    ),
    Kind(
        _UNREAD,
        ("_",),
        r"(?<![\w])_{1,2}(?=[^\W_])(?:[^_\n]*[^\W_]_{1,2}(?!\w))?|(?<=[^\W_])__(?!\w)",
        f"“{{words}}” is not read as bold or stressed text{SEEN}.",
        "Write **words** for bold and *words* for stress, or delete the underscores.",
    ),
    Kind(
        _UNREAD,
        ("~",),
        r"~~[^~\n]+~~|~~",
        f"“{{words}}” is not read as struck-out text{SEEN}.",
        "Delete it: patients should not have to guess what still holds.",
    ),
    Kind(
        _UNREAD,
        ("~",),
        r"(?<![\w~])~(?=[^\s~])[^~\n]*[^\s~]~(?![\w~])",
        f"“{{words}}” is not read as struck-out text{SEEN}.",
        "Delete it: patients should not have to guess what still holds.",
    ),
    Kind(
        _UNREAD,
        ("~",),
        r"(?<=[A-Z])~\d{1,3}~",
        f"“{{words}}” is not read as a lowered sign{SEEN}.",
        "Write <sub>2</sub>.",
    ),
    Kind(
        _UNREAD,
        ("=",),
        r"(?<![=+])==[^=\n]+==|(?<![=+|])={2,}(?![=+|])",
        f"“{{words}}” is not read here{SEEN}.",
        "Write **words** for what matters, and ## before a heading.",
    ),
)
