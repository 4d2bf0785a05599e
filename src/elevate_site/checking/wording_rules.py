"""The phrases that this site avoids, and what it says instead: one row each.

Sources: reportingonsuicide.org (language that blames or praises), NIDA "Words Matter" and the APA Style guidance on
disability (person-first language), 988lifeline.org (the number since July 2022). Writers trust such a list only while
it is nearly always right, so it leaves out words that have a harmless everyday use.

A space in a pattern stands for any white space, including line breaks, and for emphasis. A phrase that matches
`unless` is skipped as a whole: the names of some institutions contain words that those institutions advise against.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["WORDINGS", "Wording"]


@dataclass(frozen=True, slots=True)
class Wording:
    """A phrase, and a better one."""

    code: str
    """The rule that the phrase breaks."""
    languages: tuple[str, ...]
    """The languages of the texts to search; none means every text, addresses included."""
    stem: str
    """Letters, in lower case, that every match contains; texts without them need no further search."""
    pattern: str
    """A regular expression for the text in lower case; a match begins and ends where words do."""
    better: str
    """What to write instead, as it continues the hint "Write …"."""
    unless: str = ""
    """A pattern for longer phrases in which the same words are right."""


# What follows tells a noun from an adjective: "an alcoholic can" is about a person, "an alcoholic drink" is not.
_NOUN_ENDS_EN = r"(?=\W*$|[^\w\s]| (?:is|was|who|in|and|or|but|can|may|has|will|should|does|needs?)\b)"
_PEOPLE_EN = r"(?:persons?|people|patients?|individuals?|man|men|woman|women)"
# A "failed attempt to quit smoking" has nothing to do with suicide.
_NO_OTHER_AIM_EN = r"(?! (?:to|at|of|with|in) (?!suicide|die|dying|kill|killing|end|ending)\w)"
_NO_OTHER_AIM_ES = r"(?! de (?!suicid|quitar|matar|morir)\w)"
_HONEST_CLAIM = "what the clinic really does, such as “We do not put health details in text messages”"

_TABLE: Mapping[tuple[str, tuple[str, ...]], tuple[tuple[str, ...], ...]] = {
    ("wording-suicide", ("en",)): (
        ("suicid", r"commit(?:s|ted|ting)? suicide", "“died by suicide”"),
        ("suicid", r"complet(?:e|es|ed|ing) suicides?", "“died by suicide”"),
        ("suicid", r"(?:un)?successful suicides?(?! attempt)", "“died by suicide” or “survived an attempt”"),
        ("suicid", r"failed suicides?(?! attempt)", "“survived a suicide attempt”"),
        (
            "suicid",
            rf"(?:(?:un)?successful|failed) (?:(?:suicide )attempts?|attempts?{_NO_OTHER_AIM_EN})",
            "“died by suicide” or “survived a suicide attempt”",
        ),
    ),
    ("wording-suicide", ("es",)): (
        (
            "suicid",
            r"comet(?:er|e|en|a|an|ió|ía|ían|ido|ieron|iera|iendo|erá) (?:un )?suicidios?",
            "“murió por suicidio” or “se quitó la vida”",
        ),
        (
            "suicid",
            rf"intentos? (?:de suicidio )?(?:fallido|exitoso|frustrado|fracasado)s?{_NO_OTHER_AIM_ES}",
            "“sobrevivió a un intento de suicidio”",
        ),
        ("suicid", r"suicidios? (?:consumado|exitoso|fallido|frustrado)s?", "“muerte por suicidio”"),
    ),
    ("wording-old-lifeline", ()): (("273", r"(?:\+?1[\s.-]?)?\(?800\)?[\s.-]?273[\s.-]?(?:8255|talk)", "“988”"),),
    ("wording-stigma", ("en",)): (
        ("addict", r"(?:drug )?addicts?", "“person with an addiction”"),
        ("alcohol", "alcoholics", "“people with alcohol use disorder”", "alcoholics anonymous"),
        ("alcohol", rf"(?:an|the|recovering|former) alcoholic{_NOUN_ENDS_EN}", "“person with alcohol use disorder”"),
        ("schizophrenic", "schizophrenics", "“people with schizophrenia”"),
        ("schizophrenic", rf"(?:a|the) schizophrenic{_NOUN_ENDS_EN}", "“person with schizophrenia”"),
        ("mentally", rf"mentally ill {_PEOPLE_EN}|the mentally ill(?! {_PEOPLE_EN})", "“person with a mental illness”"),
        ("suffer", r"suffer(?:s|ed|ing)? from", "“has” or “lives with”"),
        ("abuse", r"drug abusers?", "“person who uses drugs”"),
        ("abuse", r"drug abuse", "“drug use”", "institute on drug abuse"),
        ("abuse", r"substance abusers?", "“person who uses substances”"),
        ("abuse", r"substance abuse", "“substance use”", "substance abuse and mental health services"),
        ("abuse", r"alcohol abusers?", "“person who drinks too much”"),
        ("abuse", r"alcohol abuse", "“alcohol use”", "alcohol abuse and alcoholism"),
    ),
    ("wording-stigma", ("es",)): (
        ("drogadict", r"drogadict[oa]s?", "“persona con una adicción”"),
        ("adict", r"(?:un|una|el|la|los|las) adict[oa]s?", "“persona con una adicción”"),
        (
            "alcohólic",
            r"(?:un|una|el|la|los|las) alcohólic[oa]s?",
            "“persona con trastorno por consumo de alcohol”",
            "los alcohólicos anónimos",
        ),
        ("esquizofrénic", r"(?:un|una|el|la|los|las) esquizofrénic[oa]s?", "“persona con esquizofrenia”"),
        ("mental", r"enferm[oa]s? mental(?:es)?", "“persona con una enfermedad mental”"),
        ("sufr", r"sufr(?:e|en|ía|ían|ió|ieron|ir|iendo) de", "“tiene” or “vive con”"),
        ("abuso", r"abuso de (?:las )?drogas", "“consumo de drogas”", "sobre el abuso de (?:las )?drogas"),
        (
            "abuso",
            r"abuso de sustancias",
            "“consumo de sustancias”",
            "abuso de sustancias y (?:de )?(?:la )?salud mental",
        ),
        ("abuso", r"abuso del? alcohol", "“consumo de alcohol”", "abuso del? alcohol y (?:el )?alcoholismo"),
    ),
    ("wording-claim", ("en",)): (
        ("hipaa", r"hipaa(?: |-)(?:secure|compliant|certified|approved)", _HONEST_CLAIM),
        ("compl", r"(?:complian(?:t|ce)|complies|comply) with (?:the )?(?:hipaa|ada|wcag|gdpr)", _HONEST_CLAIM),
        ("compl", r"(?:ada|gdpr|section 508)(?: |-)compliant", _HONEST_CLAIM),
        ("wcag", r"wcag(?: 2(?:\.\d)?)?(?: a{1,3})?(?: |-)(?:certified|compliant)", _HONEST_CLAIM),
    ),
    ("wording-claim", ("es",)): (
        (
            "hipaa",
            r"(?:cumpl(?:e|en|imos) con (?:la )?(?:ley )?|certificad[oa]s? (?:por |en )?(?:la )?)hipaa",
            _HONEST_CLAIM,
        ),
    ),
}
"""Rows of `stem`, `pattern`, `better` and perhaps `unless`, by `code` and `languages`, as in `Wording`."""

WORDINGS: tuple[Wording, ...] = tuple(
    Wording(code, languages, *row) for (code, languages), rows in _TABLE.items() for row in rows
)
