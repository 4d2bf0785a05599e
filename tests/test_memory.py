"""What builds remember, and what becomes of it when it is damaged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from elevate_site.memory import memory_in, recollection_of

NAME = "typeface/4f0a.woff2"


def giving(data: bytes) -> Callable[[], bytes]:
    return lambda: data


def files(folder: Path) -> list[Path]:
    return [each for each in folder.rglob("*") if each.is_file()]


@pytest.mark.parametrize("data", [b"letters", b""])
def test_what_was_made_is_not_made_again(tmp_path: Path, data: bytes) -> None:
    """A later build gets the bytes of an earlier one, in another process too."""
    assert memory_in(tmp_path)(NAME, giving(data)) == data
    assert memory_in(tmp_path)(NAME, giving(b"other")) == data
    assert recollection_of(tmp_path)(NAME, giving(b"other")) == data


@pytest.mark.parametrize("damage", [lambda data: data[:-1], lambda data: data + b"x", lambda _: b"", lambda _: b"PK"])
def test_damage_is_noticed_and_mended(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    """A file that was cut short or written by something else is made anew, and is whole afterwards."""
    memory_in(tmp_path)(NAME, giving(b"letters"))
    (file,) = files(tmp_path)
    file.write_bytes(damage(file.read_bytes()))
    assert memory_in(tmp_path)(NAME, giving(b"made again")) == b"made again"
    assert memory_in(tmp_path)(NAME, giving(b"other")) == b"made again"
    assert files(tmp_path) == [file]


def test_where_nothing_can_be_kept_it_is_made(tmp_path: Path) -> None:
    """A memory whose place is taken by a file costs time and nothing else."""
    (tmp_path / "typeface").write_bytes(b"in the way")
    assert memory_in(tmp_path)(NAME, giving(b"letters")) == b"letters"
    assert files(tmp_path) == [tmp_path / "typeface"]


def test_a_recollection_writes_nothing(tmp_path: Path) -> None:
    """The preview makes a thing once while it runs, and leaves the disk as it was."""
    remember = recollection_of(tmp_path)
    assert remember(NAME, giving(b"letters")) == b"letters"
    assert remember(NAME, giving(b"other")) == b"letters"
    assert files(tmp_path) == []
