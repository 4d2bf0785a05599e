"""What was meant as a link, an image or a footnote, and stands in the finished page as it was typed.

Markdown never complains: what it does not understand, it shows. Whoever wrote `[words][nowhere]` then sends
readers brackets instead of a link. The marks tell such places from ordinary brackets.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection

from elevate_site.markup.findings import Findings
from elevate_site.markup.marks import without_marks
from elevate_site.model.values import Position

__all__ = ["find_leftovers"]

_LEFT = re.compile(
    r"""
      (?P<link> \]\((?:&lt;)? | &lt;(?:[A-Za-z][A-Za-z0-9+.-]*://)? ) \ufdd0 (?P<at>\d+,\d+) \ufdd1
    | \[(?P<same>\])? \ufdda (?P<used>\d+,\d+) \ufddb (?P<name>[^\[\]]*)
    | \ufdd8 (?P<noted>\d+,\d+) \ufdd9 \[\^ (?P<note>[^\]]*) \]
    """,
    re.VERBOSE,
)
# Quick to look for; without any of them nothing is left.
_SIGNS = ("\ufdd0", "\ufdda", "\ufdd9[^")
_TAG = re.compile("<[^<>]*>")


def find_leftovers(html: str, source: str, references: Collection[str], findings: Findings) -> None:
    """Report what is left in `html`, which holds the marks but no code, of links, references and footnotes.

    A line of `source` in which a bracket is escaped shows it on purpose and is passed over. `references` are the
    names that exist.
    """
    if not any(sign in html for sign in _SIGNS) or not _LEFT.search(html):
        return
    lines = source.split("\n")
    for match in _LEFT.finditer(_TAG.sub("", html)):
        line, column = map(int, (match["at"] or match["used"] or match["noted"]).split(","))
        written = lines[line - 1]
        if "\\[" in written or "\\]" in written:
            continue
        position = Position(line, column)
        if match["link"]:
            _report_link(position, findings)
        elif match["used"]:
            _report_reference("" if match["same"] else without_marks(match["name"]), position, references, findings)
        else:
            name = without_marks(match["note"])
            findings.report(
                "footnote-broken",
                position,
                f"The footnote mark [^{name}] has no note.",
                f"Write the note on a line of its own: [^{name}]: The text of the note.",
            )


def _report_link(position: Position, findings: Findings) -> None:
    findings.report(
        "link-unfinished",
        position,
        "This looks like a link or an image, but cannot be read as one; readers would see its brackets.",
        "Write [words](address). For brackets that are meant write \\[ and \\].",
    )


def _report_reference(name: str, position: Position, references: Collection[str], findings: Findings) -> None:
    near = difflib.get_close_matches(name.lower(), references, n=1)
    if near:
        hint = f"Did you mean [{near[0]}]?"
    else:
        hint = (
            f"Write its address on a line of its own, [{name or 'words'}]: address, or \\[ for a bracket that is meant."
        )
    message = (
        f"The reference “{name}” has no address." if name else "The words before [] are no reference with an address."
    )
    findings.report("reference-broken", position, message, hint)
