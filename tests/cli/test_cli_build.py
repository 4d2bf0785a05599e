"""`elevate-site build`: its exit statuses, its words, and which texts it publishes."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from site_command import files_below, run_command
from whole_sites import MakeSite, article

ROOT = Path(__file__).parent.parent.parent
TODAY = "2026-06-01"


SLEEP = {"content/articles/sleep.md": article("Sleep")}
BROKEN = {"content/articles/broken.md": article("Broken", "Read [this](nowhere.md).")}


def test_a_good_build_publishes_and_says_so(make_cold_site: MakeSite) -> None:
    """Exit status 0, one line on standard output, and the files where they were asked for."""
    site = make_cold_site(SLEEP)
    ran = run_command("build", "--site", site, "--today", TODAY)
    assert ran.status == 0
    assert ran.out.count("\n") == 1
    assert f"to {site / 'dist'}: " in ran.out
    assert "files written, 0 unchanged, 0 removed" in ran.out
    assert (site / "dist/articles/sleep/index.html").is_file()
    assert (site / "dist/manifest.json").is_file()


def test_a_second_build_writes_nothing(make_site: MakeSite) -> None:
    """What is there already is left as it is, down to its time."""
    site = make_site(SLEEP)
    run_command("build", "--site", site, "--today", TODAY)
    times = {path: (site / "dist" / path).stat().st_mtime_ns for path in files_below(site / "dist")}
    ran = run_command("build", "--site", site, "--today", TODAY)
    assert " 0 files written, " in ran.out
    assert times == {path: (site / "dist" / path).stat().st_mtime_ns for path in files_below(site / "dist")}


def test_the_site_folder_is_this_folder_unless_said_otherwise(make_site: MakeSite) -> None:
    """`python -m elevate_site build` in a site builds it, and tells files by the names a writer knows."""
    site = make_site({**SLEEP, **BROKEN})
    source = Path(__file__).parent.parent.parent / "src"
    command = [sys.executable, "-m", "elevate_site", "build", "--today", TODAY]
    environment = {"PYTHONPATH": str(source), "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(command, cwd=site, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "error: content/articles/broken.md:7" in done.stderr
    assert done.stderr.endswith("Nothing was published.\n")
    (site / "content/articles/broken.md").unlink()
    done = subprocess.run(command, cwd=site, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0
    assert (site / "dist/index.html").is_file()


@pytest.mark.parametrize("style", ["text", "json", "github"])
def test_an_old_terminal_is_no_reason_to_fail(style: str, make_site: MakeSite) -> None:
    """A terminal that cannot show curly quotes still gets all Problems, and JSON stays JSON."""
    site = make_site(BROKEN)
    source = Path(__file__).parent.parent.parent / "src"
    environment = {"PYTHONPATH": str(source), "PYTHONWARNINGS": "ignore", "PYTHONIOENCODING": "iso-8859-1"}
    command = [sys.executable, "-m", "elevate_site", "build", "--today", TODAY, "--format", style]
    done = subprocess.run(command, cwd=site, env=environment, capture_output=True, check=False)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    if style == "json":
        told = " ".join(each["message"] for each in json.loads(done.stdout)["problems"])
        assert "“nowhere.md”" in told
    else:
        assert b"nowhere.md" in done.stdout + done.stderr


def test_errors_publish_nothing(make_site: MakeSite) -> None:
    """Exit status 1, everything on standard error, and no output folder."""
    site = make_site({**SLEEP, **BROKEN})
    ran = run_command("build", "--site", site, "--today", TODAY)
    assert ran.status == 1
    assert ran.out == ""
    assert ran.err.endswith("Nothing was published.\n")
    assert not (site / "dist").exists()


def test_a_folder_that_is_no_site_stays_as_it_is(tmp_path: Path) -> None:
    """Built by mistake in another folder, the command says so, with exit status 1, and leaves nothing behind."""
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    ran = run_command("build", "--site", tmp_path)
    assert ran.status == 1
    assert "[site-missing]" in ran.err
    assert ran.err.endswith("Nothing was published.\n")
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


def test_what_was_found_is_counted(make_site: MakeSite) -> None:
    """Errors and warnings are counted apart, and one is not several."""
    site = make_site(BROKEN)
    lines = run_command("build", "--site", site, "--today", TODAY, "--all").err.splitlines()
    warnings = sum(line.startswith("warning: ") for line in lines)
    assert warnings > 1
    assert lines[-1].startswith(f"1 error and {warnings} warnings. ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["build", "--today", "tomorrow"], "“tomorrow” is not a date; write it like 2026-03-31."),
        (["build", "--today", "2026-02-30"], "“2026-02-30” is not a date; write it like 2026-03-31."),
        (["build", "--base-url", "clinic.org"], "“clinic.org” cannot be the address of a site. The https:// at the"),
        (["build", "--base-url", "https://clinic.org/?x=1"], "it cannot contain ?. Write https://clinic.org/"),
        (["build", "--base-url", "https://[x"], "The IP address in its brackets cannot exist."),
        (["build", "--base-url", "https://clinic.org:port"], "a port is a number from 1 to 65535."),
        (["build", "--base-url", "https://clinic.org/a b"], "It contains a space."),
        (["build", "--base-url", "https://clinic.org/a\nb"], "“https://clinic.org/a b” cannot be"),
        (["build", "--base-url", ""], "“” cannot be the address of a site."),
        (["build", "--jobs", "0"], "0 is not in the range"),
        (["build", "--format", "xml"], "'xml' is not one of"),
        (["build", "--site", "no-such-folder"], "'no-such-folder' does not exist"),
        (["build", "--colour"], "No such option"),
        (["bulid"], "No such command"),
    ],
)
def test_a_wrong_command_line_is_reported_in_a_line(words: list[str], said: str, tmp_path: Path) -> None:
    """Exit status 2, and the last line says what is wrong."""
    ran = run_command(words[0], "--site", tmp_path, *words[1:])
    assert ran.status == 2
    assert ran.out == ""
    assert ran.err.splitlines()[-1].startswith("Error: ")
    assert said in ran.err.splitlines()[-1]


def test_without_a_command_there_is_help() -> None:
    """Help and version go to standard output."""
    assert "build" in run_command("--help").out
    assert run_command("--version").out.startswith("elevate-site, version ")
    assert "--lenient" in run_command("build", "-h").out


@pytest.mark.parametrize("name", ["content", "content/articles", ".", "static/new", ".elevate-site"])
def test_an_output_among_the_sources_is_refused(name: str, make_site: MakeSite) -> None:
    """Nobody's sources are ever written over; the message says what to do."""
    site = make_site(SLEEP)
    before = files_below(site / "content")
    ran = run_command("build", "--site", site, "--output", site / name, "--today", TODAY)
    assert ran.status == 1
    assert "error: the site [output-refused]" in ran.err
    assert "Choose a folder of its own with --output" in ran.err
    assert files_below(site / "content") == before


