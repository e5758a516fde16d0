"""A cache that several machines share, at any address that fsspec knows: `s3://bucket/clips`, `file:///srv/clips`.

fsspec (and what it needs for the scheme, s3fs for `s3://`) is an extra, `ivrc[remote]`, and is imported with the
first address. Objects are named by content and verified by whoever reads them, so that half an upload or two writers
at once do no harm. Keys and endpoints come from where fsspec takes them (its configuration files, FSSPEC_*
variables, the cloud's own), never from the project.
"""

from __future__ import annotations

import secrets
from typing import Any

from ivrc.speech import findings, run_findings

_AT_ONCE = {"s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "adl", "oss", "oci", "memory"}


class Store:
    """Objects at an address, by name. After the first failure nothing more is asked of it in this run."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.failure: findings.Failure | None = None
        self._root = ""
        self._files: Any = None

    def get(self, name: str) -> bytes | None:
        """An object, or None when there is none or the address cannot be reached. A folder, pipe or device in its place
        holds nothing."""
        if self.failure or not self._open():
            return None
        path = f"{self._root}/{name}"
        try:
            # Of folders only: object stores have nothing else, and would be asked once more for each object.
            if not self._at_once() and self._files.info(path)["type"] == "other":
                return b""
            data: bytes = self._files.cat_file(path)
        except FileNotFoundError:
            return None
        except IsADirectoryError:
            return b""
        except Exception as problem:
            self._fail(problem)
            return None
        return data

    def put(self, name: str, data: bytes) -> bool:
        """Whether the object is there now."""
        if self.failure or not self._open():
            return False
        path = f"{self._root}/{name}"
        try:
            if self._at_once():
                self._files.pipe_file(path, data)
            else:
                folder, _, last = path.rpartition("/")
                part = f"{folder}/.part-{secrets.token_hex(8)}-{last}"
                self._files.makedirs(folder, exist_ok=True)
                self._files.pipe_file(part, data)
                if self._files.isdir(path):
                    self._files.rm(path, recursive=True)
                self._files.mv(part, path)
        except Exception as problem:
            self._fail(problem)
            return False
        return True

    def _at_once(self) -> bool:
        """Whether the store shows an object only when all of it is there, as object stores do."""
        protocol = self._files.protocol
        return not _AT_ONCE.isdisjoint((protocol,) if isinstance(protocol, str) else protocol)

    def _open(self) -> bool:
        if self._files is None:
            try:
                import fsspec

                self._files, root = fsspec.core.url_to_fs(self.address)
                self._root = str(root).rstrip("/")
            except ImportError as missing:
                needed = missing.name or str(missing)
                self.failure = run_findings.extra_missing(self.address, needed, "remote")
            except Exception as problem:
                self._fail(problem)
        return self._files is not None

    def _fail(self, problem: Exception) -> None:
        why = getattr(problem, "strerror", None) or f"{type(problem).__name__}: {problem}"
        self.failure = run_findings.store_unreachable(self.address, " ".join(why.split())[:200])
