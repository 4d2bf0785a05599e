"""Strips metadata from files whose pixels must not be encoded again.

Saving an animation again would lose its timing. So its chunks are copied one by one, and only those that show the
picture stay. Where and when a photograph was taken is nobody's business.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

__all__ = ["strip_gif", "strip_png", "strip_webp"]

_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_CHUNKS = frozenset({
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"acTL", b"fcTL", b"fdAT", b"gAMA", b"cHRM", b"sRGB", b"iCCP",
    b"sBIT", b"bKGD",
})  # fmt: skip
_WEBP_CHUNKS = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
_WEBP_FRAME = frozenset({b"ALPH", b"VP8 ", b"VP8L"})
"""The chunks inside one frame, behind its position and duration."""
_WEBP_FRAME_HEAD = 16
_WEBP_METADATA_FLAGS = 0x08 | 0x04
"""The flags for EXIF and XMP."""
_GIF_TRAILER, _GIF_EXTENSION, _GIF_IMAGE = 0x3B, 0x21, 0x2C
_GIF_CONTROL, _GIF_APPLICATION = 0xF9, 0xFF
_GIF_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


def strip_png(data: bytes) -> bytes:
    """The PNG with only the chunks that draw it. Raises `ValueError` if the file is truncated."""
    kept = [_PNG_SIGNATURE]
    place = len(_PNG_SIGNATURE)
    kind = b""
    while kind != b"IEND":
        length, kind = struct.unpack(">I4s", _part(data, place, 8))
        chunk = _part(data, place, 12 + length)
        if kind in _PNG_CHUNKS:
            kept.append(chunk)
        place += len(chunk)
    return b"".join(kept)


def strip_webp(data: bytes) -> bytes:
    """The WebP with only the chunks that draw it. Raises `ValueError` if the file is truncated."""
    end = 8 + struct.unpack("<I", _part(data, 4, 4))[0]
    body = b"WEBP" + b"".join(_webp_chunks(data, 12, end, _WEBP_CHUNKS))
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _webp_chunks(data: bytes, place: int, end: int, wanted: frozenset[bytes]) -> Iterator[bytes]:
    while place < end:
        kind, length = struct.unpack("<4sI", _part(data, place, 8))
        chunk = _part(data, place, 8 + length) + b"\0" * (length % 2)
        if kind == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~_WEBP_METADATA_FLAGS]) + chunk[9:]
        place += len(chunk)
        if kind == b"ANMF":
            inside = b"".join(_webp_chunks(chunk, 8 + _WEBP_FRAME_HEAD, 8 + length, _WEBP_FRAME))
            frame = _part(chunk, 8, _WEBP_FRAME_HEAD) + inside
            chunk = kind + struct.pack("<I", len(frame)) + frame
        if kind in wanted:
            yield chunk


def strip_gif(data: bytes) -> bytes:
    """The GIF with only its frames, their timing and its number of repeats.

    Raises `ValueError` if the file is truncated or has an unknown block.
    """
    place = 13 + _colours(_part(data, 10, 1)[0])
    kept = [_part(data, 0, place)]
    while (introducer := _part(data, place, 1)[0]) != _GIF_TRAILER:
        if introducer == _GIF_EXTENSION:
            label = _part(data, place + 1, 1)[0]
            block = _part(data, place, 2) + _sub_blocks(data, place + 2)
            wanted = label == _GIF_CONTROL or (label == _GIF_APPLICATION and block[3:14] in _GIF_LOOPS)
        elif introducer == _GIF_IMAGE:
            head = 10 + _colours(_part(data, place + 9, 1)[0]) + 1
            block = _part(data, place, head) + _sub_blocks(data, place + head)
            wanted = True
        else:
            raise ValueError("an unknown block")
        if wanted:
            kept.append(block)
        place += len(block)
    return b"".join([*kept, bytes([_GIF_TRAILER])])


def _colours(flags: int) -> int:
    """The length in bytes of the colour table that the flags announce."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _sub_blocks(data: bytes, place: int) -> bytes:
    """All sub-blocks from `place` on, with the empty one that ends them."""
    end = place
    while length := _part(data, end, 1)[0]:
        end += 1 + length
    return data[place : end + 1]


def _part(data: bytes, place: int, length: int) -> bytes:
    part = data[place : place + length]
    if len(part) < length:
        raise ValueError("the file ends too early")
    return part
