"""Topics, people and glossary terms are read from their files, any of which may be missing."""

from __future__ import annotations

from pathlib import Path

from reading_sites import read_files

from elevate_site.model.values import LanguageCode

TOPIC = "- id: {id}\n  title: Sleep\n  description: {{en: Rest., es: Descanso.}}\n"
ARTICLE = "---\ntitle: T\ndescription: D\ntopics: [sleep]\n---\nText.\n"


def test_a_whole_catalogue_is_read_in_the_order_of_its_files(tmp_path: Path) -> None:
    """Topics and people are found by id, glossary terms keep their order."""
    site, problems = read_files(
        tmp_path,
        {
            "content/topics.yaml": TOPIC.format(id="sleep") + TOPIC.format(id="anxiety"),
            "content/people.yaml": "- id: jane\n  name: Jane Doe\n  credentials: MD\n",
            "content/glossary.yaml": "- term: SSRI\n  meaning: {en: A medicine., es: Un medicamento.}\n",
        },
    )
    assert problems == ()
    assert set(site.catalogue.topics) == {"sleep", "anxiety"}
    assert site.catalogue.topics["sleep"].description[LanguageCode("es")] == "Descanso."
    assert (site.catalogue.people["jane"].credentials, site.catalogue.people["jane"].role) == ("MD", None)
    assert site.catalogue.glossary[0].term[LanguageCode("es")] == "SSRI"


def test_files_of_the_catalogue_may_be_missing_or_hold_only_notes(tmp_path: Path) -> None:
    """A site without topics, people and terms is a site."""
    site, problems = read_files(tmp_path, {"content/people.yaml": "# Nobody yet.\n"})
    assert problems == ()
    assert (site.catalogue.topics, site.catalogue.people, site.catalogue.glossary) == ({}, {}, ())
    assert site.catalogue.unread == frozenset()


def test_the_first_of_two_equal_ids_counts(tmp_path: Path) -> None:
    """A repeated id is told at the second, also when an item before it is wrong."""
    topics = (
        "- id: [a]\n  title: T\n  description: D\n"
        + TOPIC.format(id="a")
        + TOPIC.format(id="a").replace("Sleep", "Rest")
    )
    site, problems = read_files(tmp_path, {"content/topics.yaml": topics})
    assert [(one.code, one.line) for one in problems] == [("value-type", 1), ("value-repeated", 7)]
    assert site.catalogue.topics["a"].title[LanguageCode("en")] == "Sleep"


def test_a_topic_with_a_wrong_text_can_still_be_named(tmp_path: Path) -> None:
    """One fault in a topic is not told again for each article under it."""
    site, problems = read_files(tmp_path, {"content/topics.yaml": "- id: sleep\n  title: Sleep\n"})
    assert [one.code for one in problems] == ["key-missing"]
    assert "sleep" in site.catalogue.topics


def test_a_file_that_cannot_be_read_is_remembered_as_such(tmp_path: Path) -> None:
    """When topics.yaml is no list at all, the catalogue says that its topics are not known."""
    site, problems = read_files(tmp_path, {"content/topics.yaml": "sleep: Sleep\n", "content/people.yaml": "- [\n"})
    assert [one.code for one in problems] == ["yaml-syntax", "value-type"]
    assert site.catalogue.unread == {"content/topics.yaml", "content/people.yaml"}


def test_a_text_is_wanted_in_every_language_of_the_site(tmp_path: Path) -> None:
    """A description in English only is told in a site that also speaks Spanish."""
    _, problems = read_files(tmp_path, {"content/topics.yaml": "- id: a\n  title: A\n  description: {en: A.}\n"})
    assert [(one.code, one.line, one.column) for one in problems] == [("value-text", 3, 16)]
