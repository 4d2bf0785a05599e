"""The language of a text by its small words."""

from __future__ import annotations

import pytest

from elevate_site.language.text_language import language_of

TEXTS = {
    "en": "Many people sleep badly when they worry, and they often blame themselves for it. Small changes can help "
    "you to rest better at night. Go to bed at the same time every day. Switch off your phone an hour before "
    "that.",
    "es": "Muchas personas duermen mal cuando se preocupan, y a menudo se culpan por ello. Los pequeños cambios "
    "pueden ayudarle a descansar mejor por la noche. Acuéstese a la misma hora todos los días y apague el "
    "teléfono una hora antes.",
    "pt": "Muitas pessoas dormem mal quando se preocupam, e muitas vezes se culpam por isso. Pequenas mudanças "
    "podem ajudar você a descansar melhor à noite. Vá para a cama na mesma hora todos os dias e desligue o "
    "telefone uma hora antes.",
    "fr": "Beaucoup de gens dorment mal quand ils se font du souci, et ils se le reprochent souvent. De petits "
    "changements peuvent vous aider à mieux vous reposer la nuit. Couchez-vous à la même heure tous les "
    "jours et éteignez votre téléphone une heure avant.",
    "de": "Viele Menschen schlafen schlecht, wenn sie sich Sorgen machen, und geben sich oft die Schuld. Kleine "
    "Änderungen können Ihnen helfen, nachts besser zu schlafen. Gehen Sie jeden Tag zur selben Zeit ins Bett "
    "und schalten Sie das Telefon eine Stunde vorher aus.",
    "it": "Molte persone dormono male quando si preoccupano, e spesso se ne danno la colpa. Piccoli cambiamenti "
    "possono aiutare a riposare meglio la notte. Vada a letto alla stessa ora tutti i giorni e spenga il "
    "telefono un'ora prima di coricarsi, anche nei giorni di festa. Questo è più utile di quello che si "
    "pensa.",
    "ht": "Anpil moun pa dòmi byen lè yo enkyete, epi yo souvan blame tèt yo pou sa. Ti chanjman ka ede ou repoze "
    "pi byen nan nwit. Ale nan kabann nan menm lè chak jou epi fèmen telefòn ou inèdtan anvan ou kouche.",
}


@pytest.mark.parametrize("said", ["en", "es", "vi"])
@pytest.mark.parametrize("language", TEXTS)
def test_a_text_is_known_by_its_small_words(language: str, said: str) -> None:
    """Whatever the name of its file says."""
    assert language_of(TEXTS[language], said) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "La casa de los espíritus",
        f"{TEXTS['en']}\n\n{TEXTS['es']}",
        f"{TEXTS['es']}\n\n{TEXTS['en']}",
        "Sertraline, fluoxetine, paroxetine, citalopram, escitalopram: " * 10,
        "Ngủ không ngon là điều rất phổ biến khi bạn lo lắng. " * 6,
        "1 2 3 " * 50,
    ],
    ids=["nothing", "a title", "both", "both, turned", "names", "a language that is not known", "numbers"],
)
def test_a_text_that_does_not_say_plainly_is_what_it_is_said_to_be(text: str) -> None:
    """Nobody is warned of a guess."""
    assert language_of(text, "en") == "en"
