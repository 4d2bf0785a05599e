"""The front door: `python3 build.py` on a fresh machine builds the site, `python3 build.py test` runs every check.

It makes `.venv`, installs what the lock files name, and is otherwise the `elevate-site` command: all words after
`build.py` go there, with `--site` set to this folder where it is wanted and not given.

Standard library only, and nothing that an old Python cannot parse, so that an old Python can say that it is old.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  # pyproject.toml demands it, but nobody has read that yet
    sys.exit(f"This program needs Python 3.11 or newer, and {sys.executable} is Python {sys.version.split()[0]}.")

import hashlib
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

RUN_LOCK = "requirements.txt"
TEST_LOCK = "requirements-test.txt"  # holds all of the other, too

# What judges our pages, from npm: the Nu Html Checker and axe. Each digest is that of the only file that we run.
NODE = ENVIRONMENT / "node"
CHECKER = "vnu-jar@26.9.27"
CHECKER_FILE = NODE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
CHECKER_SHA256 = "22f15dd39a33bed929d2a5c0cddf5946849a647eca9272bf4d5d00bc7e7a4d47"
AXE = "axe-core@4.14.1"
AXE_FILE = NODE / "node_modules" / "axe-core" / "axe.min.js"
AXE_SHA256 = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"

CHECKS = (("ruff", "check"), ("ruff", "format", "--check"), ("mypy",))


class PlainError(Exception):
    """What went wrong, as a sentence for whoever ran this."""


def main(arguments: list[str]) -> int:
    """Do what `arguments` ask for and return the exit code."""
    try:
        if arguments[:1] == ["test"]:
            return run_checks(arguments[1:])
        install(RUN_LOCK)
        return hand_over([str(PYTHON), "-m", "elevate_site", *with_site(with_command(arguments))])
    except PlainError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:  # of another user, on a full disk, or a file where a folder should be
        sentence = "If this is in `.venv`, delete that folder, then run this again."
        print(f"{error.filename or ROOT}: {error.strerror}. {sentence}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped. Nothing was published.", file=sys.stderr)
        return 130  # what a shell says of a command that Ctrl-C ended


def with_command(arguments: list[str]) -> list[str]:
    """`arguments`, or the build that is meant when they name no command."""
    unnamed = not arguments or (arguments[0].startswith("-") and arguments[0] not in ("-h", "--help", "--version"))
    return ["build", *arguments] if unnamed else arguments


def with_site(arguments: list[str]) -> list[str]:
    """`arguments` with this folder as the site, unless they name one or their command takes none."""
    given = any(word == "--site" or word.startswith("--site=") for word in arguments)
    if given or arguments[0] not in ("build", "serve"):
        return arguments
    return [arguments[0], "--site", str(ROOT), *arguments[1:]]


def hand_over(command: list[str]) -> int:
    """Become `command`, so that its exit code and every signal are its own; or run it where that is not possible."""
    if os.name == "posix":
        os.execv(command[0], command)  # noqa: S606  # no shell is wanted
    return subprocess.run(command, check=False).returncode


def install(lock: str) -> None:
    """Install the packages of `lock` and this project into `.venv`, unless just that was done before."""
    digest = hashlib.sha256(f"{sys.version} {ROOT}".encode())
    for name in (RUN_LOCK, TEST_LOCK, "pyproject.toml"):
        digest.update((ROOT / name).read_bytes())
    stamp = ENVIRONMENT / f"installed-{lock}"
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == digest.hexdigest():
        return
    tell("Installing what the site needs; this takes a minute, and only the first time.")
    if answer([str(PYTHON), "-c", "import pip, sys; sys.exit(sys.version_info < (3, 11))"]) is None:
        make_environment()
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
    sentence = "The packages could not be installed. If this machine is offline, connect it and run this again."
    quietly([*pip, "--require-hashes", "--requirement", lock], sentence)
    quietly([*pip, "--no-deps", "--no-build-isolation", "--editable", "."], sentence)
    for done in {lock, RUN_LOCK}:
        (ENVIRONMENT / f"installed-{done}").write_text(digest.hexdigest())


def make_environment() -> None:
    """Make `.venv` again."""
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    sentence = f"No virtual environment could be made in {ENVIRONMENT}. If venv or ensurepip is missing, install it "
    sentence += f"(the package {package} on Debian and Ubuntu), then run this again."
    quietly([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)], sentence)


def run_checks(pytest_arguments: list[str]) -> int:
    """Run every check, all of them even when one fails; 1 if any did."""
    install(TEST_LOCK)
    tools = {
        "ELEVATE_SITE_CHROMIUM": find(
            "The tests need a browser. Install Chromium or Google Chrome, then run this again.",
            chromium,
            [str(PYTHON), "-m", "playwright", "install", "chromium"],
            debian("chromium"),
        ),
        "ELEVATE_SITE_JAVA": find(
            "The tests run a page checker written in Java. Install a Java runtime, then run this again.",
            java,
            debian("default-jre-headless"),
        ),
        "ELEVATE_SITE_VNU": find(
            "The tests fetch the Nu Html Checker with npm. Install Node.js, go online, then run this again.",
            lambda: genuine(CHECKER_FILE, CHECKER_SHA256),
            *from_npm(),
        ),
        "ELEVATE_SITE_AXE": find(
            "The tests fetch axe, which looks for barriers, with npm. Install Node.js, go online, then run this again.",
            lambda: genuine(AXE_FILE, AXE_SHA256),
            *from_npm(),
        ),
    }
    failed = []
    # Who has no tests left takes over half of another's, so that all end together.
    tests = ("pytest", f"--numprocesses={cores()}", "--dist=worksteal", *pytest_arguments)
    for check in (*CHECKS, tests):
        print(f"== {' '.join(check)}", flush=True)
        command = [str(PYTHON), "-m", *check]
        if subprocess.run(command, cwd=ROOT, env={**os.environ, **tools}, check=False).returncode:
            failed.append(" ".join(check))
    print(f"== failed: {', '.join(failed)}" if failed else "== all passed")
    return 1 if failed else 0


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def find(sentence: str, look: Callable[[], str], *ways: list[str]) -> str:
    """What `look` finds, after as few of `ways` to get it as possible; stops with `sentence` when it finds nothing."""
    for command in ([], *ways):
        if command:
            tell(f"Fetching what the tests need: {' '.join(command)}")
            answer([first_on_path(command[0]) or command[0], *command[1:]])
        found = look()
        if found:
            return found
    raise PlainError(sentence)


def chromium() -> str:
    """A Chromium: one on the PATH, or the one that Playwright has downloaded."""
    place = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return first_on_path(*names) or first_on_path(answer([str(PYTHON), "-c", place]) or "")


def java() -> str:
    """A Java that runs; macOS has one on the PATH that does not."""
    place = first_on_path("java")
    return place if answer([place, "-version"]) is not None else ""


def genuine(file: Path, sha256: str) -> str:
    """The place of `file`, if it is there, byte for byte."""
    there = file.exists() and hashlib.sha256(file.read_bytes()).hexdigest() == sha256
    return str(file) if there else ""


def from_npm() -> list[list[str]]:
    """The commands that fetch what judges our pages; all of it at once, for npm takes away what it is not told of."""
    fetch = ["npm", "install", f"--prefix={NODE}", "--ignore-scripts", CHECKER, AXE]
    return [[] if first_on_path("npm") else debian("nodejs", "npm"), fetch]


def debian(*packages: str) -> list[str]:
    """The command that installs Debian packages; empty where that is not possible or not allowed."""
    if sys.platform == "win32" or not first_on_path("apt-get") or os.geteuid() != 0:
        return []
    install = f"apt-get install --yes --no-install-recommends {' '.join(packages)}"
    # The lists of a fresh machine may be empty or old.
    return ["sh", "-c", f"{install} || {{ apt-get update && {install}; }}"]


def first_on_path(*names: str) -> str:
    """The first of these commands that there is, or nothing."""
    return next((found for found in map(shutil.which, names) if found), "")


def answer(command: list[str]) -> str | None:
    """What `command` prints, or `None` when it cannot be run or fails."""
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    except OSError:
        return None
    return None if done.returncode else done.stdout.strip()


def quietly(command: list[str], sentence: str) -> None:
    """Run `command`; when it fails, stop with its last words and with `sentence`."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        words = (done.stdout + done.stderr).strip().splitlines()[-15:]
        raise PlainError("\n".join([*words, "", sentence]))


def tell(sentence: str) -> None:
    """Say what takes so long, to somebody who is there."""
    if sys.stderr.isatty():
        print(sentence, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