def test_an_output_with_files_of_others_is_refused(make_site: MakeSite, tmp_path: Path) -> None:
    """A folder that holds somebody's photographs stays as it is, and the photographs are named."""
    photographs = tmp_path / "photographs"
    photographs.mkdir()
    (photographs / "anna.jpg").write_bytes(b"JPEG")
    ran = run_command("build", "--site", make_site(SLEEP), "--output", photographs, "--today", TODAY)
    assert ran.status == 1
    assert "anna.jpg" in ran.err
    assert files_below(photographs) == {"anna.jpg": b"JPEG"}


def test_an_output_that_is_a_file_is_refused(make_site: MakeSite, tmp_path: Path) -> None:
    """A file is not written over."""
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    ran = run_command("build", "--site", make_site(SLEEP), "--output", tmp_path / "notes.txt", "--today", TODAY)
    assert ran.status == 1
    assert "is a file, not a folder" in ran.err
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"


MANY = {
    f"content/articles/lost-{number}.md": article(f"Lost {number}", "\n\n".join(["Read [this](nowhere.md)."] * 4))
    for number in range(3)
}


def test_many_mistakes_of_a_kind_are_summed_up(make_site: MakeSite) -> None:
    """Five places of a rule are shown and the others counted; `--all` shows all of them."""
    site = make_site({**MANY, **BROKEN})
    ran = run_command("build", "--site", site, "--today", TODAY)
    assert ran.err.count("[link-broken]") == 5
    assert "\n\nerror: 8 more of link-broken, in 2 files\n\nBuild with --all to see every place.\n\n13 err" in ran.err
    ran = run_command("build", "--site", site, "--today", TODAY, "--all")
    assert ran.err.count("[link-broken]") == 13
    assert "more of" not in ran.err
    ran = run_command("build", "--site", site, "--today", TODAY, "--format", "json")
    assert sum(each["code"] == "link-broken" for each in json.loads(ran.out)["problems"]) == 13


