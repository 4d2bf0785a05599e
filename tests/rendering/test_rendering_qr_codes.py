"""QR codes: the drawing holds the modules of the code, and a reader finds the address in them."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
import segno

from elevate_site.rendering.formats import qr_drawing

_STEP = re.compile(r"([MmhH])(-?[\d.]+)(?: ?(-?[\d.]+))?")
QUIET = 4


def modules(drawing: str) -> tuple[int, set[tuple[int, int]]]:
    """The width of a drawing in modules, and the dark ones of it, by row and column."""
    svg = ET.fromstring(drawing)  # noqa: S314  # our own drawing
    (path,) = svg
    _, _, width, height = (int(number) for number in svg.attrib["viewBox"].split())
    assert width == height
    dark: set[tuple[int, int]] = set()
    column, row = 0.0, 0.0
    for command, first, second in _STEP.findall(path.attrib["d"]):
        if command == "M":
            column, row = float(first), float(second)
        elif command == "m":
            column, row = column + float(first), row + float(second)
        else:
            assert command == "h"
            dark |= {(int(row), each) for each in range(int(column), int(column) + int(first))}
            column += float(first)
    return width, dark


@pytest.mark.parametrize(
    "address", ["https://clinic.example/", "https://clinic.example/patients/es/articles/una-visita-con-%C3%B1/"]
)
def test_the_drawing_is_the_code_of_the_address(address: str) -> None:
    """Every module is dark or light as in the code of just this address, with light ones around it."""
    width, dark = modules(str(qr_drawing(address)))
    code = segno.make_qr(address, error="m")
    wanted = {
        (row + QUIET, column + QUIET)
        for row, line in enumerate(code.matrix)
        for column, module in enumerate(line)
        if module
    }
    assert width == len(code.matrix) + 2 * QUIET
    assert dark == wanted


def test_the_drawing_needs_no_style_and_no_identifier() -> None:
    """One path, no width, no class and no id: several fit on a page, and the policy of the site allows all of it."""
    drawing = str(qr_drawing("https://clinic.example/"))
    assert drawing.count("<path") == 1
    assert not re.search(r"\b(?:style|class|id|width|height)=", drawing)
