"""What a source does with a content, and what the content is told as."""

from dataclasses import dataclass

from whence.model import AttributionKind, Document, Mode, Reporter, Stance

from .attribution import Attribution
from .blocks import abroad_at
from .certainty import silent, stance_of
from .commitment import kind_of
from .mode import mode_of

_WISHES = ("intention", "demand", "question", "refuse_comment")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The stance of an attribution, and the fields of `Statement` of the same names."""

    stance: Stance
    kind: AttributionKind = "report"
    mode: Mode = "act"
    reporter: Reporter = "neutral"


def read_told(document: Document, one: Attribution, words: str, *, asked: bool) -> Told:
    """Return what an attribution does with its content, whose words are given.

    What is only asked, wanted or demanded is discussed, not asserted; nor is what the source only
    means to say. Words of other languages are read by their own lists, for the stance alone.
    """
    stance = stance_of(words, one.stance)
    cue = document.text[slice(*one.cue)]
    # “No pact *was announced*”: where nobody speaks, the cue says that nothing was said.
    quiet = asked or silent(words) or (not one.sources and silent(f"{words} {cue}"))
    if abroad_at(document, one.cue[0]):
        return Told(stance="discusses" if quiet else stance)
    does, mode = kind_of(cue, words), mode_of(words).mode
    wished = stance == "asserts" and (does.kind in _WISHES or does.mode != "act")
    quiet = quiet or wished or mode == "question"
    return Told(
        stance="discusses" if quiet else stance, kind=does.kind, mode=mode, reporter=does.reporter
    )
