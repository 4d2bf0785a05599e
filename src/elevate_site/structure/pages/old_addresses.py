"""Judges aliases: which earlier addresses a site of files can keep, and where it keeps them.

An earlier address has a page that leads to the new one, and a line in `_redirects` for hosts that read that file. So it
must be a path that every computer and host keeps, as hosts decode it: `/old%20name/` is the folder `old name`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import quote, unquote, urlsplit

from elevate_site.language.faults import Fault
from elevate_site.language.file_endings import MARKDOWN
from elevate_site.language.look_alikes import BLANK_OR_HIDDEN, name_sign, with_plain_blanks
from elevate_site.language.published_paths import judge_path

__all__ = ["judge_alias", "path_of_alias"]

_SAFE = "/!$&'()+,;=~-._@"
"""The characters that an address holds as they are (RFC 3986, section 3.3)."""
_DELETE = "Delete it: a site made of files cannot have that address."


def path_of_alias(alias: str) -> str:
    """The path under `dist/` of the page at a sound `alias`."""
    # An address copied from a browser has its accents percent-encoded.
    path = unicodedata.normalize("NFC", unquote(alias))[1:]
    return path if path.endswith(".html") else path.rstrip("/") + "/index.html"


def judge_alias(alias: str, host: str) -> tuple[str, str] | None:
    """Why `alias` cannot be kept, and what to do; `None` for a sound one. `host` is that of the site."""
    return next(_reasons(alias, host), None)


def _reasons(alias: str, host: str) -> Iterator[tuple[str, str]]:
    """Why `alias` cannot be kept, and what to do; only the first reason is certain to be true."""
    if "?" in alias:
        why = "Web hosts look for a file by what comes before the question mark, and by nothing else."
        yield why, "Delete it. If people still use it, ask those who look after the web host to redirect it."
    if fault := _judge_form(alias, host):
        mended = fault.write if fault.write != alias and judge_alias(fault.write, host) is None else ""
        yield fault.why, f"Write {mended}" if mended else "Write what comes after the name of the site: /old-name/"
    decoded = unquote(alias)
    if decoded == "/":
        yield "It is the address of the home page.", "Delete it."
    if "*" in decoded or "/:" in decoded:
        why = "Web hosts would redirect every address that is like it, not only this one."
        yield why, "Write each old address in full, on a line of its own."
    if "/." in decoded or "//" in decoded:
        yield "An address has a name between each two slashes, and no name begins with a dot.", _DELETE
    if fault := judge_path(path_of_alias(alias)):
        yield fault.why, _DELETE


def _judge_form(alias: str, host: str) -> Fault | None:
    """What is wrong with how `alias` is written, whatever its names."""
    if "\\" in alias:
        return Fault("It contains a backslash, \\, where addresses have a slash, /.", alias.replace("\\", "/"))
    if re.match(r"(?:https?:)?//", alias):
        parts = urlsplit(alias if ":" in alias.partition("/")[0] else f"https:{alias}")
        own = (parts.hostname or "").removeprefix("www.") == host.removeprefix("www.")
        why = "It is a whole address." if own else "It is an address of another site."
        return Fault(why, parts.path if own else "")
    if not alias.startswith("/") and alias.lower().endswith(MARKDOWN):
        return Fault("It is the name of a file; an alias is an address that readers may still have.")
    if not alias.startswith("/"):
        return Fault("It does not begin with a slash.", f"/{alias}")
    if "#" in alias:
        return Fault("Browsers never send what follows the #.", alias.partition("#")[0])
    found = BLANK_OR_HIDDEN.search(alias)
    return Fault(f"It contains {name_sign(found[0])}.", _encoded(alias)) if found else None


def _encoded(alias: str) -> str:
    return quote(" ".join(with_plain_blanks(unquote(alias)).split()), safe=_SAFE)
