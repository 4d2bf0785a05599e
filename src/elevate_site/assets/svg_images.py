"""SVG images, cleaned: only parts that are known to draw stay, and those are written again.

The standard parser reads them and stops at the first sign of a DTD, whose entities can make a small file fill the
memory or read another file. Writing everything again leaves nothing that a browser could understand in another way.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from html import escape
from xml.parsers import expat

from elevate_site.assets.svg_allow_list import (
    ATTRIBUTES,
    ELEMENTS,
    PRESENTATION,
    SILENTLY_LEFT_OUT,
    is_harmless_style,
    is_harmless_value,
    reaches_outside,
)
from elevate_site.assets.svg_cost import DEEPEST, DrawingCost, too_deep
from elevate_site.model.pictures import PictureFault, PreparedPicture

__all__ = ["clean_svg"]

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+(?:e[+-]?[0-9]+)?)\s*(px|pt|pc|mm|cm|in)?\s*", re.IGNORECASE)
_PIXELS = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}
_LONGEST = 50
"""In characters; of more, only the beginning of a length is read."""
_LARGEST = 20_000
_TYPE = "image/svg+xml"


def clean_svg(original: bytes) -> tuple[PreparedPicture | PictureFault, tuple[str, ...]]:
    """The image without what could run, load or move, or its fault; and in words what was removed."""
    cleaner = _Cleaner()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = cleaner.doctype
    parser.ProcessingInstructionHandler = cleaner.instruction
    parser.StartElementHandler = cleaner.start
    parser.EndElementHandler = cleaner.end
    parser.CharacterDataHandler = cleaner.text
    try:
        parser.Parse(original, True)  # noqa: FBT003  # the whole document
    except _RefusedError as refused:
        return refused.fault, ()
    except (expat.ExpatError, LookupError, ValueError) as error:  # the last two: an unknown encoding
        line = f" (line {error.lineno})" if isinstance(error, expat.ExpatError) else ""
        message = f"This SVG image is damaged: it is not well-formed{line}."
        return PictureFault("picture-damaged", message, "Export it again as SVG."), ()
    if cleaner.size is None:
        message = "This SVG image does not say how large it is."
        hint = 'Export it with a size, or write viewBox="0 0 WIDTH HEIGHT" into its first tag.'
        return PictureFault("picture-damaged", message, hint), ()
    if (fault := cleaner.cost.fault()) is not None:
        return fault, ()
    data = "".join([*cleaner.written, "\n"]).encode()
    return PreparedPicture(data, _TYPE, _TYPE, *cleaner.size, still=False), tuple(dict.fromkeys(cleaner.removed))


class _RefusedError(Exception):
    """Stops the parser; never leaves this module."""

    def __init__(self, fault: PictureFault) -> None:
        super().__init__(fault.message)
        self.fault = fault


@dataclass(slots=True)
class _Cleaner:
    """Writes what the parser reads, except what has to go."""

    written: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    """The removed parts that somebody may miss, in words."""
    size: tuple[int, int] | None = None
    open: list[str] = field(default_factory=list)
    style: list[str] | None = None
    """The text so far of an open style element."""
    broken: bool = False
    """Whether that style element has an element inside it."""
    skipped: int = 0
    """How many of the open elements are left out."""
    cost: DrawingCost = field(default_factory=DrawingCost)
    """That of the elements that stay."""

    def doctype(self, *_: object) -> None:
        message = "This SVG image has a document type (<!DOCTYPE …>), which can hide what the image does."
        hint = "Export it as plain SVG, or delete the line with <!DOCTYPE in a text editor."
        raise _RefusedError(PictureFault("picture-doctype", message, hint))

    def instruction(self, target: str, _: str) -> None:
        self.removed.append(f"<?{target}?>")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, tag = name.rpartition(" ")
        if not self.open and not self.skipped:
            if (namespace, tag) != (_SVG, "svg"):
                message = f"The name of this file says SVG, but it begins with <{tag}> instead of <svg>."
                hint = "Export it again as SVG."
                if tag == "svg":
                    message = "This SVG image does not say that it is one, so browsers do not draw it."
                    hint = f'Export it again as SVG, or write in a text editor, behind its first <svg: xmlns="{_SVG}"'
                raise _RefusedError(PictureFault("picture-damaged", message, hint))
            self.size = _size(attributes)
        if len(self.open) + self.skipped >= DEEPEST:
            raise _RefusedError(too_deep())
        if self.style is not None:
            self.broken = True  # programs disagree on which text then is the style
            self.skipped += 1
            return
        if self.skipped or namespace != _SVG or tag not in ELEMENTS:
            if not self.skipped and namespace == _SVG and tag not in SILENTLY_LEFT_OUT:
                self.removed.append(f"<{tag}>")
            self.skipped += 1
            return
        space = f' xmlns="{_SVG}"' if not self.open else ""
        kept = self._kept(attributes)
        if (fault := self.cost.start(tag, kept)) is not None:
            raise _RefusedError(fault)
        self.open.append(tag)
        if tag == "style":
            self.style = []
        written = "".join(f' {key}="{escape(value)}"' for key, value in kept.items())
        self.written.append(f"<{tag}{space}{written}>")

    def end(self, _: str) -> None:
        if self.skipped:
            self.skipped -= 1
            return
        tag = self.open.pop()
        self.cost.end()
        if self.style is not None:
            style, self.style = "".join(self.style), None
            broken, self.broken = self.broken, False
            if broken or not is_harmless_style(style):
                self.removed.append("<style>")
                self.written.pop()  # its tag
                return
            self.cost.rules.add(style)
            self.written.append(escape(style, quote=False))
        self.written.append(f"</{tag}>")

    def text(self, text: str) -> None:
        if self.style is not None:
            self.style.append(text)
        elif not self.skipped:
            self.written.append(escape(text, quote=False))

    def _kept(self, attributes: dict[str, str]) -> dict[str, str]:
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
        # A style overrides the attribute of the same name, and a strict content security policy forbids styles.
        return dict(sorted((kept | styles).items()))

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
            self.removed.append(f"{key}={value if len(value) <= 40 else value[:40] + '…'}")  # noqa: PLR2004  # about a line


def _size(attributes: dict[str, str]) -> tuple[int, int] | None:
    """Width and height in pixels, as the image states them; `None` when it states none."""
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
    if not (width and height and math.isfinite(width * height)):
        return None
    largest = max(width, height)
    scale = min(1, _LARGEST / largest)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _pixels(length: str) -> float:
    found = _LENGTH.fullmatch(length[:_LONGEST])
    return float(found[1]) * _PIXELS[(found[2] or "").lower()] if found else 0
