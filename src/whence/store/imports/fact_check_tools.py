"""What the API of Google's Fact Check Tools answers, as schema.org ClaimReview says it."""

from collections.abc import Iterator, Mapping
from typing import Any

from .jsonld import many


def answered(data: Any) -> Iterator[Mapping[str, Any]]:
    """Yield a ClaimReview for each review of each claim (`claims:search`, version v1alpha1)."""
    claims = data.get("claims") if isinstance(data, dict) else None
    for claim in many(claims):
        if isinstance(claim, dict):
            for review in many(claim.get("claimReview")):
                if isinstance(review, dict):
                    yield _review(claim, review)


def _review(claim: Mapping[str, Any], review: Mapping[str, Any]) -> Mapping[str, Any]:
    publisher = review.get("publisher")
    who = publisher if isinstance(publisher, dict) else {}
    return {
        "@type": "ClaimReview",
        "claimReviewed": claim.get("text"),
        "author": {"name": who.get("name") or who.get("site")},
        "url": review.get("url"),
        "headline": review.get("title"),
        "datePublished": review.get("reviewDate"),
        "inLanguage": review.get("languageCode"),
        "reviewRating": {"alternateName": review.get("textualRating")},
        "itemReviewed": {"author": {"name": claim.get("claimant")}},
    }


def page_of(data: Any) -> str:
    """Say that an answer is one page of several, nothing where it is the last."""
    more = isinstance(data, dict) and bool(data.get("nextPageToken")) and "claims" in data
    return "one page of an answer; fetch the next ones, too (nextPageToken)" if more else ""
