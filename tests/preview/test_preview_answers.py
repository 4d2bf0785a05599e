"""Addresses are answered as the published site would, and to nobody else."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from sample_preview import SampleSite, excerpt, fetch, in_event_loop, listening, mark_in, running, text_of
from tornado.httpclient import HTTPClientError

from elevate_site.errors import AddressRefusedError
from elevate_site.preview import PreviewServer
from elevate_site.preview.application import is_local
from elevate_site.preview.responses import respond
from elevate_site.preview.snapshots import Snapshot

OUTPUTS = {
    "index.html": b"home",
    "articles/x/index.html": b"article",
    "404.html": b"lost",
    "static/a.1f.css": b"a{}",
    "atención/index.html": b"es",
    "feed.xml": b"<feed/>",
    "contact/main.vcf": b"BEGIN:VCARD",
    "x.unknown": b"?",
}


@pytest.mark.parametrize(
    ("path", "status", "content_type", "body"),
    [
        ("/", 200, "text/html; charset=utf-8", b"home"),
        ("/index.html", 200, "text/html; charset=utf-8", b"home"),
        ("/articles/x/", 200, "text/html; charset=utf-8", b"article"),
        ("/static/a.1f.css", 200, "text/css; charset=utf-8", b"a{}"),
        ("/atención/", 200, "text/html; charset=utf-8", b"es"),
        ("/feed.xml", 200, "application/xml", b"<feed/>"),
        ("/contact/main.vcf", 200, "text/vcard; charset=utf-8", b"BEGIN:VCARD"),
        ("/x.unknown", 200, "application/octet-stream", b"?"),
        ("/articles/", 404, "text/html; charset=utf-8", b"lost"),
        ("/nowhere", 404, "text/html; charset=utf-8", b"lost"),
        ("/../../etc/passwd", 404, "text/html; charset=utf-8", b"lost"),
        ("//etc/passwd", 404, "text/html; charset=utf-8", b"lost"),
        ("/articles/../index.html", 404, "text/html; charset=utf-8", b"lost"),
        ("/\0", 404, "text/html; charset=utf-8", b"lost"),
        ("http://elsewhere.example/", 404, "text/html; charset=utf-8", b"lost"),
    ],
)
def test_answer(path: str, status: int, content_type: str, body: bytes) -> None:
    """A path is answered from what was built, by its exact name, a folder by its index; nothing else exists."""
    given = respond(Snapshot(1, OUTPUTS, "/", ""), path)
    assert (given.status, given.content_type, given.body) == (status, content_type, body)


def test_files_named_by_their_digest_may_be_kept() -> None:
    """A reload fetches the page, and no style, script or letters that the browser has already."""
    outputs = {"index.html": b"home", "assets/site-0123456789.css": b"a{}", "assets/own.css": b"a{}", "a.css": b"a{}"}
    snapshot = Snapshot(1, outputs, "/", "")
    assert [path for path in outputs if respond(snapshot, f"/{path}").lasting] == ["assets/site-0123456789.css"]


@pytest.mark.parametrize(
    ("root", "path", "location"),
    [
        ("/", "/articles/x", "/articles/x/"),
        ("/", "/atención", "/atenci%C3%B3n/"),
        ("/clinic/", "/", "/clinic/"),
        ("/clinic/", "/clinic", "/clinic/"),
        ("/clinic/", "/clinic/articles/x", "/clinic/articles/x/"),
    ],
)
def test_answer_redirects(root: str, path: str, location: str) -> None:
    """A folder without its slash, and the host without the path of the site, lead to where the page is."""
    given = respond(Snapshot(1, OUTPUTS, root, ""), path)
    assert (given.status, given.location) == (302, location)


def test_answer_knows_no_page_outside_the_root() -> None:
    """With a site at /clinic/, the same page without that path is not found, as it will be when published."""
    assert respond(Snapshot(1, OUTPUTS, "/clinic/", ""), "/articles/x/").status == 404
    assert respond(Snapshot(1, OUTPUTS, "/clinic/", ""), "/clinic/articles/x/").body == b"article"


@in_event_loop
async def test_served_page_is_the_built_one_plus_the_script(tmp_path: Path) -> None:
    """A page is served fresh, with nothing added to it but the preview's own style and script."""
    site = SampleSite(tmp_path, root="/clinic/")
    site.save("home", "hello")
    async with running(site) as server:
        assert server.address.endswith("/clinic/")
        response = await fetch(server, "/clinic/")
        built = site.build().outputs["index.html"].decode()
        head, tail = built.split("</body>")
        text = response.body.decode()
        assert text.startswith(head)
        assert text.endswith("</body>" + tail)
        assert text.count("<script") == 1
        assert response.headers["Cache-Control"] == "no-store"
        redirect = await fetch(server, "/?x=1")
        assert (redirect.code, redirect.headers["Location"]) == (302, "/clinic/?x=1")


