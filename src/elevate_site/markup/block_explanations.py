"""What is said about each block that nobody could have meant, or that other tools would read otherwise."""

from __future__ import annotations

from elevate_site.markup.block_nodes import BlockFault
from elevate_site.markup.block_reader import LONGEST_PARAGRAPH, MOST_LEVELS
from elevate_site.markup.positions import without_marks
from elevate_site.model.values import Position

__all__ = ["explain"]

_EXPLANATIONS = {
    "list-indented": (
        "list-unseparated",
        "This looks like a list item, but is too far to the right to be one; it would be part of the text above it.",
        "Begin it right below the words of the item that it belongs to, or put an empty line above it.",
    ),
    "list-sign": (
        "list-unseparated",
        "“{}” does not start a list item here; the lines would run together.",
        "Begin each line with - and a space.",
    ),
    "block-sentences": (
        "block-content",
        "These lines would run together; this block holds a list.",
        "Begin each line with {} and a space.",
    ),
    "block-bullets": (
        "block-content",
        "Steps are done in order, but readers would see no numbers.",
        "Begin the lines with 1. and 2. instead of {}.",
    ),
    "block-advice": (
        "block-content",
        "Whoever skips the heading of this block would read this point as advice.",
        "Say in each point what not to do, with {}.",
    ),
    "list-empty": (
        "list-unseparated",
        "This list item has no words; readers would see its sign alone.",
        "Write its words behind “{0}”, or delete it. For a line to write on: {0} \\_\\_\\_\\_",
    ),
    "list-sum": (
        "list-unseparated",
        "“{}” begins a list item here; readers would see the sign of a list in its place.",
        "Write \\{} to show the sign; for a list, put an empty line above it.",
    ),
    "list-in-line": (
        "list-unseparated",
        "“{}” does not start a list item here; the points would run together.",
        "Write each point on a line of its own, with - and a space before it, and without {0}.",
    ),
    "list-picture": (
        "list-unseparated",
        "“{}” does not start a list item here; the lines would run together.",
        "Begin each line with - and a space; {0} may stand behind them.",
    ),
    "list-level": (
        "list-unseparated",
        "“{}” does not start a list item here; the lines would run together.",
        "Begin each line with - and a space; a list inside an item begins right below the words of the item.",
    ),
    "list-number-sign": (
        "list-unseparated",
        "“{}” does not start a list item here; the lines would run together.",
        "Begin the lines with 1. and 2. and a space, or with - and a space.",
    ),
    "list-hard-blank": (
        "list-unseparated",
        "The space behind “{}” is a non-breaking one, so no list item starts here; the lines would run together.",
        "Type an ordinary space behind “{}”.",
    ),
    "list-hard-margin": (
        "list-unseparated",
        "The blank before “{}” is a non-breaking one, so no list item starts here; the lines would run together.",
        "Delete what stands before “{0}”, or type ordinary blanks there.",
    ),
    "list-shifted": (
        "text-indented",
        "This would stand below the item, not in it, because it begins too far to the left.",
        "Put {1} {0} blanks further right than the sign of the item above, with what belongs to it, or at the margin.",
    ),
    "list-joined": (
        "list-unseparated",
        "This looks like a list, but it would become part of the paragraph above it.",
        "Put an empty line above it.",
    ),
    "heading-below-item": (
        "list-unseparated",
        "“{}” would become part of the list item above it.",
        "Put an empty line above it, and ## before a heading. If it is part of the item, begin it below its words.",
    ),
    "term-joined": (
        "list-unseparated",
        "“{}” looks like the next term, but would become part of the explanation above it.",
        "Put an empty line above it.",
    ),
    "line-unseparated": (
        "line-unseparated",
        "This line would become part of the {} above it.",
        "Put an empty line above it. If it belongs there, begin it {1}.",
    ),
    "quote-comparison": (
        "quote-comparison",
        "The > at the beginning of a line makes a quotation; readers would see “{0}”, not “> {0}”.",
        "Write “more than” or “at least”, or \\> to show the sign. For a quotation, write the number as a word.",
    ),
    "quote-number": (
        "quote-number",
        "The > at the beginning of a line makes a quotation; readers would see “{0}”, not “> {0}”.",
        "If you mean “more than”, write it in words, or write \\>. For a quotation, write the number as a word.",
    ),
    "list-one-number": (
        "list-numbers",
        "“{0}{1}” begins no list here, so this line goes on with the text above it.",
        "For a list, put an empty line above it; if it is part of a sentence, write {0}\\{1}",
    ),
    "list-numbers": (
        "list-numbers",
        "This item is written as number {0}, but readers would see {1}: a list counts by itself.",
        "Write {1}, or put a line of text between the two lists.",
    ),
    "list-year": (
        "list-numbers",
        "“{0}{1}” at the beginning of a paragraph would be read as the number of a list item.",
        "Begin the sentence with another word, or write {0}\\{1} if readers shall see it so.",
    ),
    "table-pasted": (
        "table-unclear",
        "This looks like a table pasted from another program; readers would see one long line of words.",
        "Write | {0} |, below it {1}|, and bars in all other rows too.",
    ),
    "lines-joined": (
        "lines-joined",
        "The next line would go on with this one; readers would see “{}”.",
        "For a line of its own, write \\ at the end of this one; for a list, begin each line with - and a space.",
    ),
    "heading-joined": (
        "heading-unclear",
        "“{}” does not start a heading without a space behind it; readers would see it.",
        "Write {1} and a space before the words of a heading, or \\{0} to show the sign.",
    ),
    "heading-hard-blank": (
        "heading-unclear",
        "A blank beside “{}” is a non-breaking one, so no heading starts here; readers would see the sign.",
        "Write {0} at the beginning of the line, and an ordinary blank behind it.",
    ),
    "heading-hashtag": (
        "heading-unmarked",
        "Readers would see “#{0}” with its sign, because no space stands behind it.",
        "If it is a heading, write “## {0}”; if it is a word of social media, write \\#{0}",
    ),
    "heading-deep": (
        "heading-unclear",
        "“{}” does not start a heading; readers would see it.",
        "A heading has at most six of these signs; write ## or ###.",
    ),
    "heading-underlined": (
        "heading-unclear",
        "The line of signs below this text makes a heading of it.",
        "Put an empty line above that line, or write ## before the words of the heading.",
    ),
    "heading-second-matter": (
        "heading-unclear",
        "This looks like front matter, but is not at the top of the file; readers would see it.",
        "Delete it, from one --- line to the other. What is new in it belongs to the front matter at the top.",
    ),
    "text-nested": (
        "text-nested",
        f"More than {MOST_LEVELS} quotes and lists are open here, one inside the other.",
        "Write it with fewer levels; no reader can follow so many.",
    ),
    "text-length": (
        "text-length",
        f"More than {LONGEST_PARAGRAPH:,} characters without an empty line begin here.",
        "Divide the text into more paragraphs or several articles.",
    ),
    "text-indented": (
        "text-indented",
        "This text is indented by four spaces or more. Other programs would show it as code; here it is ordinary text.",
        "Begin it at the left margin, or right below the words of its list item.",
    ),
    "code-unclosed": (
        "code-unclosed",
        "Code begins here and never ends, so all that follows would be shown as code.",
        "Write a line of the same signs where it ends, or delete these.",
    ),
    "footnote-broken": (
        "footnote-broken",
        "The footnote “{}” begins inside another footnote.",
        "Begin its line at the left margin, without blanks.",
    ),
}
"""The rule, message and hint of each fault."""


def explain(fault: BlockFault) -> tuple[str, Position, str, str]:
    """The rule, place, message and hint of a Problem."""
    rule, message, hint = _EXPLANATIONS[fault.code]
    words = without_marks(fault.words).split("\n")
    return rule, Position(fault.line, fault.column), message.format(*words), hint.format(*words)
