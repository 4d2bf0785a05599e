"""Options and their types, shared by the commands."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import click

from elevate_site.model.values import Url

__all__ = ["SITE", "Day", "WebAddress"]

SITE = click.option(
    "--site",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The folder that holds content/.  [default: this folder]",
)


class Day(click.ParamType[datetime.date]):
    """A day, written YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:  # noqa: ANN401  # click's signature
        """Parse `value`; click reports what is not a date."""
        try:
            return value if isinstance(value, datetime.date) else datetime.datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007  # a day has no time zone
        except ValueError:
            self.fail(f"“{value}” is not a date; write it like 2026-03-31.", param, ctx)


class WebAddress(click.ParamType[Url]):
    """The address of a site."""

    name = "URL"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Url:  # noqa: ANN401  # click's signature
        """Parse `value`; click reports what cannot be the address of a site."""
        # Imported here because few builds are given an address, and parsing one loads what reads all settings.
        from elevate_site.reading.schema.contact_values import read_base_url  # noqa: PLC0415
        from elevate_site.reading.schema.messages import quote  # noqa: PLC0415
        from elevate_site.reading.schema.plain_values import Context, InvalidValueError  # noqa: PLC0415

        try:
            return read_base_url(value, Context())
        except InvalidValueError as invalid:
            advice = invalid.hint or "Write a full address, such as https://clinic.org/education."
            self.fail(" ".join([f"{quote(value)} cannot be the address of a site.", invalid.why, advice]), param, ctx)
