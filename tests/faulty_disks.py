"""Disks that are full or read-only, made for real by whatever means this machine permits."""

import os
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOBODY = 65534


def _done(*command: str) -> bool:
    if shutil.which(command[0]) is None:
        return False
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@contextmanager
def small_disk(kilobytes: int) -> Iterator[Path | None]:
    """A file system of this size; None where mounting is not permitted."""
    with tempfile.TemporaryDirectory(prefix="dossier-small-") as folder:
        if not _done("mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", folder):
            yield None
            return
        try:
            yield Path(folder)
        finally:
            assert _done("umount", "--lazy", folder)


def enlarge(disk: Path, kilobytes: int) -> None:
    """Make room on a small disk."""
    assert _done("mount", "-o", f"remount,size={kilobytes}k", str(disk))


def fill(disk: Path) -> Path:
    """Leave no byte free on a small disk; the file that takes them."""
    file = disk / "filler"
    with file.open("wb", buffering=0) as stream:
        for size in (4096, 1):
            try:
                while stream.write(b"x" * size):
                    pass
            except OSError:
                continue
    return file


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    """No file that this process writes grows beyond so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """A folder that nobody here can write, not even root.

    By a mount, by an attribute of the file system, or by being another user meanwhile.
    """
    place = str(folder)
    if os.geteuid() != 0:
        modes = {each: each.stat().st_mode for each in (folder, *folder.rglob("*"))}
        for each, mode in modes.items():
            each.chmod(mode & 0o555)
        try:
            yield
        finally:
            for each, mode in modes.items():
                each.chmod(mode)
    elif _done("mount", "--bind", place, place):
        try:
            assert _done("mount", "-o", "remount,bind,ro", place)
            yield
        finally:
            assert _done("umount", "--lazy", place)
    elif _done("chattr", "-R", "+i", place):
        try:
            yield
        finally:
            assert _done("chattr", "-R", "-i", place)
    else:
        opened = [each for each in folder.parents if each.owner() == "root" and len(each.parts) > 2]
        modes = {each: each.stat().st_mode for each in opened}
        for each, mode in modes.items():
            each.chmod(mode | 0o055)
        os.seteuid(NOBODY)
        try:
            yield
        finally:
            os.seteuid(0)
            for each, mode in modes.items():
                each.chmod(mode)
