"""Lists that nobody wrote, put together at random: nested, of mixed kinds, with paragraphs and other blocks in them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

__all__ = ["AS_EDITORS_DO", "BY_EYE", "Hand", "random_text"]

_DEEPEST = 4


@dataclass(frozen=True)
class Hand:
    """How somebody types lists; numbers are those of blanks, and one that is given twice is taken twice as often."""

    signs: tuple[str, ...]
    """Of items."""

    leads: tuple[int, ...]
    """Before the sign of an item."""

    strays: tuple[int, ...]
    """Before what belongs to an item, beside as many as its sign is wide."""


AS_EDITORS_DO = Hand(signs=("-", "*", "+", "1.", "1)"), leads=(0,), strays=())
BY_EYE = Hand(signs=("-", "*", "+", "1.", "2.", "7.", "10.", "1)", "3)"), leads=(0, 0, 0, 1, 2), strays=(2, 3, 4))


def random_text(seed: int, hand: Hand) -> str:
    """A text with lists; the same one for the same `seed` and `hand`."""
    random = Random(seed)  # noqa: S311 - no secret
    words = map("w{}".format, itertools.count(1))
    lines = list(_list(random, hand, words, depth=1))
    while random.random() < 0.4:
        lines += [*[""] * random.choice((0, 1, 1, 2)), *_block(random, hand, words, depth=1)]
    return "\n".join(lines) + "\n"


def _list(random: Random, hand: Hand, words: Iterator[str], depth: int) -> Iterator[str]:
    """The lines of a list."""
    sign, lead, is_loose = random.choice(hand.signs), " " * random.choice(hand.leads), random.random() < 0.3
    for number in range(random.randint(1, 3)):
        if number and (is_loose or random.random() < 0.1):
            yield ""
        if random.random() < 0.1:
            sign = random.choice(hand.signs)
        yield from _item(random, hand, words, depth, lead + sign)


def _item(random: Random, hand: Hand, words: Iterator[str], depth: int, sign: str) -> Iterator[str]:
    first = sign + " " * random.choice((1, 1, 1, 2, 3))
    indent = " " * random.choice((len(first), len(first), *hand.strays))
    yield first + next(words)
    for _ in range(random.choice((0, 0, 0, 1))):
        # A line that goes on, perhaps lazily.
        yield random.choice((indent, "")) + next(words)
    while random.random() < 0.5:
        yield from [""] * random.choice((0, 0, 1, 1, 2))
        for line in _block(random, hand, words, depth + 1):
            yield indent + line if line else ""


def _block(random: Random, hand: Hand, words: Iterator[str], depth: int) -> list[str]:
    """The lines of a block that can stand in an item."""
    kinds = ["paragraph", "paragraph", "quote", "code", "heading", "rule", "underlined"]
    if depth <= _DEEPEST:
        kinds += ["list"] * 8
    kind = random.choice(kinds)
    if kind == "list":
        return list(_list(random, hand, words, depth))
    if kind == "quote":
        lazy = [next(words)] if random.random() < 0.2 else []
        return [*(f"> {line}".rstrip() for line in _block(random, hand, words, depth + 1)), *lazy]
    sign = random.choice(("```", "~~~~"))
    simple = {
        "code": [sign, next(words), f"- {next(words)}", *random.choice(([], [""])), next(words), sign],
        "heading": [f"## {next(words)}"],
        "rule": [random.choice(("***", "---", "- - -"))],
        "underlined": [next(words), random.choice(("---", "===="))],
        "paragraph": [next(words) for _ in range(random.randint(1, 2))],
    }
    return simple[kind]
