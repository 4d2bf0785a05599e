"""The house rules that a machine can hold: layers, homes of libraries, sizes, and that documents tell the truth.

Each test names all modules that break its rule at once.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
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
    "standard_streams": 0,
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
    "phonenumbers": {"language"},
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
MOST_MODULES = 263
MOST_LINES = 27_650


def room(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def none(offenders: Iterable[str]) -> None:
    """Fail with all `offenders`, a line for each, if there are any."""
    found = sorted(offenders)
    assert not found, "\n".join(("", *found))


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
    none(
        f"{short(module)} may not import {name}"
        for module in MODULES
        for name in imports(module)
        if name.startswith("elevate_site.") and not may_import(room(module), name.split(".")[1])
    )


def named(module: Path) -> str:
    """The name by which `module` is imported."""
    return ".".join(("elevate_site", *module.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")


NAMED = {named(module): module for module in MODULES}


def modules_used(module: Path) -> Iterator[str]:
    """The modules of ours that `module` names in an import, wherever it occurs: for types or in a function, too."""
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in NAMED)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield from (name for name in (whole if whole in NAMED else node.module,) if name in NAMED)


def reachable(name: str, uses: Mapping[str, set[str]]) -> set[str]:
    """All that is imported by the module `name`, by what that imports, and so on."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        new = uses[waiting.pop()] - found
        found |= new
        waiting += new
    return found


def test_no_imports_go_round_in_a_circle() -> None:
    """No module leads back to itself, not even by an import that is for types only."""
    uses = {name: set(modules_used(module)) for name, module in NAMED.items()}
    reach = {name: reachable(name, uses) for name in uses}
    circles = {
        frozenset(other for other in reach[name] if name in reach[other]) for name in uses if name in reach[name]
    }
    none([" <-> ".join(sorted(circle)) for circle in circles])


# Named tuples document these, and begin them with an underscore only to leave all other names to their fields.
PUBLIC_ALL_THE_SAME = {"_asdict", "_fields", "_field_defaults", "_make", "_replace"}


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.endswith("__") and name not in PUBLIC_ALL_THE_SAME


def of_libraries(tree: ast.Module) -> set[str]:
    """The names in a module that stand for a library or for something out of one."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {
                alias.asname or alias.name.split(".")[0] for alias in node.names if is_library(alias.name.split(".")[0])
            }
        elif isinstance(node, ast.ImportFrom) and is_library((node.module or "").split(".")[0]):
            names |= {alias.asname or alias.name for alias in node.names}
    return names


def root(node: ast.expr) -> str:
    """The name with which a chain of attributes begins."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


LIBRARY_PATH = re.compile(rf"(?:{'|'.join(HOMES)})(?:\.\w+)*")


def private_names(module: Path) -> Iterator[str]:
    """Each private name of a library that is imported, reached over its module or class, or looked for by its path."""
    libraries = of_libraries(TREES[module])
    for node in ast.walk(TREES[module]):
        paths: list[str] = []
        if isinstance(node, ast.Import):
            paths = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            paths = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Attribute) and root(node) in libraries and is_private(node.attr):
            yield ast.unparse(node)
        elif isinstance(node, ast.Constant) and LIBRARY_PATH.fullmatch(str(node.value)):
            paths = [str(node.value)]
        yield from (path for path in paths if is_library(path.split(".")[0]) and any(map(is_private, path.split("."))))


def private_names_of(base: type) -> set[str]:
    """The private names that a class of a library defines, of the class and of its objects."""
    assigned = (
        re.findall(r"\bself\.(_\w+)(?:: [^=\n]+)? = ", inspect.getsource(base)) if base.__module__ != "builtins" else []
    )
    return {name for name in (*vars(base), *getattr(base, "__annotations__", {}), *assigned) if is_private(name)}


def inherited_names(module: Path) -> Iterator[str]:
    """Each private name of a base class of a library that a class of ours overrides or uses."""
    for node in ast.walk(TREES[module]):
        if not isinstance(node, ast.ClassDef) or not node.bases:
            continue
        ours = getattr(importlib.import_module(named(module)), node.name, None)
        bases = ours.__mro__ if isinstance(ours, type) else ()
        theirs = {
            name for base in bases if is_library(base.__module__.split(".")[0]) for name in private_names_of(base)
        }
        own = {each.name for each in node.body if isinstance(each, ast.FunctionDef)}
        own |= {each.attr for each in ast.walk(node) if isinstance(each, ast.Attribute)}
        yield from (f"{node.name}.{name}" for name in sorted(own & theirs))


def test_no_private_name_of_a_library_is_used() -> None:
    """What a library keeps to itself may be gone with its next version: not imported, reached, overridden or called."""
    none(
        f"{short(module)} uses {name}"
        for module in MODULES
        for name in sorted({*private_names(module), *inherited_names(module)})
    )


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
    none(
        f"{name} has no home in {short(module)}"
        for module in MODULES
        for name in imports(module)
        if is_library(library := name.split(".")[0]) and room(module) not in HOMES.get(library, set())
    )


def test_modules_are_small() -> None:
    """A module has fewer than 250 lines."""
    lines = {short(module): len(text.splitlines()) for module, text in TEXTS.items()}
    none(f"{name} has {count} lines" for name, count in lines.items() if count >= LONGEST_MODULE)


def test_the_house_stays_small() -> None:
    """At most so many files and lines; what needs more is first made smaller somewhere else."""
    lines = sum(len(text.splitlines()) for text in TEXTS.values())
    assert len(MODULES) <= MOST_MODULES
    assert lines <= MOST_LINES


def test_modules_open_with_their_reason() -> None:
    """A module begins by saying why it exists."""
    none(short(module) for module, tree in TREES.items() if not ast.get_docstring(tree))


def test_every_room_has_a_layer() -> None:
    """No room is added without its place in the house."""
    assert {room(module) for module in MODULES} == set(LAYERS)


REPORTING = {"problem", "page_problem", "report", "InvalidValueError"}
"""What is called with the name of a rule."""


def reported_rules(module: Path) -> Iterator[str]:
    """Each word with a hyphen that is a value of its own among the arguments of what reports a fault."""
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
    none(f"{short(module)} reports {code}" for module in MODULES for code in {*reported_rules(module)} - set(RULES))


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


def modules_in_tables(text: str) -> Iterator[tuple[str, str]]:
    """Each module that a table in `text` names in its first column, and the room of the heading above it, if any."""
    here = ""
    for line in text.splitlines():
        if line.startswith("#"):
            here = found[1] if (found := re.fullmatch(r"### `(\w+/)`", line)) else ""
        elif cell := re.match(r"\| (`[^|]+`) \|", line):
            yield from ((here, name) for name in re.findall(r"`([a-z][\w/]*\w)(?:\.py)?`", cell[1]))


def test_the_architecture_document_names_every_module() -> None:
    """A newcomer finds each module in a table of docs/architecture.md, and none that is gone."""
    modules = {short(module).removesuffix(".py") for module in MODULES if not module.stem.startswith("__")}
    listed = {
        (here, name): [path for path in modules if path.startswith(here) and f"/{path}".endswith(f"/{name}")]
        for here, name in modules_in_tables((ROOT / "docs" / "architecture.md").read_text(encoding="utf-8"))
    }
    none(
        f"`{here}{name}` in the document is {paths or 'no module'}"
        for (here, name), paths in listed.items()
        if len(paths) != 1
    )
    none(
        f"The document does not name {path}" for path in modules - {path for paths in listed.values() for path in paths}
    )
