"""The JSON Schema of `site.yaml` and of front matter, for editors that complete keys while one types.

It follows the same shapes as reading does, and its descriptions are the docstrings in the model: what an editor
shows is what the program reads. Source files are only looked into when somebody asks for a schema.
"""

from __future__ import annotations

import ast
import inspect
import itertools
import textwrap

from elevate_site.model.document import FrontMatter
from elevate_site.model.settings import Settings
from elevate_site.reading.schema.scalar_types import INTERVALS, TEXT
from elevate_site.reading.schema.types import DayHours, Leaf, LocalWords, Named, Record, Series, Shape, record_shape

__all__ = ["article_schema", "site_schema"]


def site_schema() -> dict[str, object]:
    """The JSON Schema (2020-12) of `content/site.yaml`."""
    return _document("content/site.yaml", Settings)


def article_schema() -> dict[str, object]:
    """The JSON Schema (2020-12) of the front matter of articles and pages."""
    return _document("Front matter of an article or page", FrontMatter)


def _document(title: str, record: type) -> dict[str, object]:
    schema = _record_schema(record_shape(record))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **schema}


def _record_schema(record: Record) -> dict[str, object]:
    descriptions = _field_docstrings(record.type)
    properties = {}
    for member in record.members.values():
        properties[member.name] = _schema(member.shape)
        if not member.required:
            properties[member.name] = {"anyOf": [properties[member.name], {"type": "null"}]}
        if member.name in descriptions:
            properties[member.name] = {"description": descriptions[member.name], **properties[member.name]}
    required = [member.name for member in record.members.values() if member.required]
    schema: dict[str, object] = {"type": "object", "additionalProperties": False, "properties": properties}
    if required:
        schema["required"] = required
    return schema


def _schema(shape: Shape) -> dict[str, object]:
    if isinstance(shape, Leaf):
        return dict(shape.kind.json_schema)
    if isinstance(shape, LocalWords):
        words = dict(TEXT.json_schema)
        by_language = {"type": "object", "propertyNames": {"pattern": "^[a-z]{2,3}$"}, "additionalProperties": words}
        return {"anyOf": [words, by_language]}
    if isinstance(shape, DayHours):
        hours = dict(INTERVALS.json_schema)
        return {"anyOf": [hours, {"type": "array", "items": hours}]}
    if isinstance(shape, Series):
        return {"type": "array", "items": _schema(shape.item)}
    if isinstance(shape, Named):
        return {"type": "object", "additionalProperties": _schema(shape.value)}
    return _record_schema(shape)


def _field_docstrings(record: type) -> dict[str, str]:
    """The docstring below each field of a class, which Python itself does not keep."""
    (definition,) = ast.parse(textwrap.dedent(inspect.getsource(record))).body
    statements = definition.body if isinstance(definition, ast.ClassDef) else []
    found = {}
    for field, below in itertools.pairwise(statements):
        if not isinstance(field, ast.AnnAssign) or not isinstance(field.target, ast.Name):
            continue
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant) and isinstance(below.value.value, str):
            found[field.target.id] = inspect.cleandoc(below.value.value)
    return found
