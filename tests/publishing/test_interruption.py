"""What holds when a build is killed, when the disk refuses, and when two builds run at once."""

from __future__ import annotations

import hashlib
import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from published_files import publish_files, published_files

from elevate_site.errors import HalfPublishedError, OutputRefusedError, PublishingFailedError
from elevate_site.publishing import DiskStaging, check_output, publish, read_state

# Publishes, but waits for Enter when the file of that number is about to be written, or put in its place.
STALL = """
import json, sys
from pathlib import Path
from elevate_site.publishing import DiskStaging, publish

site, wanted, number = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
seen = []

def stall(event, arguments):
    file = arguments[0] if event == wanted else ""
    if isinstance(file, str) and file.startswith(f"{site}/dist/") and file.endswith("-part"):
        seen.append(file)
        if len(seen) == number:
            print("half way", flush=True)
            sys.stdin.readline()

with DiskStaging(site) as staging:
    plan = {path: staging.put(path, text.encode()) for path, text in json.loads(sys.argv[4]).items()}
    sys.addaudithook(stall)
    publish(plan, staging, site / "dist", [site / "content"])
"""

OLD = {"index.html": "old", "a/index.html": "old a", "gone/index.html": "gone", "site.css": "old css"}
NEW = {"index.html": "new", "a/index.html": "new a", "b/index.html": "b", "site.css": "new css", "new.css": "new"}


