"""What a clinic decides about its pages on paper."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Printing"]


@dataclass(frozen=True, slots=True)
class Printing:
    """What pages have only on paper."""

    qr_codes: bool = True
    """Whether printed articles and plain pages have a QR code that leads back to them."""
