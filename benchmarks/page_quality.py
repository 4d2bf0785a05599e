"""What a page weighs, how much its layout shifts, and how Lighthouse scores it.

    .venv/bin/python benchmarks/page_quality.py [--site FOLDER] [--runs 5] [--weight-only]

It builds the site as it would be published, for an address on this machine, and serves it compressed. It needs a
Chromium and, for Lighthouse, Node.js and npm, which fetches Lighthouse into a temporary folder. Each score is the
median of all runs, with Lighthouse's settings for a phone. It takes about ten minutes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from chromium import CHROMIUM_FLAGS, find_chromium
from playwright.sync_api import Browser, ViewportSize, sync_playwright

_LIGHTHOUSE = "lighthouse@12.8.2"
_CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
_COMPRESSED = (".css", ".html", ".js", ".json", ".svg", ".txt", ".xml")
_NOT_COUNTED = re.compile(r"favicon|\.(?:avif|jpe?g|png|webp)$|/pictures/")
_MOST_BYTES = 20_000
_MOST_FONT_BYTES = 35_000
_MOST_REQUESTS = 6
_PHONE: ViewportSize = {"width": 360, "height": 640}
# Added to the settings of the copy, so that a site with placeholders can be judged like a live one.
_AS_IF_LIVE = """
rules:
  placeholder:
    severity: warning
    reason: This copy is measured and published nowhere.
"""
_SHIFT = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => { sum += entry.value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 300);
})"""


@dataclass(frozen=True)
class Weight:
    """What a browser fetches for one page when its cache is empty."""

    requests: tuple[str, ...]
    """The paths of all requests that count: pictures of the page and the favicon do not."""
    text_bytes: int
    """HTML, CSS and JavaScript, each file compressed by gzip -9."""
    font_bytes: int
    shift: float
    """Cumulative layout shift: the larger of the values before and after the cookie notice is answered."""


