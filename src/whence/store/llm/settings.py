"""Which model at which address, and how much it may cost."""

from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

from whence.model import InputError, UsageError

from ..urls import parse_url

if TYPE_CHECKING:
    from httpx import URL

# Where Ollama listens: unless a user names another address, nothing leaves the machine.
LOCAL = "http://localhost:11434/v1"
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long and how much: seconds for one request and for all, tries, sizes.

    `wait` is the pause before the second try, in seconds; it doubles with each. A server that
    asks to wait longer than `patience` is not waited for. `size` is in bytes of one answer,
    `tokens` the most that a model may write. After `silent` windows in a row for which nobody
    answered, no more are tried.
    """

    seconds: float = 120.0
    total: float = 3_600.0
    tries: int = 4
    wait: float = 1.0
    patience: float = 60.0
    size: int = 4 * 2**20
    tokens: int = 8_192
    silent: int = 2


@dataclass(frozen=True, slots=True)
class Price:
    """Money for a million tokens, read and written."""

    read: Decimal
    written: Decimal

    @classmethod
    def parse(cls, text: str) -> "Price":
        """Return a price written as `0.15/0.60`. Raises `UsageError`."""
        try:
            read, written = (Decimal(part) for part in text.split("/"))
        except (ValueError, InvalidOperation):
            raise UsageError(
                f"a price is written IN/OUT, such as 0.15/0.60; not {text!r}"
            ) from None
        if not (read.is_finite() and written.is_finite() and read >= 0 and written >= 0):
            raise UsageError(f"a price is two numbers that are not negative; not {text!r}")
        return cls(read, written)

    def of(self, read: int, written: int) -> Decimal:
        """Return what so many tokens cost."""
        return (self.read * read + self.written * written) / _MILLION


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """A model, where it is, the key it wants (if any), and the folder that keeps its answers.

    `cache` is None where nothing is to be kept. Raises `UsageError` for an address that is none.
    """

    model: str
    url: str = LOCAL
    key: str = field(default="", repr=False)
    cache: Path | None = None
    price: Price | None = None
    limits: Limits = field(default_factory=Limits)

    def __post_init__(self) -> None:
        if not self.model.strip():
            raise UsageError("the name of the language model is empty")
        if not self.key.isascii() or not self.key.isprintable():
            raise UsageError("the key of the language model holds characters that no key has")
        address = _parsed(self.url)
        object.__setattr__(self, "url", str(address).rstrip("/"))

    @property
    def host(self) -> str:
        """The host that is sent the documents, with its port if that is unusual."""
        return _parsed(self.url).netloc.decode()

    @property
    def private(self) -> bool:
        """Whether the documents stay on this machine."""
        return _parsed(self.url).host in ("localhost", "127.0.0.1", "::1")

    @property
    def encrypted(self) -> bool:
        """Whether nobody on the way can read along."""
        return self.private or _parsed(self.url).scheme == "https"


def _parsed(url: str) -> "URL":
    """Return an address. Raises `UsageError` if it is none, or holds what may be a secret."""
    try:
        parsed = parse_url(url)
    except InputError as error:
        what = f"the address of the language model, {error}"
        raise UsageError(f"{what}; it is such as {LOCAL}") from None
    if parsed.query:
        raise UsageError(
            "the address of the language model ends with a query, which is not sent; "
            "give a key in WHENCE_LLM_KEY"
        )
    return parsed
