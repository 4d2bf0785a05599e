"""Usual texts as finished HTML, without an element for each span in them.

What stands in an element is walked by every step that comes after the spans. Most texts hold nothing that one of these
steps would change or tell: links that lead where links usually lead, emphasis and code. Such a text is written at once
and put aside as one string, as the library does with HTML. `usual_spans` says why its signs can be read from left to
right; what a later step has to see, footnotes and signs of HTML among them, is left to it.
"""

from __future__ import annotations

import re

from markdown.util import AtomicString

from elevate_site.markup.destinations import usual_link
from elevate_site.markup.findings import Findings
from elevate_site.markup.usual_spans import CODE, STRESSED, TARGET

__all__ = ["FinishedHtml", "finished_html"]

# Each alternative begins with its sign, so that the search can skip to the next one. The last ones have no name: among
# them are the signs that would have to be escaped, and the one with which the library begins what it puts aside.
_CONSTRUCT = re.compile(
    rf"""
      {CODE.format(code="(?P<code>[^`<>&]++)")}
    | \[(?<!!\[)(?!\^)(?P<label>[^\[\]\\`<>&*_]++)\]\((?P<target>{TARGET})\)
    | \*\*(?P<strong>{STRESSED})\*\*(?!\*)
    | \*(?P<em>{STRESSED})\*(?!\*)
    | _(?P<underscore>)(?<=[^\W_]_)(?=[^\W_])
    | \\ | ` | \[ | < | > | & | \* | _ | \x02
    """,
    re.VERBOSE,
)
_SIGN = re.compile(r"[\\`\[<>&*_\x02]")


class FinishedHtml(AtomicString):
    """The words of an element with everything that is in them; no step looks into it, and nothing is escaped."""


class _UnusualError(Exception):
    """It takes elements to know what a text means."""


def finished_html(text: str, findings: Findings) -> FinishedHtml | None:
    """`text`, which has signs of Markdown in it, as HTML; `None` when it takes elements to know.

    A link into the site goes into `findings`; nobody asks for it where the rest of the text is not usual.
    """

    def span(match: re.Match[str]) -> str:
        kind = match.lastgroup
        if kind == "target":
            label, target = match.group("label", "target")
            return f"{usual_link(target, label, findings) or _refuse()}{label}</a>"
        if kind in {"strong", "em"}:
            words = match[kind]
            return f"<{kind}>{_CONSTRUCT.sub(span, words) if _SIGN.search(words) else words}</{kind}>"
        if kind == "code":
            return f"<code>{match['code'].strip()}</code>"
        return match[0] if kind else _refuse()

    try:
        return FinishedHtml(_CONSTRUCT.sub(span, text))
    except _UnusualError:
        return None


def _refuse() -> str:
    raise _UnusualError
