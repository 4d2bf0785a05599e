"""Which web addresses, hosts and email addresses can work, and what was meant by those that cannot."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depth import examples
from elevate_site.language.guesses import guess_address
from elevate_site.language.mail_addresses import judge_mail_address, judge_mail_link
from elevate_site.language.web_addresses import (
    begins_like_web_address,
    host_of,
    judge_reach,
    judge_web_address,
    names_own_computer,
)
from elevate_site.language.web_hosts import is_local_host, judge_host


@pytest.mark.parametrize(
    "address",
    [
        "https://clinic.org",
        "HTTP://Clinic.org./",
        "https://clinic.org:8443/a_(b)?q=https://x.org#p",
        "https://clinic.org:/",
        "https://clinic.org?q=1",
        "https://clinic.org#a",
        "https://web.archive.org/web/2020/https://clinic.org/",
        "https://www.müller.de/schlaf",
        "https://xn--mller-kva.de/",
        "https://8.8.8.8/",
        "https://https.org/",
        "https://a-.blog.org/",
        "https://clinic.org/100%",
        "https://user.clinic.org/@name",
    ],
)
def test_what_works_is_let_through(address: str) -> None:
    """An address that browsers open as it is written has no fault, however odd it looks."""
    assert judge_web_address(address) is None
    assert judge_reach(address) is None


@pytest.mark.parametrize(
    ("address", "write"),
    [
        ("https:/x.org/a", "https://x.org/a"),
        ("https:x.org", "https://x.org"),
        ("http:///x.org", "http://x.org"),
        ("https//x.org", "https://x.org"),
        ("https;//x.org", "https://x.org"),
        ("https.//x.org", "https://x.org"),
        ("https: //x.org", "https://x.org"),
        ("htps://x.org", "https://x.org"),
        ("hhttps://x.org", "https://x.org"),
        ("https://http://x.org", "http://x.org"),
        ("https://https//x.org", "https://x.org"),
        ("www.x.org/a", "https://www.x.org/a"),
        ("https:\\\\x.org\\a", "https://x.org/a"),
        ("https://jo:secret@x.org/", "https://x.org/"),
        ("https://x.org:99999/a", "https://x.org/a"),
        ("https://x.org:http/a", "https://x.org/a"),
        ("https://x..org", "https://x.org"),
        ("https://x,org", "https://x.org"),
        ("https://x.con", "https://x.com"),
        ("https://x\u2010y.org", "https://x-y.org"),
        ("\u00a0https://x.org", "https://x.org"),
        ("https://x.org/a b", "https://x.org/a%20b"),
        ("https://exa mple.org/", "https://example.org/"),
        ("https://x\u00ad.org/", "https://x.org/"),
        ("https://", ""),
        ("https://.org", ""),
        ("https://clinic", ""),
        ("https://my_clinic.org", ""),
        ("https://192.0.2.300", ""),
        ("https://[::1", ""),
        ("ftp://x.org", ""),
        ("mailto:a@x.org", ""),
        ("javascript:alert(1)", ""),
        ("C:\\Users\\jo\\a.pdf", ""),
        ("https://" + "a" * 64 + ".org", ""),
        ("https://x.org:99999/" + "a" * 600, ""),
    ],
)
def test_what_cannot_work_is_told_with_what_was_meant(address: str, write: str) -> None:
    """The judge writes the whole address anew where only one can have been meant."""
    fault = judge_web_address(address)
    assert fault is not None
    assert fault.why.endswith(".")
    assert fault.write == write


@settings(max_examples=examples(200))
@given(st.text(max_size=40) | st.from_regex(r"https?:?/{0,3}[\w.:@-]{0,12}[ -~]{0,12}", fullmatch=True))
def test_what_the_judge_writes_has_no_fault(address: str) -> None:
    """Whoever follows the hint is not told the same again."""
    fault = judge_web_address(address)
    if fault is not None and fault.write:
        assert judge_web_address(fault.write) is None
    mail = judge_mail_address(address)
    if mail is not None and mail.write:
        assert judge_mail_address(mail.write) is None


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST.", "127.0.0.1", "10.1.2.3", "192.168.0.7", "172.16.0.1", "169.254.1.1",
     "[::1]", "[fe80::1]", "[fd00::1]", "printer.local", "desk.lan", "app.localhost", "nas.home.arpa"],
)  # fmt: skip
def test_a_host_that_only_its_owner_reaches_is_local(host: str) -> None:
    """Nobody outside the building can open it, though its form is sound."""
    assert judge_host(host) == ""
    assert is_local_host(host)
    assert judge_reach(f"http://{host}:8000/") is not None


@pytest.mark.parametrize("host", ["clinic.org", "8.8.8.8", "[2606:4700::1111]", "local.org", "lan.example", "10.org"])
def test_a_host_of_the_internet_is_not_local(host: str) -> None:
    """A word that only sounds local is no reason to refuse a host."""
    assert judge_host(host) == ""
    assert not is_local_host(host)


def test_the_host_of_an_address_is_known_in_small_letters() -> None:
    """Without port, user and path."""
    assert host_of("HTTPS://WWW.Clinic.org:8443/a?b#c") == "www.clinic.org"
    assert host_of("http://[::1]:8000/") == "[::1]"


@pytest.mark.parametrize("address", ["C:\\a.pdf", "c:/a.pdf", "file:///a.pdf", "\\\\server\\a", "/Users/jo/a.pdf"])
def test_a_file_on_the_own_computer_is_known(address: str) -> None:
    """Windows, macOS and Linux each write it in another way."""
    assert names_own_computer(address)


@pytest.mark.parametrize("address", ["sleep.md", "/articles/sleep/", "a://b", "/users/", "contact:phone"])
def test_a_file_of_the_site_is_not_on_the_own_computer(address: str) -> None:
    """Other addresses are not taken for one."""
    assert not names_own_computer(address)


@pytest.mark.parametrize("address", ["http-basics.md", "httpd/a.md", "https/a.md", "sleep.md", "what/ever.md"])
def test_the_name_of_a_file_does_not_begin_like_a_web_address(address: str) -> None:
    """Only what a file of the site can never be called is taken for an address."""
    assert not begins_like_web_address(address)


@pytest.mark.parametrize(
    ("address", "write"),
    [
        ("office@clinic", ""),
        ("office@clinic.con", "office@clinic.com"),
        ("office @clinic.org", "office@clinic.org"),
        ("office@clinic.org.", "office@clinic.org"),
        ("office..desk@clinic.org", "office.desk@clinic.org"),
        ("office@clinic,org", "office@clinic.org"),
        ("<office@clinic.org>", "office@clinic.org"),
        ("office(at)clinic.org", ""),
        ("office@my_clinic.org", ""),
        ("@clinic.org", ""),
        ("office@127.0.0.1", ""),
        ("Office <office@clinic.org>", ""),
    ],
)
def test_an_e_mail_address_that_cannot_work_is_told(address: str, write: str) -> None:
    """The judge writes it anew where only one address can have been meant."""
    fault = judge_mail_address(address)
    assert fault is not None
    assert fault.write == write


@pytest.mark.parametrize("address", ["a.b+c%d_e-f@mail.clinic.org", "o'hara@clinic.org", "jo@clínica.org"])
def test_an_e_mail_address_that_people_have_is_let_through(address: str) -> None:
    """Signs that occur in real addresses are fine."""
    assert judge_mail_address(address) is None
    assert judge_mail_link(f"mailto:{address}?subject=Hello%20you") is None


def test_a_link_to_several_people_is_mended_as_a_whole() -> None:
    """What is right in it stays."""
    fault = judge_mail_link("mailto:a@clinic.org,b@clinic.con?subject=Hello you")
    assert fault is not None
    assert fault.write == "mailto:a@clinic.org,b@clinic.com?subject=Hello%20you"
    assert judge_mail_link("mailto:?subject=Sleep") is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("www.clinic.org", "https://www.clinic.org"),
        ("clinic.org/about", "https://clinic.org/about"),
        ("http//clinic.org", "http://clinic.org"),
        ("www.clinic.con", "https://www.clinic.com"),
        ("office@clinic.org", "mailto:office@clinic.org"),
        ("office@clinic.con", "mailto:office@clinic.com"),
        ("305-555-0100", "tel:305-555-0100"),
        ("(305)\u00a0555\u20110100", "tel:305-555-0100"),
        ("+1 305 555 0100", "tel:+1-305-555-0100"),
        ("sleep.md", ""),
        ("sleep", ""),
        ("sleep.es", ""),
        ("/articles/sleep/", ""),
        ("leaf.png", ""),
        ("2019-05", ""),
        ("", ""),
    ],
)
def test_what_was_meant_by_an_address_without_its_beginning_is_guessed(written: str, meant: str) -> None:
    """A guess is made only where nothing else can have been meant."""
    assert guess_address(written) == meant
