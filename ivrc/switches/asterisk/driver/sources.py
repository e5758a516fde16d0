"""The Debian mirror that this machine's apt uses, read from its configuration (sources.list(5))."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"
_ONE_LINE = re.compile(
    r"deb\s+(?:\[(?P<options>[^]]*)\]\s+)?(?P<uri>\S+)\s+(?P<suite>\S+)\s+(?P<components>.+)"
)


class Mirror(NamedTuple):
    """An archive and the keyring that signs for it."""

    uri: str
    signed_by: str = KEYRING

    def line(self, suite: str) -> str:
        """As a line of sources.list."""
        return f"deb [signed-by={self.signed_by}] {self.uri} {suite} main\n"


def mirror(etc: Path = Path("/etc/apt")) -> Mirror | None:
    """The first archive of Debian's own in apt's configuration, or None."""
    files = [*sorted((etc / "sources.list.d").glob("*.sources")), etc / "sources.list"]
    files += sorted((etc / "sources.list.d").glob("*.list"))
    for path in files:
        try:
            text = path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        entries = _deb822(text) if path.suffix == ".sources" else _lines(text)
        for found, suites, components in entries:
            if _is_debian(found.uri, suites, components):
                return found
    return None


def _is_debian(uri: str, suites: str, components: str) -> bool:
    """Debian's main archive or a mirror of it: `main` of a suite, at a path that ends in `debian`."""
    plain = uri.rstrip("/")
    return (
        "main" in components.split()
        and "security" not in suites
        and not uri.startswith("cdrom:")
        and (plain.endswith("/debian") or (plain.startswith("mirror") and "debian" in plain))
    )


def _deb822(text: str) -> Iterator[tuple[Mirror, str, str]]:
    for stanza in re.split(r"\n\s*\n", text):
        fields: dict[str, str] = {}
        last = ""
        for line in stanza.splitlines():
            if line.startswith("#"):
                continue
            if line[:1] in (" ", "\t"):
                fields[last] = f"{fields.get(last, '')}\n{line.strip()}"
                continue
            name, _, value = line.partition(":")
            last = name.strip().lower()
            fields[last] = value.strip()
        if "deb" not in fields.get("types", "").split() or fields.get("enabled", "yes").lower() in (
            "no",
            "false",
        ):
            continue
        signed = fields.get("signed-by", "")
        keyring = signed if signed.startswith("/") else KEYRING
        for uri in fields.get("uris", "").split():
            yield Mirror(uri, keyring), fields.get("suites", ""), fields.get("components", "")


def _lines(text: str) -> Iterator[tuple[Mirror, str, str]]:
    for line in text.splitlines():
        if match := _ONE_LINE.match(line.strip()):
            signed = re.search(r"signed-by=(/\S+)", match["options"] or "")
            keyring = signed[1].split(",")[0] if signed else KEYRING
            yield Mirror(match["uri"], keyring), match["suite"], match["components"]