def test_github_is_given_no_more_than_it_shows(make_site: MakeSite) -> None:
    """Of more than ten errors, each rule has its turn; the tenth line counts the others, which the log sums up."""
    faulty = {"content/articles/z-hour.md": article("An hour", reviewed="tomorrow")}
    ran = run_command("build", "--site", make_site({**MANY, **faulty}), "--today", TODAY, "--format", "github")
    errors = [line for line in ran.out.splitlines() if line.startswith("::error")]
    assert len(errors) == 10
    assert "title=value-date" in errors[1]
    assert errors[-1] == "::error title=more::4 more errors. See the log of this step."
    assert "error: 7 more of link-broken, in 2 files" in ran.err


def test_placeholders_of_a_preview_are_one_line(make_site: MakeSite) -> None:
    """Who prepares a site knows that numbers are missing; the report only says where."""
    ran = run_command("build", "--site", make_site(SLEEP), "--today", TODAY)
    assert ran.err.count("[placeholder]") == 1
    assert " contact details are placeholders, on lines " in ran.err


def test_json_has_the_keys_that_are_documented(make_site: MakeSite) -> None:
    """One object on standard output, with exactly these keys, whether it was published or not."""
    keys = {"problems", "pages", "written", "unchanged", "removed", "seconds"}
    site = make_site(SLEEP)
    ran = run_command("build", "--site", site, "--today", TODAY, "--format", "json")
    good = json.loads(ran.out)
    assert ran.status == 0
    assert ran.err == ""
    assert set(good) == keys
    assert good["pages"] == len(list((site / "dist").rglob("*.html")))
    assert good["written"] == len(files_below(site / "dist")) - 1  # the manifest is not of the site
    assert (good["unchanged"], good["removed"]) == (0, 0)
    assert {"read", "parse", "render", "total"} <= set(good["seconds"])

    make_site(BROKEN)
    ran = run_command("build", "--site", site, "--today", TODAY, "--format", "json")
    bad = json.loads(ran.out)
    assert ran.status == 1
    assert set(bad) == keys
    assert (bad["pages"], bad["written"], bad["unchanged"], bad["removed"]) == (0, 0, 0, 0)
    error = next(each for each in bad["problems"] if each["severity"] == "error")
    assert set(error) == {"code", "severity", "file", "line", "column", "message", "hint"}
    assert (error["code"], error["file"], error["line"]) == ("link-broken", "content/articles/broken.md", 7)


def test_json_tells_a_refusal_too(make_site: MakeSite) -> None:
    """A program that reads the object learns why nothing was published."""
    site = make_site(SLEEP)
    ran = run_command("build", "--site", site, "--output", site / "content", "--today", TODAY, "--format", "json")
    assert ran.status == 1
    assert [each["code"] for each in json.loads(ran.out)["problems"]] == ["output-refused"]


def test_github_annotations_are_one_escaped_line_each(make_site: MakeSite) -> None:
    """A Problem is one workflow command; signs that would end it are escaped."""
    site = make_site({"content/articles/a,b.md": article("A: b", "Read [50% more: now](a%2Cc.md).")})
    ran = run_command("build", "--site", site, "--today", TODAY, "--format", "github")
    assert ran.status == 1
    assert "\n\n" not in ran.out
    lines = ran.out.splitlines()
    assert all(line.startswith(("::error ", "::warning ")) for line in lines)
    place = f"file={(site / 'content/articles/a%2Cb.md').as_posix()}"
    named = next(line for line in lines if "title=file-name" in line)
    assert named.startswith(f"::error {place},title=file-name::“a,b.md” cannot be used")
    broken = next(line for line in lines if "title=link-broken" in line)
    assert broken.startswith(f"::error {place},line=7,")
    assert "“a%252Cc.md”" in broken


