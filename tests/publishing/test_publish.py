"""What a publish writes, leaves and removes when all goes well."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest
from published_files import publish_files, published_files

from elevate_site.publishing import DiskStaging, Published, publish

SITE = {"index.html": "home", "articles/sleep/index.html": "sleep", "css/site.1a2b.css": "a{}", "copy.css": "a{}"}


def counts(published: Published) -> tuple[int, int, int]:
    return (published.written, published.unchanged, published.removed)


def test_a_first_build_writes_everything(site: Path) -> None:
    """An output folder that does not exist is made and holds exactly the site."""
    assert counts(publish_files(site, SITE)) == (4, 0, 0)
    assert published_files(site) == SITE


def test_the_manifest_lists_what_was_published(site: Path, dist: Path) -> None:
    """`manifest.json` maps every path to the SHA-256 of its bytes, sorted, and itself it leaves out."""
    publish_files(site, SITE)
    manifest = json.loads((dist / "manifest.json").read_text())
    assert list(manifest) == sorted(SITE)
    assert manifest == {path: hashlib.sha256(text.encode()).hexdigest() for path, text in SITE.items()}


def test_an_empty_site_is_a_site(site: Path, dist: Path) -> None:
    """A site without files is published as an empty manifest."""
    assert counts(publish_files(site, {})) == (0, 0, 0)
    assert json.loads((dist / "manifest.json").read_text()) == {}


def test_a_second_build_touches_nothing(site: Path, dist: Path) -> None:
    """Files with the right bytes, the manifest included, keep their time of modification."""
    publish_files(site, SITE)
    for file in dist.rglob("*"):
        os.utime(file, (1, 1))
    assert counts(publish_files(site, SITE)) == (0, 4, 0)
    assert {file.stat().st_mtime for file in dist.rglob("*")} == {1.0}


def test_only_what_changed_is_written(site: Path, dist: Path) -> None:
    """A build after an edit writes the edited page and leaves the others alone."""
    publish_files(site, SITE)
    os.utime(dist / "index.html", (1, 1))
    edited = {**SITE, "articles/sleep/index.html": "sleep well"}
    assert counts(publish_files(site, edited)) == (1, 3, 0)
    assert published_files(site) == edited
    assert (dist / "index.html").stat().st_mtime == 1


def test_what_somebody_changed_in_the_output_heals(site: Path, dist: Path) -> None:
    """A published file that was edited or deleted by hand is as it should be after the next build."""
    publish_files(site, SITE)
    (dist / "index.html").write_text("edited by hand")
    (dist / "copy.css").unlink()
    assert counts(publish_files(site, SITE)) == (2, 2, 0)
    assert published_files(site) == SITE


def test_a_manifest_that_somebody_reformatted_heals(site: Path, dist: Path) -> None:
    """The manifest too has the same bytes after every build of the same site."""
    publish_files(site, SITE)
    manifest = (dist / "manifest.json").read_bytes()
    (dist / "manifest.json").write_text(json.dumps(json.loads(manifest), indent=8))
    publish_files(site, SITE)
    assert (dist / "manifest.json").read_bytes() == manifest


def test_what_the_site_lost_is_removed(site: Path, dist: Path) -> None:
    """Files of the last build that the site no longer has go, and the folders that this leaves empty."""
    publish_files(site, {**SITE, "topics/old/index.html": "old", "topics/old/deep/image.png": "png"})
    assert counts(publish_files(site, SITE)) == (0, 4, 2)
    assert not (dist / "topics").exists()


def test_folders_that_are_not_empty_stay(site: Path, dist: Path) -> None:
    """Pruning removes no folder in which anything is left, be it only what a file browser put there."""
    publish_files(site, {**SITE, "topics/old/index.html": "old"})
    (dist / "topics" / "old" / ".DS_Store").write_text("from a file browser")
    publish_files(site, SITE)
    assert [file.name for file in (dist / "topics" / "old").iterdir()] == [".DS_Store"]


def test_a_folder_gives_way_to_a_file_and_a_file_to_a_folder(site: Path, dist: Path) -> None:
    """A path of ours may turn from folder to file and back, empty folders inside it included."""
    for files in ({"about/a/b.html": "x", "c.html": "c"}, {"about": "y", "c.html": "c"}, {"about/a": "z"}):
        (dist / "about" / "empty" / "deep").mkdir(parents=True) if (dist / "about").is_dir() else None
        publish_files(site, files)
        assert published_files(site) == files


def test_identical_files_are_files_of_their_own(site: Path, dist: Path) -> None:
    """Two paths with the same bytes are no links to each other: editing one leaves the other as it is."""
    publish_files(site, SITE)
    with (dist / "copy.css").open("a") as copy:
        copy.write("edited")
    assert (dist / "css" / "site.1a2b.css").read_text() == "a{}"


def test_a_page_that_vanished_is_named(site: Path) -> None:
    """Each page that is gone is named once; other files may go silently."""
    publish_files(site, {**SITE, "es/articles/sleep/index.html": "sueño"})
    assert publish_files(site, {"index.html": "home"}).gone == (
        "articles/sleep/index.html",
        "es/articles/sleep/index.html",
    )
    assert publish_files(site, {"index.html": "home"}).gone == ()


def test_an_alias_in_place_of_a_page_is_no_loss(site: Path) -> None:
    """A page that became a signpost to its new address is not reported."""
    publish_files(site, SITE)
    moved = {**SITE, "articles/sleep/index.html": "moved", "articles/rest/index.html": "sleep"}
    assert publish_files(site, moved).gone == ()


def test_another_file_system_is_no_hindrance(site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """An output on another file system is published like any other; a machine with only one uses that."""
    memory = Path("/dev/shm")  # noqa: S108  # a folder of our own is made in it
    parent = memory if memory.is_dir() else tmp_path_factory.mktemp("other")
    output = parent / f"elevate-site-test-{os.getpid()}"
    with DiskStaging(site) as staging:
        plan = {"a/index.html": staging.put("a/index.html", b"a")}
        publish(plan, staging, output, [])
        assert (output / "a" / "index.html").read_text() == "a"
        assert publish({}, staging, output, []).removed == 1
    (output / "manifest.json").unlink()
    output.rmdir()


@pytest.mark.parametrize("path", ["../outside.html", "manifest.json", "index.html/page.html"])
def test_a_plan_that_cannot_be_is_refused(site: Path, dist: Path, path: str) -> None:
    """An unsafe path, or one that is both file and folder, is refused before anything is written."""
    with DiskStaging(site) as staging:
        digest = staging.put("index.html", b"home")
        with pytest.raises(ValueError, match=r"is not a path of|is planned both"):
            publish({"index.html": digest, path: digest}, staging, dist, [])
    assert not dist.exists()
