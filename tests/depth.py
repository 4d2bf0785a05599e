"""How many examples a property test tries: as many as find faults on each commit, ten times as many each night."""

from __future__ import annotations

from hypothesis import settings

__all__ = ["examples"]

_USUAL = 100
"""What the profile `commit` has."""


def examples(count: int) -> int:
    """`count` examples on each commit, and as many times more as the profile asks for."""
    return max(1, count * settings().max_examples // _USUAL)
