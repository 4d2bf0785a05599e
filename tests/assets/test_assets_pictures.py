"""Pictures of a site: which are published, under which names, and what is said about the others."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

from elevate_site.assets import Assets, add_variants, bundle
from elevate_site.errors import Problem
from elevate_site.memory import Memory
from elevate_site.model.theme import Remember, SourceFile, Theme, make_anew
from pdf_files import pdf
from picture_files import MAKER, encoded, exif, photograph

LEAF = encoded(photograph(560, 310), "JPEG")
MOON = encoded(photograph(500, 500), "PNG")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path onclick="x" d="M1 1"/></svg>'


def sources(folder: Path, files: Mapping[str, bytes]) -> dict[str, SourceFile]:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return {path: SourceFile(path, folder / path) for path in files}


def made(
    folder: Path, files: Mapping[str, bytes], remember: Remember = make_anew, jobs: int = 1
) -> tuple[Assets, tuple[Problem, ...]]:
    """The assets with variants of all pictures, and all that is said of them."""
    images = sources(folder, files)
    assets, problems = bundle(Theme({}, {}, ()), images, remember)
    return add_variants(assets, images, images, remember, jobs), (*problems, *assets.faults.values())


def told(folder: Path, name: str, data: bytes) -> Problem:
    """The one Problem of a picture."""
    _, problems = made(folder, {f"content/articles/{name}": data})
    (found,) = problems
    assert found.file == f"content/articles/{name}"
    return found


def test_variants_have_names_of_their_own(tmp_path: Path) -> None:
    """The picture, its width and its bytes are in the name, and each name is that of a file."""
    assets, problems = made(tmp_path, {"content/articles/leaf.jpg": encoded(photograph(900, 60), "JPEG")})
    assert problems == ()
    picture = assets.pictures["content/articles/leaf.jpg"]
    assert (picture.width, picture.height) == (900, 60)
    assert {each.width for each in picture.variants} == {480, 800, 900}
    assert [each.path.split("-")[:2] for each in picture.variants[:1]] == [["assets/leaf", "480"]]
    paths = {output.path for output in assets.outputs}
    assert {picture.path, *(each.path for each in picture.variants)} <= paths
    assert len(paths) == len(assets.outputs)


def test_only_pictures_that_pages_show_have_variants(tmp_path: Path) -> None:
    """Others are published, and cost no time."""
    images = sources(tmp_path, {"static/images/leaf.jpg": LEAF, "static/images/moon.png": MOON})
    assets, _ = bundle(Theme(images, {}, ()), {})
    varied = add_variants(assets, images, {"static/images/moon.png"}, make_anew, 1)
    assert varied.pictures["static/images/leaf.jpg"].variants == ()
    assert varied.pictures["static/images/moon.png"].variants
    assert varied.addresses == assets.addresses


def test_a_second_build_makes_nothing_again(tmp_path: Path) -> None:
    """All that was made of a picture is remembered, and another picture is not taken for it."""
    kept = Memory(tmp_path / "memory").remember

    def only_recalled(name: str, _: Callable[[], bytes]) -> bytes:
        return kept(name, lambda: pytest.fail(f"{name} was made again"))

    files = {"content/articles/leaf.jpg": LEAF, "static/images/moon.png": MOON, "static/moon.png": MOON}
    first = made(tmp_path, files, kept)
    assert made(tmp_path, files, only_recalled) == first
    other, _ = made(tmp_path, {"content/articles/leaf.jpg": encoded(photograph(570, 310), "JPEG")}, kept)
    assert other.pictures["content/articles/leaf.jpg"].width == 570


def test_a_fault_is_never_remembered(tmp_path: Path) -> None:
    """What one computer could not read, another one may."""
    memory = Memory(tmp_path / "memory")
    _, (first,) = made(tmp_path, {"content/articles/a.jpg": LEAF[:5000]}, memory.remember)
    memory.close()
    with closing(sqlite3.connect(tmp_path / "memory")) as connection:
        assert connection.execute("SELECT count(*) FROM made").fetchone() == (0,)
    _, (second,) = made(tmp_path, {"content/articles/a.jpg": LEAF[:5000]}, Memory(tmp_path / "memory").remember)
    assert first == second


def test_the_number_of_jobs_changes_no_byte(tmp_path: Path) -> None:
    """One thread or several."""
    files = {"content/articles/leaf.jpg": LEAF, "content/articles/moon.png": MOON, "content/pages/leaf.jpg": LEAF}
    assert made(tmp_path, files, jobs=1) == made(tmp_path, files, jobs=3)


def test_a_site_without_raster_images_does_not_load_pillow(tmp_path: Path) -> None:
    """SVG images and style sheets need no Pillow."""
    location = tmp_path / "leaf.svg"
    location.write_bytes(SVG)
    program = (
        "import sys; from pathlib import Path; from elevate_site.assets import bundle; "
        "from elevate_site.model.theme import SourceFile, Theme; "
        f"file = SourceFile('static/images/leaf.svg', Path({str(location)!r})); "
        "bundle(Theme({file.path: file}, {}, ()), {}); print(*sys.modules)"
    )
    environment = {"PYTHONPATH": str(Path(__file__).parent.parent.parent / "src")}
    loaded = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, encoding="utf-8", check=True
    ).stdout.split()
    assert "elevate_site.assets" in loaded
    assert "PIL" not in loaded


def test_a_wrong_name_is_reported_and_corrected(tmp_path: Path) -> None:
    """The picture is published under an ending that says what it is."""
    assets, (found,) = made(tmp_path, {"content/articles/leaf.png": LEAF})
    assert found.code == "picture-name"
    assert found.message == "The name of this picture ends with .png, but it is a JPEG file."
    assert found.hint == "Rename it to leaf.jpg, also wherever a text names it."
    assert assets.addresses["content/articles/leaf.png"].endswith(".jpg")


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
        ("a.jpg", b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", "HEIC"),
        ("a.tif", encoded(Image.new("RGB", (2, 2)), "TIFF"), "TIFF"),
        ("a.jpg", encoded(Image.new("RGB", (2, 2)), "BMP"), "BMP"),
    ],
)
def test_what_browsers_do_not_show_is_reported(name: str, data: bytes, kind: str, tmp_path: Path) -> None:
    """Whatever the file is called, with what to do about it."""
    found = told(tmp_path, name, data)
    assert (found.code, found.message) == ("picture-format", f"Browsers do not show {kind} pictures.")
    assert found.hint == "Export it as a JPEG or PNG file, and use that."


@pytest.mark.parametrize("name", ["scan.jfif", "scan.jpe", "scan.JPG_large", "scan", "scan.pdf", "scan.jpg.orig"])
@pytest.mark.parametrize("target", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_picture_is_known_by_its_bytes(name: str, target: str, tmp_path: Path) -> None:
    """Whatever a photograph is called, nobody learns where it was taken, and its name is reported."""
    data = encoded(photograph(90, 60), target, exif=exif())
    assets, (found,) = made(tmp_path, {f"static/big/{name}": data})
    assert (found.code, found.file) == ("picture-name", f"static/big/{name}")
    published = {output.path: output.data for output in assets.outputs}
    assert MAKER in data
    assert MAKER not in published[f"big/{name}"]
    assert published[f"big/{name}"]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
        (encoded(Image.new("RGB", (2, 2)), "TIFF"), "TIFF"),
    ],
)
def test_a_picture_that_cannot_be_cleaned_is_not_published(data: bytes, kind: str, tmp_path: Path) -> None:
    """Under no name."""
    assets, (found,) = made(tmp_path, {"static/big/scan.bin": data})
    assert (found.code, found.message) == ("picture-format", f"Browsers do not show {kind} pictures.")
    assert data not in [output.data for output in assets.outputs]
    assert assets.pictures["static/big/scan.bin"].media_type == ""


def test_other_files_are_published_as_they_are(tmp_path: Path) -> None:
    """Texts, films and documents are not pictures, however they begin."""
    files = {"static/a.csv": b"BMI,age", "static/a.mp4": b"\0\0\0\x18ftypisom", "static/a.pdf": pdf()}
    assets, problems = made(tmp_path, files)
    assert problems == ()
    assert {output.path: output.data for output in assets.outputs}.items() >= {
        path.removeprefix("static/"): data for path, data in files.items()
    }.items()


def test_a_huge_file_is_reported(tmp_path: Path) -> None:
    """It is not even looked into."""
    assert told(tmp_path, "a.jpg", LEAF + bytes(20_000_001)).code == "picture-size"


@pytest.mark.parametrize("data", [b"", LEAF[:5000], b"\x89PNG\r\n\x1a\n", b"<html>", b"GIF89a", b"RIFF\0\0\0\0WEBP"])
def test_a_damaged_file_is_reported(data: bytes, tmp_path: Path) -> None:
    """Its address exists, so that nobody looks for a misspelt link as well."""
    assets, (found,) = made(tmp_path, {"content/articles/a.jpg": data})
    assert found.code == "picture-damaged"
    assert "content/articles/a.jpg" in assets.addresses


def test_what_was_removed_from_an_svg_image_is_reported(tmp_path: Path) -> None:
    """By name, and the image is published without it, at a known path too."""
    assets, problems = made(tmp_path, {"static/images/a.svg": SVG, "static/a.svg": SVG})
    assert [each.code for each in problems] == ["picture-cleaned"] * 2
    assert problems[0].message.endswith("load or move something or stop a browser: onclick.")
    assert {b"onclick" in output.data for output in assets.outputs if output.path.endswith("a.svg")} == {False}
