"""PDFs in whole builds: from the file beside an article to the link that patients see."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path

from earlier_build import give_memory, memory_of
from elevate_site.pipeline import BuildRequest, build
from elevate_site.publishing import MemoryStaging
from elevate_site.reading import theme_folder
from pdf_files import pdf
from whole_sites import SETTINGS

NOON = datetime.datetime(2026, 6, 1, 12, tzinfo=datetime.UTC)
FORM = pdf(size=240_000)


def built(site: Path, earlier: Path, texts: Mapping[str, str], *, preview: bool = False) -> dict[str, str]:
    """The files of a site with these texts and three PDFs, by path."""
    articles = site / "content" / "articles"
    articles.mkdir(exist_ok=True)
    (site / "static" / "forms").mkdir(parents=True, exist_ok=True)
    (site / "content" / "site.yaml").write_text(f"{SETTINGS}languages: [en, es]\n", encoding="utf-8")
    for name, text in texts.items():
        matter = f"title: {name}\ndescription: A text.\nkey_points: [One thing.]\ndraft: {'draft' in name}\n"
        (articles / name).write_text(f"---\n{matter.lower()}---\n\n{text}\n", encoding="utf-8")
    (articles / "New Patient.pdf").write_bytes(FORM)
    (articles / "diary.pdf").write_bytes(pdf(size=1_240_000))
    (site / "static" / "forms" / "consent.pdf").write_bytes(pdf())
    give_memory(site, earlier)
    staging = MemoryStaging()
    request = BuildRequest(site, theme_folder(), NOON, in_full=not preview, drafts=preview, memory=memory_of(site))
    done = build(request, staging, lambda step, done, total: None)  # noqa: ARG005  # nobody watches
    assert done.publishable, done.problems
    return {path: (staging.read(path) or b"").decode("latin-1") for path in done.files}


def pdfs(files: Mapping[str, str]) -> dict[str, bytes]:
    """The PDFs among `files`, by the beginning of their names."""
    return {path.partition("-")[0]: text.encode("latin-1") for path, text in files.items() if path.endswith(".pdf")}


def test_a_link_says_what_it_leads_to(site: Path, earlier: Path) -> None:
    """Kind and size are words of the link, in the language of the page, wherever the PDF lies."""
    text = "Bring [{}](<New Patient.pdf>), [{}](diary.pdf) and [{}](/forms/consent.pdf)."
    texts = {"visit.md": text.format("one", "two", "three"), "visit.es.md": text.format("uno", "dos", "tres")}
    files = built(site, earlier, texts)
    assert all(f">{words}</a>" in files["articles/visit/index.html"] for words in (
        "one (PDF, 240 KB)", "two (PDF, 1.3 MB)", "three (PDF, 1 KB)",
    ))  # fmt: skip
    assert ">dos (PDF, 1,3 MB)</a>" in files["es/articles/visit/index.html"]


def test_words_that_say_pdf_are_not_repeated(site: Path, earlier: Path) -> None:
    """Writers write “(PDF)” by habit; then the size joins it in its brackets."""
    text = "Bring [the form (PDF)](<New Patient.pdf>) and [**PDF** of the diary](diary.pdf)."
    page = built(site, earlier, {"visit.md": text})["articles/visit/index.html"]
    assert ">the form (PDF, 240 KB)</a>" in page
    assert "<strong>PDF</strong> of the diary (1.3 MB)</a>" in page


def test_a_pdf_beside_articles_is_published_when_a_public_page_links_to_it(site: Path, earlier: Path) -> None:
    """Byte for byte; one that only a draft links to waits with it, and shows in a preview."""
    texts = {"visit.md": "Bring [the form](New%20Patient.pdf).", "draft.md": "Bring [the diary](diary.pdf)."}
    assert pdfs(built(site, earlier, texts)) == {"assets/New Patient": FORM, "forms/consent.pdf": pdf()}
    assert "assets/diary" in pdfs(built(site, earlier, texts, preview=True))
