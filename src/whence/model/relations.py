"""What a document states of the world in passing: a relation, or an earlier attempt, in its own words."""

from dataclasses import dataclass
from typing import Literal

from .documents import DateExpression, Span
from .world import Relation

# `gate`: whoever wants to reach the object has to pass the subject first.
# `exists`: no second party; when somebody or something began or ended to be.
StatedKind = Relation | Literal["gate", "exists"]
# Whether it is told as holding when the document was written, as having begun or ended, or as
# having been so at a time named.
Aspect = Literal["now", "began", "ended", "then"]
# Only what is `asserted` in the author's own voice says how the world is.
Standing = Literal["asserted", "hedged", "asked", "conditional", "planned", "denied", "past"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedTime:
    """Words that say when, with the time they mean; `how` the words bind it (“since”, “until”)."""

    date: DateExpression
    how: Literal["at", "since", "until"] = "at"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedRelation:
    """One relation that the words of one sentence state.

    `subject` and `object` are the words that name its ends, `cue` the words for the relation,
    `words` the smallest stretch that holds all three, `sentence` all of its sentence. `aspect`
    says whether it is told as holding or as beginning or ending; `own` whether the author says so,
    and not somebody quoted or reported; `standing` whether the words assert it at all. `place`
    restricts it (“in Qalamoun”). `lasting` marks what is told as still so (“has joined”). `row` is the rule that read it; kinds are what the words call the
    two ends (`place`, `company`, `person`), empty where they do not say; `object_noun` is the noun
    that stands for the object (“the province”), where one does.
    """

    document: str
    relation: StatedKind
    subject: Span
    object: Span | None
    cue: Span
    words: Span
    sentence: Span
    aspect: Aspect = "now"
    times: tuple[StatedTime, ...] = ()
    standing: Standing = "asserted"
    own: bool = True
    place: Span | None = None
    contested: bool = False
    lasting: bool = False
    subject_kind: str = ""
    object_kind: str = ""
    object_noun: str = ""
    row: str = ""

    @property
    def is_fact(self) -> bool:
        """Whether the author asserts it."""
        return self.own and self.standing == "asserted"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedAttempt:
    """An earlier attempt with its outcome: “the talks of 2027 collapsed”.

    `name` are the words it is called by, `actors` the words for its parties.
    """

    document: str
    kind: str
    outcome: Literal["succeeded", "failed", "partial"]
    name: Span
    actors: tuple[Span, ...]
    words: Span
    sentence: Span
    times: tuple[StatedTime, ...] = ()
    own: bool = True
