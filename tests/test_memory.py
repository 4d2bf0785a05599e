"""What builds remember, and what becomes of it when it is damaged."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Timer

import pytest

from elevate_site.fingerprints.packing import digest_of
from elevate_site.memory import FILE, Memory, memory_in, unsaved_memory

KEY, OTHER = digest_of(b"one"), digest_of(b"two")


NOBODY = 65534
"""The user of that name on Linux."""


def kept(folder: Path, *pairs: tuple[bytes, bytes]) -> list[str]:
    """Keep these in the memory of `folder`; what was said."""
    said: list[str] = []
    with memory_in(folder, said.append) as memory:
        for key, value in pairs:
            memory.keep(key, value)
    return said


def recalled(folder: Path, key: bytes = KEY) -> bytes | None:
    """What the memory of `folder` holds."""
    with memory_in(folder) as memory:
        return memory.recall(key)


def settled(folder: Path, *asked_for: bytes) -> None:
    """A whole build that asks for these keys."""
    with memory_in(folder) as memory:
        for key in asked_for:
            memory.recall(key)
        memory.settle()


def run(program: str, folder: Path) -> subprocess.Popen[bytes]:
    """A process that runs `program`, in which `memory` is that of `folder`."""
    opening = (
        "import sys, pathlib; from elevate_site.fingerprints.packing import digest_of\n"
        "from elevate_site.memory import memory_in"
    )
    within = f"{opening}\nwith memory_in(pathlib.Path({str(folder)!r}), sys.stderr.write) as memory:\n    {program}"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen(
        [sys.executable, "-c", within], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


@pytest.mark.parametrize("value", [b"letters", b"", b"\x00" * 100_000])
def test_what_was_kept_is_recalled(tmp_path: Path, value: bytes) -> None:
    """By the build that made it, by a later one, by a preview, and never under another key."""
    with memory_in(tmp_path) as memory:
        assert memory.recall(KEY) is None
        memory.keep(KEY, value)
        assert memory.recall(KEY) == value
        assert memory.recall(OTHER) is None
    assert recalled(tmp_path) == value
    assert unsaved_memory(tmp_path).recall(KEY) == value
    assert recalled(tmp_path, OTHER) is None


def test_what_was_kept_is_recalled_in_another_process(tmp_path: Path) -> None:
    """Whichever of the two was first; the last that was kept under a key counts."""
    kept(tmp_path, (KEY, b"letters"))
    program = "sys.stdout.buffer.write(memory.recall(digest_of(b'one'))); memory.keep(digest_of(b'one'), b'pictures')"
    answer, said = run(program, tmp_path).communicate()
    assert (answer, said) == (b"letters", b"")
    assert recalled(tmp_path) == b"pictures"


def test_what_was_made_is_not_made_again(tmp_path: Path) -> None:
    """Whoever asks by a name makes a thing once; another name is another thing."""
    with memory_in(tmp_path) as memory:
        assert memory.remember("a.woff2", lambda: b"letters") == b"letters"
        assert memory.remember("b.woff2", lambda: b"") == b""
    for memory in (Memory(tmp_path / FILE), unsaved_memory(tmp_path)):
        assert memory.remember("a.woff2", lambda: pytest.fail("made again")) == b"letters"
        assert memory.remember("b.woff2", lambda: pytest.fail("made again")) == b""
        memory.close()


def cut_short(file: Path) -> None:
    """Half of it is gone."""
    os.truncate(file, file.stat().st_size // 2)


def emptied(file: Path) -> None:
    """All of it is gone, and the file is there."""
    os.truncate(file, 0)


def flipped(file: Path) -> None:
    """One byte of a value is another one."""
    data = file.read_bytes()
    assert data.count(b"letters") == 1
    file.write_bytes(data.replace(b"letters", b"lettfrs"))


def exchanged(file: Path) -> None:
    """A value is under the key of another one."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE made SET value = (SELECT value FROM made WHERE key = ?) WHERE key = ?", (OTHER, KEY))
        connection.commit()


