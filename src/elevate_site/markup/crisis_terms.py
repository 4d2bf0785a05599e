"""The words by which a text speaks of suicide, self-harm or overdose.

A page that holds one of them carries the crisis card before its text, whether its author asked for it or not.
Both languages are looked for on every page: quotations cross borders.
"""

from __future__ import annotations

import re

__all__ = ["names_crisis"]

_HURTING = r"\b(?:kill|hurt|harm|cut)(?:t?ing|s)?\s+(?:my|your|him|her|them|one|our)"
_ENDING = r"\b(?:end|tak)(?:e|ing|s)?\s+(?:my|your|his|her|their|one['’]s)\s+(?:own\s+)?"

# A needle that is quick to look for, and the pattern that decides; the needle decides where there is no pattern.
_TERMS: tuple[tuple[str, re.Pattern[str] | None], ...] = (
    ("suicid", None),
    ("overdos", None),
    ("sobredosis", None),
    ("autoles", None),
    ("autoagresi", None),
    ("self", re.compile(r"\bself[-\s]?(?:harm|injur)")),
    ("self", re.compile(_HURTING + "self")),
    ("selves", re.compile(_HURTING + "selves")),
    ("life", re.compile(_ENDING + "life")),
    ("lives", re.compile(_ENDING + "lives")),
    ("vida", re.compile(r"\bquit(?:ar|arse|arme|arte|é|ó)\s+la\s+vida")),
    ("daño", re.compile(r"\bhacer(?:se|me|te)\s+daño")),
    ("matar", re.compile(r"\bmatar(?:se|me|te)\b")),
    ("lastimar", re.compile(r"\blastimar(?:se|me|te)\b")),
)


def names_crisis(text: str) -> bool:
    """Whether `text` speaks of suicide, self-harm or overdose, in English or Spanish."""
    small = text.lower()
    return any(needle in small and (pattern is None or bool(pattern.search(small))) for needle, pattern in _TERMS)
