"""What is found in a PDF before it is published."""

from __future__ import annotations

import pytest

from elevate_site.assets.pdf_files import check_pdf
from elevate_site.model.theme import make_anew
from pdf_files import pdf, pdf_with_packed_objects

SCRIPT = "<< /S /JavaScript /JS (app.alert) >>"


def codes(data: bytes) -> list[str]:
    """The rules that a PDF breaks."""
    return [found.code for found in check_pdf("a.pdf", data, make_anew)]


@pytest.mark.parametrize(
    "data",
    [
        pdf(),
        pdf("<< /S /URI /URI (https://www.nih.gov/) >>"),
        pdf("(about /JavaScriptless forms)", "<< /T (JS) >>"),
        pdf("<< /Length 31 >>\nstream\nBT (/JavaScript and /Launch) ET\nendstream"),
        b"\n\n" + pdf() + b"\r\n\r\n",
        pdf_with_packed_objects("<< /Type /Font >>"),
    ],
    ids=["a page", "a link", "words", "printed words", "empty lines around it", "packed objects"],
)
def test_a_pdf_that_shows_pages_is_fine(data: bytes) -> None:
    """What stands on its pages is not taken for what it does."""
    assert codes(data) == []


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (pdf_with_packed_objects("<< /Type /Font >>", SCRIPT), "pdf-unsafe"),
        (pdf("<< /S /J#61vaScript >>"), "pdf-unsafe"),
        (pdf("<< /OpenAction << /S /Launch /F (a.exe) >> >>"), "pdf-unsafe"),
        (pdf("<< /ImportData 1 0 R >>", SCRIPT), "pdf-unsafe"),
        (pdf_with_packed_objects("<< /AcroForm << /XFA [] >> >>", SCRIPT), "pdf-unusable"),
        (b"", "pdf-unusable"),
        (b"<html>Not found</html>", "pdf-unusable"),
        (bytes(2000) + pdf(), "pdf-unusable"),
        (pdf() + bytes(2000), "pdf-unusable"),
        (pdf()[:-7], "pdf-unusable"),
    ],
)
def test_a_pdf_with_a_fault_is_told_once(data: bytes, code: str) -> None:
    """Packed or written openly, whatever else is wrong."""
    assert codes(data) == [code]


def test_a_stream_that_unpacks_to_very_much_is_not_unpacked_to_its_end() -> None:
    """A small file cannot fill the memory."""
    assert codes(pdf_with_packed_objects(" " * 60_000_000, SCRIPT)) == []