def scrambled(file: Path) -> None:
    """Its pages are noise, but for the first one."""
    data = file.read_bytes()
    file.write_bytes(data[:8192] + b"\xa5" * (len(data) - 8192))


def no_database(file: Path) -> None:
    """A text of somebody else has its name."""
    file.write_bytes(b"Dear diary, " * 1000)


def foreign(file: Path) -> None:
    """A database of somebody else has its name."""
    file.unlink()
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript("CREATE TABLE made (key, value); CREATE TABLE builds (number, keys)")


def of_another_form(file: Path) -> None:
    """A later version of this program wrote it."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 99")


def misspelt(file: Path) -> None:
    """The name of a table is not valid text."""
    data = file.read_bytes()
    assert data.count(b"tablemade") == 1
    file.write_bytes(data.replace(b"tablemade", b"table\xff\xfe\xfd\xfc"))


def without_tables(file: Path) -> None:
    """It says that it is ours, and has no table of ours."""
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript("DROP TABLE made; DROP TABLE builds; CREATE TABLE diary (day)")


QUIET = (emptied, flipped, exchanged)
LOUD = (cut_short, scrambled, no_database, foreign, of_another_form, misspelt, without_tables)


@pytest.mark.parametrize("damage", [*QUIET, *LOUD], ids=lambda damage: damage.__name__)
def test_damage_costs_time_and_is_healed(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    """What is damaged was not remembered, for a preview neither; one sentence tells of it, the next build is whole."""
    kept(tmp_path, (KEY, b"letters"), (OTHER, b"x" * 50_000))
    damage(tmp_path / FILE)
    assert unsaved_memory(tmp_path).recall(KEY) is None
    said: list[str] = []
    with memory_in(tmp_path, said.append) as memory:
        assert memory.recall(KEY) is None
        memory.keep(KEY, b"made again")
        assert memory.recall(KEY) == b"made again"
        memory.settle()
    assert len(said) == (damage in LOUD)
    assert all("This build takes longer than usual" in sentence and FILE in sentence for sentence in said)
    assert kept(tmp_path) == []
    assert recalled(tmp_path) == b"made again"


@pytest.mark.parametrize("damage", [scrambled, cut_short, no_database], ids=lambda damage: damage.__name__)
def test_damage_while_a_build_runs_ends_no_build(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    """Whatever the build asks of its memory next, it is answered; the next one is whole."""
    kept(tmp_path, (KEY, b"letters"), *((digest_of(bytes([each])), b"x" * 9_000) for each in range(100)))
    with memory_in(tmp_path) as memory:
        damage(tmp_path / FILE)
        for each in range(100):
            assert memory.recall(digest_of(bytes([each]))) in (None, b"x" * 9_000)
        memory.keep(OTHER, b"pictures")
        assert memory.recall(OTHER) in (None, b"pictures")
        memory.settle()
    kept(tmp_path, (KEY, b"made again"))
    assert kept(tmp_path) == []
    assert recalled(tmp_path) == b"made again"


def used_as_if_nothing_were(folder: Path) -> list[str]:
    """A build with the memory of `folder`, which works as long as it runs; what was said."""
    said: list[str] = []
    with memory_in(folder, said.append) as memory:
        assert memory.recall(KEY) is None
        memory.keep(KEY, b"letters")
        assert memory.recall(KEY) == b"letters"
        memory.settle()
    return said


def test_a_folder_in_its_place_costs_time(tmp_path: Path) -> None:
    """It belongs to somebody else and stays; one sentence says so, and the build remembers as long as it runs."""
    (tmp_path / FILE / "photographs").mkdir(parents=True)
    (said,) = used_as_if_nothing_were(tmp_path)
    assert FILE in said
    assert "this build starts from scratch" in said
    assert (tmp_path / FILE / "photographs").is_dir()
    assert unsaved_memory(tmp_path).recall(KEY) is None


@contextmanager
def as_somebody_without_rights() -> Iterator[None]:
    """Do what is inside as a user to whom something can be forbidden, which it cannot be to root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize("mode", [0o000, 0o400, 0o200])
