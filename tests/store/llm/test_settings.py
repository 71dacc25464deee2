"""Addresses, prices, and what is said of them."""

from decimal import Decimal

import pytest

from whence.model import UsageError
from whence.store.llm import Price, Settings


@pytest.mark.parametrize(
    ("url", "host", "private", "encrypted"),
    [
        ("http://localhost:11434/v1", "localhost:11434", True, True),
        ("http://127.0.0.1:8000/v1/", "127.0.0.1:8000", True, True),
        ("http://[::1]:8000/v1", "[::1]:8000", True, True),
        ("https://api.example.org/v1", "api.example.org", False, True),
        ("http://192.168.1.7:8000/v1", "192.168.1.7:8000", False, False),
        ("http://localhost.example.org/v1", "localhost.example.org", False, False),
    ],
)
def test_who_is_sent_the_documents(url, host, private, encrypted):
    settings = Settings(model="m", url=url)
    assert (settings.host, settings.private, settings.encrypted) == (host, private, encrypted)
    assert not settings.url.endswith("/")


@pytest.mark.parametrize(
    "url",
    ["", "localhost:11434", "ftp://h/v1", "http://", "http://ann:secret@h/v1", "http://h/v1?key=secret", "http://[bad", "file:///v1"],
)  # fmt: skip
def test_an_address_that_cannot_be_one(url):
    with pytest.raises(UsageError) as raised:
        Settings(model="m", url=url)
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("key", ["a\nb", "schlüssel", "a\x00"])
def test_a_key_that_cannot_be_one(key):
    with pytest.raises(UsageError) as raised:
        Settings(model="m", key=key)
    assert key not in str(raised.value)


def test_a_model_has_a_name():
    with pytest.raises(UsageError):
        Settings(model=" ")


def test_a_price_is_of_a_million_tokens():
    price = Price.parse("0.15/0.60")
    assert price.of(2_000_000, 500_000) == Decimal("0.6")
    assert price.of(0, 0) == 0


@pytest.mark.parametrize("text", ["", "1", "1/2/3", "a/b", "-1/2", "nan/1", "inf/1"])
def test_a_price_that_is_none(text):
    with pytest.raises(UsageError):
        Price.parse(text)
