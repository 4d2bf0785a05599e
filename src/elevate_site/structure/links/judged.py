"""The outcome of judging a link that leads to a number, or to the clinic itself."""

from __future__ import annotations

from typing import NamedTuple

from elevate_site.model.fragment import ContactWords, Phrase

__all__ = ["JudgedLink", "LinkFault"]


class LinkFault(NamedTuple):
    """What is wrong with a link."""

    code: str
    """The rule that it breaks."""
    message: str
    hint: str


class JudgedLink(NamedTuple):
    """The meaning of a link."""

    href: str | None
    """`None` when it leads nowhere."""
    fault: LinkFault | None = None
    words: ContactWords | Phrase | None = None
    """What it says where the writer gave it no words, if it can say something."""
