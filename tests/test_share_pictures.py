"""What is shown beside a shared link, in whole builds."""

from __future__ import annotations

import datetime
import re
import shutil
from pathlib import Path

import pytest

from earlier_build import give_memory, memory_of
from elevate_site.pipeline import BuildRequest, build
from elevate_site.publishing import MemoryStaging
from elevate_site.reading import theme_folder
from picture_files import encoded, photograph
from whole_sites import SETTINGS

NOON = datetime.datetime(2026, 6, 1, 12, tzinfo=datetime.UTC)
TOPICS = "- id: rest\n  title: Rest\n  description: How to rest.\n"
ARTICLE = "---\ntitle: {name}\ndescription: A text.\nkey_points: [One thing.]\n{more}\n---\n\nWords.\n"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, earlier: Path) -> Path:
    """A site with an article in a topic, one without, and one with a picture of its own."""
    site = tmp_path_factory.mktemp("shared")
    content = site / "content"
    (content / "articles").mkdir(parents=True)
    (content / "site.yaml").write_text(SETTINGS.replace("share_pictures: no\n", ""), encoding="utf-8")
    (content / "topics.yaml").write_text(TOPICS, encoding="utf-8")
    for name, more in {
        "calm": "topics: [rest]",
        "free": "sources: []",
        "sky": "topics: [rest]\nimage: {file: sky.jpg, alt: A sky}",
        "map": "topics: [rest]\nimage: {file: map.svg, alt: A map}",
    }.items():
        (content / "articles" / f"{name}.md").write_text(ARTICLE.format(name=name.title(), more=more), encoding="utf-8")
    (content / "articles" / "sky.jpg").write_bytes(encoded(photograph(600, 400), "JPEG"))
    (content / "articles" / "map.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>', encoding="utf-8"
    )
    give_memory(site, earlier)
    return site


def built(site: Path, *, in_full: bool = True) -> dict[str, bytes]:
    """The files of the site."""
    staging = MemoryStaging()
    request = BuildRequest(site, theme_folder(), NOON, in_full=in_full, memory=memory_of(site))
    done = build(request, staging, lambda step, done, total: None)  # noqa: ARG005  # nobody watches
    assert done.publishable, done.problems
    return {path: data for path in done.files if (data := staging.read(path)) is not None}


@pytest.fixture(scope="module")
def published(shared: Path) -> dict[str, bytes]:
    """The files of that site."""
    return built(shared)


def shown(files: dict[str, bytes], path: str) -> str:
    """The path of the picture that a link to a page is shown with, after a look at its other tags."""
    page = files[path].decode()
    found = re.findall(r'property="og:image" content="https://clinic.example/([^"]*)"', page)
    if not found:
        assert "og:image" not in page
        return ""
    (picture,) = found
    assert picture in files
    assert page.count('property="og:image:width"') == page.count('property="og:image:height"') == 1
    return re.sub(r"-[0-9a-f]{10}", "", picture)


@pytest.mark.parametrize(
    ("path", "picture"),
    [
        ("articles/calm/index.html", "assets/share-rest-en.png"),
        ("topics/rest/index.html", "assets/share-rest-en.png"),
        ("articles/free/index.html", "assets/share-en.png"),
        ("index.html", "assets/share-en.png"),
        ("articles/sky/index.html", "assets/sky.jpg"),
        ("articles/map/index.html", "assets/share-rest-en.png"),
    ],
)
def test_a_link_is_shown_with_a_picture(published: dict[str, bytes], path: str, picture: str) -> None:
    """The article's own, else that of its topic, else that of the site; a drawing is none that messengers show."""
    assert shown(published, path) == picture


def test_a_site_may_do_without(shared: Path, tmp_path: Path) -> None:
    """Without drawn pictures there is none, or the article's own; the preview draws none either."""
    previewed = built(shared, in_full=False)
    site = shutil.copytree(shared, tmp_path / "site")
    settings = site / "content" / "site.yaml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}share_pictures: no\n", encoding="utf-8")
    for files in (previewed, built(site)):
        assert shown(files, "index.html") == ""
        assert shown(files, "articles/sky/index.html") == "assets/sky.jpg"
        assert not [path for path in files if path.startswith("assets/share")]
