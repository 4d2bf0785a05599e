"""The home of PyYAML: text becomes a tree of scalars with their positions, and syntax errors become plain words."""
