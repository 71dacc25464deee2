"""URLs as people and servers write them, checked before anything is asked of them."""

import re
from typing import TYPE_CHECKING

from whence.model import InputError

from .addresses import to_address

if TYPE_CHECKING:
    from httpx import URL

_LONGEST = 4_000  # characters; browsers and servers stop at some 2,000 to 8,000
_SHOWN = 200  # of which a message repeats
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL}){{0,126}}")
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")
_PASSWORD = re.compile(r"//[^/?#]*@")


def parse_url(text: str) -> "URL":
    """Return a URL in its canonical form: no fragment, no dot after the host, no default port.

    Raises `InputError`, without repeating a password, for one that whence does not fetch from.
    """
    import httpx

    try:
        url = httpx.URL(text.strip()).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError) as error:
        raise InputError(f"{shown(text)}: not a URL ({shown(str(error))})") from None
    reason = _reason_against(text, url)
    if reason:
        raise InputError(f"{shown(text)}: {reason}")
    host = url.raw_host.decode().removesuffix(".")
    return url.copy_with(host=host, raw_path=url.raw_path)


def shown(text: object) -> str:
    """Return a URL as a message may repeat it: in one line, cut, and without a password."""
    line = " ".join(_PASSWORD.sub("//…@", str(text)).split())
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "…"


def _reason_against(text: str, url: "URL") -> str | None:
    host = url.raw_host.decode()
    if len(text) > _LONGEST:
        return f"a URL of {len(text):,} characters; whence follows {_LONGEST:,} at most"
    if url.scheme not in ("http", "https") or not host:
        return "not a web address; write http://… or https://…"
    if url.userinfo:
        return "holds a user name or password, which whence neither sends nor keeps; leave it out"
    if url.port is not None and not 0 < url.port < 65_536:
        return f"{url.port} is no port; write 1 to 65535, or leave it out"
    if not to_address(host):
        return _reason_against_host(host.removesuffix("."))
    return "names a network interface; leave it out" if "%" in host else None


def _reason_against_host(host: str) -> str | None:
    """Refuse what some systems read as a number, such as 0x7f.1 and 2130706433 for 127.0.0.1."""
    if _NUMBER.fullmatch(host.rpartition(".")[2]):
        return f"{host} is an address in an unusual spelling; write four decimal numbers"
    return None if _HOST.fullmatch(host) else f"{shown(host)} is not the name of a host"
