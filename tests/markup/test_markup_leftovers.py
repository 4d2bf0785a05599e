"""Signs that nothing read are told at the line and column where they stand."""

from __future__ import annotations

import pytest
from documents import convert
from hypothesis import given, settings
from hypothesis import strategies as st
from planted import PLACES, article

from depth import examples
from elevate_site.language.emphasis_kinds import EMPHASIS_KINDS
from elevate_site.language.foreign_kinds import FOREIGN_KINDS
from elevate_site.language.leftover_kinds import KINDS, VALUE_KINDS
from elevate_site.language.leftover_signs import find_leftovers, may_hold_leftovers
from elevate_site.language.pasted_kinds import PASTED_KINDS
from elevate_site.language.unfinished_kinds import UNFINISHED_KINDS

SIGNS = {
    "[[wiki]]": "text-foreign",
    "{{ name }}": "text-foreign",
    "[gallery ids='1']": "text-foreign",
    "&nbsp": "text-foreign",
    "** loose": "sign-unread",
    "~~struck~~": "sign-unread",
    "{lang=es}": "attribute-refused",
    "[insert a name]": "text-unfinished",
    "XXX-XXXX": "text-unfinished",
    "\u200b": "character-hidden",
}


def places_of(text: str) -> list[tuple[str, str]]:
    """For each Problem in `text` its rule, and what stands at its line and column."""
    lines = text.split("\n")
    return [(found.code, lines[found.line - 1][found.column - 1 :]) for found in convert(text)[1]]


@pytest.mark.parametrize("place", sorted(PLACES))
@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_is_told_where_it_stands(place: str, sign: str) -> None:
    """In every kind of place, with the same words before and behind."""
    text, _ = article([(PLACES[place], f"a *b* [a]({'a' * 9}.md) a {sign} a b"), (PLACES["a cell"], "a b")])
    ((rule, words),) = places_of(text)
    assert rule == SIGNS[sign]
    assert words.startswith(sign)


@given(st.lists(st.tuples(st.sampled_from(sorted(PLACES)), st.sampled_from(sorted(SIGNS))), min_size=8, max_size=8))
@settings(max_examples=examples(100))
def test_many_signs_are_told_where_they_stand(planted: list[tuple[str, str]]) -> None:
    """Each of many signs has a place of its own."""
    text, lines = article([(PLACES[place], f"§ a {sign} a") for place, sign in planted])
    found = {(found.line, found.code) for found in convert(text)[1]}
    assert found == {(line, SIGNS[sign]) for line, (_, sign) in zip(lines, planted, strict=True)}
    assert all(any(words.startswith(sign) for sign in SIGNS) for _, words in places_of(text))


@pytest.mark.parametrize("sign", SIGNS)
def test_what_is_only_shown_is_no_sign(sign: str) -> None:
    """Nothing is told of code."""
    assert convert(f"The sign `{sign}` is code.")[1] == ()


@pytest.mark.parametrize(
    "kind",
    [*PASTED_KINDS, *FOREIGN_KINDS, *UNFINISHED_KINDS, *KINDS, *EMPHASIS_KINDS, *VALUE_KINDS],
    ids=lambda kind: kind.pattern[:30],
)
def test_signs_of_kinds_are_quick_to_search_for(kind: object) -> None:
    """Each begins with one plain character, so that a search for all of them skips from one to the next."""
    for sign in kind.signs:  # type: ignore[attr-defined]
        first = sign.removeprefix("\\")[0]
        assert len(first) == 1
        assert sign[0] not in "[(.^$?*+|{"


@given(st.text(st.sampled_from("*_`~=[](){}<>%$&;:!?^'\"\\ \nabTODXx123/.-"), max_size=40))
@settings(max_examples=examples(500))
def test_the_quick_look_overlooks_nothing(text: str) -> None:
    """Whatever is found, the search for signs had found something."""
    if next(find_leftovers(text, "en"), None):
        assert may_hold_leftovers(text)
