"""The page on loopback: nothing is answered without its token, to another host's name, or for another origin."""

from __future__ import annotations

import json
import secrets
import sys
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from ivrc.page.document import body, script, style, style_of_pictures
from ivrc.page.hotlines import Hotlines
from ivrc.page.opened import Opened

_PAGE = """<!doctype html>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>ivrc</title>
<link rel="stylesheet" href="desk.css">
<script src="desk.js" defer></script>
"""
_FILES: Mapping[str, tuple[Callable[[], str], str]] = {
    "": (lambda: _PAGE + body(), "text/html; charset=utf-8"),
    "desk.js": (script, "text/javascript; charset=utf-8"),
    "desk.css": (style, "text/css; charset=utf-8"),
}
POLICY = (
    f"default-src 'none'; script-src 'self'; style-src 'self' {style_of_pictures()}; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

LARGEST = 1 << 20
"""Bytes of what the page sends."""


class Server(ThreadingHTTPServer):
    """Serves menu files that are open; `address` is where, with the token."""

    daemon_threads = True

    def __init__(self, hotlines: Hotlines, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), _Answer)
        self.hotlines = hotlines
        self.token = secrets.token_urlsafe(24)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away while it is answered is nothing to tell of."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/{self.token}/"


class _Answer(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        where = self._where()
        if where is None:
            return
        name, asked = where
        if name in _FILES:
            text, kind = _FILES[name]
            self._send(text().encode(), kind)
        elif name == "hotlines":
            self._json(self.server.hotlines.listed())
        elif name == "state" and (opened := self._opened(asked.get("of", "0"))):
            state = opened.state(_number(asked.get("version", "")))
            if state is None:
                self._send(b"", "text/plain", 204)
            else:
                self._json(state)
        elif name == "picture" and (opened := self._opened(asked.get("of", "0"))):
            self._send(opened.picture(asked.get("kinds", "")).encode(), "text/plain; charset=utf-8")
        elif name.startswith("clip/") and (path := self._clip(*name.split("/", 2)[1:])):
            self._send(path.read_bytes(), "audio/wav")
        else:
            self.send_error(404)

    def _opened(self, number: str) -> Opened | None:
        """The menu file of a number."""
        at = _number(number)
        return self.server.hotlines.opened(at) if 0 <= at < len(self.server.hotlines) else None

    def _clip(self, number: str, clip: str = "") -> Path | None:
        opened = self._opened(number)
        return opened.clip(clip) if opened else None

    def do_POST(self) -> None:
        """A call is kept as a scenario. It comes from the page itself, which is all that may send anything."""
        where = self._where()
        opened = self._opened(where[1].get("of", "0")) if where else None
        length = self.headers.get("Content-Length", "")
        if where is None:
            return
        if where[0] != "scenarios" or self.headers.get("Origin", self._own) != self._own:
            self.send_error(403)
        elif opened is None:
            self.send_error(404)
        elif not (length.isdecimal() and len(length) < 8 and int(length) <= LARGEST):
            self.send_error(413)
        else:
            self._kept(opened, self.rfile.read(int(length)))

    def _kept(self, opened: Opened, sent: bytes) -> None:
        try:
            told = json.loads(sent)
        except (ValueError, RecursionError):
            told = None
        if isinstance(told, dict):
            self._json(opened.keep(told))
        else:
            self.send_error(400)

    @property
    def _own(self) -> str:
        return f"http://{self.headers.get('Host', '')}"

    def _where(self) -> tuple[str, dict[str, str]] | None:
        """What is asked for behind the token; None, and refused, where that or the host is another."""
        url = urlsplit(self.path)
        _, token, *rest = [*url.path.split("/", 2), "", ""]
        host = self.headers.get("Host", "")
        if not secrets.compare_digest(token.encode(), self.server.token.encode()) or host not in (
            f"127.0.0.1:{self.server.server_port}",
            f"localhost:{self.server.server_port}",
        ):
            self.send_error(403)
            return None
        return unquote(rest[0]), {name: values[0] for name, values in parse_qs(url.query).items()}

    def _json(self, told: Any) -> None:
        self._send(json.dumps(told, ensure_ascii=False).encode(), "application/json; charset=utf-8")

    def _send(self, body: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is written to the terminal: the token stands in every address."""


def _number(text: str) -> int:
    """A number of an address; -1 for what is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else -1
