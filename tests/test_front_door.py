"""`build.py`: what it says, what it installs, and what it hands over to the program.

A small shell script replaces the private Python and writes down what it is asked to do; one test
makes a real environment.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
COPIED = ("build.py", "pyproject.toml", "requirements.txt", "requirements-test.txt")

# Writes each command into a log, and ends as the test wants.
STAND_IN = """#!/bin/sh
echo "$*" >> "$(dirname "$0")/../../log"
case "$*" in
    *"$FAILS"*) echo "the package index does not answer" >&2; exit 7 ;;
esac
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what `build.py` needs, with a stand-in for Python in `.venv`."""
    folder = tmp_path / "check out"
    (folder / ".venv" / "bin").mkdir(parents=True)
    for name in COPIED:
        shutil.copy(ROOT / name, folder)
    stand_in = folder / ".venv" / "bin" / "python"
    stand_in.write_text(STAND_IN)
    stand_in.chmod(0o755)
    return folder


def run(checkout: Path, *words: str, fails: str = "nothing does", path: str = "") -> subprocess.CompletedProcess[str]:
    """Run `build.py` from another folder; commands that contain `fails` fail."""
    environment = {**os.environ, "FAILS": fails, **({"PATH": path} if path else {})}
    command = [sys.executable, str(checkout / "build.py"), *words]
    return subprocess.run(command, cwd="/", env=environment, capture_output=True, text=True, check=False)


def log(checkout: Path) -> list[str]:
    """The commands that the stand-in was given since the last look."""
    file = checkout / "log"
    lines = file.read_text().splitlines() if file.exists() else []
    file.unlink(missing_ok=True)
    return lines


def test_a_fresh_checkout_is_installed_and_built(checkout: Path) -> None:
    """Without a word, the locked packages are installed, then the project, and this folder is built."""
    done = run(checkout)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    check, locked, project, build = log(checkout)
    assert check.startswith("-c import pip")
    assert locked.endswith("--require-hashes --requirement requirements.txt")
    assert project.endswith("--no-deps --no-build-isolation --editable .")
    assert build == f"-m elevate_site build --site {checkout}"


def test_nothing_is_installed_twice(checkout: Path) -> None:
    """The second run goes straight to the program."""
    run(checkout)
    log(checkout)
    run(checkout)
    assert log(checkout) == [f"-m elevate_site build --site {checkout}"]


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt", "pyproject.toml"])
def test_what_changed_is_installed_again(checkout: Path, name: str) -> None:
    """A change of what decides on the packages brings them up to date."""
    run(checkout)
    log(checkout)
    with (checkout / name).open("a") as file:
        file.write("# changed\n")
    run(checkout)
    assert len(log(checkout)) == 4


def test_a_moved_checkout_is_installed_again(checkout: Path) -> None:
    """The installed project points to its folder, and so must follow it."""
    run(checkout)
    log(checkout)
    moved = checkout.rename(checkout.with_name("moved"))
    run(moved)
    assert len(log(moved)) == 4


@pytest.mark.parametrize(
    ("words", "handed_over"),
    [
        ("build --output X", "build --site {root} --output X"),
        ("build --site Y --lenient", "build --site Y --lenient"),
        ("serve --site=Y", "serve --site=Y"),
        ("serve", "serve --site {root}"),
        ("schema site", "schema site"),
        ("--version", "--version"),
    ],
)
def test_words_are_handed_over(checkout: Path, words: str, handed_over: str) -> None:
    """All words go to the program; this folder becomes the site where one is wanted and none was given."""
    run(checkout, *words.split())
    assert log(checkout)[-1] == "-m elevate_site " + handed_over.format(root=checkout)


def test_the_exit_code_is_that_of_the_program(checkout: Path) -> None:
    """What the program ends with, `build.py` ends with."""
    assert run(checkout, fails="elevate_site").returncode == 7


@pytest.mark.parametrize("step", ["--require-hashes", "--editable"])
def test_a_failed_installation_is_reported_in_plain_words(checkout: Path, step: str) -> None:
    """The installer's last words and a sentence, no traceback; and the next run tries again."""
    done = run(checkout, fails=step)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "the package index does not answer",
        "",
        "The packages could not be installed. If this machine is offline, connect it and run this again.",
    ]
    log(checkout)
    run(checkout)
    assert len(log(checkout)) == 4


