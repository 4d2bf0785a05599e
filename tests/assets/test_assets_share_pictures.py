"""The pictures that are shown beside a link to the site."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image

from elevate_site.assets.share_pictures import SHARE_PICTURE_SIZE, SharePicture, share_picture
from elevate_site.model.theme import make_anew

LONG = "What to ask before you begin with a new medicine, and what to expect in the weeks that follow. " * 3


def drawn(title: str, clinic: str = "Harbor Psychiatry") -> bytes:
    """The picture with these words, which can be drawn."""
    data = share_picture(SharePicture(title, clinic), make_anew)
    assert data is not None
    return data


@pytest.mark.parametrize(
    "title", ["Sleep", "Ansiedad y pánico", LONG, "Psychopharmacology", "Otorhinolaryngologistinnenverzeichniseintrag"]
)
def test_a_picture_has_the_shape_that_is_shown_whole(title: str) -> None:
    """A PNG of 1200 by 630 pixels, small enough for every messenger, with its margin kept free of letters."""
    data = drawn(title)
    assert len(data) < 60_000
    with Image.open(io.BytesIO(data)) as image:
        assert (image.format, image.size) == ("PNG", SHARE_PICTURE_SIZE)
        edge = image.convert("RGB").crop((0, 0, 60, 630))
        assert edge.getextrema() == tuple((level, level) for level in (14, 74, 70))


@pytest.mark.parametrize("title", [LONG, "Psychopharmacology", "Otorhinolaryngologistinnenverzeichniseintrag" * 3])
def test_words_stay_left_of_the_bars(title: str) -> None:
    """Nothing is written over the mark of the site or over the edge, however long title and name are."""
    with Image.open(io.BytesIO(drawn(title, "The Clinic of Many Words and a Very Long Name by the Sea " * 2))) as image:
        right = image.convert("L").crop((905, 0, 1200, 630))
        # The bars are far darker than letters.
        assert max(right.tobytes()) < 120


def test_the_same_words_are_the_same_bytes() -> None:
    """Drawn twice, it is the same; with another title or clinic it is another."""
    assert drawn("Sleep") == drawn("Sleep")
    assert len({drawn("Sleep"), drawn("Worry"), drawn("Sleep", "Another Clinic")}) == 3


def test_it_is_drawn_once() -> None:
    """What was drawn before is asked for by a name that tells of its words."""
    asked: list[str] = []

    def remember(name: str, _: Callable[[], bytes]) -> bytes:
        asked.append(name)
        return b"remembered"

    for title in ("Sleep", "Worry"):
        assert share_picture(SharePicture(title, "Clinic"), remember) == b"remembered"
    assert len(set(asked)) == 2


def test_letters_that_the_typeface_lacks_make_no_picture() -> None:
    """A title in another script has no picture rather than one of empty boxes."""
    for title in ("睡眠", "Giấc ngủ"):
        assert share_picture(SharePicture(title, "Clinic"), make_anew) is None
    assert share_picture(SharePicture("Schlafstörungen, češtině", "Clinic"), make_anew)
