"""What a schema.org ClaimReview says, in our words: the claim, the rating, and where it was made."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, get_args

from whence.model import Kind, Stance

from .clean import cleaned, one_line
from .jsonld import many, number_of, text_of, types_of
from .own_reviews import Part, origins_of, parts_of
from .written import edtf

CLAIM, BODY, NAME = 2_000, 200_000, 300  # characters that are kept at most
# Shares of a scale, from each end, that take a side.
_SIDE = 0.25
# The ends of a scale that a Rating does not give: schema.org, worstRating and bestRating.
_WORST, _BEST = 1.0, 5.0
# Words of ratings without a number whose side nobody doubts; all others only discuss.
_FALSE = ("false", "fake", "incorrect", "wrong", "not true", "hoax", "fabricated", "pants on fire")
_TRUE = ("true", "correct", "accurate")
_POSTS = ("SocialMediaPosting", "DiscussionForumPosting", "BlogPosting")


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A work in which a claim was made, by its id if it has one. Without `text` it can be no document."""

    id: str = ""
    url: str = ""
    publisher: str = ""
    author: str = ""
    title: str = ""
    published: str = ""
    language: str = ""
    text: str = ""
    kind: str = "report"
    parts: tuple[Part, ...] = ()
    origins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A review of a claim: whose it is, how it rates it, and the works that make the claim.

    `stance` is the one that the rating takes on the claim; `own` marks a review that whence wrote, which
    is no report. `numbers` are those given beside the rating, as lines. `id` is that of the claim,
    if it has one.
    """

    claim: str
    id: str = ""
    url: str = ""
    publisher: str = ""
    title: str = ""
    published: str = ""
    language: str = ""
    rating: str = ""
    stance: Stance = "discusses"
    own: bool = False
    explained: str = ""
    numbers: tuple[str, ...] = ()
    claimant: str = ""
    body: str = ""
    first: str = ""
    works: tuple[Work, ...] = ()
    cited: tuple[Work, ...] = ()


def review_of(node: Mapping[str, Any]) -> Review | None:
    """Return what a ClaimReview says; None where it names no claim."""
    items = [one for one in many(node.get("itemReviewed")) if isinstance(one, dict)]
    claim = text_of(node.get("claimReviewed")) or next(
        (text for one in items if (text := text_of(one.get("text")) or text_of(one.get("name")))),
        "",
    )
    claim = one_line(claim, CLAIM)
    if not claim:
        return None
    rating = next((one for one in many(node.get("reviewRating")) if isinstance(one, dict)), {})
    own = any(
        isinstance(one, dict)
        and "SoftwareApplication" in types_of(one)
        and text_of(one.get("name")) == "whence"
        for one in many(node.get("isBasedOn"))
    )
    first = [
        work
        for item in items
        for one in many(item.get("firstAppearance"))
        if (work := work_of(one))
    ]
    return Review(
        claim=claim,
        id=next((id for one in items if (id := _identifier(one))), ""),
        url=_address(node.get("url")),
        publisher=_name(node.get("author")) or _name(node.get("publisher")),
        title=_name(node.get("headline")) or _name(node.get("name")),
        published=edtf(text_of(node.get("datePublished"))) or "",
        language=_name(node.get("inLanguage")),
        rating=_rating(rating),
        stance="discusses" if own else _stance(rating),
        own=own,
        explained=cleaned(text_of(rating.get("ratingExplanation")), BODY),
        numbers=tuple(_numbers(node)),
        claimant=next((name for one in items if (name := _name(one.get("author")))), ""),
        body="\n\n".join(
            dict.fromkeys(
                text
                for key in ("description", "reviewBody", "articleBody", "text")
                if (text := cleaned(text_of(node.get(key)), BODY))
            )
        ),
        first=told(first[0]) if first else "",
        works=tuple(_works(items, first, _own_work if own else work_of)),
        cited=tuple(_own_works(node.get("citation"))) if own else (),
    )


def _own_works(values: Any) -> Iterator[Work]:
    return (work for one in many(values) if (work := _own_work(one)))


def _own_work(value: Any) -> Work | None:
    """Return a work of an export of ours, with who says what in it."""
    work = work_of(value)
    if work is None or not isinstance(value, dict):
        return work
    genre = text_of(value.get("genre"))
    kind = genre if genre in get_args(Kind) else work.kind
    return replace(work, kind=kind, parts=parts_of(value), origins=origins_of(value))


def work_of(value: Any) -> Work | None:
    """Return a work from its address or its description; None for what is neither."""
    if isinstance(value, str):
        return Work(url=_address(value)) if _address(value) else None
    if not isinstance(value, dict):
        return None
    types = types_of(value)
    work = Work(
        id=_identifier(value),
        url=_address(value.get("url")) or _address(value.get("@id")),
        publisher=_name(value.get("publisher")),
        author=_name(value.get("author")),
        title=_name(value.get("headline")) or _name(value.get("name")),
        published=edtf(text_of(value.get("datePublished"))) or "",
        language=_name(value.get("inLanguage")),
        text=cleaned(text_of(value.get("articleBody")) or text_of(value.get("text")), BODY),
        kind="post" if types & {*_POSTS} else "comment" if "Comment" in types else "report",
    )
    return work if any((work.url, work.publisher, work.author, work.title, work.text)) else None


def joined(works: Iterable[Work]) -> list[Work]:
    """Return works that have a text, each once, with all that reviews of several claims quote of it."""
    found: dict[tuple[str, ...], list[Work]] = {}
    for one in works:
        if one.text:
            found.setdefault(key_of(one), []).append(one)
    return [replace(same[0], text=_together([one.text for one in same])) for same in found.values()]


def key_of(one: Work) -> tuple[str, ...]:
    """Return what tells a work from others; without address and id, that is all it says."""
    key = (one.url,) if one.url else (one.id, one.publisher, one.published)
    return key if one.url or one.id else (*key, one.text)


def _together(texts: Sequence[str]) -> str:
    """Return passages one behind the other, without those that another holds."""
    each = list(dict.fromkeys(texts))
    whole = [one for one in each if not any(one in other for other in each if other != one)]
    return "\n\n[…]\n\n".join(whole)


def told(work: Work) -> str:
    """Return a work on one line: whose it is, when, where; by its title if nothing else tells it."""
    parts = (work.publisher or work.author, work.published, work.url)
    return ", ".join(part for part in parts if part) or work.title


def _identifier(item: Mapping[str, Any]) -> str:
    return one_line(text_of(item.get("identifier"), "value"), NAME)


def _works(
    items: Sequence[Mapping[str, Any]], first: list[Work], read: Callable[[Any], Work | None]
) -> Iterator[Work]:
    """Yield each work once, the first appearance before the others."""
    # Before there was `Claim`, the item itself was the work in which the claim was made.
    made = [item for item in items if "Claim" not in types_of(item) and _address(item.get("url"))]
    shown = [one for item in items for one in many(item.get("appearance"))]
    found = [work for one in (*made, *shown) if (work := read(one))]
    same = [one for one in found if first and one.url == first[0].url and one.url]
    rest = [one for one in found if one not in same]
    yield from dict.fromkeys([*(same or first), *rest])


def _rating(rating: Mapping[str, Any]) -> str:
    """Return a rating on one line: its word, and its number with the ends of its scale."""
    word = _name(rating.get("alternateName")) or _name(rating.get("name"))
    value = number_of(rating.get("ratingValue"))
    if value is None:
        return word or one_line(text_of(rating.get("ratingValue")), NAME)
    worst, best = number_of(rating.get("worstRating")), number_of(rating.get("bestRating"))
    ends = f" on a scale from {worst:g} (worst) to {best:g} (best)" if _known(worst, best) else ""
    return f"{word} ({value:g}{ends})" if word else f"{value:g}{ends}"


def _stance(rating: Mapping[str, Any]) -> Stance:
    """Return what a rating says of the claim: by its place on the scale, else by its word.

    The outer quarters of the scale take a side: of five steps, the first two and the last two. Without both
    its ends the scale is the one that schema.org says to assume, and a word that nobody doubts goes before it.
    """
    value = number_of(rating.get("ratingValue"))
    worst, best = number_of(rating.get("worstRating")), number_of(rating.get("bestRating"))
    by_word = _by_word(_name(rating.get("alternateName")) or _name(rating.get("ratingValue")))
    if value is None or (by_word and not _known(worst, best)):
        return by_word or "discusses"
    low, high = _WORST if worst is None else worst, _BEST if best is None else best
    if not low < high or not low <= value <= high:
        return by_word or "discusses"
    share = (value - low) / (high - low)
    return "denies" if share <= _SIDE else "asserts" if share >= 1 - _SIDE else "discusses"


def _by_word(name: str) -> Stance | None:
    word = name.lower().strip(" .!")
    return "denies" if word in _FALSE else "asserts" if word in _TRUE else None


def _known(*values: float | None) -> bool:
    return None not in values


def _numbers(node: Mapping[str, Any]) -> Iterator[str]:
    for one in many(node.get("mentions")):
        if not isinstance(one, dict) or "PropertyValue" not in types_of(one):
            continue
        name = _name(one.get("name")) or _name(one.get("propertyID"))
        value, low, high = (number_of(one.get(key)) for key in ("value", "minValue", "maxValue"))
        if name and value is not None:
            ends = f" ({low!r} to {high!r})" if _known(low, high) else ""
            yield f"{name}: {value!r}{ends}"


def _name(value: Any) -> str:
    return one_line(text_of(value), NAME)


def _address(value: Any) -> str:
    """Return a web address, empty for what is none."""
    text = text_of(value, "@id")
    whole = text.lower().startswith(("http://", "https://")) and len(text) <= CLAIM
    return text if whole and text.isprintable() and not set(text) & set(' "<>\\^`{|}') else ""
