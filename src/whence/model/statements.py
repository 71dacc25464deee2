"""Who says what, on whose word, and how sure they are."""

from dataclasses import dataclass
from typing import Literal

from .dates import Interval
from .documents import Span
from .edge import INPUT
from .frames import Frame
from .names import Perhaps
from .stakes import Stake

Stance = Literal["asserts", "denies", "doubts", "discusses"]
Certainty = Literal["certain", "probable", "possible"]
Directness = Literal["witnessed", "documented", "told", "relayed", "unknown"]
# What an attribution does: put forward, report, hold for true, intend, ask for, perceive, ...
AttributionKind = Literal[
    "assert",
    "report",
    "belief",
    "intention",
    "demand",
    "perception",
    "refuse_comment",
    "question",
]
# Where the reporter stands: vouches for the content, says nothing of it, or keeps clear of it.
Reporter = Literal["endorses", "neutral", "distances"]
# What a content is told as. Only an act is something that happened.
Mode = Literal[
    "act",
    "attempt",
    "intention",
    "capability",
    "possibility",
    "future",
    "condition",
    "demand",
    "question",
]
SourceKind = Literal["publisher", "person", "organisation", "official", "document", "anonymous"]
UNSTATED = "unstated source"  # the name of a hop for whom the text has no name: “reportedly”


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One link of a chain of attribution: somebody on whose word the content rests.

    `start` and `end` are the mention in the statement's document, both None for the implicit
    publisher or author; `cue` is the word that attributes ("claiming"). `source` is the id of the
    resolved source, empty until `resolve` has run. `doubted` marks a hop whose reporter keeps a
    distance from it ("supposedly"), `party` one that takes part in what the claim says.
    """

    source: str = ""
    name: str
    kind: SourceKind = "person"
    named: bool = True
    directness: Directness = "unknown"
    start: int | None = None
    end: int | None = None
    cue: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    affiliation: str | None = None
    plural: bool = False
    doubted: bool = False
    party: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Degree:
    """A rung of a ladder of degrees that words speak of: talks < meeting < agreement < alliance.

    `level` counts from 1, the lowest of its ladder. `state` is `asserted` where it is said to have
    come about, `topic` where a lower rung only speaks of it (“*merger* talks”), `open` where it is
    meant, possible or to come, `denied` where it is not. `limited` marks a local or passing one.
    """

    ladder: str
    rung: str
    level: int
    span: Span
    state: Literal["asserted", "topic", "open", "denied"] = "asserted"
    limited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One attribution in one document: a stance on a content, with its chain.

    The chain runs from the publisher inwards; its last hop is the one on whose word the content
    finally rests. `text` is the whole attribution, `content` the words attributed, `frames`
    the events that those words speak of, `degrees` the rungs of ladders they reach. `attribution` is what the source does with the content,
    `mode` what the content is told as (only an act happened), `reporter` whether the reporter
    vouches for it or keeps clear of it. `taken_back` is the stance that its source took on the claim and
    later gave up: the statement then only discusses it. `coded` marks what the analyst reads there in
    the program's place (with no `claim`: nothing on the claim that was read), `why` the reason given,
    `coded_by` and `coded_on` who coded it when.
    """

    id: str
    document: str
    start: int
    end: int
    text: str
    content: tuple[Span, ...]
    claim: str | None = None
    match: float | None = None
    stance: Stance = "asserts"
    certainty: Certainty = "certain"
    chain: tuple[Hop, ...] = ()
    quoted: bool = False
    frames: tuple[Frame, ...] = ()
    degrees: tuple[Degree, ...] = ()
    attribution: AttributionKind = "report"
    mode: Mode = "act"
    reporter: Reporter = "neutral"
    taken_back: Stance | None = None
    coded: bool = False
    why: str = ""
    coded_by: str = ""
    coded_on: Interval | None = None

    @property
    def span(self) -> Span:
        """The whole attribution."""
        return Span(document=self.document, start=self.start, end=self.end, quote=self.text)

    @property
    def words(self) -> str:
        """The words attributed, pieces joined by a space."""
        return " ".join(piece.quote for piece in self.content)


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest:
    """What a source gains if a claim is believed (`for`) or disbelieved (`against`)."""

    __pydantic_config__ = INPUT

    claim: str
    direction: Literal["for", "against"]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """How often a source is right when it could know: a Beta, as mean and 90 % interval.

    `grade` is the Admiralty letter it was coded with, if any; `basis` says where it is from.
    """

    mean: float
    low: float
    high: float
    grade: str | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Somebody or something on whose word statements rest; `perhaps` are others it may be.

    `letter` is its reliability on the Admiralty scale; F means that it cannot be judged. `stakes` are
    interests that were read, `interests` those coded. `camp` is the state or body that its names say
    it speaks for, where no affiliation is coded.
    """

    id: str
    names: tuple[str, ...]
    kind: SourceKind = "person"
    affiliation: tuple[str, ...] = ()
    interests: tuple[Interest, ...] = ()
    reliability: Reliability | None = None
    letter: Literal["A", "B", "C", "D", "E", "F"] = "F"
    directness: Directness = "unknown"
    coded: bool = False
    perhaps: tuple[Perhaps, ...] = ()
    stakes: tuple[Stake, ...] = ()
    camp: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedSource:
    """A source as a case codes it in `sources.yaml`.

    `reliability` is an Admiralty letter A to F (F: cannot be judged, never a number) or a
    probability with an interval.
    """

    __pydantic_config__ = INPUT

    id: str
    names: tuple[str, ...] = ()
    kind: SourceKind = "person"
    affiliation: tuple[str, ...] = ()
    interests: tuple[Interest, ...] = ()
    reliability: Literal["A", "B", "C", "D", "E", "F"] | Reliability | None = None
    directness: Directness = "unknown"
