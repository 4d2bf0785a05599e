"""Tells of saved files, at once and without looking again and again.

Only the folders that matter are watched, not the whole site, which may hold an environment or a published site of
ten thousand files. They may come and go: their parents are watched too, for nothing but that.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import aclosing
from pathlib import Path

from watchfiles import Change, awatch

__all__ = ["QUIET_MILLISECONDS", "is_source", "watch"]

QUIET_MILLISECONDS = 10
"""How long nothing must change before a change is told, so that files saved together are told together."""

_MOST_MILLISECONDS = 500
"""After how long a change is told although files go on changing."""


async def watch(
    folders: Sequence[Path], changed: Callable[[], None], quiet_milliseconds: int = QUIET_MILLISECONDS
) -> None:
    """Call `changed` once when watching has begun, then after every change in one of the folders, until cancelled.

    What is saved before the first call need not be told again: whoever builds at that call sees it. A folder need
    not exist. Raises an `ExceptionGroup` of `OSError` when the system refuses to watch.
    """
    # The parent is resolved because some systems tell real paths; the folder not, it may be replaced by another.
    places = [folder.parent.resolve() / folder.name for folder in folders]
    while True:
        present = sorted({place for place in places if place.is_dir()})
        parents = sorted({_nearest(place.parent) for place in places})
        replaced = asyncio.Event()
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(_tell_replaced(places, parents, replaced))
                if present:
                    group.create_task(_tell_saved(present, changed, quiet_milliseconds, replaced))
                # Both tasks have subscribed by the time that they first wait for something.
                await asyncio.sleep(0)
                changed()
        except* FileNotFoundError:
            # A folder vanished between looking and watching; look again, but not a thousand times a second.
            await asyncio.sleep(0.1)


async def _tell_saved(
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


async def _tell_replaced(folders: Sequence[Path], parents: Sequence[Path], replaced: asyncio.Event) -> None:
    """Set `replaced` when one of the folders, or a folder above it, appears or vanishes."""

    def matters(change: Change, path: str) -> bool:
        place = Path(path)
        return change is not Change.modified and any(place == folder or place in folder.parents for folder in folders)

    changes = awatch(*parents, watch_filter=matters, recursive=False, step=QUIET_MILLISECONDS, stop_event=replaced)
    async with aclosing(changes):
        async for _ in changes:
            replaced.set()
            return


def _nearest(folder: Path) -> Path:
    return next(place for place in (folder, *folder.parents) if place.is_dir())


def is_source(folder: Path, path: Path) -> bool:
    """Whether a file is one that a person saves, and not what an editor keeps beside it (hidden files, `x.md~`)."""
    if not path.is_relative_to(folder):
        return False
    names = path.relative_to(folder).parts
    return not any(name.startswith((".", "#")) or name == "node_modules" for name in names) and not (
        # `4913` is the file with which Vim tries whether it may write.
        path.name.endswith(("~", "#", ".swp", ".tmp", ".bak")) or path.name == "4913"
    )