def test_a_file_that_may_not_be_used_costs_time(mode: int) -> None:
    """It stays as it is, and serves again as soon as it may."""
    # Not in the folder of the test, into which only its own user may look.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        kept(folder, (KEY, b"pictures"))
        (folder / FILE).chmod(mode)
        said: list[str] = []
        with as_somebody_without_rights():
            assert not os.access(folder / FILE, os.R_OK | os.W_OK, effective_ids=True)
            with memory_in(folder, said.append) as memory:
                memory.keep(OTHER, b"letters")
                assert memory.recall(OTHER) == b"letters"
                memory.settle()
        assert len(said) == 1
        (folder / FILE).chmod(0o600)
        assert recalled(folder) == b"pictures"


@pytest.mark.parametrize("place", ["nowhere", "file"])
def test_where_no_file_can_be_it_is_made_again(tmp_path: Path, place: str) -> None:
    """One sentence reports a folder that is gone or is a file."""
    (tmp_path / "file").write_bytes(b"in the way")
    (said,) = used_as_if_nothing_were(tmp_path / place)
    assert "this build starts from scratch" in said
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("earlier", range(8))
def test_what_eight_builds_did_not_ask_for_is_forgotten(earlier: int, tmp_path: Path) -> None:
    """After four it is there, after eight it is not, and the file is small again; what was asked for stays."""
    for _ in range(earlier):
        settled(tmp_path, KEY)
    with memory_in(tmp_path) as memory:
        memory.keep(KEY, b"letters")
        memory.keep(OTHER, b"x" * 3_000_000)
        memory.settle()
    for _ in range(3):
        settled(tmp_path, KEY)
        with closing(sqlite3.connect(tmp_path / FILE)) as connection:
            assert connection.execute("SELECT count(*) FROM made").fetchone() == (2,)
    assert (tmp_path / FILE).stat().st_size > 3_000_000
    for _ in range(4):
        settled(tmp_path, KEY)
    assert (tmp_path / FILE).stat().st_size < 100_000
    assert recalled(tmp_path, OTHER) is None
    assert recalled(tmp_path) == b"letters"


def test_what_is_held_is_not_forgotten(tmp_path: Path) -> None:
    """A build that does not need a text itself keeps it for one that does."""
    kept(tmp_path, (KEY, b"letters"), (OTHER, b"pictures"))
    for _ in range(9):
        with memory_in(tmp_path) as memory:
            memory.hold([KEY])
            memory.settle()
    assert recalled(tmp_path) == b"letters"
    assert recalled(tmp_path, OTHER) is None


def test_a_build_that_did_not_end_forgets_nothing(tmp_path: Path) -> None:
    """Only a build that was settled counts; what a stopped one made is there for the next."""
    kept(tmp_path, (KEY, b"letters"))
    for _ in range(6):
        kept(tmp_path, (OTHER, b"pictures"))
    assert recalled(tmp_path) == b"letters"


def test_a_recollection_writes_nothing(tmp_path: Path) -> None:
    """The preview makes a thing once while it runs, and leaves the disk as it was."""
    memory = unsaved_memory(tmp_path)
    assert memory.remember("a", lambda: b"letters") == b"letters"
    assert memory.remember("a", lambda: b"other") == b"letters"
    memory.settle()
    memory.close()
    assert list(tmp_path.iterdir()) == []
    kept(tmp_path, (KEY, b"letters"))
    before = (tmp_path / FILE).read_bytes(), (tmp_path / FILE).stat().st_mtime_ns
    memory = unsaved_memory(tmp_path)
    memory.keep(KEY, b"of the preview")
    memory.keep(OTHER, b"pictures")
    assert (memory.recall(KEY), memory.recall(OTHER)) == (b"of the preview", b"pictures")
    memory.settle()
    memory.close()
    assert ((tmp_path / FILE).read_bytes(), (tmp_path / FILE).stat().st_mtime_ns) == before
    assert [each.name for each in tmp_path.iterdir()] == [FILE]


