"""Disks that are full, can only be read, fail or vanish while a build runs."""

from __future__ import annotations

import errno
import random
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TypeAlias

from attacked_site import TODAY, AttackedSite, Ended, is_whole, run_command

__all__ = ["can_mount", "fault", "fault_of_requests"]

_Kind: TypeAlias = Callable[[AttackedSite, random.Random, ExitStack], Ended]
_ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EDQUOT, errno.EMFILE, errno.EPERM, errno.ENOENT)


def can_mount() -> bool:
    """Whether this process may mount file systems that nobody else sees."""
    done = subprocess.run(["mount", "-t", "tmpfs", "tmpfs", "/mnt"], check=False, capture_output=True)
    return done.returncode == 0 and subprocess.run(["umount", "/mnt"], check=False).returncode == 0


def fault(attacked: AttackedSite, chance: random.Random) -> Iterator[str]:
    """Edit the site, let the disk fail its build, mend the disk, and build again; what is wrong afterwards."""
    return _fault(attacked, chance, chance.choice(_KINDS))


def fault_of_requests(attacked: AttackedSite, chance: random.Random) -> Iterator[str]:
    """The same, with only those faults that need no disk of their own."""
    return _fault(attacked, chance, chance.choice((_refused_request, _vanishing_output, _vanishing_sources)))


def _fault(attacked: AttackedSite, chance: random.Random, kind: _Kind) -> Iterator[str]:
    attacked.edit(chance)
    wanted, old, sources = attacked.wanted(), attacked.published(), attacked.sources()
    if chance.random() < 0.3:
        (attacked.site / ".elevate-site/memory.sqlite").unlink(missing_ok=True)
    with ExitStack() as mended:
        ended = kind(attacked, chance, mended)
        published = attacked.published()
        # A site whose texts are gone when it is built is another site, but a whole one.
        other = kind is _vanishing_sources and ended.status == 0 and is_whole(published)
        found = [*attacked.faults_of(ended, old, published if other else wanted)]
        if attacked.sources() != sources:
            found.append("it changed the sources")
        if ended.status == 1 and "error: " not in ended.told:
            found.append("it names no cause")
    yield from (f"{each} (after {kind.__name__.strip('_')})" for each in found)
    yield from attacked.heal(wanted)


def _build(attacked: AttackedSite, meanwhile: Callable[[], object] | None = None, **environment: str) -> Ended:
    words: list[str | Path] = ["build", "--site", attacked.site, "--today", TODAY, "--jobs", "2"]
    return run_command(words, environment, meanwhile=lambda _: meanwhile() if meanwhile else None)


def _refused_request(attacked: AttackedSite, chance: random.Random, _mended: ExitStack) -> Ended:
    """One request to the system, or each from one on, ends with an error."""
    folder = attacked.site / chance.choice(("dist", "dist", ".elevate-site", "content"))
    action = f"{chance.choice(_ERRORS)}{chance.choice(('', '+'))}"
    event = chance.choice(("any", "any", "open", "os.rename", "os.mkdir", "os.remove"))
    words: list[str | Path] = ["build", "--site", attacked.site, "--today", TODAY]
    number = str(int(chance.choice((3, 20, 80)) * chance.random()) + 1)
    return run_command(words, interference=(event, str(folder), number, action))


def _full_disk(attacked: AttackedSite, chance: random.Random, mended: ExitStack) -> Ended:
    """The output, or what the program keeps, is on a disk with room for a little more than what is there."""
    name = chance.choice(("dist", ".elevate-site"))
    folder = attacked.site / name
    used = sum(file.stat().st_blocks * 512 for file in folder.rglob("*"))
    options = f"size={used + chance.randint(0, 200_000)}"
    if chance.random() < 0.3:
        options = f"nr_inodes={len([*folder.rglob('*')]) + chance.randint(2, 20)}"
    mended.enter_context(_on_a_disk_of_its_own(folder, options))
    return _build(attacked)


