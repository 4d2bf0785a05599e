"""The JSON Schema says what reading does: the same keys, the same that are required, with the model's words."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest

from elevate_site.model.document import FrontMatter
from elevate_site.model.settings import Settings
from elevate_site.reading.schema.json_schema import article_schema, site_schema


@pytest.mark.parametrize(("schema", "record"), [(site_schema(), Settings), (article_schema(), FrontMatter)])
def test_every_key_that_can_be_written_is_in_the_schema(schema: dict[str, Any], record: Any) -> None:
    """The properties are the fields that people write, in their order; others are refused."""
    written = [field.name for field in dataclasses.fields(record) if not field.metadata.get("derived")]
    assert list(schema["properties"]) == written
    assert schema["additionalProperties"] is False


def test_required_keys_are_those_without_a_default() -> None:
    """What reading asks for is what an editor asks for."""
    assert article_schema()["required"] == ["title", "description"]
    assert site_schema()["required"] == ["base_url", "clinic", "locations"]


def test_descriptions_are_the_docstrings_of_the_model() -> None:
    """The words under a field in the model are shown while somebody types the key."""
    properties: Any = article_schema()["properties"]
    assert properties["reviewed"]["description"] == "The day of that review."


def test_nested_values_and_choices_are_described() -> None:
    """Lists of groups, closed sets and free names keep their form."""
    properties: Any = site_schema()["properties"]
    location = properties["locations"]["items"]
    assert location["required"] == ["id", "name", "phone", "address"]
    assert location["properties"]["id"]["pattern"] == "^[a-z0-9]+(-[a-z0-9]+)*$"
    (rules, nothing) = properties["rules"]["anyOf"]
    assert rules["additionalProperties"]["properties"]["severity"]["enum"] == ["error", "warning", "off"]
    assert nothing == {"type": "null"}


@pytest.mark.parametrize("schema", [site_schema(), article_schema()])
def test_a_schema_is_json(schema: dict[str, object]) -> None:
    """It can be written to a file and read back unchanged."""
    assert json.loads(json.dumps(schema)) == schema
