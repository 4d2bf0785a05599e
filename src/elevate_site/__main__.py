"""`python -m elevate_site`, the same as `elevate-site`."""

import sys

__all__ = ["run"]


def run() -> None:
    """Run the program that the command line asks for, and end the process."""
    try:
        # Imported here, so that Ctrl-C has its answer while they load.
        from elevate_site.interruption import held_back  # noqa: PLC0415

        with held_back():
            from elevate_site import cli  # noqa: PLC0415

        status = cli.run()
    except KeyboardInterrupt:
        sys.stderr.write("Stopped. Nothing was published.\n")
        status = 130  # what a shell says of a command that Ctrl-C ended
    sys.exit(status)


# The worker processes of a build may import this module to find their way, and must not begin another build.
if __name__ == "__main__":
    run()
