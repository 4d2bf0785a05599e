"""The house rules that a machine can hold: layers, homes of libraries, sizes, and that documents tell the truth.

Each test names all modules that break its rule at once.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from elevate_site.model.rules import RULES

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "elevate_site"
MODULES = sorted(PACKAGE.rglob("*.py"))
TEXTS = {module: module.read_text(encoding="utf-8") for module in MODULES}
TREES = {module: ast.parse(text) for module, text in TEXTS.items()}

# Imports point from a higher number to a lower one; rooms of one layer never meet. Drawn in docs/architecture.md.
LAYERS = {
    "errors": 0,
    "interruption": 0,
    "model": 1,
    "fingerprints": 1,
    "language": 1,
    "reading": 2,
    "markup": 2,
    "structure": 2,
    "rendering": 2,
    "assets": 2,
    "checking": 2,
    "publishing": 2,
    "searching": 2,
    "memory": 2,
    "cluster": 2,
    "pipeline": 3,
    "preview": 4,
    "cli": 5,
    "__main__": 6,
    "__init__": 0,
}

# Each library has one room that knows it.
HOMES = {
    "yaml": {"reading"},
    "phonenumbers": {"reading"},
    "markdown": {"markup"},
    "jinja2": {"rendering"},
    "markupsafe": {"rendering"},
    "babel": {"rendering"},
    "segno": {"rendering"},
    "fontTools": {"assets"},
    "minify_html": {"assets"},
    "fontpkg_atkinson_hyperlegible": {"assets"},
    "PIL": {"assets"},
    "pagefind": {"searching"},
    "selectolax": {"checking"},
    "livereload": {"preview"},
    "tornado": {"preview"},
    "watchfiles": {"preview"},
    "click": {"cli"},
    "distributed": {"cluster"},
}

LONGEST_MODULE = 250


def room(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def short(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


def imports(module: Path) -> Iterator[str]:
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: imports are absolute"
            yield node.module or ""


def may_import(room: str, other: str) -> bool:
    return LAYERS[other] < LAYERS[room] or other == room


def test_imports_point_downward() -> None:
    """A room imports only from rooms below it, and never from its neighbours."""
    assert [
        f"{short(module)} may not import {name}"
        for module in MODULES
        for name in imports(module)
        if name.startswith("elevate_site.") and not may_import(room(module), name.split(".")[1])
    ] == []


def test_html_is_trusted_in_one_place() -> None:
    """Only `rendering/trusted.py` makes `Markup`, so that one file tells finished HTML from text."""
    makers = {
        short(module)
        for module in MODULES
        for node in ast.walk(TREES[module])
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Markup"
    }
    assert makers == {"rendering/trusted.py"}


def is_library(name: str) -> bool:
    return name not in sys.stdlib_module_names and name not in {"elevate_site", "__future__"}


def test_each_library_has_one_home() -> None:
    """A third-party library is imported in its home only."""
    assert [
        f"{name} has no home in {short(module)}"
        for module in MODULES
        for name in imports(module)
        if is_library(library := name.split(".")[0]) and room(module) not in HOMES.get(library, set())
    ] == []


def test_modules_are_small() -> None:
    """A module has fewer than 250 lines."""
    lines = {short(module): len(text.splitlines()) for module, text in TEXTS.items()}
    assert {name: count for name, count in lines.items() if count >= LONGEST_MODULE} == {}


def test_modules_open_with_their_reason() -> None:
    """A module begins by saying why it exists."""
    assert [short(module) for module, tree in TREES.items() if not ast.get_docstring(tree)] == []


def test_every_room_has_a_layer() -> None:
    """No room is added without its place in the house."""
    assert {room(module) for module in MODULES} == set(LAYERS)


REPORTING = {"problem", "page_problem", "report", "InvalidValueError"}
"""What is called with the name of a rule."""


def reported_rules(module: Path) -> Iterator[str]:
    """Each word with a hyphen that stands as a value of its own among the arguments of what reports a fault."""
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in REPORTING:
            for argument in node.args[:2]:
                for value in ast.walk(argument):
                    text = value.value if isinstance(value, ast.Constant) else None
                    if isinstance(text, str) and re.fullmatch(r"[a-z]+(?:-[a-z]+)+", text):
                        yield text


def test_every_rule_is_used() -> None:
    """The table of rules holds no rule that the program cannot report."""
    source = "\n".join(text for module, text in TEXTS.items() if module.name != "rules.py")
    quoted = set(re.findall(r'"([a-z]+(?:-[a-z]+)*)"', source))
    assert set(RULES) - quoted == set()


def test_every_used_rule_exists() -> None:
    """What is reported is in the table of rules; a slip there would end a build in a traceback."""
    unknown = {short(module): set(reported_rules(module)) - set(RULES) for module in MODULES}
    assert {name: codes for name, codes in unknown.items() if codes} == {}


def test_reported_rules_are_found() -> None:
    """The search above sees most of the table, so that it cannot pass by seeing nothing."""
    found = {code for module in MODULES for code in reported_rules(module)}
    assert len(found & set(RULES)) > len(RULES) / 2


def test_the_architecture_document_names_every_room() -> None:
    """docs/architecture.md describes each room and its layer as it is."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    drawn = dict(re.findall(r"^\| `(\w+)(?:/|\.py)` \| (\d)", text, re.MULTILINE))
    expected = {name: str(layer) for name, layer in LAYERS.items() if not name.startswith("__")}
    assert drawn == expected
