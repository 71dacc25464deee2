"""Servers on this machine: a web site for what fetches pages, and a language model."""

import http.server
import json
import sys
import threading
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "report"))  # page_walk


def pytest_make_parametrize_id(config, val, argname):
    """Name packed bytes by their argument: gzip holds the time, and all workers need the same names."""
    return argname if isinstance(val, bytes) and not val.isascii() else None


@pytest.fixture(scope="session")
def assessed():
    """Return the examples as they are assessed, by name: seconds each, so once for all tests."""
    from whence.pipeline import assess

    examples = Path(__file__).parents[1] / "examples"
    return {one: assess(examples / one) for one in ("grand-alliance", "harbour-merger")}


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

    yield from serving(site, Handler)


def serving(site, handler):
    """Serve while the test runs; tell the site its port."""
    server = http.server.ThreadingHTTPServer((site.host, 0), handler)
    server.daemon_threads = True
    site.port, site.server = server.server_port, server
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield site
    server.shutdown()
    server.server_close()
    thread.join()


@dataclass
class Model:
    """Answers each request with the next line of its script, and with the last ever after.

    A line is a status, headers and a body, or a function that writes to the handler. `asked` are
    the requests: path, headers, and the fields sent.
    """

    host: str = "127.0.0.1"
    port: int = 0
    script: list = field(default_factory=list)
    asked: list = field(default_factory=list)

    @property
    def url(self):
        return f"http://{self.host}:{self.port}/v1"

    def says(self, text, finish="stop", read=100, written=50):
        """Answer with a text, or with what is to be written as JSON."""
        content = text if isinstance(text, str) else json.dumps({"attributions": text})
        choice = {
            "index": 0,
            "finish_reason": finish,
            "message": {"role": "assistant", "content": content},
        }
        usage = {
            "prompt_tokens": read,
            "completion_tokens": written,
            "total_tokens": read + written,
        }
        return self.gives(
            {
                "id": "1",
                "object": "chat.completion",
                "created": 0,
                "model": "m",
                "choices": [choice],
                "usage": usage,
            }
        )

    def gives(self, body, status=200, **headers):
        """Answer with a body; underscores in names of headers stand for hyphens."""
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        named = {name.replace("_", "-"): str(value) for name, value in headers.items()}
        self.script.append((status, {"Content-Type": "application/json"} | named, content))
        return self

    def does(self, function):
        """Answer by a function of the handler and the fields of the request."""
        self.script.append(function)
        return self


@pytest.fixture
def model():
    """A language model that says what its script says; without one, that nobody attributes."""
    model = Model()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            fields = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            model.asked.append((self.path, dict(self.headers), fields))
            if not model.script:
                model.says([])
            line = model.script[0] if len(model.script) == 1 else model.script.pop(0)
            try:
                if callable(line):
                    line(self, fields)
                else:
                    self.answer(*line)
            except OSError:  # who asked has left
                pass

        def answer(self, status, headers, body):
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(body))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments):
            pass

    yield from serving(model, Handler)
