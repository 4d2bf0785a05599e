"""What a `:::` block holds beside what it is for: cards hold lists, steps are numbered, each warning says “do not”."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from elevate_site.markup.block_nodes import BlockFault, Container, Leaf, Node
from elevate_site.markup.fence_arguments import Fence
from elevate_site.markup.lazy_lines import begins_anew
from elevate_site.markup.positions import without_marks

__all__ = ["find_other_contents"]

_LISTS = frozenset({"emergency", "urgent", "routine", "do", "dont", "key-points", "steps"})
_ENDS_SENTENCE = tuple(".!?;")
_REFUSALS = {
    "en": (
        re.compile(r"\b(?:not|never|no|nothing|nobody|avoid|stop|without|cannot|don['’]?t|\w+n['’]t)\b", re.IGNORECASE),
        "“do not” or “never”",
    ),
    "es": (
        re.compile(r"\b(?:no|nunca|jamás|nada|nadie|ni|sin|evite|evitar|deje)\b", re.IGNORECASE),
        "“no” or “nunca”",
    ),
}
"""By language: the words of which one says not to do something, and what the hint advises."""


def find_other_contents(
    nodes: Sequence[Node], numbers: Sequence[int | None], fences: Sequence[Fence], language: str
) -> Iterator[BlockFault]:
    """What stands in the blocks among `nodes` and was meant otherwise.

    `numbers` are those of the `:::` lines that stay, by their number among all of them.
    """
    names: list[str] = []
    for place, node in enumerate(nodes):
        if node.kind == "fence":
            number = numbers[node.number]
            if number is None:
                continue
            if name := fences[number].name:
                names.append(name)
            else:
                names.pop()
        elif names:
            yield from _find_in_block(names[-1], node, nodes[place - 1], language)


def _find_in_block(name: str, node: Node, before: Node, language: str) -> Iterator[BlockFault]:
    if isinstance(node, Leaf):
        if name in _LISTS and node.kind == "paragraph" and _is_list(node):
            yield BlockFault("block-sentences", node.first, node.column, "1. and 2." if name == "steps" else "-")
    elif name == "steps" and node.kind == "bullets" != before.kind:
        yield BlockFault("block-bullets", node.first, node.column, node.sign)
    elif name == "dont" and node.kind in {"bullets", "numbers"} and language in _REFUSALS:
        refusal, advice = _REFUSALS[language]
        words = _first_words(node)
        if words and not refusal.search(words):
            yield BlockFault("block-advice", node.first, node.column, advice)


def _is_list(leaf: Leaf) -> bool:
    """Whether each line of `leaf` is a sentence of its own."""
    lines = [line.strip() for line in without_marks(leaf.text).split("\n")]
    pairs = list(itertools.pairwise(lines))
    return bool(pairs) and all(above.endswith(_ENDS_SENTENCE) and begins_anew(line, above) for above, line in pairs)


def _first_words(item: Container) -> str:
    first = item.children[0] if item.children else None
    return without_marks(first.text) if isinstance(first, Leaf) else ""
