"""Text to a tree of marked scalars, or to what was meant by what is not YAML. The home of PyYAML."""
