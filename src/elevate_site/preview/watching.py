"""Notices saved files at once, without polling.

It watches only the folders that matter, not the whole site folder, which may contain a virtual environment or a
published site of ten thousand files. It also watches their parents, only to notice when a folder appears or vanishes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import aclosing
from pathlib import Path

from watchfiles import Change, awatch

__all__ = ["QUIET_MILLISECONDS", "is_source", "watch"]

QUIET_MILLISECONDS = 5
"""How long no file may change before a change is reported, so that files saved together are reported together.

A change is reported after one to two such spans. Shorter ones would wake the processor up more often than they help.
"""

_MOST_MILLISECONDS = 500
"""After how long a change is reported although files go on changing."""

_FOLDERS_MILLISECONDS = 100
"""How often the parents of the folders are checked for a folder that appeared or vanished, which is rare."""


async def watch(
    folders: Sequence[Path], changed: Callable[[], None], quiet_milliseconds: int = QUIET_MILLISECONDS
) -> None:
    """Call `changed` once when watching has begun, then after every change in one of the folders, until cancelled.

    A build at the first call sees everything saved before it. The folders need not exist.

    Raises an `ExceptionGroup` of `OSError` when the system refuses to watch.
    """
    # The parent is resolved because some systems report real paths; the folder is not, because it may be a link that
    # somebody points elsewhere.
    places = [folder.parent.resolve() / folder.name for folder in folders]
    while True:
        present = sorted({place for place in places if place.is_dir()})
        parents = sorted({next(above for above in place.parents if above.is_dir()) for place in places})
        replaced = asyncio.Event()
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(_notice_replaced(places, parents, replaced))
                if present:
                    group.create_task(_notice_saved(present, changed, quiet_milliseconds, replaced))
                # Both tasks have subscribed by the time they first wait for something.
                await asyncio.sleep(0)
                changed()
        except* FileNotFoundError:
            # A folder vanished between the look and the subscription; try again, but not a thousand times a second.
            await asyncio.sleep(0.1)


async def _notice_saved(
    folders: Sequence[Path], changed: Callable[[], None], quiet_milliseconds: int, replaced: asyncio.Event
) -> None:
    def matters(_: Change, path: str) -> bool:
        return any(is_source(folder, Path(path)) for folder in folders)

    changes = awatch(
        *folders,
        watch_filter=matters,
        debounce=max(_MOST_MILLISECONDS, quiet_milliseconds),
        step=quiet_milliseconds,
        stop_event=replaced,
    )
    async for _ in changes:
        changed()


async def _notice_replaced(folders: Sequence[Path], parents: Sequence[Path], replaced: asyncio.Event) -> None:
    """Set `replaced` when one of the folders, or a folder above it, appears or vanishes."""

    def matters(change: Change, path: str) -> bool:
        place = Path(path)
        return change is not Change.modified and any(place == folder or place in folder.parents for folder in folders)

    changes = awatch(*parents, watch_filter=matters, recursive=False, step=_FOLDERS_MILLISECONDS, stop_event=replaced)
    async with aclosing(changes):
        async for _ in changes:
            replaced.set()
            return


def is_source(folder: Path, path: Path) -> bool:
    """Whether a file is one that a person saves, and not one that an editor keeps beside it (hidden files, `x.md~`)."""
    if not path.is_relative_to(folder):
        return False
    names = path.relative_to(folder).parts
    return not any(name.startswith((".", "#")) or name == "node_modules" for name in names) and not (
        # Vim creates a file `4913` to find out whether it may write in the folder.
        path.name.endswith(("~", "#", ".swp", ".tmp", ".bak")) or path.name == "4913"
    )
