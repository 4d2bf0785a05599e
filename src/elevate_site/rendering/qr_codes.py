"""QR codes, by which a printed page leads back to the one on the screen. The home of segno."""

from __future__ import annotations

from markupsafe import Markup

from elevate_site.rendering.trusted import trusted

__all__ = ["qr_drawing"]

_QUIET_ZONE = 4
"""The empty modules around a code, without which readers may not find it (ISO/IEC 18004, section 5.3.8)."""


def qr_drawing(address: str) -> Markup:
    """The QR code of `address` as an SVG of one path, as large as its style says.

    It can be read with 15 % of it lost (level M), for paper is folded and stained, and with more where that needs no
    larger code.
    """
    import segno  # noqa: PLC0415  # a site whose pages have no QR codes never loads it

    code = segno.make_qr(address, error="m")
    return trusted(code.svg_inline(border=_QUIET_ZONE, omitsize=True, svgclass=None, lineclass=None))
