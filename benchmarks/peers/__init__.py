"""The same site for each of the other generators: settings, templates and sources, all written by us."""
