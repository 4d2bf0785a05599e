"""What becomes of files that somebody adds, changes or deletes in the output while the site is being built."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from published_files import publish_files, published_files

from elevate_site.errors import OutputRefusedError
from elevate_site.publishing import DiskStaging, Published, check_output, publish

OLD = {"index.html": "home", "articles/sleep/index.html": "sleep", "topics/old/index.html": "old", "site.css": "css"}
NEW = {**OLD, "articles/sleep/index.html": "sleep well", "articles/rest/index.html": "rest"}
del NEW["topics/old/index.html"]


def build_while(site: Path, files: Mapping[str, str], meanwhile: Callable[[], object]) -> Published:
    """Publish `files`; between the look at the output and publishing, `meanwhile` happens.

    Like a real build, this one makes only the files that it did not find in the output.
    """
    output, sources = site / "dist", [site / "content"]
    with DiskStaging(site) as staging:
        found = check_output(output, sources, site)
        plan = {path: hashlib.sha256(text.encode()).hexdigest() for path, text in files.items()}
        for path, text in files.items():
            if path not in found.files or found.files[path].digest.hex() != plan[path]:
                staging.put(path, text.encode())
        meanwhile()
        return publish(plan, staging, output, sources, found)


def test_nothing_happens_meanwhile(site: Path) -> None:
    """A build that looked at the output before writes, leaves and removes the same as one that did not."""
    publish_files(site, OLD)
    published = build_while(site, NEW, lambda: None)
    assert (published.written, published.unchanged, published.removed) == (2, 2, 1)
    assert published.gone != ()
    assert published_files(site) == NEW
    with DiskStaging(site):
        assert published.stats == check_output(site / "dist", [], site).files


@pytest.mark.parametrize("files", [{}, OLD], ids=["first build", "later build"])
def test_a_foreign_file_in_the_place_of_a_new_page_is_refused(site: Path, files: Mapping[str, str]) -> None:
    """A page does not replace a file that somebody put there while it was being made; nothing is changed."""
    publish_files(site, files)
    newcomer = site / "dist" / "articles" / "rest" / "index.html"

    def add() -> None:
        newcomer.parent.mkdir(parents=True)
        newcomer.write_text("precious")

    with pytest.raises(OutputRefusedError, match=r"did not write: articles/rest/index\.html"):
        build_while(site, NEW, add)
    assert published_files(site) == {**files, "articles/rest/index.html": "precious"}


def test_a_folder_in_the_place_of_a_new_page_is_refused(site: Path, dist: Path) -> None:
    """A folder with somebody's files stays, although a page should be where it is."""
    publish_files(site, OLD)

    def add() -> None:
        (dist / "articles" / "rest" / "index.html").mkdir(parents=True)
        (dist / "articles" / "rest" / "index.html" / "notes.txt").write_text("precious")

    with pytest.raises(OutputRefusedError, match=r"did not write: articles/rest/index\.html/notes\.txt"):
        build_while(site, NEW, add)
    assert published_files(site) == {**OLD, "articles/rest/index.html/notes.txt": "precious"}


@pytest.mark.parametrize("folder", ["articles", "articles/sleep", "topics/old", "topics"])
def test_a_folder_that_became_a_link_is_not_followed(site: Path, dist: Path, folder: str) -> None:
    """Nothing is written or removed through a link that somebody put in the place of a folder of ours."""
    publish_files(site, OLD)
    elsewhere = site.parent / "elsewhere"

    def move() -> None:
        (dist / folder).rename(elsewhere)
        (dist / folder).symlink_to(elsewhere)

    with pytest.raises(OutputRefusedError, match=f"did not write: {folder}"):
        build_while(site, NEW, move)
    kept = {file.read_text() for file in elsewhere.rglob("*") if file.is_file()}
    assert kept == {text for path, text in OLD.items() if path.startswith(f"{folder}/")}


def test_an_output_that_became_a_link_to_the_sources_is_refused(site: Path, dist: Path) -> None:
    """The output folder itself is looked at again too."""

    def link() -> None:
        (site / "content").mkdir(exist_ok=True)
        dist.symlink_to(site / "content")

    with pytest.raises(OutputRefusedError, match="is inside"):
        build_while(site, NEW, link)
    assert list((site / "content").iterdir()) == []


def test_an_output_that_was_deleted_is_noticed(site: Path, dist: Path) -> None:
    """No build reports a published site when the files that it counted on are gone with their manifest."""
    publish_files(site, OLD)

    def delete() -> None:
        dist.rename(site.parent / "trash")

    with pytest.raises(OutputRefusedError, match="changed while the site was being built"):
        build_while(site, NEW, delete)
    assert not dist.exists()
    publish_files(site, NEW)
    assert published_files(site) == NEW


def test_an_output_that_another_site_published_to_is_noticed(site: Path, dist: Path) -> None:
    """Two sites that publish to the same folder, which no lock keeps apart, do not make a mixture."""
    publish_files(site, OLD)
    other = site.parent / "other"
    (other / "content").mkdir(parents=True)

    def publish_the_other() -> None:
        with DiskStaging(other) as staging:
            publish({"other.html": staging.put("other.html", b"other")}, staging, dist, [other / "content"])

    with pytest.raises(OutputRefusedError, match="changed while the site was being built"):
        build_while(site, NEW, publish_the_other)
    assert published_files(site) == {"other.html": "other"}


def test_a_page_that_was_edited_or_deleted_heals(site: Path, dist: Path) -> None:
    """A page that this build neither writes nor removes is as it should be after the next build."""
    publish_files(site, OLD)

    def tamper() -> None:
        (dist / "index.html").write_text("edited by hand")
        (dist / "site.css").unlink()

    build_while(site, NEW, tamper)
    published = build_while(site, NEW, lambda: None)
    assert (published.written, published.unchanged) == (2, 2)
    assert published_files(site) == NEW


def test_a_page_that_was_edited_and_changes_is_written(site: Path, dist: Path) -> None:
    """What somebody did to a file of ours does not keep it from being replaced or removed."""
    publish_files(site, OLD)

    def tamper() -> None:
        (dist / "articles" / "sleep" / "index.html").write_text("edited by hand")
        (dist / "topics" / "old" / "index.html").unlink()

    build_while(site, NEW, tamper)
    assert published_files(site) == NEW


def test_a_foreign_file_elsewhere_stays(site: Path, dist: Path) -> None:
    """A file where the build has nothing to do is not touched, and the next build refuses the folder for it."""
    publish_files(site, OLD)
    build_while(site, NEW, lambda: (dist / "articles" / "notes.txt").write_text("precious"))
    assert published_files(site) == {**NEW, "articles/notes.txt": "precious"}
    with pytest.raises(OutputRefusedError, match=r"did not write: articles/notes\.txt"):
        build_while(site, NEW, lambda: None)
