"""The same site for each of the tools that are measured: their settings, templates and sources, written by us."""
