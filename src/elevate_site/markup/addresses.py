"""Reports addresses of links that lead out of the site and cannot work, at the place where each is written.

What a sound address is, the judges in `language` say; they judge the addresses in settings and front matter too.
"""

from __future__ import annotations

import re

from elevate_site.language.faults import shorten
from elevate_site.language.file_endings import PICTURES
from elevate_site.language.link_schemes import judge_scheme, scheme_of
from elevate_site.language.mail_addresses import judge_mail_link
from elevate_site.language.web_addresses import begins_like_web_address, judge_web_address, names_own_computer
from elevate_site.markup.findings import Findings
from elevate_site.model.fragment import WebLink
from elevate_site.model.values import Position

__all__ = ["leads_outside", "report_image_elsewhere"]

_OTHER_HOST = re.compile(r"[/\\]{2}")
# Browsers take a backslash for a slash.
_SLASHES = "/\\"
# Browsers ignore these characters inside an address, so `java\nscript:` would run.
_IGNORED_BY_BROWSERS = re.compile(r"[\x00-\x20\x7f-\x9f]+")
_NOWHERE = Position(0, 0)
_WEB = ("https", "http")
_NO_PICTURES = frozenset({"tel", "sms", "mailto", "contact"})
_WRITE_MAIL = "Write it like mailto:office@clinic.org"
_COPY_AGAIN = "Open the page in a browser, and copy its address again."
_SCHEMES_TO_USE = (
    "Use https, http, mailto, tel or sms, or the name of a file of this site; an app has an https address too."
)


def leads_outside(findings: Findings, address: str, position: Position | None, written: str) -> bool:
    """Whether `address` leads out of this site; what is wrong with it is reported to `findings`.

    `written` is what the text has of it: an email address that stands there alone does so without `mailto:`.
    """
    compact = _IGNORED_BY_BROWSERS.sub("", address)
    scheme = scheme_of(compact)
    if names_own_computer(compact) and not compact.startswith("/"):
        message = f"“{shorten(address)}” is a file on your own computer, which nobody else can open."
        findings.report("link-scheme", position, message, _how_to_publish(compact))
    elif _OTHER_HOST.match(compact):
        message = f"“{shorten(address)}” leads to another site, but does not begin with https:."
        findings.report("link-scheme", position, message, f"Write https://{compact.lstrip(_SLASHES)}")
    elif scheme in _WEB or begins_like_web_address(compact):
        _read_web_address(findings, address, compact, position)
    elif not scheme:
        return False
    elif (fault := judge_scheme(compact)) is not None:
        findings.report("link-scheme", position, fault.why, fault.hint or _SCHEMES_TO_USE)
    elif not compact.partition(":")[2].strip(_SLASHES):
        _report_empty(findings, address, scheme, position)
    elif scheme == "mailto" and (fault := judge_mail_link(address)) is not None:
        message = f"No message can reach “{shorten(written)}”. {fault.why}"
        hint = fault.hint or _WRITE_MAIL
        findings.report("value-email", position, message, hint if scheme_of(written) else hint.replace("mailto:", ""))
    return True


def _read_web_address(findings: Findings, address: str, compact: str, position: Position | None) -> None:
    if not re.sub(r"^\w+[^\w/\\]?", "", compact).strip(_SLASHES):
        _report_empty(findings, address, scheme_of(compact) or "https", position)
    elif fault := judge_web_address(address):
        message = f"The web address “{shorten(address)}” cannot be used. {fault.why}"
        findings.report("value-url", position, message, fault.hint or _COPY_AGAIN)
    else:
        findings.web_links.append(WebLink(address, *(position or _NOWHERE)))


def _report_empty(findings: Findings, address: str, scheme: str, position: Position | None) -> None:
    message = f"The link to “{shorten(address)}” has no address."
    findings.report("link-empty", position, message, f"Write the address after {scheme}:")


def report_image_elsewhere(findings: Findings, file: str, words: str, position: Position | None) -> None:
    """Report an image with these `words`, whose address is not that of a file of the site."""
    compact = _IGNORED_BY_BROWSERS.sub("", file)
    if scheme_of(compact) in _NO_PICTURES:
        message = f"“{shorten(file)}” is no picture; with a ! before its brackets, a link is taken for one."
        findings.report("image-host", position, message, f"Delete the !, and write [{words or 'words'}]({file})")
    elif names_own_computer(compact) and not compact.startswith("/"):
        message = f"The image “{shorten(file)}” is a file on your own computer, which nobody else can open."
        hint = f"Put the image beside the article, and write only its file name, {_file_name(compact)}"
        findings.report("image-host", position, message, hint)
    elif scheme_of(compact) or _OTHER_HOST.match(compact):
        message = f"The image “{shorten(file)}” would come from another host, which would learn who reads this page."
        hint = "Save the image beside the article, and write its file name."
        if not compact.lower().endswith(PICTURES) and scheme_of(compact):
            hint += f" If a link is meant, delete the !, and write [{words or 'words'}]({file})"
        findings.report("image-host", position, message, hint)


def _how_to_publish(path: str) -> str:
    """What to do with a file on the writer's own computer."""
    name = _file_name(path)
    if name.endswith(".md"):
        return f"Write only the name of the file, {name}"
    return f"Put the file into static/forms/, and write /forms/{name}"


def _file_name(path: str) -> str:
    return re.split(r"[/\\]", path)[-1]
