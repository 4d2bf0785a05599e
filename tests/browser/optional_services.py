"""Two optional services, as a clinic might declare them, and the host they come from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from browsing import Host, hosting

from whole_sites import Website, sample_website

__all__ = ["SCRIPTS", "declared", "hosting_services", "site_with_services"]

SCRIPTS = Website(
    {
        # Like a counter that marks a visitor for this host, for the domain above it and for one path, and again in
        # the last moment of each page.
        "count.js": b"""
            const mark = () => (document.cookie = "_count_visitor=1; Path=/; Max-Age=9999");
            mark();
            addEventListener("pagehide", mark);
            document.cookie = "_count_domain=1; Path=/; Max-Age=9999; Domain=harbor.test";
            document.cookie = "_id=1; Path=/patients/; Max-Age=9999";
            document.documentElement.dataset.counter = "runs";
        """,
        "chat.js": b'document.documentElement.dataset.chat = "runs";',
        "more.js": b'document.documentElement.dataset.more = "runs";',
    },
    "/",
)
"""What the services' host serves."""

_HEAD = """\
cookies:
  services:
"""
_SERVICE = """\
    - id: {name}
      name: The {name}
      category: {category}
      provider: Example Company
      purpose: {{en: Is there for tests., es: Existe para pruebas.}}
      script: {origin}/{name}.js
      cookies: [{cookies}]
"""


def declared(origin: str, **categories: str) -> str:
    """The part of `site.yaml` that declares services, named by their scripts at `origin`, each with its category."""
    cookies = {"count": '"_count*", _id'}
    return _HEAD + "".join(
        _SERVICE.format(name=name, category=category, origin=origin, cookies=cookies.get(name, ""))
        for name, category in categories.items()
    )


@contextmanager
def hosting_services() -> Iterator[Host]:
    """The host of the services' scripts."""
    with hosting("stats.test", SCRIPTS) as host:
        yield host


def site_with_services(folder: Path, services: Host) -> Website:
    """The sample with a counter and a chat."""
    return sample_website(folder, declared(services.origin, count="analytics", chat="functional"))
