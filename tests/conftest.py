"""A web site on this machine, for what fetches pages."""

import http.server
import threading
from dataclasses import dataclass, field
from itertools import chain

import pytest


@dataclass
class Site:
    """Answers by path: a status, headers and a body, or a function that writes to the handler."""

    host: str = "127.0.0.1"
    port: int = 0
    pages: dict = field(default_factory=dict)
    asked: list = field(default_factory=list)

    def url(self, path, host=None):
        return f"http://{host or self.host}:{self.port}{path}"

    def page(self, path, body=b"", status=200, **headers):
        """Answer with a page; underscores in names of headers stand for hyphens."""
        content = body if isinstance(body, bytes) else body.encode()
        named = {name.replace("_", "-"): str(value) for name, value in headers.items()}
        self.pages[path] = (status, named, content)

    def raw(self, path, *pieces, then=None):
        """Answer with these bytes, whatever they are, and go on with what `then` yields."""

        def answer(handler):
            for piece in chain(pieces, then() if then else ()):
                handler.wfile.write(piece)
                handler.wfile.flush()

        self.pages[path] = answer

    def paths(self):
        return [path for path, _ in self.asked]


@pytest.fixture
def site():
    """A site that answers 404 to all but what is put into `pages`, and remembers who asked."""
    site = Site()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            site.asked.append((self.path, dict(self.headers)))
            answer = site.pages.get(self.path, (404, {}, b""))
            try:
                if callable(answer):
                    answer(self)
                else:
                    self.answer(*answer)
            except OSError:  # who asked has left
                pass

        def answer(self, status, headers, body):
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(body))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            if status != 304:
                self.wfile.write(body)

        def log_message(self, *_arguments):
            pass

    server = http.server.ThreadingHTTPServer((site.host, 0), Handler)
    server.daemon_threads = True
    site.port, site.server = server.server_port, server
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield site
    server.shutdown()
    server.server_close()
    thread.join()