def test_a_real_environment_is_made_where_there_is_none(checkout: Path) -> None:
    """`build.py` makes a missing `.venv`, and says in plain words when there is no network."""
    shutil.rmtree(checkout / ".venv")
    offline = {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull, "PIP_NO_CACHE_DIR": "1", "PIP_FIND_LINKS": ""}
    command = [sys.executable, str(checkout / "build.py")]
    done = subprocess.run(command, env={**os.environ, **offline}, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "No matching distribution found" in done.stderr
    assert done.stderr.endswith("If this machine is offline, connect it and run this again.\n")
    assert "Traceback" not in done.stderr
    assert (checkout / ".venv" / "bin" / "python").exists()


def test_an_environment_that_cannot_be_made_is_reported_in_plain_words(checkout: Path) -> None:
    """Python's own words, and which package brings what Debian leaves out."""
    shutil.rmtree(checkout / ".venv")
    (checkout / ".venv").write_text("a file where the folder should be")
    done = run(checkout)
    assert done.returncode == 1
    assert f"No virtual environment could be made in {checkout / '.venv'}." in done.stderr
    assert f"the package python3.{sys.version_info.minor}-venv on Debian and Ubuntu" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_venv_that_cannot_be_read_is_reported_in_plain_words(checkout: Path) -> None:
    """What the system refuses is a sentence with its place and what to do, not a traceback."""
    stamp = checkout / ".venv" / "installed-requirements.txt"
    stamp.mkdir()
    done = run(checkout)
    assert done.returncode == 1
    assert str(stamp) in done.stderr
    assert "delete that folder" in done.stderr
    assert "Traceback" not in done.stderr


def test_tests_without_their_tools_are_reported_in_plain_words(checkout: Path, tmp_path: Path) -> None:
    """Where no browser can be had, one sentence says what to install, and no check runs."""
    (tmp_path / "empty").mkdir()
    # The stand-in is a shell script that needs dirname.
    for name in ("sh", "dirname"):
        (tmp_path / "empty" / name).symlink_to(shutil.which(name) or name)
    done = run(checkout, "test", path=str(tmp_path / "empty"))
    assert done.returncode == 1
    assert done.stderr == "The tests need a browser. Install Chromium or Google Chrome, then run this again.\n"
    assert not [line for line in log(checkout) if re.search(r"-m (ruff|mypy|pytest)", line)]


def test_every_check_runs_and_pytest_gets_the_words(checkout: Path) -> None:
    """One process of tests for each core, all words after `test` for pytest, and no check left out when one fails."""
    for name in ("ELEVATE_SITE_VNU", "ELEVATE_SITE_AXE"):
        fetched = Path(os.environ[name])
        place = checkout.joinpath(".venv/node", *fetched.parts[fetched.parts.index("node_modules") :])
        place.parent.mkdir(parents=True)
        place.symlink_to(fetched)
    done = run(checkout, "test", "-k", "publishing", "--thorough", fails="mypy")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (1, "== failed: mypy")
    checks = [line for line in log(checkout) if re.search(r"-m (ruff|mypy|pytest)", line)]
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    tests = f"-m pytest --numprocesses={cores} --dist=worksteal -k publishing --thorough"
    assert checks == ["-m ruff check", "-m ruff format --check", "-m mypy", tests]


def test_an_old_python_hears_that_it_is_old(checkout: Path) -> None:
    """A Python before 3.11 can read `build.py` far enough to say one plain sentence."""
    source = (checkout / "build.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 6))
    pretend = "import runpy, sys; sys.version_info = (3, 8, 1); sys.version = '3.8.1 (old)'; "
    command = [sys.executable, "-c", f"{pretend}runpy.run_path({str(checkout / 'build.py')!r}, run_name='__main__')"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == f"This program needs Python 3.11 or newer, and {sys.executable} is Python 3.8.1.\n"


def pins(name: str) -> dict[str, str]:
    """The locked versions of a requirements file, by package."""
    return dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))


def test_the_lock_files_hold_what_the_project_asks_for() -> None:
    """Each dependency is locked, the tests' in their own file, and both files agree."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]

    def names(requirements: list[str]) -> set[str]:
        return {re.split(r"[\s\[<>=]", requirement)[0].lower() for requirement in requirements}

    needed = names(project["project"]["dependencies"]) | names(groups["build"])
    assert needed <= pins("requirements.txt").keys()
    assert names(groups["test"]) <= pins("requirements-test.txt").keys()
    assert pins("requirements.txt").items() <= pins("requirements-test.txt").items()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt"])
def test_the_lock_files_name_hashes_and_no_address(name: str) -> None:
    """Every package is locked by hash, from wherever it comes."""
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert all("--hash=sha256:" in entry for entry in re.split(r"\n(?=[a-z])", text) if "==" in entry)


def test_the_pipeline_runs_the_two_commands_of_the_readme() -> None:
    """`.ci/run` and the workflow call what a person would call."""
    commands = [line for line in (ROOT / ".ci" / "run").read_text().splitlines() if line.startswith("python3")]
    assert commands == ["python3 build.py", "python3 build.py test"]
    workflow = (ROOT / ".github" / "workflows" / "site.yml").read_text()
    assert re.findall(r"run: (.*)", workflow) == [
        "python3 build.py build --format github",
        "python3 build.py test",
        "python3 build.py test --thorough",
    ]
