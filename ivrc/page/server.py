"""The page on loopback: nothing is answered without its token, to another host's name, or for another origin."""

from __future__ import annotations

import hashlib
import json
import secrets
import sys
from base64 import b64encode
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from ivrc.page.call import Call
from ivrc.page.opened import Opened
from ivrc.picture.svg import STYLE

_STATIC = {
    "": ("desk.html", "text/html; charset=utf-8"),
    "desk.js": ("desk.js", "text/javascript; charset=utf-8"),
    "desk.css": ("desk.css", "text/css; charset=utf-8"),
}
_FOLDER = Path(__file__).with_name("static")
_MOST_BYTES = 100_000
_MOST_CALLS = 50
_WAIT = 10.0
_STYLE_HASH = b64encode(hashlib.sha256(f"\n{STYLE}\n".encode()).digest()).decode()
POLICY = (
    f"default-src 'none'; script-src 'self'; style-src 'self' 'sha256-{_STYLE_HASH}'; connect-src 'self'; media-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


class Server(ThreadingHTTPServer):
    """Serves one open menu file; `address` is where, with the token."""

    daemon_threads = True

    def __init__(self, opened: Opened, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), _Answer)
        self.opened = opened
        self.token = secrets.token_urlsafe(24)
        self.calls: dict[str, Call] = {}

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
        if name in _STATIC:
            file, kind = _STATIC[name]
            self._send((_FOLDER / file).read_bytes(), kind)
        elif name == "state":
            self._json(self.server.opened.state())
        elif name.startswith("clip/") and (path := self.server.opened.clip(name.removeprefix("clip/"))):
            self._send(path.read_bytes(), "audio/wav")
        elif name.startswith("call/") and (call := self.server.calls.get(name.removeprefix("call/"))):
            number = asked.get("after", "0")
            after = int(number) if number.isdecimal() and len(number) < 10 else 0
            events, over = call.after(after, _WAIT)
            self._json({"events": events, "over": over})
        else:
            self.send_error(404)

    def do_POST(self) -> None:
        where = self._where()
        if where is None:
            return
        origin = self.headers.get("Origin")
        length = self.headers.get("Content-Length", "")
        if (origin and origin != self.server.address.rpartition("/")[0].rpartition("/")[0]) or not (
            length.isdecimal() and int(length) <= _MOST_BYTES
        ):
            self.send_error(403)
            return
        try:
            asked = json.loads(self.rfile.read(int(length)))
        except (ValueError, RecursionError):
            asked = None
        name = where[0]
        if not isinstance(asked, dict):
            self.send_error(400)
        elif name == "call":
            self._new_call(asked)
        elif name.startswith("call/") and (call := self.server.calls.get(name.removeprefix("call/"))):
            call.press(str(asked.get("keys", ""))[:100])
            self._json({})
        else:
            self.send_error(404)

    def _new_call(self, asked: dict[str, Any]) -> None:
        call = self.server.opened.call(asked)
        if call is None:
            self.send_error(400)
            return
        calls = self.server.calls
        while len(calls) >= _MOST_CALLS:
            calls.pop(next(iter(calls))).press(".")
        name = secrets.token_urlsafe(8)
        calls[name] = call
        self._json({"call": name})

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

    def _json(self, told: dict[str, Any]) -> None:
        self._send(json.dumps(told, ensure_ascii=False).encode(), "application/json; charset=utf-8")

    def _send(self, body: bytes, kind: str) -> None:
        self.send_response(200)
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
