"""Fetch a page: from public hosts only, within limits, and not against the wish of its site."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whence.model import SIZE_LIMIT, InputError, Redirect, UsageError

from .addresses import Network
from .body import read_beginning, read_body
from .robots import ROBOTS_LIMIT, Rules, parse_robots
from .urls import parse_url, shown

if TYPE_CHECKING:
    from ssl import SSLContext

    from httpx import URL

    from .connect import Deadline, Resolver
    from .request import Answer

_REDIRECTS = (301, 302, 303, 307, 308)
_PAGE = (200, 203)
_UNCHANGED = 304
_LONGEST = (
    500  # characters of a header that is kept, and sent back when the page is asked for again
)
_PERMISSION = "--ignore-robots if you have permission"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one URL may cost: bytes of a page, seconds from first to last, redirects."""

    size: int = SIZE_LIMIT
    seconds: float = 60.0
    robots_seconds: float = 15.0
    redirects: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a server said of a page when it was last fetched, to ask whether it has changed."""

    url: str
    etag: str | None = None
    last_modified: str | None = None

    def conditions(self, url: str) -> dict[str, str]:
        """Return the headers that ask for a page only if it has changed; none for another URL."""
        if url != self.url:
            return {}
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in asked.items() if value and _plain(value)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A page as it was served; `body` is without content encoding, and empty if `unchanged`."""

    url: str
    final_url: str
    redirects: tuple[Redirect, ...] = ()
    status: int
    media: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    body: bytes = b""

    @property
    def unchanged(self) -> bool:
        """Whether the server says that nothing has changed since."""
        return self.status == _UNCHANGED


class Fetcher:
    """Fetches pages one by one; remembers what each site asks of robots as long as it lives.

    `allowed` are networks that may be asked although they are not public. The certificate of
    each server is checked (against those in the file `SSL_CERT_FILE`, if the environment names
    one).
    """

    def __init__(
        self,
        *,
        allowed: Iterable[Network] = (),
        obey_robots: bool = True,
        limits: Limits | None = None,
        resolver: "Resolver | None" = None,
    ) -> None:
        """Raise `UsageError` if the environment names certificates that cannot be read."""
        from .connect import resolve
        from .request import Requester

        self._requester = Requester(
            trusted=trusted(),
            resolver=resolver or resolve,
            allowed=tuple(allowed),
        )
        self._limits, self._obey_robots = limits or Limits(), obey_robots
        self._sites: dict[str, Rules | str] = {}

    def fetch(self, url: str, known: Known | None = None) -> Fetched:
        """Return the page at a URL, or that it is unchanged since it was `known`.

        Raises `InputError` that says why the page was not fetched.
        """
        from .connect import Deadline
        from .request import Failed

        first, size = parse_url(url), self._limits.size
        try:
            return self._follow(
                first,
                Deadline(self._limits.seconds),
                lambda answer: read_body(answer.pieces, answer.encoding, size),
                known=known,
                obey=self._obey_robots,
            )
        except Failed as failed:
            raise InputError(f"{shown(first)}: {failed}") from None

    def _follow(
        self,
        first: "URL",
        deadline: "Deadline",
        read: Callable[["Answer"], bytes],
        *,
        known: Known | None = None,
        obey: bool = False,
    ) -> Fetched:
        """Return what stands at the end of all redirects, each checked like the first URL."""
        from .request import Failed

        here, gone = first, list[Redirect]()
        while True:
            asked = known.conditions(str(here)) if known else {}
            try:
                if obey:
                    self._ask_site(here, deadline)
                with self._requester.ask(here, deadline, asked) as answer:
                    if answer.status in _PAGE or (asked and answer.status == _UNCHANGED):
                        return _fetched(first, here, gone, answer, read)
                    if answer.status not in _REDIRECTS:
                        raise answer.failed()
                    following = self._redirect(here, answer, [str(first), *(r.url for r in gone)])
            except Failed as failed:
                if not gone:
                    raise
                why = f"redirected to {shown(here)}: {failed}"
                raise Failed(why, status=failed.status) from None
            gone.append(following)
            here = parse_url(following.url)

    def _redirect(self, here: "URL", answer: "Answer", passed: list[str]) -> Redirect:
        """Return where an answer leads. Raises `Failed` or `InputError` if nobody should go there."""
        from .request import Failed

        url = str(_target(here, answer))
        if url in passed:
            raise Failed("redirects in a circle; perhaps it wants cookies, and gets none")
        if len(passed) > self._limits.redirects:
            raise Failed(f"redirects more than {self._limits.redirects} times")
        return Redirect(status=answer.status, url=url)

    def _ask_site(self, url: "URL", deadline: "Deadline") -> None:
        """Raise `Failed` if the site of a URL does not want it fetched, or cannot be asked."""
        from .request import Failed

        site = url.copy_with(raw_path=b"/robots.txt")
        if site == url:
            return
        if str(site) not in self._sites:
            self._sites[str(site)] = self._robots(site, deadline)
        rules = self._sites[str(site)]
        if isinstance(rules, str):
            raise Failed(f"{rules}, so nothing is fetched there; {_PERMISSION}")
        if not rules.allow(url.raw_path.decode()):
            raise Failed(f"{site} forbids it; {_PERMISSION}")

    def _robots(self, site: "URL", deadline: "Deadline") -> Rules | str:
        """Return the rules of a site, or that it has some but cannot tell them (RFC 9309, 2.3.1)."""
        from .request import AGENT, Failed

        try:
            found = self._follow(
                site,
                deadline.sooner(self._limits.robots_seconds),
                lambda answer: read_beginning(answer.pieces, answer.encoding, ROBOTS_LIMIT),
            )
        except Failed as failed:
            if not failed.reached:
                raise
            if failed.status // 100 in (2, 4):  # no content, or no such file
                return Rules()
            return f"{site} cannot be read ({failed})"
        return parse_robots(found.body.decode("utf-8", "replace"), AGENT)


def trusted() -> "SSLContext":
    """Return whom TLS trusts: the authorities of httpx, or of `SSL_CERT_FILE`. Raises `UsageError`."""
    import httpx

    try:
        return httpx.create_ssl_context()
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        what = "the certificates that SSL_CERT_FILE or SSL_CERT_DIR names cannot be read"
        raise UsageError(f"{what}: {why}") from None


def _fetched(
    first: "URL",
    here: "URL",
    gone: list[Redirect],
    answer: "Answer",
    read: Callable[["Answer"], bytes],
) -> Fetched:
    return Fetched(
        url=str(first),
        final_url=str(here),
        redirects=tuple(gone),
        status=answer.status,
        media=_header(answer, "content-type"),
        etag=_header(answer, "etag"),
        last_modified=_header(answer, "last-modified"),
        body=b"" if answer.status == _UNCHANGED else read(answer),
    )


def _target(here: "URL", answer: "Answer") -> "URL":
    """Return where an answer redirects to. Raises `InputError` if nobody should go there."""
    import httpx

    location = answer.headers.get("location", "")
    try:
        return parse_url(str(here.join(location)))
    except (httpx.InvalidURL, ValueError):
        raise InputError(f"redirects to {shown(location)}, which is no URL") from None
    except InputError as error:
        raise InputError(f"redirects to {error}") from None


def _header(answer: "Answer", name: str) -> str | None:
    value = answer.headers.get(name)
    return value if value and _plain(value) else None


def _plain(value: str) -> bool:
    return len(value) <= _LONGEST and value.isascii() and value.isprintable()
