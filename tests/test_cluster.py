"""Work on a cluster: the same bytes, also when a machine is lost, and none by another program."""

from __future__ import annotations

import datetime
import logging
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from distributed import Client, LocalCluster

from elevate_site.cluster import cluster_at
from elevate_site.memory import Memory
from elevate_site.pipeline import BuildRequest, Progress, build
from elevate_site.publishing import MemoryStaging
from elevate_site.reading import theme_folder
from site_command import files_below, run_command
from whole_sites import MakeSite

pytestmark = pytest.mark.alone

ROOT = Path(__file__).parent.parent
NOON = datetime.datetime(2026, 6, 1, 12, tzinfo=datetime.UTC)
ARTICLES = 150
OTHER_CLUSTER = """
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as cluster:
        print(cluster.scheduler_address, flush=True)
        input()
"""
FRAIL_CLUSTER = """
from distributed import LocalCluster
with LocalCluster(n_workers=0, dashboard_address=None) as cluster:
    print(cluster.scheduler.address, flush=True)
    import time
    time.sleep(600)
"""


@pytest.fixture
def cluster() -> Iterator[str]:
    """A cluster of two processes on this machine; the address of its scheduler."""
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as running:  # type: ignore[no-untyped-call]
        yield running.scheduler_address


@pytest.fixture
def many(make_site: MakeSite) -> Path:
    """A site with enough articles for several portions of work."""
    text = "---\ntitle: Leaflet {n}\ndescription: About {n}.\n---\n\n## Part\n\nWords and [more](text-0.md).\n"
    return make_site({f"content/articles/text-{n}.md": text.replace("{n}", str(n)) for n in range(ARTICLES)})


def built(site: Path, address: str | None, progress: Progress) -> Mapping[str, str]:
    """The digests of all files of `site`, made by the cluster at `address` or, without one, here."""
    request = BuildRequest(site, theme_folder(), NOON, in_full=False)
    if address is None:
        return build(request, MemoryStaging(), progress).files
    with cluster_at(address) as executor:
        request = BuildRequest(site, theme_folder(), NOON, in_full=False, executor=executor, memory=Memory())
        return build(request, MemoryStaging(), progress).files


def nobody_watches(step: str, done: int, total: int) -> None:
    """Progress that nobody sees."""


def test_a_cluster_makes_the_same_bytes(many: Path, cluster: str) -> None:
    """`--scheduler` publishes to the byte what a build on one machine publishes."""
    ran = run_command("build", "--site", many, "--today", "2026-06-01", "--no-memory", "--scheduler", cluster)
    assert ran.status == 0, ran.err
    elsewhere = files_below(many / "dist")
    assert run_command("build", "--site", many, "--today", "2026-06-01", "--no-memory").status == 0
    assert len(elsewhere) > ARTICLES
    assert files_below(many / "dist") == elsewhere


@pytest.mark.parametrize("step", ["parse", "render"])
def test_a_lost_machine_loses_nothing(many: Path, cluster: str, step: str) -> None:
    """A worker that is killed in the middle of its work is replaced, and every page is there."""
    with Client(cluster, set_as_default=False) as client:  # type: ignore[no-untyped-call]
        victim = min(client.run(os.getpid).values())
    killed: list[int] = []

    def watch(doing: str, done: int, total: int) -> None:  # noqa: ARG001  # the signature of Progress
        if doing == step and not killed:
            os.kill(victim, signal.SIGKILL)
            killed.append(done)

    assert built(many, cluster, watch) == built(many, None, nobody_watches)
    assert killed


