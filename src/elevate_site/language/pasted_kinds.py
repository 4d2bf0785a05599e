"""Traces of the program that a text was pasted from, a chat program or a word processor: a row for each kind."""

from __future__ import annotations

from elevate_site.language.leftover_kinds import SEEN, Kind

__all__ = ["PASTED_KINDS"]

_FOREIGN = "text-foreign"
_CITATION_HINT = "Delete it. To name a source, write [^1], and on a line of its own [^1]: The source."
# A chat program numbers its searches and what each of them found.
_SEARCHES = r"(?:search|view|news|file|image|academia|product|forecast|finance|sports|maps)\d"

PASTED_KINDS: tuple[Kind, ...] = (
    # Marks of sources, which a chat program or a reference manager would replace
    Kind(
        _FOREIGN,
        ("【",),
        r"【[^【】\n]{0,80}】",
        f"“{{words}}” is what a chat program puts behind a sentence{SEEN}.",
        _CITATION_HINT,
    ),
    Kind(
        _FOREIGN,
        ("\ue200", *(f"{digit}{_SEARCHES}" for digit in range(10))),
        rf"\ue200?(?:cite|navlist|video|i)?\ue202?(?:turn\d{{1,3}}{_SEARCHES}\d{{0,3}}[\ue202,]?)+\ue201?",
        f"“{{words}}” is what a chat program puts behind a sentence{SEEN}.",
        _CITATION_HINT,
    ),
    Kind(
        _FOREIGN,
        (r"\[", ":[a-zA-Z]"),
        r":contentReference\b(?:\[[^\[\]\n]{0,80}\])?(?:\{[^{}\n]{0,80}\})?|\[oaicite:[^\[\]\n]{0,80}\](?:\{[^{}\n]{0,80}\})?",
        f"“{{words}}” is what a chat program puts behind a sentence{SEEN}.",
        _CITATION_HINT,
    ),
    Kind(
        _FOREIGN,
        (r"\[",),
        r"\[(?=[^\[\]\n]{0,260}(?:;|,\spp?\.|(?<!\d)(?:19|20)\d\d(?!\d)))"
        r"(?:-?@[\w:.-]+|[^\[\]@\n]{1,40}\s-?@\w+\d\w*)[^\[\]\n]{0,200}\]",
        f"“{{words}}” stands for a source in a reference manager{SEEN}.",
        _CITATION_HINT,
    ),
    # What a word processor leaves
    Kind(
        _FOREIGN,
        ("Error!",),
        r"¡?Error! (?:Reference source not found|Bookmark not defined|Hyperlink reference not valid"
        r"|No text of specified style in document|Unknown document property name"
        r"|No se encuentra el origen de la referencia|Marcador no definido"
        r"|Referencia de hipervínculo no válida)\.?",
        f"“{{words}}” is a fault of a word processor, pasted together with the text{SEEN}.",
        "Delete it, or write what it was to lead to.",
    ),
    Kind(
        "sign-unread",
        (r"\[",),
        r"\[(?!CD\d)[A-Z]{2,3}\d{1,2}\](?![(\[:])",
        f"“{{words}}” looks like the mark of a comment in a word processor{SEEN}.",
        r"Delete it. To show it, write \[ and \]",
    ),
    Kind(
        "sign-unread",
        (r"\.\.\.\.", "……"),
        r"(?:(?<!\.)\.{4,}+|(?<!…)…{2,}+)[^\S\n]*+\d{1,3}(?=[^\S\n]*$)",
        "“{words}” leads to the page number of a printed list of contents; this page has no such number.",
        "Delete the line; a long article gets its list of contents by itself.",
    ),
    Kind(
        _FOREIGN,
        ("Mso", ":[a-zA-Z]", "=", r"\["),
        r"\bmso-[a-z][\w-]*(?::[^\s;]+;?)?|\bMso[A-Z]\w+|\[if [^\]\n]*mso[^\]\n]*\]",
        f"“{{words}}” was pasted from a word processor together with the text{SEEN}.",
        "Delete it; when you paste, choose “paste without formatting”.",
    ),
)
