"""Runs the command and interferes with it once it asks the system for a certain thing: kills it, or refuses.

    interfere.py EVENT FOLDER NUMBER ACTION WORDS...

`EVENT` is an audit event of Python for files, such as `os.rename`, or `any`; `FOLDER` holds the files that count; the
request of that `NUMBER` meets the `ACTION`: `kill`, or the number of an error, with `+` for all requests that follow.
`WORDS` are those of `elevate-site`.
"""

from __future__ import annotations

import os
import signal
import sys

EVENTS = ("open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.scandir", "os.chmod")
"""What a build asks of the system; the first argument of each is a path."""


def main() -> None:
    """Interfere as the command line says, and run the rest of it."""
    event, folder, number, action, *words = sys.argv[1:]
    seen = 0

    def interfere(asked: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        if asked not in EVENTS or event not in {"any", asked} or not str(arguments[0]).startswith(folder):
            return
        seen += 1
        if seen < int(number) or (seen > int(number) and not action.endswith("+")):
            return
        if action == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        error = int(action.rstrip("+"))
        raise OSError(error, os.strerror(error), arguments[0])

    from elevate_site.__main__ import run  # noqa: PLC0415  # what it imports is not interfered with

    sys.argv = ["elevate-site", *words]
    sys.addaudithook(interfere)
    run()


if __name__ == "__main__":
    main()
