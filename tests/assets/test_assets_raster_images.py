"""Photographs become small files without a word about who took them, when and where."""

from __future__ import annotations

import io
import os
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, PngImagePlugin

from elevate_site.assets.animations import animation_fault
from elevate_site.assets.raster_images import encode_variants, prepare_raster
from elevate_site.fingerprints.packing import pack, unpack
from elevate_site.model.pictures import PictureFault, PreparedPicture
from picture_files import GPS, MAKER, encoded, exif, noise, photograph, swapped_profile

XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + MAKER + b"</x:xmpmeta>"


def prepared(original: bytes, *, keep_format: bool = False) -> PreparedPicture:
    """What becomes of a good picture."""
    made = prepare_raster(original, keep_format=keep_format)
    assert isinstance(made, PreparedPicture)
    return made


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def png_text() -> PngImagePlugin.PngInfo:
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", MAKER.decode())
    text.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return text


def frames() -> list[Image.Image]:
    return [Image.new("RGB", (40, 30), colour) for colour in ("red", "green", "blue")]


def animated(target: str, **options: Any) -> bytes:
    first, *others = frames()
    return encoded(first, target, save_all=True, append_images=others, duration=120, loop=0, **options)


def tagged_frames() -> bytes:
    """An animated WebP with a chunk about the camera inside of its first frame."""
    whole = animated("WEBP")
    start = whole.index(b"ANMF")
    (length,) = struct.unpack_from("<I", whole, start + 4)
    frame = whole[start + 8 : start + 8 + length + length % 2] + b"EXIF" + struct.pack("<I", len(MAKER)) + MAKER
    body = whole[8:start] + b"ANMF" + struct.pack("<I", len(frame)) + frame + whole[start + 8 + length + length % 2 :]
    return b"RIFF" + struct.pack("<I", len(body)) + body


