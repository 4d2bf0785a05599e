"""The staging areas: what they keep, what they refuse, and what they leave behind."""

from __future__ import annotations

import hashlib
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from elevate_site.errors import PublishingFailedError
from elevate_site.publishing import DiskStaging, MemoryStaging

HOLD = """
import sys
from pathlib import Path
from elevate_site.publishing import DiskStaging

with DiskStaging(Path(sys.argv[1]), lambda: print("waiting", flush=True)) as staging:
    staging.put("a.txt", b"a" * 1_000_000)
    print("entered", flush=True)
    sys.stdin.readline()
"""


def start_holder(site: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", HOLD, str(site)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def next_word(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_disk_returns_the_bytes_by_their_digest(tmp_path: Path) -> None:
    """What is put is named by its SHA-256 and comes back unchanged, however large, empty or repeated."""
    contents = {"a.txt": b"first", "b/c.txt": b"", "d.bin": bytes(3_000_000), "same.txt": b"first"}
    with DiskStaging(tmp_path) as staging:
        digests = {path: staging.put(path, data) for path, data in contents.items()}
        assert {path: staging.content(digest) for path, digest in digests.items()} == contents
    assert digests["a.txt"] == digests["same.txt"] == hashlib.sha256(b"first").hexdigest()


def test_memory_returns_the_bytes_by_their_path() -> None:
    """The preview reads a file by its path, the newest bytes of it, and gets nothing for an unknown path."""
    staging = MemoryStaging()
    staging.put("a/index.html", b"old")
    digest = staging.put("a/index.html", b"new")
    assert staging.read("a/index.html") == b"new"
    assert staging.read("b/index.html") is None
    assert digest == hashlib.sha256(b"new").hexdigest()


@pytest.mark.parametrize(
    "path",
    ["", "/etc/passwd", "../a", "a/../../b", "a//b", "./a", "a/", "a/..", "a\\b", "C:/a", "a\0b", "manifest.json"],
)
def test_unsafe_paths_are_refused(tmp_path: Path, path: str) -> None:
    """A path that could lead out of the output folder, or to our manifest, is refused by both staging areas."""
    with DiskStaging(tmp_path) as disk:
        for staging in (disk, MemoryStaging()):
            with pytest.raises(ValueError, match="is not a path of a published file"):
                staging.put(path, b"")


def test_nothing_is_left_of_a_build_that_stops(tmp_path: Path) -> None:
    """An error inside a build leaves no staged bytes on the disk, and the next build can start."""

    def stop() -> None:
        with DiskStaging(tmp_path) as staging:
            staging.put("a.txt", b"a")
            raise KeyError

    with pytest.raises(KeyError):
        stop()
    with DiskStaging(tmp_path):
        assert [file.name for file in (tmp_path / ".elevate-site").iterdir()] == ["lock"]


def test_nothing_is_left_of_a_build_that_is_killed(tmp_path: Path) -> None:
    """A killed build leaves no staged bytes on the disk, and its lock is free."""
    with start_holder(tmp_path) as holder:
        assert next_word(holder) == "entered"
        holder.send_signal(signal.SIGKILL)
    with DiskStaging(tmp_path):
        assert [file.name for file in (tmp_path / ".elevate-site").iterdir()] == ["lock"]


def test_a_second_build_waits_for_the_first(tmp_path: Path) -> None:
    """While one process builds a site, another one says that it waits, and goes on when the first is done."""
    with start_holder(tmp_path) as first:
        assert next_word(first) == "entered"
        with start_holder(tmp_path) as second:
            assert next_word(second) == "waiting"
            first.communicate("\n")
            assert next_word(second) == "entered"
            second.communicate("\n")
    assert (first.returncode, second.returncode) == (0, 0)


def test_builds_of_two_sites_do_not_wait(tmp_path: Path) -> None:
    """The lock is a site's own."""
    with start_holder(tmp_path / "one") as first, start_holder(tmp_path / "two") as second:
        assert (next_word(first), next_word(second)) == ("entered", "entered")
        first.communicate("\n")
        second.communicate("\n")


def test_a_site_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    """Where there can be no staging area, the error names the place and the reason."""
    (tmp_path / ".elevate-site").write_text("a file where the folder should be")
    with pytest.raises(PublishingFailedError, match=r"\.elevate-site could not be written: .*exists"):
        DiskStaging(tmp_path).__enter__()


FILL = """
import resource, sys
from pathlib import Path
from elevate_site.errors import PublishingFailedError
from elevate_site.publishing import DiskStaging

resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
with DiskStaging(Path(sys.argv[1])) as staging:
    kept = staging.put("a.txt", b"a" * 9_000)
    try:
        staging.put("articles/b/index.html", b"b" * 9_000)
    except PublishingFailedError as error:
        print(error)
    assert staging.content(kept) == b"a" * 9_000
"""


def test_a_full_disk_is_reported(tmp_path: Path) -> None:
    """When the system takes no more bytes, the error names the folder, and what was staged before is whole."""
    done = subprocess.run([sys.executable, "-c", FILL, str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"{tmp_path / '.elevate-site'} could not be written: ")
