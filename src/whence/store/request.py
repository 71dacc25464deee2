"""One request for one URL, and in plain words why it brought nothing."""

import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus

import httpcore
import httpx

from whence import __version__
from whence.model import InputError

from .addresses import Network
from .body import ACCEPTED
from .connect import AddressRefused, CheckedBackend, Deadline, NoAddress, Resolver

AGENT = "whence"
_HEADERS = {
    "User-Agent": f"{AGENT}/{__version__}",
    "Accept": "text/html, application/xhtml+xml, */*;q=0.5",
    "Accept-Encoding": ACCEPTED[0],
    "Connection": "close",
}
_LONGEST = 200  # characters of a reason that a server or library gives


class Failed(Exception):
    """Why a request brought nothing; `reached` is whether a server was there, `status` its answer."""

    def __init__(self, why: str, *, status: int = 0, reached: bool = True) -> None:
        super().__init__(why)
        self.status, self.reached = status, reached


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answers: status, headers, and the body piece by piece, still packed."""

    status: int
    headers: httpx.Headers
    pieces: Iterator[bytes]

    @property
    def encoding(self) -> str:
        """How the body is packed."""
        return str(self.headers.get("content-encoding", ""))

    def failed(self) -> Failed:
        """Return the error that this answer is, where a page was wanted."""
        known = self.status in list(HTTPStatus)
        name = f" {HTTPStatus(self.status).phrase}" if known else ""
        return Failed(f"the server answers {self.status}{name}", status=self.status)


@dataclass(frozen=True, slots=True, kw_only=True)
class Requester:
    """How requests are made: whom TLS trusts, who resolves names, and what is no public address.

    Without a client of httpx, which would keep cookies, read passwords from .netrc and proxies
    from the environment, and unpack without limit.
    """

    trusted: ssl.SSLContext
    resolver: Resolver
    allowed: tuple[Network, ...] = ()

    @contextmanager
    def ask(
        self, url: httpx.URL, deadline: Deadline, headers: Mapping[str, str] | None = None
    ) -> Iterator[Answer]:
        """Give the answer to a request; its connection ends with it.

        Raises `Failed` for all that goes wrong, here or while the body is read.
        """
        target = httpcore.URL(
            scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
        )
        sent = [("Host", url.netloc.decode()), *_HEADERS.items(), *(headers or {}).items()]
        backend = CheckedBackend(deadline, self.allowed, self.resolver)
        try:
            with (
                httpcore.ConnectionPool(self.trusted, network_backend=backend) as pool,
                pool.stream("GET", target, headers=sent) as response,
            ):
                found = httpx.Headers(response.headers)
                yield Answer(response.status, found, response.iter_stream())
        except AddressRefused as error:
            raise Failed(str(error), reached=False) from None
        except InputError as error:
            raise Failed(str(error)) from None
        except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
            raise Failed(_unreached(error), reached=False) from None
        except httpcore.TimeoutException:
            raise Failed(f"took longer than {deadline.seconds:g} seconds") from None
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise Failed(f"the answer is broken: {_words(error)}") from None


def _unreached(error: Exception) -> str:
    cause = error.__context__  # the pool of httpcore takes the cause away
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"the server cannot prove that it is this host: {cause.verify_message}"
    if isinstance(cause, ssl.SSLError):
        return f"no secure connection can be made ({_words(error)})"
    if isinstance(error, NoAddress):
        return str(error)
    late = isinstance(error, httpcore.ConnectTimeout)
    return f"no server answers there ({'not in time' if late else _words(error)})"


def _words(error: Exception) -> str:
    """Return what the system or a library says, without the numbers it says it with."""
    cause = error.__context__
    said = getattr(cause, "reason", None) or getattr(cause, "strerror", None) or str(error)
    return str(said).replace("_", " ").lower()[:_LONGEST]
