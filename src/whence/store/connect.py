"""Connections that go to checked addresses only, and end in time.

A module of its own, imported where something is fetched: httpcore takes a while to load. It is the
part of httpx that opens connections, and it alone lets us choose the address; a client of httpx
would also keep cookies, read passwords from .netrc and proxies from the environment. No proxy is
used, because it would choose the address in our place.
"""

import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Sequence
from time import monotonic
from typing import Any, TypeAlias

import httpcore

from whence.model import InputError

from .addresses import Network, refusal, to_address

# Gives all addresses of a host (as text) for a port; raises OSError if there are none.
Resolver: TypeAlias = Callable[[str, int], Sequence[str]]

_TRIED = 4  # addresses of one host; a hostile name may have hundreds
_CONNECT = 10.0  # seconds for one of them, so that the next has its turn


class AddressRefused(InputError):
    """A host that has an address from which nothing may be fetched."""


class NoAddress(httpcore.ConnectError):
    """A name that stands for no host."""


class Deadline:
    """A point in time at which everything ends, however slowly it drips in."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = monotonic() + seconds

    def sooner(self, seconds: float) -> "Deadline":
        """Return a deadline in so many seconds, but no later than this one."""
        return Deadline(min(seconds, self.remaining()))

    def remaining(self) -> float:
        """Return the seconds left, 0 once it is over."""
        return max(0.0, self._end - monotonic())

    def left(self) -> float:
        """Return the seconds left, always some. Raises `httpcore.ReadTimeout` once it is over."""
        left = self._end - monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout
        return left


def resolve(host: str, port: int) -> list[str]:
    """Return all addresses of a host as the system knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class CheckedBackend(httpcore.NetworkBackend):
    """Resolves a host once, checks every answer, and connects to one of the addresses checked.

    The name is not resolved again, so that an answer that changes changes nothing. TLS still
    asks for, and checks, the name of the host, and so does the Host header.
    """

    def __init__(
        self, deadline: Deadline, allowed: Iterable[Network] = (), resolver: Resolver = resolve
    ) -> None:
        self._deadline, self._allowed, self._resolver = deadline, tuple(allowed), resolver
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the deadline is the only limit
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Return a connection to a host. Raises `AddressRefused` or an error of httpcore."""
        failed: Exception = NoAddress(f"there is no host named {host}")
        for address in self._checked(host, port)[:_TRIED]:
            limit = min(_CONNECT, self._deadline.left())
            try:
                stream = self._plain.connect_tcp(
                    address, port, limit, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return _Stream(stream, self._deadline)
        raise failed

    def _checked(self, host: str, port: int) -> list[str]:
        """Return the addresses of a host; a single one that is refused is refused for them all."""
        address = to_address(host)
        answers = [str(address)] if address else self._resolve(host, port)
        for answer in answers:
            found = to_address(answer)
            kind = refusal(found, self._allowed) if found else "no address at all"
            if kind:
                raise AddressRefused(f"{host} {'is' if address else f'leads to {answer},'} {kind}")
        return answers

    def _resolve(self, host: str, port: int) -> list[str]:
        """Resolve a name aside, because what the system needs for it cannot be limited."""
        answers: list[str] = []
        errors: list[Exception] = []

        def ask() -> None:
            try:
                answers.extend(self._resolver(host, port))
            except (OSError, UnicodeError) as error:  # UnicodeError: a label of over 63 characters
                errors.append(error)

        asking = threading.Thread(target=ask, daemon=True)
        asking.start()
        asking.join(self._deadline.left())
        if asking.is_alive():
            raise httpcore.ConnectTimeout
        if errors:
            raise NoAddress(f"there is no host named {host}") from errors[0]
        return answers


class _Stream(httpcore.NetworkStream):
    """A connection on which every step has the time that is left, and no more."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left())
        return _Stream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
