"""`elevate-site serve`: the site in the browser while somebody writes it."""

from __future__ import annotations

import datetime
import webbrowser
from functools import partial
from pathlib import Path

import click

from elevate_site.cli.options import SITE
from elevate_site.errors import AddressRefusedError, ElevateSiteError
from elevate_site.memory import Memory, unsaved_memory
from elevate_site.model.document import ParsedDocument
from elevate_site.pipeline import BuildRequest, build
from elevate_site.preview import Preview, PreviewServer
from elevate_site.publishing import WORKSPACE, MemoryStaging
from elevate_site.reading import excerpt, theme_folder

__all__ = ["serve_command"]


@click.command("serve")
@SITE
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port to listen at.")
@click.option("--open", "open_browser", is_flag=True, help="Open the browser.")
def serve_command(site: Path, host: str, port: int, open_browser: bool) -> None:  # noqa: FBT001  # click's way
    """Show the site in the browser and keep it up to date while files are saved. Writes nothing."""
    theme = theme_folder()
    try:
        PreviewServer(
            _Builder(site, theme, unsaved_memory(site / WORKSPACE)),
            folders=[site / "content", *(root / name for root in (site, theme) for name in ("templates", "static"))],
            excerpt=partial(excerpt, site),
            host=host,
            port=port,
            report=click.echo,
        ).serve(webbrowser.open if open_browser else None)
    except AddressRefusedError as refused:
        raise click.ClickException(f"{refused} {refused.hint}") from refused
    except ElevateSiteError as error:
        raise click.ClickException(str(error)) from error


class _Builder:
    """Builds the preview again and again; each time with what it made before."""

    def __init__(self, site: Path, theme: Path, memory: Memory) -> None:
        self._site = site
        self._theme = theme
        self._memory = memory
        self._unpacked: dict[bytes, ParsedDocument] = {}
        self._staging = MemoryStaging()

    def __call__(self) -> Preview:
        staging = MemoryStaging(self._staging)
        # Nobody prints a preview, and drawing QR codes or encoding pictures would make each save wait.
        request = BuildRequest(
            site=self._site,
            theme=self._theme,
            now=datetime.datetime.now(datetime.UTC),
            drafts=True,
            gallery=True,
            in_full=False,
            memory=self._memory,
            unpacked=self._unpacked,
        )
        built = build(request, staging, lambda step, done, total: None)  # noqa: ARG005  # the browser shows the result
        outputs = {path: data for path in built.files if (data := staging.read(path)) is not None}
        if built.publishable:  # otherwise the pages of the last good build are still of use
            self._staging = staging
        return Preview(outputs, built.problems, built.root)
