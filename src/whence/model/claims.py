"""What statements assert or deny, and the rival explanations of why they do."""

from dataclasses import dataclass, field
from typing import Literal

from .dates import Interval
from .documents import Span
from .edge import INPUT

ClaimKind = Literal[
    "agreement",
    "joint-operation",
    "presence",
    "supply",
    "event",
    "intention",
    "quantity",
    "statement",
]
# The standard explanations, in the order they are shown; all else goes to `other`.
ExplanationKind = Literal["real", "local", "misread", "exaggerated", "misled", "invented", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """An atomic, dated thing that is true or not.

    `actors`, `place` and `target` are ids from knowledge, or plain names. `target` is who a joint
    operation is aimed at: every place where the target is present is tried.
    """

    __pydantic_config__ = INPUT

    id: str
    text: str
    kind: ClaimKind = "event"
    actors: tuple[str, ...] = ()
    place: str | None = None
    target: str | None = None
    when: Interval | None = None
    requires: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis:
    """One of several rival explanations of how a claim came to be reported.

    `kind` names the standard explanation it behaves like; where a case leaves it out, it is read
    from the words of the text. `implies` says which claims it makes true or false.
    """

    __pydantic_config__ = INPUT

    id: str
    text: str
    claim: str | None = None
    prior: float | None = None
    implies: dict[str, bool] = field(default_factory=dict)
    kind: ExplanationKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A claim that cannot be true unless another one is: a merger needs talks.

    `why` is a phrase ("a merger is a higher degree of what an agreement is"); `spans` are the words
    that say so, where a text does.
    """

    claim: str
    needs: str
    why: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RivalList:
    """Explanations that a text lists for how a report came about, each in its exact words.

    `lead` are the words that lead in to them; `proposed_by` is the author of the text, or else its
    publisher, empty where neither is known.
    """

    document: str
    items: tuple[Span, ...]
    lead: Span | None = None
    proposed_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concession:
    """What a text leaves open or grants, though it denies more: `content` are its exact words.

    `span` is the sentence, `text` the words as a claim, `certainty` how sure the text is of it.
    `claim` is the claim that was made of it, empty where there is none; `beside` are the claims that
    its text disputes and that it is near to.
    """

    document: str
    span: Span
    content: Span
    text: str
    certainty: Literal["certain", "probable", "possible"] = "possible"
    claim: str = ""
    beside: tuple[str, ...] = ()