def test_a_recollection_does_not_mind_what_becomes_of_the_file(tmp_path: Path) -> None:
    """A build may write it meanwhile, and anybody may delete it or fill it with something else."""
    kept(tmp_path, (KEY, b"letters"))
    memory = unsaved_memory(tmp_path)
    assert memory.recall(KEY) == b"letters"
    kept(tmp_path, (OTHER, b"pictures"))
    assert memory.recall(OTHER) == b"pictures"
    (tmp_path / FILE).unlink()
    assert memory.recall(KEY) in (None, b"letters")
    no_database(tmp_path / FILE)
    assert memory.recall(digest_of(b"three")) is None
    memory.keep(KEY, b"made again")
    assert memory.recall(KEY) == b"made again"
    memory.close()


def test_a_recollection_does_not_mind_a_file_that_is_overwritten(tmp_path: Path) -> None:
    """Noise in the very file that it has open is forgotten, not reported as a fault."""
    kept(tmp_path, (KEY, b"letters"))
    memory = unsaved_memory(tmp_path)
    no_database(tmp_path / FILE)
    assert memory.recall(KEY) is None
    assert memory.remember("a", lambda: b"pictures") == b"pictures"


def test_two_processes_may_use_it_at_once(tmp_path: Path) -> None:
    """Two builds of one site remember what both made, and neither reports a fault."""
    program = (
        "[memory.keep(digest_of(bytes([each, {0}])), b'x' * 5000) for each in range(200)]; memory.settle();"
        " print(sum(memory.recall(digest_of(bytes([each, {0}]))) == b'x' * 5000 for each in range(200)))"
    )
    running = [run(program.format(number), tmp_path) for number in (1, 2)]
    answers = [process.communicate(timeout=60) for process in running]
    assert [(out.strip(), said) for out, said in answers] == [(b"200", b"")] * 2
    with memory_in(tmp_path) as memory:
        found = [memory.recall(digest_of(bytes([each, number]))) for each in range(200) for number in (1, 2)]
    assert set(found) == {b"x" * 5000}


def test_a_build_waits_for_another_that_is_just_writing(tmp_path: Path) -> None:
    """A moment later it goes on, and says nothing."""
    kept(tmp_path, (KEY, b"letters"))
    said: list[str] = []
    with closing(sqlite3.connect(tmp_path / FILE, check_same_thread=False)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        ending = Timer(0.3, connection.commit)
        with memory_in(tmp_path, said.append) as memory:
            ending.start()
            memory.keep(OTHER, b"pictures")
        ending.join()
    assert (said, recalled(tmp_path, OTHER)) == ([], b"pictures")


def test_what_a_killed_build_kept_is_mostly_there(tmp_path: Path) -> None:
    """It goes to the disk a thousand things at a time, and the file is sound."""
    program = (
        "[memory.keep(digest_of(str(each).encode()), b'x') for each in range(2500)]; import os, signal;"
        " os.kill(os.getpid(), signal.SIGKILL)"
    )
    assert run(program, tmp_path).communicate() == (b"", b"")
    said: list[str] = []
    with memory_in(tmp_path, said.append) as memory:
        found = [memory.recall(digest_of(str(each).encode())) for each in range(2500)]
    assert (found.count(b"x"), said) == (2000, [])


def test_a_full_disk_costs_time_only(tmp_path: Path) -> None:
    """Where neither the file nor a temporary one has room, a build remembers in RAM: nothing it keeps later is lost."""
    program = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "    for turn in (1, 2):\n"
        "        keys = [digest_of(str(number).encode()) for number in range(9_000)]\n"
        "        for key in keys: memory.keep(key, bytes(2_000))\n"
        "        print(None in list(memory.recall_each(keys)), file=sys.stdout)"
    )
    done = run(program, tmp_path)
    out, _ = done.communicate()
    assert (done.returncode, out.split()[-1]) == (0, b"False")