def test_lenient_leaves_faulty_articles_out(make_site: MakeSite) -> None:
    """The rest is published, links to what was left out become words, and the report names all of it."""
    site = make_site(
        {
            **SLEEP,
            **BROKEN,
            "content/articles/links.md": article("Links", "See [the broken one](broken.md) and [sleep](sleep.md)."),
            "content/articles/unread.md": "no front matter",
        }
    )
    ran = run_command("build", "--site", site, "--today", TODAY, "--lenient")
    assert ran.status == 0
    assert "error: content/articles/broken.md:7" in ran.err
    left_out = "Left out because of their errors: content/articles/broken.md, content/articles/unread.md."
    assert left_out in ran.out
    published = files_below(site / "dist")
    assert "articles/broken/index.html" not in published
    assert "articles/unread/index.html" not in published
    html = published["articles/links/index.html"].decode()
    assert "See the broken one and" in html
    assert 'href="/articles/sleep/"' in html
    for path in ("index.html", "articles/index.html", "sitemap.xml"):
        assert b"broken" not in published[path]


def test_what_comes_back_is_no_loss(make_site: MakeSite) -> None:
    """A page that became a draft, and one that is left out because of its errors, are not reported as gone."""
    site = make_site(
        {
            "content/articles/draft.md": article("Draft", aliases="[/old-draft/]"),
            "content/articles/faulty.md": article("Faulty"),
            "content/articles/renamed.md": article("Renamed"),
        }
    )
    assert run_command("build", "--site", site, "--today", TODAY).status == 0
    (site / "content/articles/draft.md").write_text(article("Draft", aliases="[/old-draft/]", draft="true"))
    (site / "content/articles/faulty.md").write_text(article("Faulty", "[x](nowhere.md)"))
    (site / "content/articles/renamed.md").rename(site / "content/articles/new.md")
    ran = run_command("build", "--site", site, "--today", TODAY, "--lenient")
    vanished = [line for line in (ran.out + ran.err).splitlines() if "was published before and is gone now" in line]
    assert len(vanished) == 1
    assert "/articles/renamed/" in vanished[0]


def test_lenient_lets_no_article_take_the_place_of_another(make_site: MakeSite) -> None:
    """Of two files with one address neither is published, for nobody knows which one is meant."""
    site = make_site({**SLEEP, "content/articles/sleep.en.md": article("Newcomer", "Words.")})
    ran = run_command("build", "--site", site, "--today", TODAY, "--lenient")
    assert ran.status == 0
    assert "Left out because of their errors: content/articles/sleep.en.md, content/articles/sleep.md." in ran.out
    assert "articles/sleep/index.html" not in files_below(site / "dist")


@pytest.mark.parametrize(
    "matter", [{"aliases": "[/contact/]"}, {"aliases": "[old]"}, {"reviewed": "2027-01-01", "reviewed_by": "nobody"}]
)
def test_lenient_tells_faults_that_show_only_with_a_page(matter: dict[str, str], make_site: MakeSite) -> None:
    """The report says why an article was left out, although the fault goes with the article."""
    site = make_site({**SLEEP, "content/articles/other.md": article("Other", **matter)})
    ran = run_command("build", "--site", site, "--today", TODAY, "--lenient")
    assert ran.status == 0
    assert "error: content/articles/other.md:5" in ran.err
    assert "Left out because of their errors: content/articles/other.md." in ran.out


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/topics.yaml", "- id: a\n  titel: A\n"),
        ("templates/pages/home.html", "{{ nothing }}"),
        ("static/robots.txt", "User-agent: *"),
        ("static/manifest.json", "{}"),
    ],
)
def test_lenient_does_not_forgive_what_concerns_the_whole_site(path: str, text: str, make_site: MakeSite) -> None:
    """Only articles can be left out; a fault in settings, templates or files stops the site."""
    site = make_site({**SLEEP, path: text})
    ran = run_command("build", "--site", site, "--today", TODAY, "--lenient")
    assert ran.status == 1
    assert f"error: {path}" in ran.err
    assert not (site / "dist").exists()


def test_lenient_does_not_forgive_broken_settings(make_site: MakeSite) -> None:
    """Without settings there is no site."""
    site = make_site(SLEEP)
    (site / "content/site.yaml").write_text("base_url: nowhere\n", encoding="utf-8")
    assert run_command("build", "--site", site, "--today", TODAY, "--lenient").status == 1


DATED = {
    "content/topics.yaml": "- {id: rest, title: Rest, description: Resting.}\n",
    "content/articles/always.md": article("Always", topics="[rest]", publish="2026-01-01"),
    "content/articles/later.md": article("Later", topics="[rest]", publish="2026-07-01"),
    "content/articles/over.md": article("Over", topics="[rest]", publish="2026-01-02", expires="2026-06-01"),
    "content/articles/unfinished.md": article("Unfinished", topics="[rest]", draft="true"),
}


