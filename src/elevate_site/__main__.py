"""`python -m elevate_site`, the same as `elevate-site`."""

from elevate_site.cli import main

# The processes in which a build works may import this module to find their way, and must not begin another build.
if __name__ == "__main__":
    main(prog_name="elevate-site")
