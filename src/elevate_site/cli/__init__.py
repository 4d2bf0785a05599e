"""The command line: the only part that prints, and the only one with exit codes. The home of click."""

from __future__ import annotations

import sys
from importlib import import_module
from io import TextIOWrapper

import click

from elevate_site import __version__
from elevate_site.cli.exit_status import BuildStatus
from elevate_site.interruption import held_back
from elevate_site.standard_streams import undelivered

__all__ = ["main", "run"]

_COMMANDS = {
    "build": "elevate_site.cli.build_command:build_command",
    "serve": "elevate_site.cli.serve_command:serve_command",
    "schema": "elevate_site.cli.schema_command:schema_command",
}


class _LazyGroup(click.Group):
    """Imports a command only when somebody calls it: a build has no use for the preview's server."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # likewise
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name].partition(":")
        with held_back():
            command: click.Command = getattr(import_module(module), name)
        return command


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="elevate-site")
def main() -> None:
    """Turn a folder of Markdown into a clinic's patient-education website."""
    if isinstance(sys.stdout, TextIOWrapper):
        # A terminal that cannot show a character shows its number instead.
        sys.stdout.reconfigure(errors="backslashreplace")


def run() -> int:
    """Run the command line of this process and return its exit status.

    Raises `KeyboardInterrupt` for a Ctrl-C that no command answered; click alone would say "Aborted!".
    """
    try:
        status: int | None = main(prog_name="elevate-site", standalone_mode=False)
    except click.ClickException as refused:
        refused.show()
        return refused.exit_code
    except click.Abort as stopped:
        raise KeyboardInterrupt from stopped
    if lost := undelivered(sys.stdout):
        click.echo(f"What the command printed is lost: standard output takes no more ({lost.strerror}).", err=True)
        if not isinstance(status, BuildStatus):  # what a build did is done, but other commands do nothing but print
            return status or 1
    return status or 0