def _read_only_disk(attacked: AttackedSite, chance: random.Random, mended: ExitStack) -> Ended:
    """The output, what the program keeps, or all of the site can only be read from some moment on."""
    folder = attacked.site / chance.choice(("dist", ".elevate-site", "."))
    folder.mkdir(exist_ok=True)
    subprocess.run(["mount", "--bind", folder, folder], check=True)
    mended.callback(lambda: subprocess.run(["umount", folder.resolve()], check=True))
    seconds = attacked.seconds * chance.random() * chance.choice((0, 1))

    def protect() -> None:
        time.sleep(seconds)
        subprocess.run(["mount", "-o", "remount,bind,ro", folder.resolve()], check=False, capture_output=True)

    return _build(attacked, protect)


def _vanishing_output(attacked: AttackedSite, chance: random.Random, _mended: ExitStack) -> Ended:
    """The output, or what the program keeps, is moved away while the build runs, and comes back if nothing is there."""
    folder = attacked.site / chance.choice(("dist", ".elevate-site"))
    return _while_moved(attacked, folder, attacked.seconds * chance.random())


def _vanishing_sources(attacked: AttackedSite, chance: random.Random, _mended: ExitStack) -> Ended:
    """The texts, or all of the content, are moved away while the build runs."""
    folder = attacked.site / chance.choice(("content", "content/articles"))
    return _while_moved(attacked, folder, attacked.seconds * chance.random())


def _while_moved(attacked: AttackedSite, folder: Path, seconds: float) -> Ended:
    away = attacked.around.parent / "away"

    def move() -> None:
        time.sleep(seconds)
        folder.rename(away)

    ended = _build(attacked, move)
    if folder.name == "dist" and folder.is_dir() and any(file.is_file() for file in folder.rglob("*")):
        shutil.rmtree(away)
    else:
        shutil.rmtree(folder, ignore_errors=True)
        away.rename(folder)
    return ended


def _no_shared_memory(attacked: AttackedSite, _chance: random.Random, mended: ExitStack) -> Ended:
    """There is no room for the semaphores with which processes are made to wait for each other."""
    mended.enter_context(_mounted(Path("/dev/shm"), "size=4k,nr_inodes=1"))  # noqa: S108  # nobody else sees it
    (attacked.site / ".elevate-site/memory.sqlite").unlink(missing_ok=True)
    return _build(attacked)


def _no_temporary_files(attacked: AttackedSite, _chance: random.Random, mended: ExitStack) -> Ended:
    """The folder for temporary files is full, and so is the memory's own."""
    folder = attacked.around.parent / "temporary"
    folder.mkdir(exist_ok=True)
    mended.enter_context(_mounted(folder, "size=4k,nr_inodes=1"))
    mended.enter_context(_on_a_disk_of_its_own(attacked.site / ".elevate-site", "size=1m"))
    return _build(attacked, TMPDIR=str(folder), SQLITE_TMPDIR=str(folder))


def _few_open_files(attacked: AttackedSite, chance: random.Random, _mended: ExitStack) -> Ended:
    """The system lets the program open only a few files at a time."""
    words: list[str | Path] = ["build", "--site", attacked.site, "--today", TODAY, "--jobs", "2"]
    (attacked.site / ".elevate-site/memory.sqlite").unlink(missing_ok=True)
    return run_command(words, limits=[f"--nofile={chance.randint(18, 40)}"])


_KINDS: tuple[_Kind, ...] = (
    *(_refused_request,) * 6,
    *(_full_disk,) * 4,
    *(_read_only_disk,) * 3,
    *(_vanishing_output,) * 2,
    *(_vanishing_sources,) * 2,
    _no_shared_memory,
    _no_temporary_files,
    _few_open_files,
)
"""Each as often as it is to be tried among 20."""


@contextmanager
def _mounted(folder: Path, options: str) -> Iterator[None]:
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


@contextmanager
def _on_a_disk_of_its_own(folder: Path, options: str) -> Iterator[None]:
    """Copy `folder` to such a disk, as far as there is room, and back afterwards."""
    folder.mkdir(exist_ok=True)  # nothing is published before the first build
    copy = folder.with_name(f"{folder.name}.copy")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    with _mounted(folder, options):
        subprocess.run(["cp", "-a", f"{copy}/.", folder], check=False, capture_output=True)
        shutil.rmtree(copy)
        yield
        shutil.copytree(folder, copy, symlinks=True)
    shutil.rmtree(folder)
    copy.rename(folder)
