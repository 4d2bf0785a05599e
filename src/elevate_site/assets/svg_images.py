"""SVG drawings, cleaned: whatever is not known to draw is left out, and what is left is written anew.

The standard parser reads them, and is stopped at the first sign of a DTD: entities can make a small file fill the
memory, or read another one. Writing everything anew leaves no place where a browser could understand more than we did.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from xml.parsers import expat

from elevate_site.assets.drawing_parts import ATTRIBUTES, ELEMENTS, PRESENTATION, SILENTLY_LEFT_OUT
from elevate_site.assets.drawing_styles import is_harmless_style, is_harmless_value, reaches_outside
from elevate_site.assets.prepared import Fault, Prepared

__all__ = ["clean_drawing"]

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_DEEPEST = 200
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+(?:e[+-]?[0-9]+)?)\s*(px|pt|pc|mm|cm|in)?\s*", re.IGNORECASE)
_PIXELS = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}
_LARGEST = 20_000
_TYPE = "image/svg+xml"


def clean_drawing(original: bytes) -> tuple[Prepared | Fault, tuple[str, ...]]:
    """The drawing without what could run, load or move, or what is wrong with it; and what was taken out of it."""
    cleaner = _Cleaner()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = cleaner.doctype
    parser.ProcessingInstructionHandler = cleaner.instruction
    parser.StartElementHandler = cleaner.start
    parser.EndElementHandler = cleaner.end
    parser.CharacterDataHandler = cleaner.text
    try:
        parser.Parse(original, True)  # noqa: FBT003  # its own way to say that this is all
    except _RefusedError as refused:
        return refused.fault, ()
    except (expat.ExpatError, LookupError, ValueError) as error:  # the last two: an encoding that it does not know
        line = f" (line {error.lineno})" if isinstance(error, expat.ExpatError) else ""
        message = f"This drawing is damaged: it is no well-formed SVG{line}."
        return Fault("picture-damaged", message, "Export it again as SVG."), ()
    if cleaner.size is None:
        message = "This drawing does not say how large it is."
        hint = 'Export it with a size, or write viewBox="0 0 WIDTH HEIGHT" into its first tag.'
        return Fault("picture-damaged", message, hint), ()
    data = "".join([*cleaner.written, "\n"]).encode()
    return Prepared(data, _TYPE, _TYPE, *cleaner.size, still=False), tuple(dict.fromkeys(cleaner.removed))


class _RefusedError(Exception):
    """Ends the parser's work; never leaves this module."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


@dataclass(slots=True)
class _Cleaner:
    """Writes what the parser reads, as far as it may stay."""

    written: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    """What was taken out and could be missed, in words."""
    size: tuple[int, int] | None = None
    open: list[str] = field(default_factory=list)
    style: list[str] | None = None
    """The text of the style element that is open."""
    broken: bool = False
    """Whether an element stood inside of it."""
    skipped: int = 0
    """How many elements are open that are left out."""

    def doctype(self, *_: object) -> None:
        message = "This drawing begins with a document type (<!DOCTYPE …>), which can hide what it does."
        hint = "Export it as plain SVG, or delete the line with <!DOCTYPE in a text editor."
        raise _RefusedError(Fault("picture-doctype", message, hint))

    def instruction(self, target: str, _: str) -> None:
        self.removed.append(f"<?{target}?>")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, tag = name.rpartition(" ")
        if not self.open and not self.skipped:
            if (namespace, tag) != (_SVG, "svg"):
                message = f"This file is called a drawing, but begins with <{tag}> instead of SVG."
                raise _RefusedError(Fault("picture-damaged", message, "Export it again as SVG."))
            self.size = _size(attributes)
        if len(self.open) + self.skipped >= _DEEPEST:
            message = f"This drawing is nested more than {_DEEPEST} levels deep."
            raise _RefusedError(Fault("picture-damaged", message, "Export it again as plain SVG."))
        if self.style is not None:
            self.broken = True  # programs disagree on which text is then the style
            self.skipped += 1
            return
        if self.skipped or namespace != _SVG or tag not in ELEMENTS:
            if not self.skipped and namespace == _SVG and tag not in SILENTLY_LEFT_OUT:
                self.removed.append(f"<{tag}>")
            self.skipped += 1
            return
        space = f' xmlns="{_SVG}"' if not self.open else ""
        kept = "".join(f' {key}="{escape(value)}"' for key, value in self._kept(attributes))
        self.open.append(tag)
        if tag == "style":
            self.style = []
        self.written.append(f"<{tag}{space}{kept}>")

    def end(self, _: str) -> None:
        if self.skipped:
            self.skipped -= 1
            return
        tag = self.open.pop()
        if self.style is not None:
            style, self.style = "".join(self.style), None
            broken, self.broken = self.broken, False
            if broken or not is_harmless_style(style):
                self.removed.append("<style>")
                self.written.pop()  # its tag
                return
            self.written.append(escape(style, quote=False))
        self.written.append(f"</{tag}>")

    def text(self, text: str) -> None:
        if self.style is not None:
            self.style.append(text)
        elif not self.skipped:
            self.written.append(escape(text, quote=False))

    def _kept(self, attributes: dict[str, str]) -> list[tuple[str, str]]:
        kept: dict[str, str] = {}
        styles: dict[str, str] = {}
        for name, value in attributes.items():
            namespace, _, key = name.rpartition(" ")
            if key == "style" and not namespace:
                styles = self._declarations(value)
            elif key.lower().startswith("on") and not namespace:
                self.removed.append(key)
            elif key == "href" and namespace in ("", _XLINK):
                self._keep(kept, key, value, fits=value.strip().startswith("#"))
            elif namespace == _XML and key in ("space", "lang"):
                kept[f"xml:{key}"] = value
            elif not namespace and key in ATTRIBUTES:
                fits = is_harmless_value(value) if key in PRESENTATION else not reaches_outside(value)
                self._keep(kept, key, value, fits=fits)
        # A style outweighs the attribute of the same name, and a strict content security policy forbids styles.
        return sorted((kept | styles).items())

    def _declarations(self, style: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for declaration in style.split(";"):
            key, _, value = (part.strip() for part in declaration.partition(":"))
            if key.lower() in PRESENTATION:
                plain = value.removesuffix("!important").strip()
                self._keep(found, key.lower(), plain, fits=is_harmless_value(plain))
        return found

    def _keep(self, kept: dict[str, str], key: str, value: str, *, fits: bool) -> None:
        if fits:
            kept[key] = value
        else:
            self.removed.append(f"{key}={value if len(value) <= 40 else value[:40] + '…'}")  # noqa: PLR2004  # a line


def _size(attributes: dict[str, str]) -> tuple[int, int] | None:
    """Width and height in pixels, from what the drawing says of itself."""
    width, height = (_pixels(attributes.get(key, "")) for key in ("width", "height"))
    try:
        _, _, box_width, box_height = (float(each) for each in re.split(r"[\s,]+", attributes["viewBox"].strip()))
    except (KeyError, ValueError):
        box_width = box_height = 0
    if box_width > 0 and box_height > 0:
        if width and not height:
            height = width * box_height / box_width
        elif not width:
            width, height = (height * box_width / box_height, height) if height else (box_width, box_height)
    if not width or not height:
        return None
    largest = max(width, height)
    scale = min(1, _LARGEST / largest)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _pixels(length: str) -> float:
    found = _LENGTH.fullmatch(length)
    return float(found[1]) * _PIXELS[(found[2] or "").lower()] if found else 0
