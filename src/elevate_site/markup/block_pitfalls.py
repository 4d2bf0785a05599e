"""Blocks that nobody could have meant, or that other tools would read otherwise."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from elevate_site.markup.block_nodes import BlockFault, Container, Leaf, Node, list_of
from elevate_site.markup.heading_signs import find_heading_signs, find_underlined, is_second_matter
from elevate_site.markup.joined_lines import find_joined_line
from elevate_site.markup.lazy_lines import ends_with_heading, find_unseparated
from elevate_site.markup.list_signs import (
    begins_with_sign,
    find_changed_numbers,
    find_empty_items,
    find_foreign_signs,
    find_shifted,
    find_sum,
)
from elevate_site.markup.pasted_tables import find_pasted_table
from elevate_site.markup.quoted_numbers import find_quoted_numbers

__all__ = ["find_pitfalls"]

_ITEMS = frozenset({"bullets", "numbers"})


def find_pitfalls(nodes: Sequence[Node], lines: Sequence[str]) -> Iterator[BlockFault]:
    """What the writer of `nodes` can hardly have meant; `lines` are those of the source."""
    yield from _find_pitfalls(nodes, lines, None, ())


def _find_pitfalls(
    nodes: Sequence[Node], lines: Sequence[str], holder: Container | None, behind: Sequence[Node]
) -> Iterator[BlockFault]:
    """The faults in `nodes`, which stand in the block `holder`; `behind` is what stands behind it, if anything."""
    if any(isinstance(node, Container) for node in nodes):
        yield from _find_in_lists(nodes, lines)
    for place, node in enumerate(nodes):
        if isinstance(node, Container):
            if node.kind == "quote":
                yield from find_quoted_numbers(node, nodes[max(0, place - 1) : place], holder)
            yield from _find_pitfalls(node.children, lines, node, nodes[place + 1 : place + 2] or behind)
        # A text without front matter at the top begins in the first line; that is told already.
        elif place and not lines[0] and is_second_matter(nodes[place - 1], node):
            yield BlockFault("heading-second-matter", node.first, node.column, "")
        elif node.kind == "paragraph":
            is_beside_list = (holder is not None and holder.kind in _ITEMS) or _is_beside_list(nodes, place)
            lazy = tuple(find_unseparated(node, holder.kind, behind)) if holder and node.lazy else ()
            yield from lazy or _find_in_paragraph(node, lines, is_beside_list=is_beside_list)
        elif node.kind == "heading":
            yield from find_underlined(node, lines)


def _is_beside_list(nodes: Sequence[Node], place: int) -> bool:
    """Whether what stands above or below the paragraph at `place` says that this may be part of a list."""
    beside = (nodes[near] for near in (place - 1, place + 1) if 0 <= near < len(nodes))
    return any(
        node.kind in _ITEMS or node.kind == "fence" or (isinstance(node, Leaf) and begins_with_sign(node.text))
        for node in beside
    )


def _find_in_paragraph(leaf: Leaf, lines: Sequence[str], *, is_beside_list: bool) -> Iterator[BlockFault]:
    """What `leaf` was meant as instead of a paragraph; one mistake is told once."""
    signs = (*find_foreign_signs(leaf, is_beside_list=is_beside_list), *find_heading_signs(leaf))
    yield from signs
    if not signs and (fault := find_pasted_table(leaf, lines) or find_joined_line(leaf)):
        yield fault


def _find_in_lists(nodes: Sequence[Node], lines: Sequence[str]) -> Iterator[BlockFault]:
    """Items of `nodes` that are not where they were meant to be, or else not what their numbers say."""
    shifted = [fault for before, after in itertools.pairwise(nodes) for fault in find_shifted(before, after)]
    yield from shifted
    yield from find_empty_items(nodes, lines)
    above: Node | None = None
    for (kind, _), run in itertools.groupby(nodes, list_of):
        group = list(run)
        items = [node for node in group if isinstance(node, Container)]
        if kind == "bullets" and above:
            yield from find_sum(above, items)
        # Whoever wrote a heading between them counts two lists.
        if kind == "numbers" and not shifted and not any(map(ends_with_heading, items)):
            yield from find_changed_numbers(items)
        above = group[-1]
