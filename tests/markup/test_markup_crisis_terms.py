"""Which words make a page carry the crisis card."""

from __future__ import annotations

import unicodedata

import pytest
from documents import convert

from elevate_site.language.crisis_terms import names_crisis

NAMED = """
suicide
Thoughts of SUICIDE
suicidal feelings
suicidality
overdose
She overdosed on pills
signs of overdosing
an over-dose
self-harm
self harm
selfharm
self‑harm with a hyphen that does not break
self–harm with a dash
self-injury
self-injurious behavior
self-mutilation
hurting yourself
want to hurt myself
harming himself
harmed herself
cut themselves
cutting yourself
kill yourself
killed himself
kill themselves
injure yourself
end your life
ended his own life
ending it all
take your own life
took her life
taking one's life
took their own lives
I want to die
wishing to die
I wish I were dead
better off dead
suicidio
ideas suicidas
suicidarse
sobredosis
autolesión
autolesiones
autolesionarse
autoagresión
lesiones autoinfligidas
quitarse la vida
se quitó la vida
quitarme la vida
quitándose la vida
acabar con su vida
terminó con su propia vida
poner fin a su vida
hacerse daño
haciéndose daño
se hace daño
lastimarse
matarse
quiero morir
deseo morirme
"""
NOT_NAMED = """
self-help
self-care and self-esteem
a harmless habit
overdue
over dinner
take a dose of medicine
cut corners
cut yourself some slack
cut yourself off from friends
hurt feelings
kill time
a killer headache
take your life back
take your life into your own hands
taking your life in a new direction
end of life care
the end of your work life
enjoy your life
life saving
dying of boredom
my phone is dead
the dead end
vida sana
calidad de vida
quitar la mancha
cortarse el pelo
hacer ejercicio
el daño a la piel
la lección de hoy
dosis diaria
"""


def _lines(words: str) -> list[str]:
    return words.strip().split("\n")


@pytest.mark.parametrize("words", _lines(NAMED))
def test_crisis_is_named(words: str) -> None:
    """Words for suicide, self-harm and overdose are recognised in the middle of a text."""
    assert names_crisis(f"Some people think of this: {words}. It helps to talk.")


@pytest.mark.parametrize("words", _lines(NAMED))
def test_crisis_is_named_wherever_a_line_breaks(words: str) -> None:
    """Editors break lines between any two words, and more than one blank may stand there."""
    assert names_crisis(words.replace(" ", "\n"))
    assert names_crisis(words.replace(" ", "  "))


@pytest.mark.parametrize("words", _lines(NOT_NAMED))
def test_crisis_is_not_named(words: str) -> None:
    """Words that only look similar do not count."""
    assert not names_crisis(f"Some people think of this: {words}. It helps to talk.")


@pytest.mark.parametrize(
    "body",
    [
        "Thoughts of **suicide**.",
        "Thoughts of self-*harm*.",
        "kill\nyourself",
        "hacerse da&ntilde;o",
        "self&nbsp;harm",
        unicodedata.normalize("NFD", "hacerse daño"),
        "## Suicide",
        "- a\n    - suicide",
        "| suicide | b |\n|---|---|\n| 1 | 2 |",
        "::: note\nsuicide\n:::",
        '::: warning heading="Suicide"\ntext\n:::',
        '::: details summary="Thoughts of self-harm"\ntext\n:::',
        "![A poster about suicide](poster.png)",
        "[suicide](a.md)",
        "Text[^1].\n\n[^1]: suicide",
        "`suicide`",
    ],
)
def test_crisis_is_found_wherever_readers_meet_it(body: str) -> None:
    """A term counts in every part of a page that is read or read aloud."""
    assert convert(body)[0].names_crisis


@pytest.mark.parametrize("body", ["Text.", "> " * 30 + "too deep"])
def test_crisis_is_found_in_front_matter(body: str) -> None:
    """A term in the title counts, whether or not the text below it can be read."""
    assert convert(body, title="After a suicide")[0].names_crisis


def test_what_stands_beside_a_title_takes_nothing_from_it() -> None:
    """Title, description and text are read each for itself: their ends make no new phrase, and unmake none."""
    assert convert("Text.", title="When you cut yourself", description="Short steps that help.")[0].names_crisis
    assert not convert("Text.", title="What people want", description="To die out as a habit.")[0].names_crisis


@pytest.mark.parametrize("body", ["Text.", "[Help](suicide.md)", "![A leaf](suicide.png)", "[a][r]\n\n[r]: suicide.md"])
def test_crisis_is_not_found_where_nobody_reads(body: str) -> None:
    """The name of a file is not what a page speaks of."""
    assert not convert(body)[0].names_crisis
