"""Builds that are killed, stopped with Ctrl-C, or started twice at once: the next one heals, and nothing is left."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from site_command import files_below, run_command
from whole_sites import MakeSite

pytestmark = pytest.mark.alone

ROOT = Path(__file__).parent.parent
ARTICLES = 400
"""Enough that both steps work in several processes."""
FEWER_ARTICLES = 250
"""Enough for that, too, and few enough that a build can be repeated many times."""
MOMENTS = (0.15, 0.3, 0.45, 0.6, 0.75, 0.9)
"""When a build is killed, in parts of the time that a whole one takes."""


def articles(count: int) -> dict[str, str]:
    """The files of a site that takes its time."""
    text = "---\ntitle: Leaflet {n}\ndescription: About {n}.\n---\n\n## Part\n\nWords and [more](text-0.md).\n\n- One\n"
    return {f"content/articles/text-{n}.md": text.replace("{n}", str(n)) for n in range(count)}


@pytest.fixture
def many(make_site: MakeSite) -> Path:
    """A site that takes its time."""
    return make_site(articles(ARTICLES))


def start(site: Path) -> subprocess.Popen[str]:
    """The real command, in a group of processes of its own."""
    command = [sys.executable, "-m", "elevate_site", "build", "--site", str(site), "--today", "2026-06-01"]
    command += ["--jobs", "2"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    return subprocess.Popen(
        command,
        env=environment,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )


def is_alive(group: int) -> bool:
    """Whether any process of the group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def clean(site: Path) -> dict[str, bytes]:
    """What a build publishes that was never disturbed."""
    other = site.with_name("undisturbed")
    shutil.copytree(site, other, ignore=shutil.ignore_patterns("dist", ".elevate-site"))
    assert run_command("build", "--site", other, "--today", "2026-06-01").status == 0
    return files_below(other / "dist")


def test_a_kill_at_any_moment_heals(make_site: MakeSite) -> None:
    """However often and whenever a build is killed, the next one publishes what an undisturbed one does."""
    many = make_site(articles(FEWER_ARTICLES))
    wanted = clean(many)
    began = time.monotonic()
    whole = start(many)
    whole.communicate()
    seconds = time.monotonic() - began
    for number, moment in enumerate(MOMENTS):
        shutil.rmtree(many / ("dist" if number % 2 else ".elevate-site"))
        build = start(many)
        time.sleep(moment * seconds)
        os.killpg(build.pid, signal.SIGKILL)
        build.communicate()
        for path, data in files_below(many / "dist").items() if (many / "dist").exists() else ():
            assert path.endswith(".elevate-site-part") or data == wanted[path], path
        healed = start(many)
        assert "Published" in healed.communicate()[0], moment
        assert files_below(many / "dist") == wanted, moment


def test_no_process_outlives_its_build(many: Path) -> None:
    """When a build alone is killed, its workers end too, at whatever moment, and leave the terminal to others."""
    began = time.monotonic()
    start(many).communicate()
    seconds = time.monotonic() - began
    for moment in MOMENTS:
        shutil.rmtree(many / ".elevate-site")
        build = start(many)
        time.sleep(moment * seconds)
        os.kill(build.pid, signal.SIGKILL)
        # The pipes end with the last process that could write into them.
        err = build.communicate(timeout=30)[1]
        assert "Traceback" not in err


def test_ctrl_c_ends_all_of_it(many: Path) -> None:
    """One sentence instead of tracebacks, no process that goes on, and nothing half published."""
    for seconds in (0.2, 1.0, 2.0):
        shutil.rmtree(many / ".elevate-site", ignore_errors=True)
        build = start(many)
        while not (many / ".elevate-site" / "lock").exists():
            time.sleep(0.01)
        time.sleep(seconds)
        os.killpg(build.pid, signal.SIGINT)
        out, err = build.communicate(timeout=30)
        # Python may end itself by the signal after all is cleared away, when it came in the middle of an import.
        assert build.returncode in {130, -signal.SIGINT} or "Published" in out
        assert "Stopped." in err or "Published" in out
        assert "Traceback" not in err
        assert not is_alive(build.pid)
    assert run_command("build", "--site", many, "--today", "2026-06-01").status == 0
    assert files_below(many / "dist") == clean(many)


@pytest.mark.parametrize("library", ["click", "sqlite3"])
def test_ctrl_c_while_the_program_loads_says_that_nothing_was_published(
    many: Path, tmp_path: Path, library: str
) -> None:
    """Ctrl-C while the program still loads its libraries is answered in one sentence, without a traceback."""
    (tmp_path / f"{library}.py").write_text("raise KeyboardInterrupt\n", encoding="utf-8")
    command = [sys.executable, "-m", "elevate_site", "build", "--site", str(many)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(tmp_path), str(ROOT / "src")))}
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout, done.stderr.strip()) == (130, "", "Stopped. Nothing was published.")
    assert not (many / "dist").exists()


def test_two_builds_at_once_both_end_well(many: Path) -> None:
    """The second waits for the first and then finds nothing to do; the site is whole."""
    one, other = start(many), start(many)
    told = [each.communicate() for each in (one, other)]
    assert (one.returncode, other.returncode) == (0, 0)
    assert sum("Waiting for another build" in err for _, err in told) == 1
    assert sum(" 0 files written" in out for out, _ in told) == 1
    assert files_below(many / "dist") == clean(many)
