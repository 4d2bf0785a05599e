"""Two optional services, as a clinic might declare them, and the host that their scripts come from."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Route

from whole_sites import Website, sample_website

__all__ = ["Services", "declared", "site_with_services"]

ORIGIN = "https://stats.test"
SCRIPTS = MappingProxyType(
    {
        # Like a counter that marks a visitor for this host, for the domain above it and for one path, and again in
        # the last moment of each page.
        "/count.js": """
            const mark = () => (document.cookie = "_count_visitor=1; Path=/; Max-Age=9999");
            mark();
            addEventListener("pagehide", mark);
            document.cookie = "_count_domain=1; Path=/; Max-Age=9999; Domain=harbor.test";
            document.cookie = "_id=1; Path=/patients/; Max-Age=9999";
            document.documentElement.dataset.counter = "runs";
        """,
        "/chat.js": 'document.documentElement.dataset.chat = "runs";',
        "/more.js": 'document.documentElement.dataset.more = "runs";',
    }
)
DECLARATION = """\
    - id: {name}
      name: The {name}
      category: {category}
      provider: Example Company
      purpose: {{en: Is there for tests., es: Existe para pruebas.}}
      script: {origin}/{name}.js
      cookies: [{cookies}]
"""


class Services:
    """The host of the services, which the browser takes for a real one, and what it was asked for.

    It runs in the browser and not at a port: scripts of services are declared with `https:` only.
    """

    def __init__(self) -> None:
        self.requests: list[str] = []
        """The paths that were asked for, in order."""

    def serve(self, context: BrowserContext) -> None:
        """Answer the tabs of `context`."""
        context.route(f"{ORIGIN}/**", self._answer)

    def _answer(self, route: Route) -> None:
        path = urlsplit(route.request.url).path
        self.requests.append(path)
        route.fulfill(content_type="text/javascript", body=SCRIPTS[path])


def declared(**categories: str) -> str:
    """The part of `site.yaml` that declares services, named by their scripts, each with its category."""
    cookies = {"count": '"_count*", _id'}
    services = (
        DECLARATION.format(name=name, category=category, origin=ORIGIN, cookies=cookies.get(name, ""))
        for name, category in categories.items()
    )
    return "cookies:\n  services:\n" + "".join(services)


def site_with_services(folder: Path) -> Website:
    """The sample, copied to `folder`, with a counter and a chat."""
    return sample_website(folder, declared(count="analytics", chat="functional"))
