"""The comparison with other generators: the same corpus each time, the whole site for each, and true verdicts.

Nothing here is installed or timed.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from corpus import write_site
from figures import Figures, read_figures, write_figures
from judging import Judgement, PathologicalText, judge, judge_preview, judge_texts
from measuring import Measurement
from pathological_texts import SIZE, texts
from peers.articles import read_articles
from peers.chrome import Chrome, cut_chrome
from peers.installing import Programs
from report import make_report
from rounds import FLOOR, Key, Results, Scenario, Tool, measure_rounds, prepare
from saves import MARK, Part, PreviewFigures, RapidSaves, Saves, mark, marked
from side_by_side import compare_with_commit
from tools import EVERY_TOOL, HUGO, HUGO_WITHOUT_RELATED, OURS, ours, peer

from site_command import files_below, run_command

ARTICLES = 3


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("corpus") / "site"
    write_site(site, ARTICLES)
    return site


@pytest.fixture(scope="module")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Chrome:
    site = tmp_path_factory.mktemp("published") / "site"
    write_site(site, 1)
    ran = run_command("build", "--site", site)
    assert ran.status == 0, ran.err
    return cut_chrome(site / "dist")


@pytest.fixture(params=EVERY_TOOL)
def tool(request: pytest.FixtureRequest, chrome: Chrome) -> Tool:
    return ours("python") if request.param == OURS else peer(request.param, Programs(), chrome)


def figures_of(tool: str, scenario: Scenario, *seconds: float, articles: int = 10_000, peak: int = 100) -> Results:
    """The figures of one tool in as many runs."""
    return {Key(articles, tool, scenario): [Measurement(each, each, peak) for each in seconds]}


def verdict(results: Results, what: str, peer_name: str) -> Judgement:
    """The one judgement that begins so and compares with this peer."""
    (found,) = (each for each in judge(results) if each.what.startswith(what) and each.most.endswith(f" {peer_name}"))
    return found


def test_the_same_seed_makes_the_same_corpus(corpus: Path, tmp_path: Path) -> None:
    """A corpus follows from its size and its seed alone."""
    write_site(tmp_path / "again", ARTICLES)
    write_site(tmp_path / "other", ARTICLES, seed=2)
    assert files_below(tmp_path / "again") == files_below(corpus) != files_below(tmp_path / "other")


def test_what_is_off_can_be_turned_on(tmp_path: Path) -> None:
    """Search, QR codes and share pictures are settings of the corpus, each off unless it is named."""
    write_site(tmp_path / "plain", 1)
    write_site(tmp_path / "extras", 1, extras=["search", "qr_codes", "share_pictures"])
    plain, extras = (
        (tmp_path / name / "content" / "site.yaml").read_text(encoding="utf-8").splitlines()
        for name in ("plain", "extras")
    )
    changed = {(old.strip(), new.strip()) for old, new in zip(plain, extras, strict=True) if old != new}
    assert changed == {(f"{key}: no", f"{key}: yes") for key in ("search", "qr_codes", "share_pictures")}


def test_each_tool_gets_every_article(tool: Tool, corpus: Path, tmp_path: Path) -> None:
    """The site for a tool has one file for each article of the corpus, with its title and all of its headings."""
    tool.write(tmp_path / "site", corpus)
    folder = tmp_path / "site" / tool.articles
    articles = list(read_articles(corpus))
    assert len(articles) == ARTICLES
    assert {file.stem for file in folder.glob("article-*.md")} == {article.name for article in articles}
    for article in articles:
        text = (folder / f"{article.name}.md").read_text(encoding="utf-8")
        assert article.title in text
        assert text.count("\n## ") == article.body.count("## ") == 5
        assert all(point in text for point in article.key_points)


@pytest.mark.parametrize("name", [name for name in EVERY_TOOL if name != OURS])
def test_peers_get_what_stands_on_each_page(name: str, corpus: Path, chrome: Chrome, tmp_path: Path) -> None:
    """Crisis strip, cookie notice, contact widget and disclaimer are in the templates of every peer, and our style."""
    peer(name, Programs(), chrome).write(tmp_path / "site", corpus)
    files = files_below(tmp_path / "site")
    templates = b"".join(text for path, text in files.items() if path.endswith(".html"))
    for part in (b"crisis-strip", b"cookie-notice", b"tel:+13055550100", b"mailto:", b"maps.apple", b"disclaimer"):
        assert part in templates, part
    assert any(path.endswith(".css") for path in files)


def test_scenarios_change_what_they_say(tool: Tool, corpus: Path, tmp_path: Path) -> None:
    """An edit reaches one article, a changed layout one template, and none does the same twice."""
    site = tmp_path / "site"
    tool.write(site, corpus)
    article = f"{tool.articles}/article-0.md"
    for scenario, path in ((Scenario.EDITED, article), (Scenario.TITLE, article), (Scenario.LAYOUT, tool.layout)):
        texts = [files_below(site)]
        for run in range(2):
            prepare(tool, site, scenario, run)
            texts.append(files_below(site))
        for before, after in pairwise(texts):
            assert [name for name in after if after[name] != before[name]] == [path]


def test_a_cold_build_finds_nothing_of_earlier_ones(tool: Tool, corpus: Path, tmp_path: Path) -> None:
    """Output and memory are gone, and nothing else."""
    site = tmp_path / "site"
    tool.write(site, corpus)
    before = files_below(site)
    for folder in (tool.output, *tool.memory):
        (site / folder).mkdir()
        (site / folder / "file").write_text("of an earlier build", encoding="utf-8")
    prepare(tool, site, Scenario.COLD, 0)
    assert files_below(site) == before


@pytest.mark.parametrize(("ours_took", "expected"), [(6.5, "holds"), (6.51, "does not hold")])
def test_a_bar_is_judged_by_the_figures(ours_took: float, expected: str) -> None:
    """At the bar is within it, above it is not."""
    results = {**figures_of(OURS, Scenario.COLD, ours_took), **figures_of(HUGO, Scenario.COLD, 10.0)}
    assert verdict(results, "cold build", HUGO).verdict == expected


def test_ratios_are_taken_within_a_run() -> None:
    """A machine that is slow in one run is slow for both: the median of ratios counts, not the ratio of medians."""
    results = {**figures_of(OURS, Scenario.COLD, 1, 9, 2), **figures_of(HUGO, Scenario.COLD, 10, 30, 4)}
    assert verdict(results, "cold build", HUGO).measured == "0.300"


def test_what_was_not_measured_is_not_judged() -> None:
    """A bar without figures says so; neither word would be true."""
    assert {each.verdict for each in (*judge({}), *judge_preview(PreviewFigures()))} == {"not measured"}


def test_memory_is_judged_by_memory() -> None:
    """The bar of memory looks at peaks, however long it took, and tells of the other Hugo beside it."""
    results = {
        **figures_of(OURS, Scenario.COLD, 99, peak=20),
        **figures_of(HUGO, Scenario.COLD, 1, peak=100),
        **figures_of(HUGO_WITHOUT_RELATED, Scenario.COLD, 1, peak=80),
    }
    found = verdict(results, "peak memory", HUGO)
    assert (found.verdict, found.measured, found.beside) == ("holds", "0.200", "0.250 × Hugo without related")


def test_growth_and_the_small_site_are_judged_by_our_own_times() -> None:
    """Ten times the articles in twelve times the time is too long, and so is half a second for twenty."""
    results = {
        **figures_of(OURS, Scenario.COLD, 10),
        **figures_of(OURS, Scenario.COLD, 120, articles=100_000),
        **figures_of(OURS, Scenario.UNCHANGED, 0.2, 0.5, 0.6, articles=20),
        **figures_of(OURS, Scenario.EDITED, 0.3, 0.4, 0.6, articles=50),
    }
    found = {each.what: (each.measured, each.verdict) for each in judge(results)}
    assert found["cold build, 10,000 to 100,000 articles"] == ("12.000", "does not hold")
    assert found["build again, nothing changed, 20 articles"] == ("0.500", "does not hold")
    assert found["build again, one article edited, 50 articles"] == ("0.400", "holds")


def test_a_tool_is_measured_as_often_as_the_scenario_says(tmp_path: Path, corpus: Path) -> None:
    """Each scenario has its own number of runs, and a cold build comes before those that begin with a built site."""
    made = Path("made", "articles", "article-0")

    def write(site: Path, _: Path) -> None:
        (site / made).mkdir(parents=True)
        (site / made / "index.html").touch()

    tool = Tool("copying", write, ("cp", "-r", "made/.", "dist"), articles="made", layout="", output="dist")
    results = measure_rounds([tool], corpus, 1, {Scenario.COLD: 1, Scenario.UNCHANGED: 3}, tmp_path)
    assert {(key.tool, key.scenario): len(runs) for key, runs in results.items()} == {
        ("copying", Scenario.COLD): 1,
        ("copying", Scenario.UNCHANGED): 3,
        (FLOOR, Scenario.COLD): 1,
    }
    assert list(tmp_path.iterdir()) == []


def test_another_checkout_brings_its_own_layout(corpus: Path, tmp_path: Path) -> None:
    """An older commit builds with its own templates, not with those of this one."""
    layout = tmp_path / "checkout" / "templates" / "layouts" / "base.html"
    layout.parent.mkdir(parents=True)
    layout.write_text("an older layout", encoding="utf-8")
    tool = ours("python", "an older commit", checkout=tmp_path / "checkout")
    tool.write(tmp_path / "site", corpus)
    assert (tmp_path / "site" / tool.layout).read_text(encoding="utf-8") == "an older layout"


def test_commits_are_compared_by_processor_time_and_memory() -> None:
    """Waiting does not count; a bar is judged where there is one, and memory for every kind of build."""

    def builds(tool: str, scenario: Scenario, *processor_seconds: float, peak: int) -> Results:
        return {Key(10_000, tool, scenario): [Measurement(99, each, peak) for each in processor_seconds]}

    commit, compared = compare_with_commit(
        {
            **builds(OURS, Scenario.EDITED, 1, 3, 1, peak=120_000_000),
            **builds("commit 1234567", Scenario.EDITED, 2, 4, 4, peak=100_000_000),
            **builds(OURS, Scenario.TITLE, 3, peak=100_000_000),
            **builds("commit 1234567", Scenario.TITLE, 4, peak=100_000_000),
        }
    )
    found = {
        each.judgement.what: (each.ours, each.theirs, each.judgement.measured, each.judgement.verdict)
        for each in compared
    }
    assert commit == "commit 1234567"
    assert found["CPU, one article edited, 10,000 articles"] == ("1.00 s", "4.00 s", "0.500", "holds")
    assert found["CPU, one title edited, 10,000 articles"] == ("3.00 s", "4.00 s", "0.750", "")
    assert found["peak memory, one article edited, 10,000 articles"] == ("120 MB", "100 MB", "1.200", "does not hold")
    assert found["CPU, cold, 200 articles"] == ("", "", "", "not measured")


@pytest.mark.parametrize("part", Part)
def test_a_save_puts_its_mark_where_it_says(part: Part, corpus: Path) -> None:
    """One word joins the title in the front matter, or a paragraph of the body, and nothing else changes."""
    article = (corpus / "content" / "articles" / "article-0.md").read_text(encoding="utf-8")
    edited = marked(article, part, mark(17))
    assert edited.replace(f" {mark(17)}", "", 1) == article
    front, body = edited.split("---\n", 2)[1:]
    assert re.findall(MARK, front if part is Part.TITLE else body) == [mark(17)]


def test_marks_cannot_be_taken_for_each_other() -> None:
    """No mark is the beginning of another one, so that half a page never shows the wrong save."""
    marks = [mark(number) for number in (0, 1, 17, 170, 99_999)]
    assert all(re.fullmatch(MARK, each) for each in marks)
    assert not any(one != other and other.startswith(one) for one in marks for other in marks)


@pytest.mark.parametrize(("slow", "expected"), [(5, "holds"), (6, "does not hold")])
def test_95_of_100_saves_must_be_drawn_in_time(slow: int, expected: str) -> None:
    """The bar of the preview looks at what was drawn, and forgives the slowest twentieth."""
    drawn = (*[100.0] * (101 - slow), *[900.0] * slow)
    figures = PreviewFigures((Saves(20, Part.BODY, loaded=(1.0,) * 101, drawn=drawn),))
    found = {each.what: each.verdict for each in judge_preview(figures)}
    assert found["preview, from save to page, body edited, 20 articles, 95th percentile"] == expected


@pytest.mark.parametrize(("lost", "expected"), [(0, "holds"), (1, "does not hold")])
def test_no_round_of_rapid_saves_may_lose_the_last(lost: int, expected: str) -> None:
    """One round that ends with an older state is one too many."""
    figures = PreviewFigures(rapid=(RapidSaves(20, saves=200, rounds=5, lost=lost),))
    found = {each.what: each.verdict for each in judge_preview(figures)}
    assert found["preview, rapid saves, 20 articles: rounds whose last save was not shown"] == expected


def test_more_than_a_hundred_texts_that_nobody_would_write() -> None:
    """Each kind makes a text of its own of about 1 MB, which reading does not refuse for its size alone."""
    made = dict(texts())
    assert len(made) == len(set(made.values())) == 108
    assert all(SIZE <= len(text.encode()) < 1_000_000 for text in made.values())


@pytest.mark.parametrize(("longest", "expected"), [(2.0, "holds"), (2.1, "does not hold")])
def test_the_text_that_takes_longest_is_judged(longest: float, expected: str) -> None:
    """One text beyond the bar is one too many; how many were refused stands beside it."""
    (found,) = judge_texts(
        (PathologicalText("a", 0.1, is_refused=True), PathologicalText("b", longest, is_refused=False))
    )
    assert (found.verdict, found.beside) == (expected, "1 of 2 refused; longest: b")
    assert next(judge_texts(())).verdict == "not measured"


def test_figures_are_kept_and_replaced_by_size_and_scenario(tmp_path: Path) -> None:
    """A later call replaces all tools at one size and scenario, so that no ratio mixes two calls; others are kept."""
    hugo, large = figures_of(HUGO, Scenario.COLD, 1), figures_of(OURS, Scenario.COLD, 2, articles=100_000)
    edited = figures_of(HUGO, Scenario.EDITED, 4)
    write_figures(tmp_path / "figures.json", Figures({**hugo, **large, **edited}, hugo))
    assert read_figures(tmp_path / "figures.json") == Figures({**hugo, **large, **edited}, hugo)
    mine = figures_of(OURS, Scenario.COLD, 3)
    assert read_figures(tmp_path / "figures.json").with_builds(mine).builds == {**large, **edited, **mine}


def test_all_kinds_of_figures_are_kept(tmp_path: Path) -> None:
    """The figures of the preview and of an older commit survive a later call, and an older file lacks them."""
    beside = figures_of("commit 1234567", Scenario.TITLE, 3)
    preview = PreviewFigures((Saves(20, Part.TITLE, (1.0, 2.0), (3.0, 4.0)),), (RapidSaves(20, 200, 5, 0),))
    figures = Figures({}, figures_of(OURS, Scenario.COLD, 1), beside, preview)
    figures = replace(figures, texts=(PathologicalText("a", 0.1, is_refused=True),))
    file = tmp_path / "figures.json"
    write_figures(file, figures)
    assert read_figures(file) == figures
    kept = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({name: kept[name] for name in ("builds", "extras")}), encoding="utf-8")
    assert read_figures(file) == replace(figures, beside_commit={}, preview=PreviewFigures(), texts=())


def test_the_report_shows_medians_and_where_peers_differ() -> None:
    """A table for each size, each bar, and a row for what each peer does differently."""
    results = {**figures_of(OURS, Scenario.COLD, 4, 1, 3), **figures_of(HUGO, Scenario.COLD, 6, 6, 6)}
    report = make_report(Figures(results), python="3.11")
    assert "| elevate-site | 3.00 | 3.00 | 0 MB |" in report
    assert "| cold build, 10,000 articles | 0.65 × Hugo | 0.500 | holds |" in report
    assert "MkDocs | cannot have topics" in report


def test_the_report_shows_the_preview_and_the_older_commit_if_measured() -> None:
    """Each has a section of its own; without figures there is none."""
    saves = Saves(20, Part.BODY, loaded=(10.0, 20.0, 30.0), drawn=(40.0, 50.0, 90.0))
    figures = Figures(
        beside_commit={**figures_of(OURS, Scenario.EDITED, 1), **figures_of("commit 1234567", Scenario.EDITED, 2)},
        preview=PreviewFigures((saves,), (RapidSaves(20, 200, 5, 1),)),
    )
    report = make_report(figures, python="3.11")
    assert "| body | 20 | 3 | 20 | 29 | 50 | 86 | 90 |" in report
    assert "4 of 5 rounds of 200 saves" in report
    assert "| CPU, one article edited, 10,000 articles | 1.00 s | 2.00 s | 0.500 | 0.5 × | holds |" in report
    assert "against_commit.py 1234567 " in report
    plain = make_report(Figures(), python="3.11")
    assert "## Beside an older commit" not in plain
    assert "## The preview" not in plain
