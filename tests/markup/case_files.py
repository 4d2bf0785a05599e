"""Cases that a writer can read and change: `cases/*.txt`.

A case is a title, a line with a dot, the Markdown, a line with a dot, and what comes of it in the form of
`documents.flat`. Where something is wrong, a line with an exclamation mark follows, and each Problem as
`line:column rule`. A line with a dot ends the case. `→` is a tab. What comes of a faulty text matters only where
it is written down.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "cases"
_CASE = re.compile(
    r"^(?P<title>[^\n]+)\n\.\n(?P<source>.*?)\n\.\n(?P<pieces>.*?)\n(?:!\n(?P<problems>.*?)\n)?\.$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Case:
    """One text and what is expected of it."""

    name: str
    """File and title."""
    source: str
    pieces: str
    problems: tuple[str, ...]


def read_cases() -> Iterator[Case]:
    """Every case of every file, in their order."""
    for path in sorted(FOLDER.glob("*.txt")):
        for match in _CASE.finditer(path.read_text(encoding="utf-8")):
            problems = tuple(match["problems"].split("\n")) if match["problems"] else ()
            name = f"{path.stem}: {match['title']}"
            yield Case(name, match["source"].replace("→", "\t"), match["pieces"], problems)
