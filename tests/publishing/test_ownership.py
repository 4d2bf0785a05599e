"""What is refused, so that nothing is ever lost that others put into a folder."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from published_files import publish_files

from elevate_site.errors import OutputRefusedError, PublishingFailedError
from elevate_site.publishing import DiskStaging, check_output, publish


def snapshot(folder: Path) -> dict[Path, bytes | None]:
    """Everything in `folder` but our own workspace, which is ours to change."""
    paths = (path for path in folder.rglob("*") if ".elevate-site" not in path.parts)
    return {path: path.read_bytes() if path.is_file() else None for path in paths}


def refusal(output: Path, site: Path, *sources: str) -> OutputRefusedError:
    """The refusal of `output`, which must come from the early look and from publishing, and change nothing."""
    before = snapshot(output) if output.is_dir() else None
    folders = [site / source for source in sources]
    with DiskStaging(site) as staging:
        with pytest.raises(OutputRefusedError) as early:
            check_output(output, folders, site)
        plan = {"index.html": staging.put("index.html", b"new")}
        with pytest.raises(OutputRefusedError) as late:
            publish(plan, staging, output, folders)
    assert (str(early.value), early.value.hint) == (str(late.value), late.value.hint)
    assert before == (snapshot(output) if output.is_dir() else None)
    return early.value


@pytest.mark.parametrize(
    ("output", "message"),
    [
        ("content", "The output folder {site}/content is inside {site}/content, which the site is made from."),
        (
            "content/dist",
            "The output folder {site}/content/dist is inside {site}/content, which the site is made from.",
        ),
        (".", "The output folder {site} contains {site}/content, which the site is made from."),
        ("..", "The output folder {parent} contains {site}/content, which the site is made from."),
        ("static/dist", "The output folder {site}/static/dist is inside {site}/static, which the site is made from."),
        (
            ".elevate-site/dist",
            "The output folder {site}/.elevate-site/dist is inside {site}/.elevate-site, which the site is made from.",
        ),
    ],
)
def test_an_output_that_meets_the_sources_is_refused(site: Path, output: str, message: str) -> None:
    """A folder that is a source, contains one or is inside one is refused, even when that source does not exist yet."""
    refused = refusal(site / output, site, "content", "static")
    assert str(refused) == message.format(site=site, parent=site.parent)
    assert refused.hint == "Choose a folder of its own with --output, such as dist."


def test_a_detour_to_the_sources_is_refused(site: Path) -> None:
    """A link that leads to a source is seen through."""
    (site / "dist").symlink_to(site / "content")
    assert "is inside" in str(refusal(site / "dist", site, "content"))


def test_a_file_is_refused(site: Path) -> None:
    """An output that is a file is left alone."""
    (site / "dist").write_text("a file")
    assert str(refusal(site / "dist", site)) == f"The output {site / 'dist'} is a file, not a folder."
    assert (site / "dist").read_text() == "a file"


def test_a_folder_of_somebody_else_is_refused(site: Path, dist: Path) -> None:
    """Without a manifest no file is ours; five are named and the rest counted."""
    dist.mkdir()
    for name in "abcdefg":
        (dist / f"{name}.txt").write_text("precious")
    refused = refusal(dist, site)
    assert str(refused) == (
        f"The output folder {dist} has no manifest.json, so this program cannot tell whether it wrote the files there: "
        "a.txt, b.txt, c.txt, d.txt, e.txt and 2 more."
    )
    assert "Move them somewhere else" in refused.hint


def test_files_beside_ours_are_refused(site: Path, dist: Path) -> None:
    """A file that somebody added to a published site stops the build, and is named."""
    publish_files(site, {"index.html": "home"})
    (dist / "articles").mkdir()
    (dist / "articles" / "notes.txt").write_text("precious")
    assert str(refusal(dist, site)).endswith("did not write: articles/notes.txt.")


def test_a_foreign_file_where_a_new_page_should_go_is_refused(site: Path, dist: Path) -> None:
    """A page never replaces a file that was there before it."""
    publish_files(site, {"other.html": "other"})
    (dist / "index.html").write_text("precious")
    assert str(refusal(dist, site)).endswith("did not write: index.html.")


def test_what_file_browsers_leave_does_not_count(site: Path, dist: Path) -> None:
    """The files that macOS and Windows put into folders stop nothing, and stay."""
    dist.mkdir()
    for name in (".DS_Store", "Thumbs.db", "desktop.ini"):
        (dist / name).write_text("from a file browser")
    publish_files(site, {"index.html": "home"})
    assert {file.name for file in dist.iterdir()} == {
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
        "index.html",
        "manifest.json",
    }


def test_an_empty_folder_is_taken(site: Path, dist: Path) -> None:
    """An output folder with nothing but empty folders is free."""
    (dist / "articles" / "sleep").mkdir(parents=True)
    assert publish_files(site, {"articles/sleep/index.html": "sleep"}).written == 1


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"name": "A web app", "icons": []}',
        b'["index.html"]',
        b'{"index.html": 12}',
        b'{"../../precious.txt": "' + b"0" * 64 + b'"}',
    ],
    ids=["empty", "binary", "nested", "web app", "list", "number", "leads out"],
)
def test_a_damaged_or_foreign_manifest_is_refused(site: Path, dist: Path, manifest: bytes) -> None:
    """A `manifest.json` that we cannot have written is reported in plain words, and removes nothing."""
    dist.mkdir()
    (dist / "manifest.json").write_bytes(manifest)
    precious = site.parent / "precious.txt"
    precious.write_text("precious")
    refused = refusal(dist, site)
    assert str(refused) == f"{dist / 'manifest.json'} is not the list of published files that this program writes."
    assert "delete that folder and build again" in refused.hint
    assert precious.read_text() == "precious"


def test_a_link_to_another_folder_is_not_followed(site: Path, dist: Path) -> None:
    """When a folder of ours was replaced by a link that leads out, nothing is written through it."""
    publish_files(site, {"index.html": "home", "articles/a.html": "a"})
    elsewhere = site.parent / "elsewhere"
    (dist / "articles").rename(elsewhere)
    (dist / "articles").symlink_to(elsewhere)
    assert str(refusal(dist, site)).endswith("did not write: articles.")
    assert (elsewhere / "a.html").read_text() == "a"


def test_a_link_to_another_file_is_replaced(site: Path, dist: Path) -> None:
    """When a file of ours was replaced by a link that leads out, the link goes and its target stays as it is."""
    publish_files(site, {"index.html": "home", "old.html": "old"})
    precious = site.parent / "precious.txt"
    precious.write_text("precious")
    for name in ("index.html", "old.html"):
        (dist / name).unlink()
        (dist / name).symlink_to(precious)
    publish_files(site, {"index.html": "home"})
    assert not (dist / "index.html").is_symlink()
    assert not (dist / "old.html").is_symlink()
    assert (precious.read_text(), (dist / "index.html").read_text()) == ("precious", "home")


def test_an_output_that_is_a_link_to_a_folder_is_used(site: Path, dist: Path) -> None:
    """`dist` itself may be a link: whoever made it meant the folder behind it, existing or not."""
    dist.symlink_to(site.parent / "public")
    publish_files(site, {"index.html": "home"})
    assert (site.parent / "public" / "index.html").read_text() == "home"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has /proc")
@pytest.mark.parametrize("output", ["/proc/dist", "/proc/a/b/dist"])
def test_a_place_where_nothing_can_be_made_is_reported(site: Path, output: str) -> None:
    """Where even root can make no folder, the system says so in a sentence, whichever of them is missing."""
    with DiskStaging(site) as staging:
        plan = {"index.html": staging.put("index.html", b"home")}
        with pytest.raises(PublishingFailedError, match=r"^/proc/\w+ could not be (made|written): "):
            publish(plan, staging, Path(output), [])
