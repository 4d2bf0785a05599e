"""A site to be attacked, its undisturbed twin, and what must hold after every attack."""

from __future__ import annotations

import hashlib
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from earlier_build import give_memory
from elevate_site.publishing.files import PART
from whole_sites import SETTINGS

__all__ = ["SECRET", "TODAY", "AttackedSite", "Ended", "is_whole", "run_command", "runs_script"]

TODAY = "2026-06-01"
SECRET = b"SECRET-31337"
"""What a file outside the site holds, and no page may hold."""
_SOURCE = Path(__file__).parent.parent.parent / "src"
_INTERFERE = Path(__file__).with_name("interfere.py")
_PATIENCE = 120.0
"""Seconds after which a build that has not ended counts as hanging."""
_STARTING = re.compile(r'Traceback \(most recent call last\):\n(?:  File "<frozen .*\n)+KeyboardInterrupt\n')
"""What Python says of a Ctrl-C before it has read a line of the program."""
_WORDS = ("sleep", "worry", "calm", "breath", "night", "morning", "habit", "friend", "visit", "question", "answer")


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` with its bytes, by its path with `/`; links and what is no file are not opened."""
    found: dict[str, bytes] = {}
    for name, _, files in os.walk(folder) if not folder.is_symlink() else ():
        for file in (Path(name, each) for each in files):
            kept = file.read_bytes() if file.is_file() and not file.is_symlink() else b"no file"
            found[file.relative_to(folder).as_posix()] = os.fsencode(file.readlink()) if file.is_symlink() else kept
    return found


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    status: int | None
    """Its exit status; `None` when it hung, or left processes behind."""
    told: str
    """All that it printed."""
    seconds: float


def run_command(
    words: Sequence[str | Path],
    environment: Mapping[str, str] | None = None,
    interference: Sequence[str] = (),
    meanwhile: Callable[[subprocess.Popen[str]], object] = lambda _: None,
    limits: Sequence[str] = (),
) -> Ended:
    """Run `elevate-site` in a session of its own, and wait for all of it to end.

    `interference` is as in `interfere.py`, `meanwhile` is called with the process, `limits` are words of `prlimit`.
    """
    start = [str(_INTERFERE), *interference] if interference else ["-m", "elevate_site"]
    began = time.monotonic()
    with subprocess.Popen(
        [*(("prlimit", *limits) if limits else ()), sys.executable, *start, *map(str, words)],
        env={**os.environ, "PYTHONPATH": str(_SOURCE), **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    ) as process:
        meanwhile(process)
        try:
            # The pipe ends with the last process that could write into it.
            told, _ = process.communicate(timeout=_PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return Ended(None, process.communicate()[0], time.monotonic() - began)
    seconds = time.monotonic() - began
    return Ended(None if _is_anything_left(process.pid) else process.returncode, told, seconds)


def _is_anything_left(session: int) -> bool:
    """Whether a process of `session` goes on, ten seconds after the one that began it has ended."""
    if not Path("/proc/self/stat").exists():
        return False
    for _ in range(100):
        if not any(_is_of(session, stat) for stat in Path("/proc").glob("[0-9]*/stat")):
            return False
        time.sleep(0.1)
    return True


def _is_of(session: int, stat: Path) -> bool:
    try:
        state, _, _, its_session = stat.read_text().rpartition(") ")[2].split()[:4]
    except OSError:
        return False
    return int(its_session) == session and state != "Z"


def _make_site(site: Path, articles: int, memory: Path, settings: str = SETTINGS) -> None:
    """A good site of so many `articles` in the folder `site`."""
    (site / "content/articles").mkdir(parents=True)
    (site / "content/site.yaml").write_text(settings, encoding="utf-8")
    for number in range(articles):
        _write_article(site, number, "Words.")
    give_memory(site, memory)


def _write_article(site: Path, number: int, words: str) -> None:
    matter = f"title: Leaflet {number} {words[:9]}\ndescription: About {number}.\nkey_points: [One thing.]"
    text = f"---\n{matter}\n---\n\n## Part\n\n{words} And [more](text-0.md).\n\n- One\n"
    (site / f"content/articles/text-{number}.md").write_text(text, encoding="utf-8")


class AttackedSite:
    """A site in the folder `around`, beside files that no build may touch, and its undisturbed twin elsewhere."""

    def __init__(self, folder: Path, articles: int, memory: Path, settings: str = SETTINGS) -> None:
        self.around = folder / "around"
        self.site = self.around / "site"
        self.twin = folder / "twin"
        self.articles = articles
        self.seconds = 1.0
        """How long the last undisturbed build took."""
        self.seen: Counter[str] = Counter()
        """How often the builds ended in each way."""
        self._possible: dict[str, set[bytes]] = {}
        for site in (self.site, self.twin):
            _make_site(site, articles, memory, settings)
        (self.around / "secret.txt").write_bytes(SECRET)
        (self.around / "site-other").mkdir()
        (self.around / "site-other/precious.txt").write_text("precious", encoding="utf-8")
        self._outside = self._files_outside()

    def edit(self, chance: random.Random) -> None:
        """Change, add and delete articles in both."""
        for _ in range(chance.randint(1, 6)):
            number = chance.randint(1, self.articles + 10)
            words = " ".join(chance.choices(_WORDS, k=8)).capitalize() + "."
            remove = chance.random() < 0.3
            for site in (self.site, self.twin):
                if remove:
                    (site / f"content/articles/text-{number}.md").unlink(missing_ok=True)
                else:
                    _write_article(site, number, words)

    def build(self, *options: str) -> Ended:
        """An undisturbed build of the site."""
        return run_command(["build", "--site", self.site, "--today", TODAY, *options])

    def wanted(self) -> Mapping[str, bytes]:
        """What an undisturbed build publishes."""
        built = run_command(["build", "--site", self.twin, "--today", TODAY])
        assert built.status == 0, built.told
        return files_in(self.twin / "dist")

    def published(self) -> Mapping[str, bytes]:
        """What is published, without files that wait beside their places."""
        dist = self.site / "dist"
        found = files_in(dist) if dist.is_dir() else {}
        return {path: data for path, data in found.items() if not PART.fullmatch(path.rpartition("/")[2])}

    def sources(self) -> Mapping[str, bytes]:
        """All that the site is made from."""
        folders = ("content", "templates", "static")
        return {
            f"{name}/{path}": data
            for name in folders
            if (self.site / name).is_dir()
            for path, data in files_in(self.site / name).items()
        }

    def _files_outside(self) -> Mapping[str, bytes]:
        return {path: data for path, data in files_in(self.around).items() if not path.startswith("site/")}

    def faults_of(self, ended: Ended, old: Mapping[str, bytes], wanted: Mapping[str, bytes]) -> Iterator[str]:
        """What went wrong in a build that found `old` in the output and should make `wanted` of it."""
        published, told = self.published(), _STARTING.sub("", ended.told)
        self.seen[self._ending(ended)] += 1
        if ended.status is None:
            yield "it hangs, or left a process behind"
        if "Traceback" in told or "[program-fault]" in told or "Exception ignored" in told:
            yield f"it shows a fault of the program: {told[-2000:]}"
        if (outside := self._files_outside()) != self._outside:
            yield f"it changed files outside of the site: {_difference(outside, self._outside)}"
            self._outside = outside
        if ended.status == 0 and published != wanted:
            yield f"it ended well, but {_difference(published, wanted)}"
        if ("Nothing was published" in told or ended.status == 1) and "half" not in told and published != old:
            yield f"it says that nothing was published, but {_difference(published, old)}"
        if "had already been published" in told and published != wanted:
            yield f"it says that the site was published, but {_difference(published, wanted)}"
        self.allow(old)
        self.allow(wanted)
        yield from (
            f"{path} is neither the old nor the new file"
            for path, data in published.items()
            if hashlib.sha256(data).digest() not in self._possible.get(path, ())
        )

    def _ending(self, ended: Ended) -> str:
        if ended.status == 0:
            return "published"
        if any((self.site / ".elevate-site").glob("journal-*")):
            return "stopped while files took their places"
        if any(PART.fullmatch(path.rpartition("/")[2]) for path in files_in(self.site / "dist")):
            return "stopped while files were written"
        return "refused" if ended.status == 1 else "stopped before publishing"

    def allow(self, files: Mapping[str, bytes]) -> None:
        """Take note of `files` that may be published, in part, until the site is healed."""
        for path, data in files.items():
            self._possible.setdefault(path, set()).add(hashlib.sha256(data).digest())

    def heal(self, wanted: Mapping[str, bytes]) -> Iterator[str]:
        """Build again, undisturbed; what is wrong with the result."""
        ended = self.build()
        self.seconds = ended.seconds
        left = [path for path in files_in(self.site / "dist") if PART.fullmatch(path.rpartition("/")[2])]
        kept = [path.name for path in (self.site / ".elevate-site").glob("journal-*")]
        if ended.status != 0:
            yield f"the next build ends with {ended.status}: {ended.told[-400:]}"
        elif self.published() != wanted or left or kept:
            yield f"the next build does not heal: {_difference(self.published(), wanted)} {left} {kept}"
        self.forget()

    def forget(self) -> None:
        """Forget what may be published: the site is whole."""
        self._possible.clear()


def _difference(found: Mapping[str, bytes], wanted: Mapping[str, bytes]) -> str:
    differ = sorted(path for path in found.keys() | wanted.keys() if found.get(path) != wanted.get(path))
    return f"{len(differ)} files differ: {', '.join(differ[:5])}"


def is_whole(files: Mapping[str, bytes]) -> bool:
    """Whether `files` are exactly those that their manifest lists."""
    listed = json.loads(files.get("manifest.json", b"{}"))
    found = {path: hashlib.sha256(data).hexdigest() for path, data in files.items() if path != "manifest.json"}
    return bool(listed == found)


def runs_script(html: bytes) -> bool:
    """Whether a page would run what only an attacker writes."""
    for element in LexborHTMLParser(html).css("*"):
        for name, value in element.attributes.items():
            address = re.sub(r"[\s\x00-\x20]", "", value or "").lower()
            if "alert31337" in address and (name.startswith("on") or address.startswith(("javascript:", "data:"))):
                return True
        is_code = element.tag in {"script", "style"} and "json" not in (element.attributes.get("type") or "")
        if is_code and "alert31337" in (element.text() or ""):
            return True
    return False
