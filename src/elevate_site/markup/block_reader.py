"""Lines into a tree of blocks, as CommonMark reads them (https://spec.commonmark.org/0.31.2/).

Python-Markdown nests by four blanks, and runs lists together that every other tool keeps apart. So this replaces its
reading of blocks; `inlines` reads what is inside a paragraph. One thing of CommonMark is left out: nobody here writes
code by four blanks, and a paragraph that somebody indented must not become code. So blanks say only to which item of a
list a block belongs.

Each line is read once, and every open block is asked whether the line belongs to it. At most `MOST_LEVELS` are open, so
a text takes time in proportion to its length.
"""

from __future__ import annotations

from collections.abc import Sequence

from elevate_site.markup.block_nodes import BlockFault, Container, ContainerKind, FenceLine, Leaf, Node, Reading
from elevate_site.markup.block_starts import DELIMITERS, PLAIN_STARTS, Sign, find_sign, heading_words
from elevate_site.markup.open_blocks import MOST_BLANKS, OpenContainer, OpenText, end_of_blanks, match_line
from elevate_site.markup.positions import without_marks

__all__ = ["LONGEST_PARAGRAPH", "MOST_LEVELS", "read_blocks"]

MOST_LEVELS = 12
"""How many quotes and items may be open, one inside the other."""
LONGEST_PARAGRAPH = 20_000
"""How many characters a paragraph or table may have; the library copies it for each thing that it finds there."""
_ITEMS = frozenset({"bullets", "numbers"})
_CONTAINERS = _ITEMS | {"quote", "meaning", "note"}


def read_blocks(lines: Sequence[str]) -> Reading:
    """The blocks of `lines`, whose tabs are expanded and whose empty lines hold no blanks."""
    reader = _Reader()
    for number, line in enumerate(lines, 1):
        reader.read(line, number)
    reader.close(0)
    return Reading(reader.nodes, reader.fences, reader.faults)