def stall(site: Path, after: int, files: Mapping[str, str], step: str = "os.rename") -> subprocess.Popen[str]:
    """A process that waits before it puts the file of number `after` in its place, or opens it to write it."""
    command = [sys.executable, "-c", STALL, str(site), step, str(after), json.dumps(files)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "half way\n"
    return process


def kill_half_way(site: Path, after: int, files: Mapping[str, str], step: str = "os.rename") -> None:
    with stall(site, after, files, step) as process:
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL


def in_place(site: Path) -> dict[str, str]:
    """The published files, without those that wait beside their places."""
    return {path: text for path, text in published_files(site).items() if not path.endswith(".elevate-site-part")}


@pytest.mark.parametrize("after", [1, 3, 6])
def test_a_kill_while_files_are_written_changes_nothing(site: Path, dist: Path, after: int) -> None:
    """Until all new files lie beside their places, no published one is touched; the next build clears them away."""
    publish_files(site, OLD)
    kill_half_way(site, after, NEW, "open")
    assert in_place(site) == OLD
    assert read_state(site, dist).unfinished is False
    publish_files(site, NEW)
    assert published_files(site) == NEW


def test_a_killed_first_build_heals(site: Path, dist: Path) -> None:
    """After a kill in the middle of the very first publish, the next build knows the files and completes the site."""
    kill_half_way(site, 3, NEW)
    assert set(in_place(site)) == {"new.css", "site.css"}
    assert not (dist / "manifest.json").exists()
    publish_files(site, NEW)
    assert published_files(site) == NEW


@pytest.mark.parametrize("after", [1, 2, 3, 4, 5])
def test_a_killed_update_leaves_whole_files_and_heals(site: Path, after: int) -> None:
    """After a kill at any file, each file is the old one or the new one, and the next build heals the site."""
    publish_files(site, OLD)
    kill_half_way(site, after, NEW)
    between = in_place(site)
    assert set(OLD) <= set(between), "nothing is removed before everything is written"
    assert all(text in (OLD.get(path), NEW.get(path)) for path, text in between.items())
    publish_files(site, NEW)
    assert published_files(site) == NEW


def test_assets_come_before_pages(site: Path) -> None:
    """When the first page is about to be put in its place, every asset is in place and nothing has been removed."""
    publish_files(site, OLD)
    kill_half_way(site, 3, NEW)
    assert in_place(site) == {**OLD, "site.css": "new css", "new.css": "new"}


def test_another_site_after_a_killed_build_is_clean(site: Path) -> None:
    """Files of several killed builds that the next site does not have are removed all the same."""
    publish_files(site, OLD)
    kill_half_way(site, 5, {**NEW, "first.css": "x"})
    kill_half_way(site, 2, {**NEW, "second.css": "y"})
    assert {"first.css", "second.css"} <= set(published_files(site))
    publish_files(site, OLD)
    assert published_files(site) == OLD


def test_a_killed_first_build_heals_without_its_journal(site: Path, dist: Path) -> None:
    """The folder with the journal may be deleted at any time; only what somebody changed since then is not ours."""
    kill_half_way(site, 4, NEW)
    shutil.rmtree(site / ".elevate-site")
    css = (dist / "site.css").read_text()
    (dist / "site.css").write_text("precious")
    with pytest.raises(OutputRefusedError, match=r"it wrote the files there: site\.css\."):
        publish_files(site, NEW)
    (dist / "site.css").write_text(css)
    publish_files(site, NEW)
    assert published_files(site) == NEW


def test_a_file_that_was_on_its_way_is_removed(site: Path, dist: Path) -> None:
    """What a kill between writing and renaming leaves behind is cleared away."""
    publish_files(site, OLD)
    (dist / "a" / f".{'0f' * 8}.elevate-site-part").write_text("half")
    publish_files(site, OLD)
    assert published_files(site) == OLD


def test_a_killed_build_does_not_make_foreign_files_ours(site: Path, dist: Path) -> None:
    """What somebody adds after a killed build is refused as ever."""
    publish_files(site, OLD)
    kill_half_way(site, 3, NEW)
    (dist / "notes.txt").write_text("precious")
    with pytest.raises(OutputRefusedError, match=r"did not write: notes\.txt"):
        publish_files(site, NEW)


def test_the_journal_ends_with_the_build(site: Path) -> None:
    """After a good build nothing is left beside the output but the lock."""
    kill_half_way(site, 3, NEW)
    assert len(list((site / ".elevate-site").iterdir())) == 2
    publish_files(site, NEW)
    assert [file.name for file in (site / ".elevate-site").iterdir()] == ["lock"]


def test_a_moved_site_heals(site: Path) -> None:
    """A site folder that is moved after a killed build still knows its files."""
    publish_files(site, OLD)
    kill_half_way(site, 3, NEW)
    moved = site.rename(site.with_name("moved"))
    with DiskStaging(moved):
        check_output(moved / "dist", [moved / "content"], moved)


def test_a_refused_file_changes_nothing(site: Path, dist: Path) -> None:
    """When the system refuses a file, the error names it, and the site is as it was, down to its folders."""
    publish_files(site, OLD)
    before = sorted(dist.rglob("*"))
    with pytest.raises(PublishingFailedError, match=r"n{300} could not be written: File name too long") as refused:
        publish_files(site, {**NEW, f"b/{'n' * 300}": "refused"})
    assert not isinstance(refused.value, HalfPublishedError)
    assert (published_files(site), sorted(dist.rglob("*"))) == (OLD, before)
    publish_files(site, NEW)
    assert published_files(site) == NEW


def test_bytes_that_were_there_and_are_gone_are_missed_in_time(site: Path) -> None:
    """What nobody made again because it was published already can be lost meanwhile; then nothing is touched."""
    publish_files(site, OLD)
    standing = hashlib.sha256(b"old").hexdigest()
    (site / "dist" / "index.html").unlink()
    before = published_files(site)
    with DiskStaging(site) as staging:
        plan = {"index.html": standing, "a/index.html": staging.put("a/index.html", b"new a")}
        with pytest.raises(OutputRefusedError, match=r"changed while the site was being built, index\.html among them"):
            publish(plan, staging, site / "dist", [site / "content"])
    assert published_files(site) == before


FILL = """
import resource, sys
from pathlib import Path
from elevate_site.errors import PublishingFailedError
from elevate_site.publishing import DiskStaging, publish

site = Path(sys.argv[1])
with DiskStaging(site) as staging:
    plan = {name: staging.put(name, name.encode() * 1000) for name in ("a.css", "b.css")}
    resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))
    try:
        publish(plan, staging, site / "dist", [])
    except PublishingFailedError as error:
        print(error)
"""


def test_a_full_disk_leaves_nothing_half_written(site: Path, dist: Path) -> None:
    """When the system takes no more bytes, the old file is still there, whole, and no rest of the new one."""
    publish_files(site, {"a.css": "old"})
    done = subprocess.run([sys.executable, "-c", FILL, str(site)], capture_output=True, text=True, check=True)
    assert done.stdout.startswith(f"{dist / 'a.css'} could not be written: ")
    assert (dist / "a.css").read_text() == "old"
    assert sorted(file.name for file in dist.iterdir()) == ["a.css", "manifest.json"]


def test_two_builds_at_once_both_end_well(site: Path, dist: Path) -> None:
    """A build that starts while another one publishes waits for it; both succeed, and the later one wins."""
    first = stall(site, 3, OLD)
    command = [sys.executable, "-c", STALL, str(site), "os.rename", "0", json.dumps(NEW)]
    with first, subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as second:
        assert not published_files(site).keys() & {"b/index.html", "new.css"}
        first.communicate("\n")
        second.communicate()
    assert (first.returncode, second.returncode) == (0, 0)
    assert published_files(site) == NEW
    digests = {path: hashlib.sha256(text.encode()).hexdigest() for path, text in NEW.items()}
    assert json.loads((dist / "manifest.json").read_text()) == digests
