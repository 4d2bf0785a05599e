"""`python -m elevate_site`, the same as `elevate-site`."""

import sys

# The processes in which a build works may import this module to find their way, and must not begin another build.
if __name__ == "__main__":
    try:
        from elevate_site.cli import main

        main(prog_name="elevate-site")
    except KeyboardInterrupt:  # before there was a command that could say something
        sys.exit(130)
