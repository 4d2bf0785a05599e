"""One YAML file of the site, from the disk to its tree."""

from __future__ import annotations

from elevate_site.errors import Problem
from elevate_site.model.theme import SourceFile
from elevate_site.reading.files import read_bytes
from elevate_site.reading.source_text import decode_text
from elevate_site.reading.yaml.tree import Node, read_tree

__all__ = ["read_yaml_file"]


def read_yaml_file(file: SourceFile) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree in `file`, and what is wrong; no tree and no Problem when there is nothing in it but notes."""
    data, problems = read_bytes(file)
    if problems:
        return None, problems
    text, text_problems = decode_text(data, file.path)
    tree, tree_problems = read_tree(text, file.path)
    return tree, (*text_problems, *tree_problems)
