"""Days from the first report on a claim to the first of an origin."""

from dataclasses import replace

import pytest

from whence.model import Document, Interval, Reliability, Span, Testimony
from whence.weigh.lags import with_lags

RELIABILITY = Reliability(mean=0.8, low=0.6, high=0.9)


def a_document(id: str, published: str | None) -> Document:
    return Document(
        id=id,
        text="It sank.",
        path=f"{id}.txt",
        sha256="00",
        kind="report",
        published=Interval.parse(published) if published else None,
    )


def origin(id: str, *documents: str, claim: str = "c") -> Testimony:
    spans = tuple(Span(document=one, start=0, end=2, quote="It") for one in documents)
    return Testimony(
        id=id, claim=claim, label=id, stance="asserts", reliability=RELIABILITY, spans=spans
    )


@pytest.mark.parametrize(
    ("dates", "lags"),
    [
        (["2031-03-01", "2031-03-04"], [0, 3]),
        (["2031-03-04", "2031-03-01"], [3, 0]),
        (["2031-03-01T06:00Z", "2031-03-01T18:00Z"], [0, 0.5]),
        (["2031-03-01T06:00+02:00", "2031-03-01T06:00Z"], [0, 2 / 24]),  # zones count
        (["2031-03-01", None], [0, 0]),
        ([None, None], [0, 0]),
        (["2031-03-01", "2031"], [0, 0]),  # too vague
    ],
)
def test_days_from_the_first_report(dates: list[str | None], lags: list[float]) -> None:
    documents = {f"d{n}": a_document(f"d{n}", when) for n, when in enumerate(dates)}
    found = with_lags([origin(id, id) for id in documents], documents)
    assert [one.lag for one in found] == pytest.approx(lags)


def test_a_late_copy_finds_nothing_out() -> None:
    documents = {
        id: a_document(id, when) for id, when in {"a": "2031-03-01", "b": "2031-03-09"}.items()
    }
    found = with_lags([origin("one", "b", "a")], documents)
    assert found[0].lag == 0


def test_each_claim_has_its_own_first_report() -> None:
    documents = {
        id: a_document(id, when) for id, when in {"a": "2031-03-01", "b": "2031-03-09"}.items()
    }
    found = with_lags([origin("one", "a"), origin("two", "b", claim="other")], documents)
    assert [one.lag for one in found] == [0, 0]
    assert replace(found[1], lag=0) == found[1]
