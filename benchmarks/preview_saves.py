"""How long after a save the open page shows it: the real `elevate-site serve`, a real browser, a real file.

    .venv/bin/python benchmarks/preview_saves.py [--articles 20 1000] [--saves 60] [--rounds 5]

For each size, this edits one article again and again, first a word of its body, then its title in the front matter,
and measures from just before the file is written until the browser has drawn the page with the new words. The page
tells the time itself, as soon as its document holds the words, so that no polling from outside blurs the figure. Then
come rounds of 200 saves a few milliseconds apart; each must end with the last save on the page. It takes about three
minutes. `benchmarks/compare.py` measures the same for docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from chromium import CHROMIUM_FLAGS, find_chromium
from corpus import write_site
from judging import judge_preview
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright
from playwright.sync_api import TimeoutError as NothingCame
from report import preview_section
from saves import MARK, Part, PreviewFigures, RapidSaves, Saves, mark, marked

__all__ = ["SIZES", "measure_preview"]

SIZES = (20, 1_000)
_WARM_UP = 5
_RAPID = 200
_MOST_SECONDS_BETWEEN_RAPID = 0.008
_SECONDS_BETWEEN = (0.2, 0.5)
"""Long enough for the page to finish loading; random, so that saves keep step with nothing."""
_PATIENCE = 20.0
"""Seconds after which a save counts as lost."""

# The browser draws a frame between what `requestAnimationFrame` calls and what `setTimeout` calls from there.
_TELL_TIMES = f"""(() => {{
  const look = () => {{
    const found = /\\b{MARK}\\b/.exec(document.querySelector("main")?.textContent ?? "");
    if (!found) return;
    const loaded = Date.now();
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => console.debug(`shown ${{found[0]}} ${{loaded}} ${{Date.now()}}`)));
  }};
  const observer = new MutationObserver(look);
  observer.observe(document, {{ childList: true, subtree: true }});
}})()"""


def main() -> None:
    """Print the figures, and whether they are within what was promised."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=SIZES, help="sizes (default: 20 1000)")
    parser.add_argument("--saves", type=int, default=60, help="measured saves of each part (default: 60)")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of rapid saves (default: 5)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        figures = measure_preview(sys.executable, Path(work), arguments.articles, arguments.saves, arguments.rounds)
    print(preview_section(figures))
    for each in judge_preview(figures):
        print(f"{each.what}: {each.measured} (at most {each.most}): {each.verdict}")


def measure_preview(
    python: str, work: Path, sizes: Sequence[int] = SIZES, saves: int = 60, rounds: int = 5
) -> PreviewFigures:
    """The figures of sites of these `sizes`, which are written into the folder `work`."""
    measured: list[Saves] = []
    rapid: list[RapidSaves] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(playwright), args=list(CHROMIUM_FLAGS))
        for articles in sizes:
            site = work / f"preview-{articles}"
            write_site(site, articles)
            with _open_article(python, site, browser) as opened:
                measured += [opened.measure(part, saves) for part in Part]
                lost = sum(not opened.keeps_up() for _ in range(rounds))
            rapid.append(RapidSaves(articles, _RAPID, rounds, lost))
        browser.close()
    return PreviewFigures(tuple(measured), tuple(rapid))


class _OpenArticle:
    """An article that is open in an editor and in the browser."""

    def __init__(self, tab: Page, file: Path) -> None:
        self._tab = tab
        self._file = file
        self._text = file.read_text(encoding="utf-8")
        self._saved = 0
        self._chance = random.Random(1)

    def measure(self, part: Part, saves: int) -> Saves:
        """Save again and again, each time a moment after the page has shown the last save."""
        loaded, drawn = [], []
        for _ in range(_WARM_UP + saves):
            with self._tab.expect_console_message(self._tells_last, timeout=_PATIENCE * 1000) as told:
                start = 1000 * self._save(part)
            _, _, loaded_at, drawn_at = told.value.text.split()
            loaded.append(float(loaded_at) - start)
            drawn.append(float(drawn_at) - start)
            self._tab.wait_for_timeout(1000 * self._chance.uniform(*_SECONDS_BETWEEN))
        articles = sum(1 for _ in self._file.parent.iterdir())
        return Saves(articles, part, tuple(loaded[_WARM_UP:]), tuple(drawn[_WARM_UP:]))

    def keeps_up(self) -> bool:
        """Save many times in quick succession. Whether the page ends with the last save, and shows no error."""
        try:
            with self._tab.expect_console_message(self._tells_last, timeout=_PATIENCE * 1000):
                for _ in range(_RAPID):
                    self._save(Part.BODY)
                    time.sleep(self._chance.uniform(0, _MOST_SECONDS_BETWEEN_RAPID))
        except NothingCame:
            return False
        self._tab.wait_for_timeout(1000)
        is_last = mark(self._saved) in (self._tab.locator("main").text_content() or "")
        return is_last and self._tab.locator(".elevate-preview-error").count() == 0

    def _save(self, part: Part) -> float:
        """Save the next edit; when that began, by the clock that the page reads too."""
        self._saved += 1
        text = marked(self._text, part, mark(self._saved))
        start = time.time()
        self._file.write_text(text, encoding="utf-8")
        return start

    def _tells_last(self, message: ConsoleMessage) -> bool:
        return message.text.startswith(f"shown {mark(self._saved)} ")


@contextmanager
def _open_article(python: str, site: Path, browser: Browser) -> Iterator[_OpenArticle]:
    """The first article of `site` in a preview of its own."""
    with _serving(python, site) as address, browser.new_context() as context:
        tab = context.new_page()
        tab.add_init_script(_TELL_TIMES)
        tab.goto(f"{address}articles/article-0/", wait_until="networkidle")
        yield _OpenArticle(tab, site / "content" / "articles" / "article-0.md")


@contextmanager
def _serving(python: str, site: Path) -> Iterator[str]:
    """The address of a preview of `site`."""
    command = [python, "-m", "elevate_site", "serve", "--site", str(site), "--port", "0"]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout  # noqa: S101  # it has the pipe that was asked for
        found = (re.search(r"http://\S+", line) for line in process.stdout)
        address = next((match[0] for match in found if match), None)
        if address is None:
            raise SystemExit(f"The preview of {site} did not start.")
        # It prints a line for each build; if nobody read them, it would stop when the pipe is full.
        threading.Thread(target=process.stdout.read, daemon=True).start()
        try:
            yield address
        finally:
            process.send_signal(signal.SIGINT)


if __name__ == "__main__":
    main()
