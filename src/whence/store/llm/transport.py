"""One request to one host: no redirect, no proxy, no header that we did not mean to send.

The client library is given this in place of its own connections, which would wait for each piece
anew, unpack an answer whole whatever comes out of it, and tell the server about this machine.
"""

import ssl
from ipaddress import ip_network

import httpcore
import httpx

from whence import __version__
from whence.model import InputError

from ..body import ACCEPTED, read_body
from ..connect import AddressRefused, CheckedBackend, Deadline

_SENT = ("Authorization", "Content-Type", "Content-Length")
_DROPPED = frozenset(("content-encoding", "content-length", "transfer-encoding"))
# The user names the host, so it may be on this machine or a private network.
_ANYWHERE = (ip_network("0.0.0.0/0"), ip_network("::/0"))
_LONGEST = 200  # characters of a reason that the system or a library gives


class TooLarge(httpx.RequestError):
    """An answer with more bytes than it may have, or packed as nobody asked for."""


class Transport(httpx.BaseTransport):
    """Sends each request over a connection of its own and reads the answer within limits.

    `deadline` is the time for the request that is made next. Raises errors of httpx.
    """

    def __init__(self, base: httpx.URL, trusted: ssl.SSLContext, size: int, *, keyed: bool) -> None:
        self._base, self._trusted, self._size, self._keyed = base, trusted, size, keyed
        self.deadline = Deadline(0)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Return the whole answer to a request, unpacked."""
        url = request.url
        if (url.scheme, url.netloc) != (self._base.scheme, self._base.netloc):
            raise httpx.UnsupportedProtocol(f"{url.host} is not the host that was named")
        try:
            return self._ask(request)
        except (AddressRefused, httpcore.ConnectError, httpcore.ConnectTimeout) as error:
            raise httpx.ConnectError(f"no server answers there ({_words(error)})") from None
        except httpcore.TimeoutException:
            seconds = f"{self.deadline.seconds:.3g}"
            raise httpx.ReadTimeout(f"no answer within {seconds} seconds") from None
        except InputError as error:
            raise TooLarge(f"the answer is {error}") from None
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise httpx.ReadError(f"the answer is broken ({_words(error)})") from None

    def _ask(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        target = httpcore.URL(
            scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
        )
        sent = self._headers(request)
        backend = CheckedBackend(self.deadline, _ANYWHERE)
        with (
            httpcore.ConnectionPool(self._trusted, network_backend=backend) as pool,
            pool.stream("POST", target, headers=sent, content=request.read()) as response,
        ):
            headers = httpx.Headers(response.headers)
            encoding = str(headers.get("content-encoding", ""))
            body = read_body(response.iter_stream(), encoding, self._size)
        kept = [(name, value) for name, value in headers.multi_items() if name not in _DROPPED]
        return httpx.Response(response.status, headers=kept, content=body, request=request)

    def _headers(self, request: httpx.Request) -> list[tuple[str, str]]:
        wanted = _SENT if self._keyed else _SENT[1:]
        return [
            ("Host", request.url.netloc.decode()),
            ("User-Agent", f"whence/{__version__}"),
            ("Accept", "application/json"),
            ("Accept-Encoding", ACCEPTED[0]),
            ("Connection", "close"),
            *((name, request.headers[name]) for name in wanted if name in request.headers),
        ]


def _words(error: Exception) -> str:
    """Return what the system or a library says, without the numbers it says it with."""
    cause = error.__context__
    reasons = [getattr(cause, name, None) for name in ("verify_message", "reason", "strerror")]
    said = next(filter(None, reasons), None) or str(error) or type(error).__name__
    return str(said).replace("_", " ").lower()[:_LONGEST]
