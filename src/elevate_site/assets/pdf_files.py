"""PDF files, judged before they are published: whether they are whole, and whether they do more than show pages.

We publish a PDF byte for byte, since rewriting could break what a clinic signed. Nothing here reads the format as a
viewer does. Names of the PDF language (ISO 32000-2) are searched for in the file outside its streams, and in the
streams that hold objects. That finds what ordinary programs write; it is no defence against somebody who hides it.
"""

from __future__ import annotations

import math
import re
import zlib
from collections.abc import Iterator, Mapping

from elevate_site.errors import Problem
from elevate_site.fingerprints.packing import digest_of, pack, unpack
from elevate_site.language.file_endings import PDF
from elevate_site.model.rules import problem
from elevate_site.model.theme import Remember

__all__ = ["check_pdf", "is_pdf"]

_LARGEST = 20_000_000
"""In bytes."""
_HEAD, _TAIL = 1024, 1024
"""How far from its beginning and its end viewers look for the first and last line of a PDF."""
_MOST_OBJECTS = 50_000_000
"""In bytes: how much of the unpacked objects is looked at."""
_STREAM = re.compile(rb"\bstream\r?\n")
_END_OF_STREAM = b"endstream"
_OBJECTS = re.compile(rb"/ObjStm\b")
_HIDDEN_SIGN = re.compile(rb"#([0-9A-Fa-f]{2})")
"""A character of a name, written as a number."""
_ACTIVE: Mapping[bytes, str] = {
    b"JavaScript": "runs a program (JavaScript)",
    b"JS": "runs a program (JavaScript)",
    b"Launch": "starts a program",
    b"SubmitForm": "sends what a patient types into it to another computer",
    b"ImportData": "loads data from elsewhere",
    b"EmbeddedFile": "carries other files inside",
    b"RichMedia": "plays films or programs",
    b"Encrypt": "is encrypted, so it may ask patients for a password",
}
"""What a PDF does, by the name that tells it."""
_NAME = re.compile(rb"/(" + b"|".join(_ACTIVE) + rb")(?![A-Za-z0-9_])")
_NEEDS_ACROBAT = re.compile(rb"/XFA(?![A-Za-z0-9_])")
_PRINT_AGAIN = "Open it, print it into a new PDF (Print, then “Save as PDF”), and use that."


def is_pdf(path: str) -> bool:
    """Whether a file is a PDF by its name."""
    return path.lower().endswith(PDF)


def check_pdf(path: str, data: bytes, remember: Remember) -> tuple[Problem, ...]:
    """What keeps the PDF at `path`, whose bytes are `data`, from being published."""
    kept = remember(f"pdfs/{digest_of(data).hex()}.faults", lambda: pack(tuple(_faults(data))))
    found: tuple[tuple[str, str, str], ...] = unpack(kept)
    return tuple(problem(code, path, 0, 0, message, hint) for code, message, hint in found)


def _faults(data: bytes) -> Iterator[tuple[str, str, str]]:
    """Rule, message and hint of the first fault, if any."""
    if not data:
        yield "pdf-unusable", "This PDF is empty.", "Save it again, or copy the original once more."
    elif b"%PDF-" not in data[:_HEAD]:
        message = "The name of this file ends with .pdf, but there is no PDF inside."
        yield "pdf-unusable", message, "Open it in the program that made it, and save or export it as PDF."
    elif b"%%EOF" not in data[-_TAIL:]:
        message = "The end of this PDF is missing."
        yield "pdf-unusable", message, "Copy the original once more, or save it again."
    elif len(data) > _LARGEST:
        megabytes, most = math.ceil(len(data) / 1_000_000), _LARGEST // 1_000_000
        message = f"This PDF has {megabytes} MB; it may have at most {most}."
        yield "pdf-unusable", message, "Save it with smaller pictures, or in parts."
    else:
        yield from _activity(data)


def _activity(data: bytes) -> Iterator[tuple[str, str, str]]:
    text = b"\n".join(_objects(data))
    if b"#" in text:
        text = _HIDDEN_SIGN.sub(lambda match: bytes([int(match[1], 16)]), text)
    if _NEEDS_ACROBAT.search(text):
        message = "This PDF is a form that only Adobe programs can show (XFA); patients would see “Please wait”."
        yield "pdf-unusable", message, _PRINT_AGAIN
        return
    found = {_ACTIVE[name[1]]: None for name in _NAME.finditer(text)}
    if found:
        yield "pdf-unsafe", f"This PDF {', and it '.join(found)}.", _PRINT_AGAIN


def _objects(data: bytes) -> Iterator[bytes]:
    """The objects of a PDF: all of it that lies outside its streams, and the streams that hold packed objects."""
    end, left = 0, _MOST_OBJECTS
    while (start := _STREAM.search(data, end)) is not None and (close := data.find(_END_OF_STREAM, start.end())) >= 0:
        head = data[end : start.start()]
        yield head
        if left > 0 and _OBJECTS.search(head[-_HEAD:]):
            unpacked = _inflated(data[start.end() : close], left)
            left -= len(unpacked)
            yield unpacked
        end = close + len(_END_OF_STREAM)
    yield data[end:]


def _inflated(packed: bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, most)
    except zlib.error:  # written in another way, or encrypted, which is told by itself
        return packed
