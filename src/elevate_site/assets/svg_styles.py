"""Style sheets of SVG images, read as far as their cost needs: how deep they nest, and what their rules refer to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

__all__ = ["StyleRules", "is_shallow", "references_in"]

_DEEPEST = 20
"""How many brackets may be open at once; 10,000 open ones end the process of a browser's tab."""
_BRACKETS = re.compile(r"[{}()\[\]]")
_RULE = re.compile(r"(?:^|(?<=[{};]))([^{};]*+)\{(?=([^{}]*))")
"""A selector, and what stands between its bracket and the next one."""
_REFERENCE = re.compile(r"url\(\s*[\"']?#([^\"')\s]+)", re.IGNORECASE)
_NAME = re.compile(r"(?<![\w:.#-])[a-zA-Z][\w-]*|[.#][\w-]+")


@dataclass(slots=True)
class StyleRules:
    """All rules of an image, as far as they make elements draw other elements."""

    selectors: int = 0
    references: dict[str, dict[str, bool]] = field(default_factory=dict)
    """By element, `.class` and `#id`, or `*` for all, the ids to which rules that name it refer.

    Whether the rule puts them on the corners of lines. A rule that needs several of the names counts for each.
    """

    def add(self, css: str) -> None:
        """The rules of one style sheet."""
        for rule in _RULE.finditer(css):
            self.selectors += rule[1].count(",") + 1
            references = references_in(rule[2])
            for name in (_NAME.findall(rule[1]) or ["*"]) if references else ():
                marks = "marker" in rule[2].lower()
                self.references.setdefault(name, {}).update(dict.fromkeys(references, marks))

    def referred(self, tag: str, attributes: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
        """The ids to which an element refers through rules, and whether they are put on the corners of its lines."""
        if self.references:
            classes = (f".{each}" for each in attributes.get("class", "").split())
            for name in ("*", tag, f"#{attributes.get('id')}", *classes):
                yield from self.references.get(name, {}).items()


def is_shallow(css: str) -> bool:
    """Whether few brackets of `css` are open at once."""
    depth = 0
    for bracket in _BRACKETS.finditer(css):
        depth += 1 if bracket[0] in "{([" else -1
        if depth > _DEEPEST:
            return False
    return True


def references_in(value: str) -> list[str]:
    """The ids of elements of the same image to which a value refers."""
    return _REFERENCE.findall(value)
