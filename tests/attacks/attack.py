"""Attacks the program: kills builds, lets disks fail, and gives it hostile inputs. Prints what did not hold.

    PYTHONPATH=src:tests .venv/bin/python tests/attacks/attack.py --seed 1 --kills 300 --faults 50 --hostile 300

The same seed gives the same attacks, but for the moments at which they meet a build. Disks are mounted where nobody
else sees them, which needs Linux and the rights of root; elsewhere only requests to the system are refused.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from attacked_site import AttackedSite
from faults import can_mount, fault, fault_of_requests
from hostile import attack_with_input
from kills import kill

from earlier_build import build_another_site
from whole_sites import SETTINGS

__all__ = ["Campaign", "campaigns", "main"]

_FEW, _MANY = 25, 230
"""Articles for one process, and for several."""


@dataclass(frozen=True, slots=True)
class Campaign:
    """Attacks of one kind on one site."""

    name: str
    kind: str
    """The option that says how many there are."""
    share: float
    """The part of these that this campaign makes."""
    attack: Callable[[AttackedSite, random.Random], Iterator[str]]
    articles: int
    settings: str = SETTINGS

    def run(self, count: int, seed: int, folder: Path, memory: Path) -> list[str]:
        """Attack a site in `folder` so many times, and return what did not hold."""
        began = time.monotonic()
        attacked = AttackedSite(folder, self.articles, memory, self.settings)
        found: list[str] = []
        for number in range(count):
            for what in self.attack(attacked, random.Random(f"{seed}/{self.name}/{number}")):
                found.append(what)
                print(f"{self.name} {number}: {what}", flush=True)
        minutes = (time.monotonic() - began) / 60
        endings = ", ".join(f"{times} {how}" for how, times in attacked.seen.most_common())
        print(f"{self.name}: {count} attacks, {len(found)} faults, {minutes:.1f} minutes ({endings})", flush=True)
        return found


def campaigns() -> tuple[Campaign, ...]:
    """All of them."""
    mounts = can_mount()
    if not mounts:
        print("Disks cannot be mounted here, so only requests to the system are refused.")
    by_disk = fault if mounts else fault_of_requests
    return (
        Campaign("kills", "kills", 2 / 3, kill, _FEW, SETTINGS.replace("search: no", "search: yes")),
        Campaign("kills of several processes", "kills", 1 / 3, kill, _MANY),
        Campaign("faults", "faults", 4 / 5, by_disk, _FEW),
        Campaign("faults of several processes", "faults", 1 / 5, by_disk, _MANY),
        Campaign("hostile inputs", "hostile", 1, attack_with_input, _FEW),
    )


def main(words: list[str]) -> int:
    """Attack as the command line says; 1 when something did not hold."""
    parser = argparse.ArgumentParser(description="Attack the program, and print what did not hold.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--faults", type=int, default=50)
    parser.add_argument("--hostile", type=int, default=300)
    parser.add_argument("--only", choices=["kills", "faults", "hostile"])
    asked = vars(parser.parse_args(words))
    found: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        memory = build_another_site(Path(folder) / "another")
        for campaign in campaigns():
            count = round(asked[campaign.kind] * campaign.share)
            if count and asked["only"] in {None, campaign.kind}:
                found += campaign.run(count, asked["seed"], Path(folder) / campaign.name, memory)
    return min(len(found), 1)


if __name__ == "__main__":
    if sys.platform == "linux" and "ATTACK_APART" not in os.environ and os.geteuid() == 0:
        apart = ["unshare", "--mount", "--propagation", "private", sys.executable, *sys.argv]
        sys.exit(subprocess.run(apart, env={**os.environ, "ATTACK_APART": "yes"}, check=False).returncode)
    sys.exit(main(sys.argv[1:]))