@pytest.fixture
def frail() -> Iterator[tuple[str, int, int]]:
    """A cluster in which nobody starts anything again: its address, and the processes of its scheduler and worker."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    with subprocess.Popen(
        [sys.executable, "-c", FRAIL_CLUSTER], env=environment, stdout=subprocess.PIPE, encoding="utf-8"
    ) as scheduler:
        assert scheduler.stdout is not None
        address = scheduler.stdout.readline().strip()
        command = [sys.executable, "-m", "dask", "worker", address, "--no-nanny", "--nthreads", "1", "--no-dashboard"]
        with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as worker:
            with Client(address, set_as_default=False) as client:  # type: ignore[no-untyped-call]
                client.wait_for_workers(1)
            yield address, scheduler.pid, worker.pid
            worker.kill()
        scheduler.kill()


@pytest.fixture
def complaints() -> Iterator[list[logging.LogRecord]]:
    """What Dask and its network library log while the test runs."""
    heard: list[logging.LogRecord] = []
    handler = logging.Handler()
    handler.emit = heard.append  # type: ignore[method-assign,assignment]
    loggers = [logging.getLogger(name) for name in ("distributed", "tornado")]
    for logger in loggers:
        logger.addHandler(handler)
    yield heard
    for logger in loggers:
        logger.removeHandler(handler)


@pytest.mark.parametrize("lost", ["scheduler", "worker"])
@pytest.mark.parametrize("step", ["parse", "render"])
def test_a_lost_cluster_loses_nothing(
    many: Path, frail: tuple[str, int, int], complaints: list[logging.LogRecord], step: str, lost: str
) -> None:
    """When no machine is left, or nobody who knows them, the rest is made here, and Dask prints nothing of its own."""
    address, scheduler, worker = frail
    killed: list[int] = []

    def watch(doing: str, done: int, total: int) -> None:  # noqa: ARG001  # the signature of Progress
        if doing == step and not killed:
            os.kill({"scheduler": scheduler, "worker": worker}[lost], signal.SIGKILL)
            killed.append(done)

    with cluster_at(address, patience=1) as executor:
        request = BuildRequest(many, theme_folder(), NOON, in_full=False, executor=executor, memory=Memory())
        files = build(request, MemoryStaging(), watch).files
    assert files == built(many, None, nobody_watches)
    assert killed
    assert complaints == []


def test_a_cluster_that_is_not_there_is_reported(make_site: MakeSite) -> None:
    """A wrong address ends the build with a sentence, and nothing is published."""
    site = make_site({})
    ran = run_command("build", "--site", site, "--scheduler", "tcp://127.0.0.1:1")
    assert ran.status == 1
    assert "The cluster at “tcp://127.0.0.1:1” cannot be used." in ran.err
    assert not (site / "dist").exists()


@pytest.mark.parametrize("address", ["", "nowhere", "tcp://nowhere", "http://127.0.0.1:8786", "tcp://127.0.0.1:port"])
def test_what_is_no_address_is_reported(make_site: MakeSite, address: str) -> None:
    """A slip in the address is reported at once, with what an address looks like, and nothing else."""
    ran = run_command("build", "--site", make_site({}), "--scheduler", address)
    assert ran.status == 1
    assert f"The cluster at “{address}” cannot be used." in ran.err
    assert "as the scheduler prints it: tcp://10.0.0.1:8786" in ran.err
    assert "Traceback" not in ran.err


def test_tls_without_certificates_is_reported(make_site: MakeSite) -> None:
    """The sentence names the setting of Dask that is missing."""
    ran = run_command("build", "--site", make_site({}), "--scheduler", "tls://127.0.0.1:1")
    assert ran.status == 1
    assert "distributed.comm.tls" in ran.err


def test_another_program_is_refused(make_site: MakeSite, tmp_path: Path) -> None:
    """Workers with another version could make other pages, so nothing is given to them."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    with (tmp_path / "src/elevate_site/errors.py").open("a", encoding="utf-8") as file:
        file.write("# Another version.\n")
    script = tmp_path / "other.py"
    script.write_text(OTHER_CLUSTER, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "src")}
    command = [sys.executable, str(script)]
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as other:
        assert other.stdout is not None
        address = other.stdout.readline().strip()
        ran = run_command("build", "--site", make_site({}), "--scheduler", address)
        other.communicate("\n")
    assert ran.status == 1
    assert "error: the site [cluster-refused]" in ran.err
    assert "another version of this program" in ran.err
