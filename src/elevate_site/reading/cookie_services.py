"""The optional services under `cookies` in `site.yaml`, held to what a browser and a page about health need."""

from __future__ import annotations

import re

from elevate_site.errors import Problem
from elevate_site.model.rules import problem
from elevate_site.model.site_options import CookieService
from elevate_site.model.values import Position, Positions
from elevate_site.reading.advertising import check_service
from elevate_site.reading.schema.messages import shown

__all__ = ["check_services"]

_COOKIE_NAME = re.compile(r"[\w!#$%&'+.^`|~-]+\*?", re.ASCII)
"""A token (RFC 6265, section 4.1.1). A star at the end is ours: it stands for the rest of a name that varies."""


def check_services(services: tuple[CookieService, ...], file: str, positions: Positions) -> tuple[Problem, ...]:
    """What is wrong with `services`, each at its place in `file`."""
    problems: list[Problem] = []
    for number, service in enumerate(services):
        path = f"cookies.services.{number}"
        problems += check_service(service, file, positions.get(f"{path}.name", Position(0, 0)))
        for place, name in enumerate(service.cookies):
            if not _COOKIE_NAME.fullmatch(name):
                position = positions.get(f"{path}.cookies.{place}", Position(0, 0))
                message = f"{shown(name)} is no name of a cookie: letters, digits and signs such as _ and - are."
                hint = "Copy the name from the service's documents; a * at its end stands for anything that follows."
                problems.append(problem("value-type", file, *position, message, hint))
    return tuple(problems)
