"""A source has one word on a claim, its last."""

from whence.extract import extract_statements
from whence.model import Claim, Document, Interval, Statement
from whence.resolve import resolve

CLAIM = Claim(id="c", text="Halden Foods bought the Tarn dairy.")


def said(*pages: tuple[str, int, str]) -> list[tuple[str, str, str | None]]:
    documents = [
        Document(id=f"d{n}", text=text, publisher=publisher, published=Interval.parse(f"2031-05-{day:02d}"), language="en")
        for n, (publisher, day, text) in enumerate(pages)
    ]  # fmt: skip
    found: tuple[Statement, ...] = resolve(
        extract_statements(documents), documents, claims=(CLAIM,)
    ).statements
    return [(one.document, one.stance, one.taken_back) for one in found if one.claim == "c"]


DENIAL = ("The Paper", 2, "Halden Foods denied that it bought the Tarn dairy.")
DEAL = ("The Wire", 9, "Halden Foods said that it had bought the Tarn dairy.")
RELAY = ("The Sun", 3, "The Wire reported that Halden Foods had bought the Tarn dairy.")


def test_who_denied_and_then_says_so_denies_no_longer() -> None:
    assert said(DENIAL, DEAL) == [("d0", "discusses", "denies"), ("d1", "asserts", None)]


def test_order_of_documents_does_not_matter() -> None:
    assert sorted(said(DEAL, DENIAL)) == [("d0", "asserts", None), ("d1", "discusses", "denies")]


def test_another_source_takes_nothing_back() -> None:
    other = ("The Wire", 9, "A banker said that Halden Foods had bought the Tarn dairy.")
    assert said(DENIAL, other) == [("d0", "denies", None), ("d1", "asserts", None)]


def test_on_one_day_both_words_stand() -> None:
    assert [row[1] for row in said(DENIAL, ("The Wire", 2, DEAL[2]))] == ["denies", "asserts"]


def test_a_relay_falls_with_what_it_relays() -> None:
    retraction = ("The Wire", 20, "Halden Foods did not buy the Tarn dairy.")
    found = said(RELAY, retraction)
    assert found == [("d0", "discusses", "asserts"), ("d1", "denies", None)]
