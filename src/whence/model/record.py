"""What sources said on claims whose outcome is known: the track record of a desk."""

from dataclasses import dataclass
from typing import Literal

from .dates import Interval
from .edge import INPUT
from .statements import Certainty, Directness, SourceKind
from .testimony import Interested


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What one source said on a claim on its own word, and how it stood to it.

    `names` are those it is known by; `relays` counts the hands between it and what was read;
    `interest` is what it stood to gain.
    """

    __pydantic_config__ = INPUT

    names: tuple[str, ...]
    kind: SourceKind
    stance: Literal["asserts", "denies", "doubts"]
    certainty: Certainty = "certain"
    directness: Directness = "unknown"
    relays: int = 0
    interest: Interested | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """One claim whose outcome is known, with what whence held of it and who spoke on it.

    `probability` and `prior` are those after and before the evidence, `as_of` the date it was judged
    for, `known` when the outcome was known. `relays` names those who only passed on a word: they
    have no record of their own, for to repeat truly what was said is neither right nor wrong of
    the thing.
    """

    __pydantic_config__ = INPUT

    case: str
    claim: str
    text: str
    outcome: bool
    probability: float
    prior: float
    as_of: Interval | None = None
    known: Interval | None = None
    words: tuple[Word, ...] = ()
    relays: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackRecord:
    """`track-record.yaml`: every claim scored, each once."""

    __pydantic_config__ = INPUT

    scored: tuple[Scored, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tested:
    """The record of one source, counted: how often its word was right and wrong, what that tells.

    `right` and `wrong` are words; `for_` and `against` are the parts of them that are owed to how
    good the source is, not to guessing or to interest.
    """

    right: int = 0
    wrong: int = 0
    for_: float = 0.0
    against: float = 0.0

    @property
    def words(self) -> int:
        """How many words were tested."""
        return self.right + self.wrong

    @property
    def worth(self) -> float:
        """How many observations of its quality they are worth together."""
        return self.for_ + self.against
