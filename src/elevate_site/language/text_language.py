"""In which language a text is, by the small words that only one language has. No model, and nothing to load.

A text counts as being in another language only when nearly all its small words say so: one that quotes, or that names
a film, says nothing. So a wrong answer takes a text that is plainly not what its name says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

__all__ = ["LANGUAGE_NAMES", "language_of", "says_only"]

LANGUAGE_NAMES: Mapping[str, str] = {
    "en": "English", "es": "Spanish", "pt": "Portuguese", "fr": "French", "de": "German", "it": "Italian",
    "ht": "Haitian Creole",
}  # fmt: skip
"""The languages that are known here, in English: those of most clinics in Florida, and some that resemble them."""

# The most frequent words of each language, without those that another of these languages has as well.
_SMALL_WORDS: Mapping[str, str] = {
    "en": "the and of to you your is are that it with for this be can or not have from when what they their we our if"
    " has will which there these was more other about how who by an at may out do does them than some any",
    "es": "el los las y del usted su sus con por una es son pero más muy también cuando puede esta este sin sobre"
    " hasta desde porque entre todo hay ser está tiene esto nos fue donde cada ese eso sino así días",
    "pt": "os um uma não você do da dos das em no na seu sua com são ou mais também pode quando isso ao pelo pela mas"
    " está muito nos foi ser tem já até às às à depois sem quem seus suas",
    "fr": "le les des et vous votre vos une est sont dans pour pas sur avec qui au aux ce cette ces il elle ils nous"
    " plus mais peut être ont été leur leurs très aussi chez sans ne",
    "de": "der die das und ist sind nicht sie ihr ihre ihren mit für ein eine einen einer zu auf den dem des im von"
    " auch sich oder wie werden wird kann können bei nach wenn aber haben es als durch über noch",
    "it": "il lo gli di che è sono non per con si della delle del dei degli nel nella alla alle più anche può essere"
    " suo sua suoi quando come questo questa ma ed ha hanno dal dalla sul sulla",
    "ht": "ou yo pa nan ak pou li gen ki yon mwen nou men tankou kapab fè lè si oswa pran moun anpil sou avèk epi ap"
    " te pral chak tout pi jan bezwen ede",
}
_SHARED: Mapping[str, str] = dict.fromkeys(("es", "fr", "pt"), "de la en que se un al lo")
"""More small words of languages that share them, but not with English."""
_ANY = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS = 40
"""Of less, the small words tell too little."""
_FEWEST_SHARE = 0.08
"""Of all words: a text has two to four times as many of its own language."""
_FEWEST_KINDS = 6
"""How many different small words there must be: one alone can be a name, or a word of a language not known here."""
_CLEARLY = 5
"""How many times as many small words another language must have."""


def _exclusive() -> Mapping[str, str]:
    """The language of each small word that only one of the languages has."""
    owners: dict[str, set[str]] = {}
    for language, words in _SMALL_WORDS.items():
        for word in words.split():
            owners.setdefault(word, set()).add(language)
    return {word: min(languages) for word, languages in owners.items() if len(languages) == 1}


_LANGUAGE_OF_WORD = _exclusive()
# A text that has these often enough is in its language; counting them takes a tenth of the time of a closer look.
_SIGNS = {
    "en": (" the ", " and ", " your ", " is "),
    "es": (" el ", " los ", " las ", " y ", " una ", " con ", " por "),
}
_ENOUGH_SIGNS = 0.05


def says_only(text: str, other: str, said: str) -> bool:
    """Whether the small words of `text`, however short, are of the language `other` and none is of `said`.

    Alone this is weak evidence: names and borrowed words have small words, too.
    """
    if other not in _SMALL_WORDS or said not in _SMALL_WORDS:
        return False
    found = {word.lower() for word in _ANY.findall(text)}
    for_other, for_said = (set(f"{_SMALL_WORDS[each]} {_SHARED.get(each, '')}".split()) for each in (other, said))
    return bool(found & (for_other - for_said)) and not found & (for_said - for_other)


def language_of(text: str, said: str) -> str:
    """The language in which `text` plainly is, or `said`, the one in which it is said to be."""
    spaced = text.replace("\n", " ")
    if sum(map(spaced.count, _SIGNS.get(said, ()))) >= _ENOUGH_SIGNS * spaced.count(" ") > 0:
        return said
    words = _ANY.findall(text.lower())
    if len(words) < _FEWEST_WORDS:
        return said
    found = Counter(_LANGUAGE_OF_WORD[word] for word in words if word in _LANGUAGE_OF_WORD)
    best = max(found, key=lambda language: (found[language], language), default=said)
    kinds = sum(_LANGUAGE_OF_WORD.get(word) == best for word in set(words))
    often = found[best] >= max(_FEWEST_SHARE * len(words), _CLEARLY * found[said])
    return best if often and kinds >= _FEWEST_KINDS else said
