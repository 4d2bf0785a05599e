"""What a file holds is known without reading it again, as long as nobody touched it."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from elevate_site.fingerprints.packing import digest_of
from elevate_site.fingerprints.stat_cache import FileStat, pack_stats, stat_file, unpack_stats
from elevate_site.memory import Memory
from elevate_site.model.theme import SourceFile
from elevate_site.pipeline.sources import Sources, see_sources
from elevate_site.reading import Listing, list_site

LONG_AGO = 1_600_000_000_000_000_000


def seen(file: Path, earlier: FileStat | None = None) -> FileStat:
    """The file as it is now."""
    return stat_file(str(file), file.stat(), earlier)


def written(file: Path, data: bytes) -> Path:
    """A file whose content is old, wherever its clock counts from."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    os.utime(file, ns=(LONG_AGO, LONG_AGO))
    return file


@pytest.mark.parametrize("data", [b"", b"words", b"\x00" * 3_000_000])
def test_a_file_is_known_by_its_digest(tmp_path: Path, data: bytes) -> None:
    """That of all of its bytes, however many there are."""
    found = seen(written(tmp_path / "a", data))
    assert (found.size, found.modified, found.digest) == (len(data), LONG_AGO, hashlib.sha256(data).digest())


def test_a_file_that_was_not_touched_is_not_read_again(tmp_path: Path) -> None:
    """What was seen earlier is taken at its word, and nothing is opened."""
    file = written(tmp_path / "a", b"words")
    earlier = seen(file)._replace(digest=b"another")
    assert seen(file, earlier) is earlier
    status = file.stat()
    file.unlink()
    assert stat_file(str(file), status, earlier) is earlier
    with pytest.raises(FileNotFoundError):
        stat_file(str(file), status, None)


def test_a_file_of_another_size_is_read_again(tmp_path: Path) -> None:
    """Even where the time on it is the same."""
    file = written(tmp_path / "a", b"words")
    earlier = seen(file)
    assert seen(written(file, b"more words"), earlier).digest == hashlib.sha256(b"more words").digest()


def test_a_file_of_the_same_size_is_read_again(tmp_path: Path) -> None:
    """A later time on it is enough, and so is an earlier one."""
    file = written(tmp_path / "a", b"words")
    earlier = seen(file)
    for data, moment in ((b"sword", LONG_AGO + 1_000_000_000), (b"drows", LONG_AGO - 1_000_000_000)):
        file.write_bytes(data)
        os.utime(file, ns=(moment, moment))
        assert seen(file, earlier).digest == hashlib.sha256(data).digest()


@pytest.mark.skipif(os.name == "nt", reason="there the entry has only the time at which the file was made")
def test_a_file_whose_time_was_put_back_is_read_again(tmp_path: Path) -> None:
    """Its entry was changed all the same."""
    file = written(tmp_path / "a", b"words")
    earlier = seen(file)._replace(entry_changed=LONG_AGO)
    written(file, b"sword")
    assert (file.stat().st_size, file.stat().st_mtime_ns) == earlier[:2]
    assert seen(file, earlier).digest == hashlib.sha256(b"sword").digest()


def test_another_file_in_its_place_is_read(tmp_path: Path) -> None:
    """One that was moved there, with the same size and the same time."""
    file, other = written(tmp_path / "a", b"words"), written(tmp_path / "b", b"sword")
    status, earlier = other.stat(), seen(file)
    earlier = earlier._replace(entry_changed=status.st_ctime_ns)
    other.replace(file)
    assert stat_file(str(file), status, earlier).digest == hashlib.sha256(b"sword").digest()


def test_stats_come_out_as_they_went_in(tmp_path: Path) -> None:
    """Of many files, of one and of none."""
    for count in (3, 1, 0):
        stats = {str(number): seen(written(tmp_path / str(number), bytes(number))) for number in range(count)}
        again = unpack_stats(pack_stats(stats))
        assert again == stats
        assert list(again) == list(stats)
        assert all(type(each) is FileStat for each in again.values())
    assert unpack_stats(None) == {}


def looked_at(site: Path, memory: Memory) -> Sources:
    """The files of `site`, which has no theme."""
    return see_sources(list_site(site, site / "no-theme"), site, memory)


def test_a_second_build_takes_an_untouched_file_at_its_word(site: Path) -> None:
    """What the memory says of it counts, and of another file that was touched since what it holds."""
    same, touched = written(site / "content" / "a.md", b"words"), written(site / "content" / "b.md", b"words")
    remembered = {str(file): seen(file)._replace(digest=b"remembered") for file in (same, touched)}
    memory = Memory()
    memory.keep(digest_of(memory.program, b"sources", os.fsencode(site.resolve())), pack_stats(remembered))
    touched.write_bytes(b"sword")
    expected = {"content/a.md": b"remembered", "content/b.md": hashlib.sha256(b"sword").digest()}
    assert looked_at(site, memory).digests == expected


def test_a_young_file_is_read_again(site: Path) -> None:
    """The next one to save it may be so quick that no clock shows it."""
    file = site / "content" / "a.md"
    file.write_bytes(b"words")
    memory = Memory()
    assert looked_at(site, memory).digests == {"content/a.md": hashlib.sha256(b"words").digest()}
    assert memory.recall(digest_of(memory.program, b"sources", os.fsencode(site.resolve()))) is None


def test_a_young_file_is_not_known_by_its_times(site: Path) -> None:
    """Only the stat of an older file is trusted; a newer one is checked against what the file holds."""
    file = written(site / "content" / "a.md", b"words")
    sources = looked_at(site, Memory())
    other = {str(file): seen(file)._replace(digest=b"of other words")}
    assert Sources(sources.listing, other, settled=other).still_stand()
    assert not Sources(sources.listing, other, settled={}).still_stand()


def test_a_file_that_cannot_be_read_is_known_by_nothing(site: Path) -> None:
    """And then the whole site has no digest."""
    written(site / "content" / "a.md", b"words")
    listing = list_site(site, site / "no-theme")
    gone = SourceFile("content/gone.md", site / "content" / "gone.md")
    sources = see_sources(Listing((*listing.content, gone), listing.layers, ()), site, Memory())
    assert list(sources.digests) == ["content/a.md"]
    assert sources.digest is None


def test_the_digest_of_a_site_tells_any_change_of_its_files(site: Path) -> None:
    """Their bytes, their names, and that a file of the theme became one of the site."""
    file = written(site / "content" / "a.md", b"words")
    digests = [looked_at(site, Memory()).digest]
    assert looked_at(site, Memory()).digest == digests[0]
    written(file, b"sword")
    digests.append(looked_at(site, Memory()).digest)
    file.rename(site / "content" / "b.md")
    digests.append(looked_at(site, Memory()).digest)
    theme = written(site / "no-theme" / "static" / "a.css", b"a {}")
    digests.append(looked_at(site, Memory()).digest)
    (site / "static").mkdir()
    theme.rename(site / "static" / "a.css")
    digests.append(looked_at(site, Memory()).digest)
    assert None not in digests
    assert len(set(digests)) == len(digests)


def test_sources_stand_until_one_is_touched(site: Path) -> None:
    """Saved again, or gone."""
    file = written(site / "content" / "a.md", b"words")
    sources = looked_at(site, Memory())
    assert sources.still_stand()
    file.write_bytes(b"sword")
    assert not sources.still_stand()
    sources = looked_at(site, Memory())
    file.unlink()
    assert not sources.still_stand()
