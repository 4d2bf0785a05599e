"""The JSON Schema matches reading: the same keys, the same required ones, described by the model's docstrings."""

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
    """The properties are the fields that people write, in their order; there are no others."""
    written = [field.name for field in dataclasses.fields(record) if not field.metadata.get("derived")]
    assert list(schema["properties"]) == written
    assert schema["additionalProperties"] is False


def test_required_keys_are_those_without_a_default() -> None:
    """An editor requires the same keys as reading."""
    assert article_schema()["required"] == ["title", "description"]
    assert site_schema()["required"] == ["base_url", "clinic", "locations"]


def test_descriptions_are_the_docstrings_of_the_model() -> None:
    """An editor shows the docstring of a field while somebody types the key."""
    properties: Any = article_schema()["properties"]
    assert properties["reviewed"]["description"] == "The day of that review."


def test_nested_values_and_choices_are_described() -> None:
    """Lists of records, choices and maps have their schemas."""
    properties: Any = site_schema()["properties"]
    location = properties["locations"]["items"]
    assert location["required"] == ["id", "name", "phone", "address"]
    assert location["properties"]["id"]["pattern"] == "^[a-z0-9]+(-[a-z0-9]+)*$"
    assert properties["rules"]["additionalProperties"]["properties"]["severity"]["enum"] == ["error", "warning", "off"]


@pytest.mark.parametrize("schema", [site_schema(), article_schema()])
def test_a_schema_is_json(schema: dict[str, object]) -> None:
    """It survives being written and read."""
    assert json.loads(json.dumps(schema)) == schema
