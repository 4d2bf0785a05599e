"""Two formats that HTML templates cannot write by themselves: contact files (vCard) and QR codes. The home of segno."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from elevate_site.rendering.trusted import trusted

__all__ = ["contact_lines", "contact_value", "qr_drawing"]

_LONGEST_LINE = 75
"""In bytes, without its end (RFC 2426, section 2.6)."""
_QUIET_ZONE = 4
"""The empty modules around a code, without which readers may miss it (ISO/IEC 18004, section 5.3.8)."""


def contact_value(value: object) -> str:
    """Escape `value` as one value of a vCard (RFC 2426); the theme's strings, which are HTML, become plain text."""
    text = value.unescape() if isinstance(value, Markup) else str(value)
    for special in ("\\", ",", ";"):
        text = text.replace(special, f"\\{special}")
    return "\\n".join(text.splitlines())


def contact_lines(text: str) -> str:
    """Turn one value per line into a vCard: fold long lines, end each with CR LF, drop empty ones."""
    return "".join(f"{part}\r\n" for line in text.splitlines() if line for part in _fold(line))


def _fold(line: str) -> Iterator[str]:
    """Cut a long line between characters; every part but the first begins with a space."""
    part, size = "", 0
    for character in line:
        width = len(character.encode())
        if size + width > _LONGEST_LINE:
            yield part
            part, size = " ", 1
        part, size = part + character, size + width
    yield part


def qr_drawing(url: str) -> Markup:
    """The QR code of `url` as an SVG with a single path and no size of its own; the style sheet sets that.

    Readers can recover 15 % of it (level M) or more, because paper gets folded and stained.
    """
    import segno  # noqa: PLC0415  # only sites with QR codes on their pages load it

    code = segno.make_qr(url, error="m")
    return trusted(code.svg_inline(border=_QUIET_ZONE, omitsize=True, svgclass=None, lineclass=None))
