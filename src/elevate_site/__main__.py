"""`python -m elevate_site`, the same as `elevate-site`."""

from elevate_site.cli import main

main(prog_name="elevate-site")
