"""PDF files for tests, written here by ISO 32000-2."""

from __future__ import annotations

import zlib

__all__ = ["pdf", "pdf_with_packed_objects"]

_PAGES = (b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>")


def pdf(*extra: str, size: int = 0) -> bytes:
    """A PDF of one empty page, with `extra` objects; of about `size` bytes if that is given."""
    catalogue = b"<< /Type /Catalog /Pages 2 0 R >>"
    return _file([catalogue, *_PAGES, *(each.encode("latin-1") for each in extra)], size)


def pdf_with_packed_objects(*extra: str) -> bytes:
    """A PDF whose `extra` objects are packed into a stream, as newer programs write them."""
    packed = zlib.compress("\n".join(extra).encode("latin-1"))
    head = f"<< /Type /ObjStm /N {len(extra)} /First 0 /Filter /FlateDecode /Length {len(packed)} >>"
    stream = head.encode() + b"\nstream\r\n" + packed + b"\r\nendstream"
    return _file([b"<< /Type /Catalog /Pages 2 0 R >>", *_PAGES, stream])


def _file(objects: list[bytes], size: int = 0) -> bytes:
    written, places = b"%PDF-1.7\n", []
    if size:
        picture = b"x" * max(0, size - 600)
        objects = [*objects, b"<< /Length %d >>\nstream\n%s\nendstream" % (len(picture), picture)]
    for number, each in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return written + end % (count, table, count, len(written))
