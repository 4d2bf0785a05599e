"""Which pages of the last published site are reported as gone: the rule url-vanished."""

from __future__ import annotations

from elevate_site.errors import Severity
from elevate_site.model.settings import RuleChange
from elevate_site.pipeline import Build
from elevate_site.pipeline.vanished import vanished_pages

BUILT = Build({}, (), pages=0, root="/", absent=frozenset({"articles/draft/index.html"}))


def test_a_page_that_is_gone_is_reported_with_what_to_do() -> None:
    """The hint says how its address is kept."""
    (found,) = vanished_pages(["es/articles/sleep/index.html"], BUILT)
    assert (found.code, found.severity, found.file) == ("url-vanished", Severity.WARNING, "")
    assert found.message.startswith("The page /es/articles/sleep/ was published before and is gone now")
    assert found.hint.startswith("If it has a new address, add /es/articles/sleep/ to `aliases`")


def test_what_comes_back_is_not_reported() -> None:
    """Neither the page of a draft, nor a part of a list, which come and go with the articles in it."""
    gone = ["articles/draft/index.html", "topics/sleep/2/index.html", "es/articles/letter/z/index.html"]
    assert vanished_pages(gone, BUILT) == ()
    assert [each.code for each in vanished_pages(["topics/sleep/index.html"], BUILT)] == ["url-vanished"]


def test_the_severity_that_a_site_chose_holds() -> None:
    """Settings can turn the rule off."""
    off = {"url-vanished": RuleChange(Severity.OFF, "We move often.")}
    built = Build({}, (), pages=0, root="/", rules=off)
    assert vanished_pages(["about/index.html"], built) == ()