class _Reader:
    """The blocks that are open, and where in its line the reading is."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.fences: list[FenceLine] = []
        self.faults: list[BlockFault] = []
        self._open: list[OpenContainer] = []
        self._text: OpenText | None = None
        self._line = ""
        self._number = 0
        self._margin = 0
        """Where in the line the innermost block begins."""
        self._start = 0
        """Where the first character behind it is that is no blank."""
        self._matched = 0
        """How many of the open blocks the line belongs to."""
        self._is_too_deep = False

    def read(self, line: str, number: int) -> None:
        """Read the next line."""
        self._number = number
        text = self._text
        if not line or line[0] in PLAIN_STARTS or (text and text.kind != "paragraph"):
            self._line = line
            self._matched, self._margin, self._start = match_line(self._open, line, number, has_text=text is not None)
            self._read_rest()
        elif text:
            text.add(line, number, 1, is_lazy=bool(self._open))
        else:
            if self._open:
                self.close(0)
            self._text = OpenText("paragraph", number, 1, [line])

    def close(self, depth: int) -> None:
        """Close the open text, and all open blocks but the outermost `depth`."""
        if self._text:
            if self._text.code:
                self.faults.append(BlockFault("code-unclosed", self._text.first, self._text.column, ""))
            self._end_text(self._text)
        while len(self._open) > depth:
            closed = self._open.pop().closed()
            self._children.append(closed)

    @property
    def _children(self) -> list[Node]:
        return self._open[-1].children if self._open else self.nodes

    def _end_text(self, text: OpenText, last: int = 0) -> None:
        leaf = text.closed(last)
        if len(leaf.text) > LONGEST_PARAGRAPH < len(without_marks(leaf.text)) and not text.code:
            self.faults.append(BlockFault("text-length", leaf.first, leaf.column, ""))
        self._children.append(leaf)
        self._text = None

    def _move(self, margin: int) -> None:
        """Go on reading the line at `margin`."""
        self._margin, self._start = margin, end_of_blanks(self._line, margin)

    def _read_rest(self) -> None:
        """Read what is left of the line behind the signs of the blocks to which it belongs."""
        # The open text, if the line belongs to the same blocks.
        text = self._text if self._matched == len(self._open) else None
        if text and text.code:
            self._read_code(text, text.code)
        elif self._start == len(self._line):
            self.close(self._matched)
        elif not (text and self._goes_on_as_table(text)):
            while (sign := find_sign(self._line, self._start, below_words=self._is_below_words)) and self._begins(sign):
                if self._is_read(sign):
                    return
            self._read_words()

    @property
    def _is_below_words(self) -> bool:
        """Whether the line could go on with the paragraph above it, in the same blocks."""
        return self._text is not None and self._text.kind == "paragraph" and self._matched == len(self._open)

    @property
    def _is_far(self) -> bool:
        """Whether the line is too far to the right to begin a block where it could go on with words above it."""
        beside = self._open[self._matched].column - 1 if self._matched < len(self._open) else self._margin
        return self._start - max(beside, self._margin) > MOST_BLANKS

    @property
    def _is_indented(self) -> bool:
        return self._start - self._margin > MOST_BLANKS

    def _read_code(self, text: OpenText, sign: Sign) -> None:
        """Read a line of a block of code, or its last one."""
        rest = self._line[self._start :].rstrip(" ")
        if len(rest) >= sign.number and not rest.strip(sign.sign):
            self._end_text(text, self._number)
        else:
            text.lines.append(self._line[min(self._start, self._margin + text.indent) :])

    def _goes_on_as_table(self, text: OpenText) -> bool:
        """Whether the line is a row of the table that `text` is, or becomes with this line."""
        if "|" not in self._line:
            return False
        if text.kind == "paragraph":
            heads = len(text.lines) == 1 and "|" in text.lines[0]
            if not heads or not DELIMITERS.match(self._line, self._start):
                return False
            text.kind = "table"
        text.lines.append(self._line[self._start :])
        return True

    def _begins(self, sign: Sign) -> bool:
        """Whether a block may begin with `sign` here."""
        is_item = sign.kind in _ITEMS
        if self._is_far and (self._is_below_words or (is_item and self._text)) and sign.kind != "fence":
            # However far it is indented, a line goes on with the words above it.
            if is_item and not sign.is_empty and self._text and not (self._text.is_told or self._is_too_deep):
                self._text.is_told = True
                self._report("list-indented")
            return False
        if self._is_below_words and is_item and (sign.is_empty or (sign.kind == "numbers" and sign.number != 1)):
            # A line of a paragraph may well begin with a number.
            return False
        if sign.kind == "meaning" and not self._is_below_term():
            return False
        if sign.kind == "note" and any(block.kind == "note" for block in self._open[: self._matched]):
            self._report("footnote-broken", sign.sign)
            return False
        if sign.kind in _CONTAINERS and self._matched >= MOST_LEVELS:
            if not self._is_too_deep:
                self._report("text-nested")
            self._is_too_deep = True
            return False
        return True

    def _is_below_term(self) -> bool:
        """Whether a term or a meaning stands above the line."""
        if self._matched < len(self._open):
            return self._open[self._matched].kind == "meaning"
        if self._text:
            return self._text.kind == "paragraph"
        return bool(self._children) and self._children[-1].kind == "paragraph"

    def _is_read(self, sign: Sign) -> bool:
        """Begin a block with `sign`; return whether that was the whole line."""
        number, column = self._number, self._start + 1
        match sign.kind:
            case "quote" | "bullets" | "numbers" | "meaning" | "note":
                self._open_container(sign.kind, sign)
                return False
            case "underline":
                self._end_heading(sign.number)
            case "fence":
                self._read_fence(sign)
            case "code":
                self._make_room()
                self._text = OpenText("code", number, column, [], sign, self._start - self._margin)
            case "heading" | "break":
                self._make_room()
                words = heading_words(self._line, self._start + sign.width) if sign.kind == "heading" else ""
                self._children.append(Leaf(sign.kind, words, number, number, column, sign.number))
        return True

    def _read_fence(self, sign: Sign) -> None:
        lead, end = self._line[: self._start], self._start + sign.width
        self.close(self._matched if lead else 0)
        if not lead:
            self.nodes.append(Leaf("fence", "", self._number, self._number, 1, len(self.fences)))
        self.fences.append(FenceLine(self._number, lead, self._line[end:], end + 1))

    def _end_heading(self, level: int) -> None:
        """Make a heading of the open paragraph."""
        if text := self._text:
            self._children.append(text.closed()._replace(kind="heading", last=self._number, number=level))
            self._text = None

    def _open_container(self, kind: ContainerKind, sign: Sign) -> None:
        if kind == "meaning" and self._text and self._is_below_words:
            self._text.kind = "terms"
        self.close(self._matched)
        if kind == "meaning" and self._children and self._children[-1].kind == "paragraph":
            self._children[-1] = self._children[-1]._replace(kind="terms")
        self._check_indent()
        width = sign.number if kind == "note" else self._start - self._margin + sign.width
        self._open.append(OpenContainer(kind, sign, width, self._number, self._start + 1, self._number))
        self._matched += 1
        self._move(self._start + sign.width)

    def _make_room(self) -> None:
        """Close what the line does not belong to, before a block begins."""
        self.close(self._matched)
        self._check_indent()

    def _check_indent(self) -> None:
        """Report a block that other tools would take for code, unless it goes on with a list of such."""
        if self._is_indented and not (self._open and self._open[-1].first == self._number):
            before = self._children[-1] if self._children else None
            if not (isinstance(before, Container) and (before.column == self._start + 1 or before.kind == "note")):
                self._report("text-indented")

    def _report(self, code: str, words: str = "") -> None:
        self.faults.append(BlockFault(code, self._number, self._start + 1, words))

    def _read_words(self) -> None:
        """Read words that begin no block: they go on with the open paragraph, or begin one."""
        words, text = self._line[self._start :], self._text
        if text and (text.kind == "paragraph" or (text.kind == "table" and self._matched == len(self._open))):
            text.add(words, self._number, self._start + 1, is_lazy=self._matched < len(self._open))
        elif words:
            self._make_room()
            self._text = OpenText("paragraph", self._number, self._start + 1, [words])
