"""The typeface, cut during the build."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from elevate_site.assets.typeface import FALLBACKS, Subset, face_rule, licence, subsets
from elevate_site.model.theme import make_anew


@pytest.fixture(scope="module")
def faces() -> dict[str, Subset]:
    """All files of the typeface by the name that templates use."""
    return {Path(subset.source).name: subset for subset in subsets(make_anew)}


@pytest.mark.parametrize("words", ["Therapy – “it’s yours”", "¿Cómo está? Año, vergüenza, ÁÉÍÓÚ", "½ 20 °C"])
@pytest.mark.parametrize("name", ["regular.woff2", "bold.woff2"])
def test_english_and_spanish_stand_in_one_file(faces: dict[str, Subset], name: str, words: str) -> None:
    """What the two languages of the site are written with needs no second file."""
    letters = {ord(letter) for letter in words}
    assert letters <= faces[name].characters
    assert letters <= set(TTFont(io.BytesIO(faces[name].data)).getBestCmap())


def test_further_letters_are_there(faces: dict[str, Subset]) -> None:
    """A Polish name on an English page has its letters from the second file."""
    font = TTFont(io.BytesIO(faces["bold-extended.woff2"].data))
    assert {ord(letter) for letter in "Łśćż"} <= set(font.getBestCmap())


def test_both_weights_together_are_light(faces: dict[str, Subset]) -> None:
    """What every page loads is at most 35 KB."""
    assert len(faces["regular.woff2"].data) + len(faces["bold.woff2"].data) <= 35_000


def test_no_character_is_fetched_from_two_files(faces: dict[str, Subset]) -> None:
    """The sets of a weight do not overlap."""
    assert not faces["regular.woff2"].characters & faces["regular-extended.woff2"].characters


def test_the_typeface_is_cut_once(faces: dict[str, Subset]) -> None:
    """A remembered file is used again; its name depends on its letters."""
    asked: dict[str, bytes] = {}

    def remember(name: str, make: Callable[[], bytes]) -> bytes:
        asked[name] = asked.get(name) or make()
        return asked[name]

    first = [subset.data for subset in subsets(remember)]
    assert len(asked) == len(first) == len(faces)
    asked = dict.fromkeys(asked, b"remembered")
    assert {subset.data for subset in subsets(remember)} == {b"remembered"}


def test_a_rule_names_the_file_and_its_characters(faces: dict[str, Subset]) -> None:
    """The style sheet says which file holds which letters, and never swaps letters under a reader's eyes."""
    rule = face_rule(faces["bold.woff2"], "bold-1.woff2")
    assert 'url("bold-1.woff2")' in rule
    assert "font-weight:700" in rule
    assert "font-display:optional" in rule
    assert "U+20-7E,U+A0-FF" in rule


def test_the_licence_is_at_hand() -> None:
    """The Open Font License can be published beside the files."""
    assert b"SIL Open Font License" in licence() or b"SIL OPEN FONT LICENSE" in licence()


def test_its_stand_in_takes_the_same_room() -> None:
    """Until the typeface has loaded, a font of the machine replaces it, stretched to the same width and height."""
    for weight in (400, 700):
        assert f"font-weight:{weight};src:local(" in FALLBACKS
    assert FALLBACKS.count("size-adjust:") == FALLBACKS.count("ascent-override:") == 2
    assert "http" not in FALLBACKS
