"""The JSON Schema of `site.yaml` and of front matter, for editors that complete keys as you type.

It is derived from the same types as reading, and its descriptions are the docstrings in the model: an editor shows
what the program reads. We parse the model's source files only when somebody asks for a schema.
"""

from __future__ import annotations

import ast
import inspect
import itertools
import textwrap

from elevate_site.model.document import FrontMatter
from elevate_site.model.settings import Settings
from elevate_site.reading.schema.scalar_types import INTERVALS, TEXT, ScalarType
from elevate_site.reading.schema.types import (
    DayHoursType,
    ListType,
    LocalTextType,
    MapType,
    RecordType,
    SchemaType,
    record_type,
)

__all__ = ["article_schema", "site_schema"]


def site_schema() -> dict[str, object]:
    """The JSON Schema (2020-12) of `content/site.yaml`."""
    return _document("content/site.yaml", Settings)


def article_schema() -> dict[str, object]:
    """The JSON Schema (2020-12) of the front matter of articles and pages."""
    return _document("Front matter of an article or page", FrontMatter)


def _document(title: str, record: type) -> dict[str, object]:
    schema = _record_schema(record_type(record))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **schema}


def _record_schema(record: RecordType) -> dict[str, object]:
    descriptions = _field_docstrings(record.dataclass)
    properties = {}
    for field in record.fields.values():
        properties[field.name] = _schema(field.type)
        if field.name in descriptions:
            properties[field.name] = {"description": descriptions[field.name], **properties[field.name]}
    required = [field.name for field in record.fields.values() if field.required]
    schema: dict[str, object] = {"type": "object", "additionalProperties": False, "properties": properties}
    if required:
        schema["required"] = required
    return schema


def _schema(expected: SchemaType) -> dict[str, object]:
    if isinstance(expected, ScalarType):
        return dict(expected.json_schema)
    if isinstance(expected, LocalTextType):
        text = dict(TEXT.json_schema)
        by_language = {"type": "object", "propertyNames": {"pattern": "^[a-z]{2,3}$"}, "additionalProperties": text}
        return {"anyOf": [text, by_language]}
    if isinstance(expected, DayHoursType):
        hours = dict(INTERVALS.json_schema)
        return {"anyOf": [hours, {"type": "array", "items": hours, "minItems": 1}]}
    if isinstance(expected, ListType):
        return {"type": "array", "items": _schema(expected.item)}
    if isinstance(expected, MapType):
        return {"type": "object", "additionalProperties": _schema(expected.value)}
    return _record_schema(expected)


def _field_docstrings(record: type) -> dict[str, str]:
    """The docstring below each field of a class, which Python does not keep at run time."""
    (definition,) = ast.parse(textwrap.dedent(inspect.getsource(record))).body
    statements = definition.body if isinstance(definition, ast.ClassDef) else []
    found = {}
    for field, below in itertools.pairwise(statements):
        if not isinstance(field, ast.AnnAssign) or not isinstance(field.target, ast.Name):
            continue
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant) and isinstance(below.value.value, str):
            found[field.target.id] = inspect.cleandoc(below.value.value)
    return found