def asked(program: str, *, data: bytes) -> str:
    """What `program` prints, a process of its own that is given `data`."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent.parent / "src")}
    begin = "import sys; data = sys.stdin.buffer.read()\n"
    ran = subprocess.run(
        [sys.executable, "-c", begin + program], check=False, env=environment, input=data, capture_output=True
    )
    assert ran.returncode == 0, ran.stderr.decode()
    return ran.stdout.decode()


TAGGED = {
    "JPEG": encoded(photograph(320, 200), "JPEG", exif=exif(), comment=MAKER, xmp=XMP),
    "turned JPEG": encoded(photograph(320, 200), "JPEG", exif=exif(6), comment=MAKER),
    "wide JPEG": encoded(photograph(2000, 200), "JPEG", exif=exif(), xmp=XMP),
    "PNG": encoded(photograph(320, 200), "PNG", exif=exif(), pnginfo=png_text()),
    "WebP": encoded(photograph(320, 200), "WEBP", exif=exif(), xmp=XMP),
    "AVIF": encoded(photograph(320, 200), "AVIF", exif=exif(), xmp=XMP),
    "GIF": encoded(photograph(320, 200, "P"), "GIF", comment=MAKER),
    "animated GIF": animated("GIF", comment=MAKER),
    "animated WebP": animated("WEBP", exif=exif(), xmp=XMP),
    "tagged frames": tagged_frames(),
    "animated PNG": animated("PNG", exif=exif(), pnginfo=png_text()),
}


@pytest.mark.parametrize("keep_format", [False, True])
@pytest.mark.parametrize("name", TAGGED)
def test_nothing_but_the_picture_is_published(name: str, keep_format: bool) -> None:  # noqa: FBT001  # a parameter
    """No name, no place, no comment is left in any format, in the picture nor in its variants."""
    assert MAKER in TAGGED[name]
    made = prepared(TAGGED[name], keep_format=keep_format)
    for data in (made.data, *(each.data for each in (encode_variants(TAGGED[name], made) if made.still else ()))):
        assert MAKER not in data
        image = opened(data)
        assert not image.getexif()
        assert not image.getexif().get_ifd(GPS)
        assert not {"exif", "xmp", "comment", "XML:com.adobe.xmp", "Author"} & set(image.info)


@pytest.mark.parametrize("orientation", range(2, 9))
def test_a_photograph_stands_upright(orientation: int) -> None:
    """However the camera was held, the light side is where it belongs, in the picture and in its variants."""
    upright = photograph(120, 60)
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}[orientation]  # Image.Transpose that the camera's turn undoes
    held = upright.transpose(Image.Transpose(undo))
    original = encoded(held, "JPEG", quality=95, exif=exif(orientation))
    made = prepared(original)
    assert (made.width, made.height) == (120, 60)
    for data in (made.data, *(each.data for each in encode_variants(original, made))):
        image = opened(data).convert("RGB")
        assert image.size == (120, 60)
        top, bottom = image.getpixel((60, 2)), image.getpixel((60, 57))
        assert isinstance(top, tuple)
        assert isinstance(bottom, tuple)
        assert (top[0] < 40, bottom[0] > 200) == (True, True)


def test_a_png_loses_nothing() -> None:
    """Each pixel of a PNG that is small enough stays what it is, palettes and transparency included."""
    for mode in ("1", "L", "LA", "P", "RGB", "RGBA"):
        image = photograph(90, 50).convert(mode)
        made = prepared(encoded(image, "PNG"))
        assert made.media_type == "image/png"
        assert opened(made.data).convert("RGBA").tobytes() == image.convert("RGBA").tobytes()


def test_16_bits_are_shown_as_8() -> None:
    """A picture from a scanner keeps its greys."""
    deep = Image.frombytes("I;16", (4, 1), b"".join(value.to_bytes(2, "little") for value in (0, 16384, 32768, 65535)))
    assert list(opened(prepared(encoded(deep, "PNG")).data).convert("L").tobytes()) == [0, 64, 128, 255]


@pytest.mark.parametrize("target", ["PNG", "WEBP", "AVIF"])
def test_what_is_transparent_stays_so(target: str) -> None:
    """A hole in a picture is a hole in all its variants; a format without holes is not chosen."""
    image = photograph(400, 300, "RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 200, 300))
    original = encoded(image, target)
    made = prepared(original)
    assert made.media_type == "image/png"
    variants = encode_variants(original, made)
    assert {each.media_type for each in variants} == {"image/avif", "image/webp"}
    for data in (made.data, *(each.data for each in variants)):
        shown = opened(data).convert("RGBA")
        alpha = shown.getchannel("A")
        assert alpha.getpixel((20, 20)) == 0
        assert alpha.getpixel((shown.width - 20, 20)) == 255


@pytest.mark.parametrize("target", ["JPEG", "PNG", "WEBP"])
def test_colours_are_those_of_the_web(target: str) -> None:
    """Colours of another profile are converted, and no profile is left that would have to be sent along."""
    original = encoded(Image.new("RGB", (64, 64), (230, 20, 20)), target, icc_profile=swapped_profile(), quality=95)
    made = prepared(original)
    for data in (made.data, *(each.data for each in encode_variants(original, made))):
        image = opened(data)
        assert "icc_profile" not in image.info
        pixel = image.convert("RGB").getpixel((32, 32))
        assert isinstance(pixel, tuple)
        assert (pixel[0] < 80, pixel[1] > 150) == (True, True), pixel


def test_colours_for_print_become_colours_for_screens() -> None:
    """Browsers disagree on CMYK."""
    made = prepared(encoded(photograph(64, 64, "CMYK"), "JPEG"))
    assert opened(made.data).mode == "RGB"


def test_no_picture_is_wider_than_any_page_shows_it() -> None:
    """A photograph of a camera is reduced to 1280 pixels, and its variants have the widths that screens ask for."""
    original = encoded(photograph(3200, 1800), "JPEG")
    made = prepared(original)
    assert (made.width, made.height, made.media_type) == (1280, 720, "image/jpeg")
    variants = encode_variants(original, made)
    for media_type in ("image/avif", "image/webp"):
        some = [each for each in variants if each.media_type == media_type]
        assert [each.width for each in some] == [480, 800, 1280]
        assert [opened(each.data).size for each in some] == [(480, 270), (800, 450), (1280, 720)]
        assert [len(each.data) for each in some] == sorted(len(each.data) for each in some)
    assert variants[0].media_type == "image/avif"
    assert len(variants[2].data) < len(variants[5].data) < len(made.data)


def test_nothing_is_enlarged() -> None:
    """A small picture has its own width as the largest."""
    original = encoded(photograph(600, 300), "JPEG", quality=95)
    made = prepared(original)
    assert (made.width, made.height) == (600, 300)
    assert {each.width for each in encode_variants(original, made)} == {480, 600}


@pytest.mark.parametrize(("height", "types"), [(17_000, {"image/avif"}), (33_000, set())])
def test_a_format_that_cannot_hold_a_picture_is_left_out(height: int, types: set[str]) -> None:
    """A long picture is shown in the formats that hold all of it, and nothing ends the build."""
    original = encoded(photograph(24, height), "PNG")
    made = prepared(original)
    assert (made.width, made.height) == (24, height)
    assert {each.media_type for each in encode_variants(original, made)} == types


def test_without_avif_there_is_webp() -> None:
    """Some systems build Pillow without it."""
    program = (
        "sys.modules['PIL._avif'] = None\n"
        "from elevate_site.assets.raster_images import encode_variants, prepare_raster\n"
        "print({each.media_type for each in encode_variants(data, prepare_raster(data, keep_format=False))})"
    )
    assert asked(program, data=encoded(photograph(600, 300), "JPEG")) == "{'image/webp'}\n"


def test_a_large_picture_with_a_known_address_is_offered_as_wide_as_others() -> None:
    """No variant promises more pixels than it was made from."""
    original = encoded(photograph(4000, 300), "JPEG")
    variants = encode_variants(original, prepared(original, keep_format=True))
    assert {each.width for each in variants} == {480, 800, 1280}
    assert {opened(each.data).width for each in variants} == {480, 800, 1280}


@pytest.mark.skipif(
    not Path("/proc/self/statm").exists(), reason="this system does not tell how much memory a process has"
)
def test_too_little_memory_is_no_fault_of_the_picture() -> None:
    """The file is not called damaged, and what is said of it is about the computer."""
    program = (
        "import resource\n"
        "from PIL import Image, PngImagePlugin\n"
        "from elevate_site.assets.raster_images import prepare_raster\n"
        "used = int(open('/proc/self/statm').read().split()[0]) * resource.getpagesize()\n"
        "resource.setrlimit(resource.RLIMIT_AS, (used + 60_000_000,) * 2)\n"
        "made = prepare_raster(data, keep_format=False)\n"
        "print(made.code, '/', made.message)"
    )
    said = asked(program, data=encoded(Image.new("RGB", (7000, 7000)), "PNG"))
    assert said == "file-unreadable / This computer has too little free memory to read this picture.\n"


def test_a_variant_that_saves_nothing_is_left_out() -> None:
    """Noise of a few pixels is as small as it can be."""
    original = encoded(noise(20, 20), "PNG")
    made = prepared(original)
    assert all(len(each.data) < len(made.data) for each in encode_variants(original, made))


def test_a_picture_with_a_known_address_keeps_format_and_size() -> None:
    """What others ask for by its name is still that."""
    for target, media_type in (("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/webp")):
        made = prepared(encoded(photograph(1400, 20), target), keep_format=True)
        assert (made.media_type, made.width) == (media_type, 1400)
    made = prepared(encoded(photograph(1400, 20), "AVIF"), keep_format=True)
    assert (made.media_type, opened(made.data).size) == ("image/avif", (1400, 20))


@pytest.mark.parametrize("target", ["GIF", "WEBP", "PNG"])
def test_an_animation_still_moves(target: str) -> None:
    """The same pictures in the same time."""
    original = animated(target)
    made = prepared(original)
    assert not made.still
    before, after = opened(original), opened(made.data)
    assert getattr(after, "n_frames", 1) == 3
    assert (after.info["loop"], after.size) == (0, (40, 30))
    for number in range(3):
        before.seek(number)
        after.seek(number)
        assert after.convert("RGB").tobytes() == before.convert("RGB").tobytes()
        assert after.info["duration"] == before.info["duration"] == 120


def test_an_animation_that_keeps_browsers_busy_is_refused() -> None:
    """Its pixels count in every frame, however small what changes in it is."""
    first, *others = [Image.new("RGB", (40, 30), (30 * number, 0, 0)) for number in range(8)]
    small = encoded(first, "GIF", save_all=True, append_images=others, loop=0)
    assert isinstance(prepare_raster(small, keep_format=False), PreparedPicture)
    fault = prepare_raster(small[:6] + struct.pack("<HH", 7000, 7000) + small[10:], keep_format=False)
    assert isinstance(fault, PictureFault)
    assert fault.message.startswith("This animation has 8 frames of 7000 × 7000 pixels, 392 million in all")


def test_a_png_is_not_believed_how_many_frames_it_has() -> None:
    """Browsers show those that are there."""
    assert animation_fault(animated("PNG"), 2, 9_000, 12_000) is not None
    assert animation_fault(b"", 2, 9_000, 12_000) is None


def test_two_pictures_in_one_jpeg_are_a_photograph() -> None:
    """Some telephones add a second picture to a photograph; that is no animation."""
    first, second = photograph(64, 48), photograph(64, 48)
    made = prepared(encoded(first, "MPO", save_all=True, append_images=[second]))
    assert (made.media_type, made.still, made.original_type) == ("image/jpeg", True, "image/jpeg")
    assert made.data.count(b"\xff\xd8\xff") == 1


@pytest.mark.parametrize("name", TAGGED)
@pytest.mark.parametrize("part", [0.0, 0.02, 0.5, 0.9])
def test_a_damaged_picture_is_reported(name: str, part: float) -> None:
    """A truncated file is never published in part, and never ends the build."""
    whole = TAGGED[name]
    made = prepare_raster(whole[: int(len(whole) * part)], keep_format=False)
    assert isinstance(made, PictureFault), made
    assert made.code == "picture-damaged"


@pytest.mark.parametrize("size", [(8000, 7000), (40000, 30000)])
def test_a_picture_that_would_fill_the_memory_is_not_read(size: tuple[int, int]) -> None:
    """The header is enough to refuse it."""
    small = encoded(Image.new("1", (8, 8)), "PNG")
    width, height = (side.to_bytes(4, "big") for side in size)
    import zlib  # noqa: PLC0415  # for this alone

    header = b"IHDR" + width + height + small[24:29]
    bomb = small[:12] + header + zlib.crc32(header).to_bytes(4, "big") + small[33:]
    made = prepare_raster(bomb, keep_format=False)
    assert isinstance(made, PictureFault)
    assert made.code == "picture-size"


@pytest.mark.parametrize("target", ["JPEG", "PNG", "WEBP"])
def test_the_same_picture_gives_the_same_bytes(target: str) -> None:
    """Again and again."""
    original = encoded(photograph(500, 280), target)
    made = prepared(original)
    assert prepared(original) == made
    assert encode_variants(original, made) == encode_variants(original, made)


def test_what_is_remembered_is_the_whole_result() -> None:
    """A picture comes back as it was."""
    made = prepared(TAGGED["PNG"])
    assert unpack(pack(made)) == made
