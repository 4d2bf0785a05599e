"""Blocks that other tools would read otherwise, or that nobody could have meant: what is said about them."""

from __future__ import annotations

from elevate_site.markup.block_nodes import BlockFault
from elevate_site.markup.block_reader import LONGEST_PARAGRAPH, MOST_LEVELS
from elevate_site.model.values import Position

__all__ = ["explain"]

_EXPLANATIONS = {
    "text-nested": (
        f"More than {MOST_LEVELS} quotes and lists are open here, one inside the other.",
        "Write it with fewer levels; no reader can follow so many.",
    ),
    "text-length": (
        f"More than {LONGEST_PARAGRAPH:,} characters without an empty line begin here.",
        "Divide the text into more paragraphs or several articles.",
    ),
    "text-indented": (
        "This text is indented by four spaces or more. Other programs would show it as code; here it is ordinary text.",
        "Begin it at the left margin, or right below the words of its list item.",
    ),
    "code-unclosed": (
        "Code begins here and never ends, so all that follows would be shown as code.",
        "Write a line of the same signs where it ends, or delete these.",
    ),
    "footnote-broken": (
        "The footnote “{}” begins inside another footnote.",
        "Begin its line at the left margin, without blanks.",
    ),
}
"""A message and a hint for each rule."""


def explain(fault: BlockFault) -> tuple[str, Position, str, str]:
    """The rule, place, message and hint of a Problem."""
    message, hint = _EXPLANATIONS[fault.code]
    return fault.code, Position(fault.line, fault.column), message.format(fault.words), hint
