"""Pictures that cannot be published: an error on each page that shows one."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping

from elevate_site.errors import Problem
from elevate_site.model.rules import problem
from elevate_site.structure.library import Library
from elevate_site.structure.links.resolver import ResolvedText

__all__ = ["check_pictures"]


def check_pictures(
    library: Library, texts: Mapping[str, ResolvedText], faults: Mapping[str, Problem]
) -> Iterator[Problem]:
    """An error on each public page that uses a picture that cannot be published, a warning when no page does.

    `texts` are all texts of the site by source file; `faults` say by source path what is wrong with a picture.
    """
    used: set[str] = set()
    for document in library.public:
        for path, line, column in texts[document.path].unusable:
            used.add(path)
            message = f"{path} cannot be shown. {faults[path].message}"
            yield dataclasses.replace(faults[path], file=document.path, line=line, column=column, message=message)
    for path, fault in faults.items():
        if path not in used:
            message = f"{fault.message} No public page shows it, so the site is published without it."
            yield problem("picture-unshown", path, 0, 0, message, fault.hint)
