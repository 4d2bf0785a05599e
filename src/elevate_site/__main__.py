"""`python -m elevate_site`, the same as `elevate-site`."""

import sys

__all__ = ["run"]


def run() -> None:
    """Run the program that the command line asks for, and end the process."""
    try:
        # Imported here, so that Ctrl-C has its answer while they load.
        from elevate_site import standard_streams  # noqa: PLC0415
        from elevate_site.interruption import held_back  # noqa: PLC0415

        standard_streams.prepare()
        with held_back():
            from elevate_site import cli  # noqa: PLC0415

        status = cli.run()
    except KeyboardInterrupt:
        print("Stopped. Nothing was published.", file=sys.stderr)  # noqa: T201  # click is not there yet
        status = 130  # what a shell says of a command that Ctrl-C ended
    sys.exit(status)


# The worker processes of a build may import this module to find their way, and must not begin another build.
if __name__ == "__main__":
    run()
