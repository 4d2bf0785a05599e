"""The theme that draws pages: templates, components, words, and the files under `static/`.

Some of them take long to make; `Remember` asks for what an earlier build made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from elevate_site.model.values import LanguageCode

__all__ = ["Component", "ComponentExample", "Remember", "SourceFile", "Theme", "make_anew"]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that is published or used as it is: an image beside an article, anything under `static/`."""

    path: str
    """Relative to the site folder, with `/`, in Unicode NFC: `content/articles/leaf.png`."""
    location: Path
    """Where it is on this machine; the only thing in the model that differs from machine to machine."""


@dataclass(frozen=True, slots=True)
class ComponentExample:
    """One example of a component: documentation, unit test and accessibility test at once."""

    name: str
    """What the example shows, in a few words."""
    template: str
    """Jinja source that calls the component's macro; it sees `site` and the macro by its name."""


@dataclass(frozen=True, slots=True)
class Component:
    """A component as its YAML file describes it."""

    name: str = field(metadata={"derived": True})
    """Its folder under `templates/components/`, which is also the name of its macro."""
    summary: str
    use_when: str
    avoid_when: str
    examples: tuple[ComponentExample, ...]
    params: Mapping[str, str] = field(default_factory=dict)
    """The macro's keyword arguments, at most six, each with its meaning."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The files that a site is drawn with: the shipped ones, each replaced by the site's own where it has one."""

    files: Mapping[str, SourceFile]
    """By path: `templates/layouts/base.html`, `static/css/base.css`."""
    strings: Mapping[LanguageCode, Mapping[str, str]]
    """Every word that templates say: language → key → words, which may hold `{name}` places."""
    components: tuple[Component, ...]
    """By name."""


Remember: TypeAlias = Callable[[str, Callable[[], bytes]], bytes]
"""Gives the bytes of a name, made by the function when nothing is remembered under it.

The name is a path of two parts that holds the digest of all that the bytes are made from: `typeface/4f0a….woff2`. The
code that makes them and its libraries are no part of it: nothing is remembered longer than these stay the same.
"""


def make_anew(name: str, make: Callable[[], bytes]) -> bytes:  # noqa: ARG001  # a memory that remembers nothing
    """Makes the bytes each time."""
    return make()
