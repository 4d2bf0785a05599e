"""`elevate-site schema`: what site.yaml and front matter may contain, for editors that complete and check YAML."""

from __future__ import annotations

import json

import click

from elevate_site.reading.schema.json_schema import article_schema, site_schema

__all__ = ["schema_command"]


@click.command("schema")
@click.argument("what", type=click.Choice(["site", "article"]), default="site")
def schema_command(what: str) -> None:
    """Print the JSON Schema of content/site.yaml (site) or of front matter (article)."""
    schema = site_schema() if what == "site" else article_schema()
    click.echo(json.dumps(schema, ensure_ascii=False, indent=2).encode())
