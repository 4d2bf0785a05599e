"""Values become bytes and the same values again, and nothing but a value ever comes out of bytes."""

from __future__ import annotations

import datetime
import enum
import marshal
import os
import subprocess
import sys
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from elevate_site.errors import Problem, Severity
from elevate_site.fingerprints.packing import digest_of, pack, unpack
from elevate_site.model.document import FrontMatter, ImageReference, Source
from elevate_site.model.fragment import Block, Html, Phrase, Picture, Term
from elevate_site.model.page import Page
from elevate_site.model.settings import UNITED_STATES_CRISIS_LINES, Address, Clinic, Location, Settings
from elevate_site.model.site_view import Head, Link
from elevate_site.model.values import LanguageCode, LocalText, Phone, Position, Url
from elevate_site.model.views import NotFoundView
from sample_views import article_view

EN = LanguageCode("en")
LINK = Link("/x/", "X")
HEAD = Head("Title", "About.", "/a/", None, EN, (LINK,), (), (LINK, LINK), indexed=True, picture=Picture("p", "P"))
SETTINGS = Settings(
    base_url=Url("https://clinic.example"),
    clinic=Clinic("Clinic", LocalText(((EN, "Care"),)), LocalText(((LanguageCode(""), "For all"),))),
    locations=(Location("main", "Main", Phone("+13055550100", "305-555-0100"), Address("1 A St", "Miami", "FL", "1")),),
    languages=(EN,),
)
PROBLEM = Problem("link-broken", Severity.WARNING, "content/a.md", 3, 4, "Message.", "Hint.")
MATTER = FrontMatter(
    "Title", "About.", reviewed=datetime.date(2026, 3, 31), sources=(Source("S", year="2024"),), draft=True
)
VALUES: tuple[Any, ...] = (
    *(LINK, HEAD, SETTINGS, PROBLEM, MATTER, article_view(HEAD), UNITED_STATES_CRISIS_LINES, Position(3, 4)),
    *(Severity.ERROR, ImageReference("a.png", "A"), Page("a", EN, "pages/a.html", NotFoundView(HEAD))),
    (Html("<p>"), Block("note", {"heading": "H"}, (Term("nap", "t"), Phrase("k", 2)), 4)),
    *(datetime.date(2026, 2, 28), datetime.time(17, 30), datetime.datetime(2026, 1, 2, 3, 4, 5, 6)),  # noqa: DTZ001  # a naive one
    datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC),
    datetime.datetime(2026, 7, 1, 12, tzinfo=ZoneInfo("America/New_York")),
    *(Path("content/a.md"), frozenset({"a", "b"}), frozenset({LINK, PROBLEM}), {}, {"b": (1,), 2: LINK}, (), ((),)),
)

TEXTS = some.text(max_size=5)
PLAIN = some.none() | some.booleans() | some.integers() | some.floats(allow_nan=False) | some.binary() | TEXTS
DAYS = some.dates() | some.times() | some.datetimes() | some.datetimes(timezones=some.just(ZoneInfo("Europe/Madrid")))
LEAVES = PLAIN | DAYS | some.sampled_from(Severity) | some.builds(Position, some.integers(), some.integers())
ANYTHING: Any = some.recursive(
    LEAVES | some.sampled_from(VALUES),
    lambda inner: (
        some.lists(inner, max_size=3).map(tuple)
        | some.dictionaries(TEXTS | some.integers(), inner, max_size=3)
        | some.builds(Link, inner, TEXTS)
        | some.builds(Block, TEXTS, some.dictionaries(TEXTS, TEXTS), some.tuples(inner), some.integers())
        | some.frozensets(LEAVES, max_size=3)
    ),
    max_leaves=8,
)


def typed(value: Any) -> Any:
    """`value` with the type of each part, which tells 1 from True and from 1.0."""
    if isinstance(value, tuple | frozenset):
        return type(value), type(value)(map(typed, value)) if type(value) in (tuple, frozenset) else value
    if isinstance(value, dict):
        return dict, tuple((typed(key), typed(item)) for key, item in value.items())
    return type(value), repr(value) if isinstance(value, float) else value


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_comes_out_as_it_went_in(value: object) -> None:
    """Views, settings and Problems, days and times, and what they are made of."""
    assert unpack(pack(value)) == value
    assert type(unpack(pack(value))) is type(value)


@given(ANYTHING)
def test_any_value_comes_out_as_it_went_in(value: Any) -> None:
    """However values are put into each other, each part keeps its type; and the same bytes come out again."""
    assert typed(unpack(pack(value))) == typed(value)
    assert pack(unpack(pack(value))) == pack(value)


@given(ANYTHING, ANYTHING)
def test_other_values_have_other_bytes(first: Any, second: Any) -> None:
    """Two values have the same bytes only if they are the same."""
    assert (pack(first) == pack(second)) is (typed(first) == typed(second))


def test_what_python_takes_for_equal_stays_apart() -> None:
    """One, true, the digit, the number with a point, and each of them in a tuple; nothing, empty and false."""
    alike: tuple[object, ...] = (1, True, "1", b"1", 1.0, 0, False, "", b"", None, (), {}, frozenset(), "t", "m")
    alike = (*alike, *((each,) for each in alike), ("t", 1), ("T", 1), {"t": 1}, ((1,), 1), (1, (1,)), Position(1, 1))
    assert len({pack(each) for each in alike}) == len(alike)