def mentioned(site: Path, name: str) -> set[str]:
    """The published files, apart from the manifest and its own page, that mention the article `name`."""
    files = files_below(site / "dist")
    return {
        path
        for path, data in files.items()
        if f"articles/{name}/".encode() in data and path not in {"manifest.json", f"articles/{name}/index.html"}
    }


def test_what_is_not_public_leaves_no_trace(make_site: MakeSite) -> None:
    """Neither page nor list, feed, sitemap, topic or related article tells of it; the build says what is waiting."""
    site = make_site(DATED)
    ran = run_command("build", "--site", site, "--today", TODAY)
    assert ran.status == 0
    for name in ("later", "over", "unfinished"):
        assert f"articles/{name}/index.html" not in files_below(site / "dist")
        assert mentioned(site, name) == set()
    assert (
        "Not public today: content/articles/later.md, content/articles/over.md, content/articles/unfinished.md."
        in ran.out
    )
    assert "The site changes by itself on 2026-07-01; build it again on that day." in ran.out


def test_on_its_day_a_text_appears_and_another_one_goes(make_site: MakeSite) -> None:
    """On that day everything that mentions a text changes, and the report names what vanished."""
    site = make_site(DATED)
    everywhere = {"index.html", "articles/index.html", "topics/rest/index.html", "feed.xml", "sitemap.xml"}
    run_command("build", "--site", site, "--today", "2026-05-31")
    assert mentioned(site, "over") == everywhere | {"articles/always/index.html"}
    assert mentioned(site, "later") == set()
    ran = run_command("build", "--site", site, "--today", "2026-07-01")
    assert mentioned(site, "later") == everywhere | {"articles/always/index.html"}
    assert mentioned(site, "over") == set()
    assert "changes by itself" not in ran.out
    assert "/articles/over/ was published before and is gone now" in ran.err
    assert ran.status == 0


def test_with_drafts_everything_is_there(make_site: MakeSite) -> None:
    """Drafts, later and expired texts are built when somebody asks for them."""
    site = make_site(DATED)
    ran = run_command("build", "--site", site, "--today", TODAY, "--drafts")
    assert "Not public today" not in ran.out
    for name in ("always", "later", "over", "unfinished"):
        assert (site / f"dist/articles/{name}/index.html").is_file()
        assert "topics/rest/index.html" in mentioned(site, name)


def test_another_base_url_reaches_every_address(make_site: MakeSite) -> None:
    """A copy for a test server links to itself only."""
    site = make_site(SLEEP)
    ran = run_command("build", "--site", site, "--today", TODAY, "--base-url", "https://test.example/try/out/")
    assert ran.status == 0
    published = files_below(site / "dist")
    assert b'href="/try/out/articles/sleep/"' in published["index.html"]
    assert b'href="https://test.example/try/out/articles/sleep/"' in published["articles/sleep/index.html"]
    assert not [path for path, data in published.items() if b"https://clinic.example" in data]
    assert not [path for path, data in published.items() if b'="/articles' in data or b'="/assets' in data]


def test_schema_prints_json() -> None:
    """An editor can be given what site.yaml and front matter may hold."""
    for arguments in (["schema"], ["schema", "site"], ["schema", "article"]):
        ran = run_command(*arguments)
        assert ran.status == 0
        assert "properties" in json.loads(ran.out)
    assert run_command("schema", "page").status == 2


def test_a_fault_of_the_program_is_reported_in_a_sentence(make_site: MakeSite, tmp_path: Path) -> None:
    """Nobody meets a traceback; it waits in a file for those who can mend it, and nothing is published."""
    for folder in ("src", "templates", "static"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    with (tmp_path / "src/elevate_site/pipeline/make.py").open("a", encoding="utf-8") as file:
        file.write("\n\ndef gather(*anything):\n    raise LookupError('the shelf is empty')\n")
    site = make_site({})
    done = subprocess.run(
        [sys.executable, "-m", "elevate_site", "build", "--site", str(site)],
        env={"PYTHONPATH": str(tmp_path / "src")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert "not because of your text (LookupError: the shelf is empty)" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Traceback" in (site / ".elevate-site/fault.txt").read_text(encoding="utf-8")
    assert not (site / "dist").exists()