def main() -> None:
    """Print the figures, and whether they are within what was promised."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, default=Path(__file__).parent.parent, help="the folder with content/")
    parser.add_argument("--runs", type=int, default=5, help="how often Lighthouse looks at each page (default: 5)")
    parser.add_argument("--weight-only", action="store_true", help="leave Lighthouse out")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        chromium = find_chromium(playwright)
        with _serving(folder / "dist") as address:
            _publish(arguments.site, folder, address)
            pages = _kinds(folder / "dist")
            browser = playwright.chromium.launch(executable_path=chromium, args=list(CHROMIUM_FLAGS))
            _print_weight(_weigh(browser, address, pages["article"], folder / "dist"))
            browser.close()
            if not arguments.weight_only:
                _print_scores(folder, chromium, {kind: address + path for kind, path in pages.items()}, arguments.runs)


def _publish(site: Path, folder: Path, address: str) -> None:
    shutil.copytree(site / "content", folder / "site" / "content")
    settings = folder / "site" / "content" / "site.yaml"
    live = re.sub(r"(?m)^preview: true", "preview: false", settings.read_text(encoding="utf-8"))
    settings.write_text(live + _AS_IF_LIVE, encoding="utf-8")
    build = ["build", f"--site={folder / 'site'}", f"--output={folder / 'dist'}", f"--base-url={address}"]
    done = subprocess.run([sys.executable, "-m", "elevate_site", *build], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)


def _kinds(dist: Path) -> Mapping[str, str]:
    """The path of one page of each kind that is judged."""
    article = max(dist.glob("articles/*/index.html"), key=lambda file: file.stat().st_size)
    topic = max(dist.glob("topics/*/index.html"), key=lambda file: file.stat().st_size)
    found = {"home": "", "article": f"articles/{article.parent.name}/", "topic": f"topics/{topic.parent.name}/"}
    if (dist / "search" / "index.html").exists():
        found["search"] = "search/"
    return {**found, "not found": "404.html"}


@contextmanager
def _serving(folder: Path) -> Iterator[str]:
    """Serve `folder` as a host would, compressed and with assets cached for a year; gives the address."""

    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            place = Path(self.translate_path(self.path))
            file = place / "index.html" if place.is_dir() else place
            data = file.read_bytes() if file.is_file() else b""
            self.send_response(200 if file.is_file() else 404)
            self.send_header("Content-Type", self.guess_type(str(file)))
            if file.suffix in _COMPRESSED:
                data = gzip.compress(data, 9, mtime=0)
                self.send_header("Content-Encoding", "gzip")
            if "/assets/" in self.path:
                self.send_header("Cache-Control", "max-age=31536000, immutable")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Print nothing."""

    folder.mkdir()
    with ThreadingHTTPServer(("127.0.0.1", 0), lambda *given: Handler(*given, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def _weigh(browser: Browser, address: str, path: str, dist: Path) -> Weight:
    with browser.new_context(viewport=_PHONE) as context:
        tab = context.new_page()
        asked: list[str] = []
        tab.on("request", lambda request: asked.append(request.url.removeprefix(address)))
        tab.goto(address + path, wait_until="networkidle")
        counted = tuple(dict.fromkeys(each for each in asked if not _NOT_COUNTED.search(each)))
        shift = tab.evaluate(_SHIFT)
        tab.locator("#site_cookie_notice button").last.click()
        tab.goto(address + path, wait_until="networkidle")
        shift = max(shift, tab.evaluate(_SHIFT))
    files = [dist / each / "index.html" if not each or each.endswith("/") else dist / each for each in counted]
    text = sum(len(gzip.compress(file.read_bytes(), 9)) for file in files if file.suffix in (".html", ".css", ".js"))
    fonts = sum(file.stat().st_size for file in files if file.suffix == ".woff2")
    return Weight(counted, text, fonts, shift)


def _print_weight(weight: Weight) -> None:
    print("An article, opened by a browser with an empty cache:")
    for path in weight.requests:
        print(f"    {path}")
    _judge("requests", len(weight.requests), _MOST_REQUESTS)
    _judge("bytes of HTML, CSS and JavaScript", weight.text_bytes, _MOST_BYTES)
    _judge("bytes of fonts", weight.font_bytes, _MOST_FONT_BYTES)
    _judge("layout shift", weight.shift, 0)


def _judge(what: str, figure: float, most: float) -> None:
    print(f"{what}: {figure:g} (at most {most:g}): {'holds' if figure <= most else 'does not hold'}")


def _print_scores(folder: Path, chromium: str, pages: Mapping[str, str], runs: int) -> None:
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("Lighthouse comes with npm. Install Node.js, or add --weight-only.")
    subprocess.run([npm, "install", "--silent", "--ignore-scripts", f"--prefix={folder}", _LIGHTHOUSE], check=True)
    print(f"\n{_LIGHTHOUSE}, phone, median of {runs}:")
    print(f"{'':12}" + "".join(f"{category:>16}" for category in _CATEGORIES))
    for kind, address in pages.items():
        reports = [_lighthouse(folder, chromium, address) for _ in range(runs)]
        scores = [statistics.median(report[category] for report in reports) for category in _CATEGORIES]
        print(f"{kind:12}" + "".join(f"{score:16g}" for score in scores), flush=True)


def _lighthouse(folder: Path, chromium: str, address: str) -> dict[str, float]:
    """The four scores of one run, each out of 100. Prints each audit that lowers one."""
    program = folder / "node_modules" / "lighthouse" / "cli" / "index.js"
    command = ["node", str(program), address, "--quiet", "--output=json", "--output-path=stdout"]
    command += [
        f"--chrome-flags=--headless=new {' '.join(CHROMIUM_FLAGS)}",
        f"--only-categories={','.join(_CATEGORIES)}",
    ]
    environment = {**os.environ, "CHROME_PATH": chromium}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    report = json.loads(done.stdout)
    for category in _CATEGORIES:
        for reference in report["categories"][category]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                print(f"    {address}: {audit['id']} {audit['score']}: {audit.get('displayValue', audit['title'])}")
    return {category: round(100 * report["categories"][category]["score"]) for category in _CATEGORIES}


if __name__ == "__main__":
    main()