def test_the_bytes_do_not_tell_of_which_objects_a_value_is_made() -> None:
    """One object twice, two objects that are equal, text that Python keeps only once, or an equal kind of mapping."""
    word, other = (data.decode() for data in (b"some words",) * 2)
    assert word is not other
    assert pack((word, word)) == pack((word, other)) == pack((sys.intern(word), other))
    one, two = Link(word, "X"), Link(other, "X")
    assert pack((one, one)) == pack((one, two)) == pack((two, one))
    mappings = ({"a": 1, "b": 2}, OrderedDict(a=1, b=2), MappingProxyType({"a": 1, "b": 2}))
    assert len({pack(each) for each in mappings}) == 1
    assert pack(PurePosixPath("a/b")) == pack(Path("a/b"))


def test_a_mapping_keeps_its_order() -> None:
    """The order of templates and words is a part of them."""
    assert list(unpack(pack({"b": 1, "a": 2}))) == ["b", "a"]
    assert pack({"b": 1, "a": 2}) != pack({"a": 2, "b": 1})


@pytest.mark.parametrize("seed", ["1", "2", "3"])
def test_another_process_makes_the_same_bytes(seed: str) -> None:
    """Whatever order the hashes of that process give to the items of a set, of one class or of several."""
    program = (
        "import sys; from test_packing import MIXED; from elevate_site.fingerprints.packing import pack;"
        " sys.stdout.buffer.write(pack(MIXED))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.check_output([sys.executable, "-c", program], env=environment) == pack(MIXED)


MIXED = frozenset({*map(str, range(9)), LINK, PROBLEM, Html("x"), Position(1, 2), (Html("y"), "y"), Severity.ERROR})


@dataclass(frozen=True)
class Foreign:
    """A class of somebody else."""

    name: str


Nameless = type("Nameless", (tuple,), {"__module__": "elevate_site.model.nowhere"})
"""A tuple of ours whose parts have no names."""


class ForeignKind(enum.Enum):
    """An enumeration of somebody else."""

    ONE = 1


@pytest.mark.parametrize(
    "value",
    [
        Foreign("x"),
        ForeignKind.ONE,
        Nameless((1, 2)),
        pack,
        Foreign,
        Link,
        object(),
        [1],
        {1},
        1j,
        Link("/", cast("Any", Foreign("x"))),
    ],
)
def test_what_is_no_value_is_refused(value: object) -> None:
    """Foreign classes, functions, classes themselves, and what can be changed; inside of values too."""
    for each in (value, (value,), {"a": value}):
        with pytest.raises(TypeError, match="no value"):
            pack(each)


@pytest.mark.parametrize(
    "name",
    [
        *("builtins:eval", "os:system", "subprocess:Popen", "pathlib:Path", "test_packing:Foreign"),
        *(
            "elevate_site.fingerprints.packing:pack",
            "elevate_site.fingerprints.packing:marshal",
            "elevate_site.memory:Memory",
        ),
        *(
            "elevate_site.nowhere:Link",
            "elevate_site.model.site_view:Nobody",
            "elevate_site_other:Link",
            "elevate_site",
        ),
        *("elevate_site.:Link", "elevate_site.errors:Exception", "elevate_site.errors:PublishingFailedError", "", ":"),
    ],
)
def test_bytes_that_name_anything_else_are_refused(name: str) -> None:
    """A function, a foreign class, a class of ours that is not a value, or one that does not exist."""
    for kind in (0, -1, "e"):
        with pytest.raises(ValueError, match=r".*"):
            unpack(marshal.dumps([[name], [kind, "echo", 0]], 2))


@pytest.mark.parametrize(
    "written",
    [
        *(None, 1, "x", [], [[]], [[], [], []], [[], []], [[], [0]], [[], ["?"]], [[], ["e", 0, 1]], [[], ["d", "x"]]),
        *([[], ["d", 10**30]], [[], ["d", 0]], [[], ["z", "2026-01-01", "Nowhere/City"]], [[], ["h", 3]]),
        *([[], ["z", "2026-01-01", "../../etc/passwd"]], [[], ["m", 1]], [[], ["s", ["m"]]], [[], [None]], [[], [[]]]),
        *([[1], 1], [["elevate_site.errors:Severity"], ["e", 0, "nothing"]], [["elevate_site.errors:Severity"], [0]]),
        [["elevate_site.model.site_view:Link"], [0, "one too few"]],
    ],
)
def test_bytes_of_another_form_are_refused(written: Any) -> None:
    """What marshal can read but packing has not written is a `ValueError` and nothing else."""
    with pytest.raises(ValueError, match=r".*"):
        unpack(marshal.dumps(written, 2))


DAMAGED = pack((LINK, Position(3, 4), datetime.date(2026, 2, 28), {"a": 1.5}, Severity.ERROR, b"x", Path("a")))


def test_bytes_that_were_cut_short_are_refused() -> None:
    """Wherever they end."""
    for end in range(len(DAMAGED)):
        with pytest.raises(ValueError, match=r".*"):
            unpack(DAMAGED[:end])


def test_a_flipped_bit_is_refused_or_another_value() -> None:
    """Nothing but `ValueError` is ever raised; whether the bytes are those that were kept is for checksums to say."""
    changed = 0
    for place in range(len(DAMAGED)):
        for bit in range(3):
            data = bytearray(DAMAGED)
            data[place] ^= 1 << bit
            try:
                changed += unpack(bytes(data)) != unpack(DAMAGED)
            except ValueError:
                changed += 1
    assert changed > len(DAMAGED)


def test_a_digest_tells_where_a_part_ends() -> None:
    """The same bytes cut elsewhere are another thing; so is another order, and an empty part."""
    digests = {digest_of(b"ab", b"c"), digest_of(b"a", b"bc"), digest_of(b"bc", b"a"), digest_of(b"a", b"bc", b"")}
    assert len(digests) == 4
    assert digest_of(b"a", b"bc") in digests
    assert len(digest_of()) == 32
