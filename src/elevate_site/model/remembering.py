"""How a step asks for what an earlier build may have made."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

__all__ = ["Remember", "make_anew"]

Remember: TypeAlias = Callable[[str, Callable[[], bytes]], bytes]
"""Gives the bytes of a name, made by the function when nothing is remembered under it.

The name is a path of two parts that holds the digest of all that the bytes are made from: `typeface/4f0a….woff2`. The
code that makes them and its libraries are no part of it: nothing is remembered longer than these stay the same.
"""


def make_anew(name: str, make: Callable[[], bytes]) -> bytes:  # noqa: ARG001  # a memory that remembers nothing
    """Makes the bytes each time."""
    return make()