@in_event_loop
async def test_lost_page_is_reported_too(tmp_path: Path) -> None:
    """An address without a page gets status 404 and a page that reloads as soon as there is one."""
    site = SampleSite(tmp_path)
    site.save("home", "hello")
    async with running(site) as server:
        response = await fetch(server, "/new/%3Cb%3E")
        assert response.code == 404
        assert "no page at /new/&lt;b&gt;" in response.body.decode()
        assert mark_in(response.body.decode())


@pytest.mark.parametrize("path", ["/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc%2fpasswd", "/%ff"])
@in_event_loop
async def test_no_path_leads_out_of_the_site(tmp_path: Path, path: str) -> None:
    """However a path is written, files that are not part of the site do not exist."""
    site = SampleSite(tmp_path)
    site.save("home", "hello")
    async with running(site) as server:
        assert (await fetch(server, path)).code == 404


@pytest.mark.parametrize(
    "path", ["/", "/nowhere", "/_preview/overlay.css", "/_preview/livereload.js", "/livereload", "/x.css"]
)
@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "http://evil.example"}, {"Origin": "null"}])
@in_event_loop
async def test_foreign_host_and_origin_are_refused(tmp_path: Path, path: str, headers: dict[str, str]) -> None:
    """A request under another name, or from another site's page, is refused at every address."""
    site = SampleSite(tmp_path)
    site.save("home", "secret draft")
    async with running(site) as server:
        response = await fetch(server, path, **headers)
        assert response.code == 403
        assert b"secret" not in response.body


@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "http://evil.example"}, {"Origin": "null"}])
@in_event_loop
async def test_foreign_socket_is_refused(tmp_path: Path, headers: dict[str, str]) -> None:
    """The page of another site cannot open the socket."""
    site = SampleSite(tmp_path)
    site.save("home", "hello")
    async with running(site) as server:
        with pytest.raises(HTTPClientError) as refusal:
            async with listening(server, "any", **headers):
                pass
        assert refusal.value.code == 403


@in_event_loop
async def test_own_origin_is_welcome(tmp_path: Path) -> None:
    """The preview's own page opens the socket, by whichever local name it was called."""
    site = SampleSite(tmp_path)
    site.save("home", "hello")
    async with running(site) as server:
        port = server.address.split(":")[2].rstrip("/")
        mark = mark_in(await text_of(server))
        name = f"localhost:{port}"
        async with listening(server, mark, Host=name, Origin=f"http://{name}") as page:
            await server.stop()
            assert await page.read_message() is None


@in_event_loop
async def test_socket_that_speaks_something_else_is_closed(tmp_path: Path) -> None:
    """Words that are no LiveReload close the socket, and disturb nobody else."""
    site = SampleSite(tmp_path)
    site.save("home", "hello")
    async with running(site) as server:
        mark = mark_in(await text_of(server))
        for words in ("not JSON", "[]", "{}", "7"):
            async with listening(server, mark) as page:
                await page.write_message(words)
                assert await page.read_message() is None
        assert "hello" in await text_of(server)


@pytest.mark.parametrize(
    ("host", "bound", "expected"),
    [
        ("127.0.0.1:8000", "127.0.0.1", True),
        ("localhost:8000", "127.0.0.1", True),
        ("LOCALHOST", "127.0.0.1", True),
        ("[::1]:8000", "127.0.0.1", True),
        ("desk.clinic.example:8000", "desk.clinic.example", True),
        ("192.168.0.7:8000", "0.0.0.0", True),  # noqa: S104 - a case, no server
        ("[fe80::1]:8000", "::", True),
        ("192.168.0.7:8000", "127.0.0.1", False),
        ("evil.example", "0.0.0.0", False),  # noqa: S104 - a case, no server
        ("evil.example", "127.0.0.1", False),
        ("127.0.0.1.evil.example:8000", "127.0.0.1", False),
        ("localhost.evil.example", "127.0.0.1", False),
        ("", "", False),
        ("[", "127.0.0.1", False),
    ],
)
def test_is_local(host: str, bound: str, expected: bool) -> None:  # noqa: FBT001 - a column of the table
    """A Host is known by name, or by its digits when the server was opened to the network."""
    assert is_local(host, bound) is expected


def test_busy_port_is_reported(tmp_path: Path) -> None:
    """A port that is taken ends the start with a sentence and the way out."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(AddressRefusedError, match=f"Port {port} is already in use") as refusal:
            PreviewServer(
                SampleSite(tmp_path).build, folders=[], excerpt=excerpt, host="127.0.0.1", port=port, report=print
            ).serve()
        assert refusal.value.hint.endswith(f"--port {port + 1}")


@in_event_loop
async def test_foreign_address_is_reported(tmp_path: Path) -> None:
    """A host that is not this computer ends the start with a sentence."""
    server = PreviewServer(
        SampleSite(tmp_path).build, folders=[], excerpt=excerpt, host="192.0.2.1", port=0, report=lambda _: None
    )
    with pytest.raises(AddressRefusedError, match=r"“192\.0\.2\.1” is not an address of this computer"):
        await server.start()
