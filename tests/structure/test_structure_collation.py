"""The order of the alphabet, without the machine's locale."""

from __future__ import annotations

import unicodedata

import pytest
from arranging import EN, ES

from elevate_site.language.collation import collation_key, first_letter
from elevate_site.model.values import LanguageCode


def ordered(words: list[str], language: LanguageCode) -> list[str]:
    return sorted(words, key=lambda word: collation_key(word, language))


def test_case_and_accents_count_last() -> None:
    """Letters decide first; case and accents only between words that are otherwise the same."""
    assert ordered(["zebra", "área", "arena", "Arco"], ES) == ["Arco", "área", "arena", "zebra"]
    assert ordered(["zebra", "Émile", "eagle", "Ernest"], EN) == ["eagle", "Émile", "Ernest", "zebra"]
    assert ordered(["resumé", "resume", "resumes"], EN) == ["resume", "resumé", "resumes"]


def test_spanish_ene_follows_n() -> None:
    """In Spanish, ñ is a letter of its own after n; in English it is an n with an accent."""
    words = ["ñu", "nube", "nz", "oso"]
    assert ordered(words, ES) == ["nube", "nz", "ñu", "oso"]
    assert ordered(words, EN) == ["ñu", "nube", "nz", "oso"]


def test_punctuation_at_the_start_does_not_count() -> None:
    """A Spanish question is sorted by its first word, not by its question mark."""
    assert ordered(["Terapia", "¿Qué es la ansiedad?", "“Alta” y sueño"], ES) == [
        "“Alta” y sueño",
        "¿Qué es la ansiedad?",
        "Terapia",
    ]


def test_composed_and_decomposed_accents_are_the_same() -> None:
    """A title typed on a Mac is sorted like the same title typed elsewhere."""
    for word in ("niñez", "Área"):
        assert collation_key(unicodedata.normalize("NFD", word), ES) == collation_key(word, ES)
        assert first_letter(unicodedata.normalize("NFD", word), ES) == first_letter(word, ES)


@pytest.mark.parametrize(
    ("title", "letter"),
    [
        ("sleep", "S"),
        ("Área", "A"),
        ("ñandú", "Ñ"),
        ("¿Qué es?", "Q"),
        ("“Sleep”", "S"),
        ("10 ways to rest", "#"),
        ("…", "#"),
        ("", "#"),
    ],
)
def test_a_title_stands_under_its_first_letter(title: str, letter: str) -> None:
    """Accents and leading punctuation do not count; digits and titles without letters share one group."""
    assert first_letter(title, ES) == letter


def test_an_english_list_has_no_ene() -> None:
    """In English, Ñ is sorted under N."""
    assert first_letter("Ñandú", EN) == "N"
