"""The verdict as one sentence that answers the question.

Likelihood alone: how good the evidence is has a sentence of its own (ICD 203).
"""

import re
from collections.abc import Iterable
from itertools import pairwise

from whence.model import Assessment, ClaimVerdict, Document
from whence.text import sentences

from .safe import isolated, plain
from .select import is_open
from .told import Told, joined, told
from .wording import SCALE, SPACE, percent, percent_range, verdict

# A probability this near to the edge of a term might as well have the next one.
_NEAR = 0.01
_LEADS = {
    "almost no chance": "there is almost no chance",
    "roughly even chance": "there is a roughly even chance",
}
# Words that a sentence begins with and no name does.
_OPENERS = frozenset(
    "a an the all at both dozens each eight eleven every few fifteen fifty five forty four his her "
    "hundreds in its many most nine nobody no none on one several seven six some ten that their there "
    "these thirty this those thousands three twelve twenty two".split()
)
# A claim with none of these is not in English, and no clause of an English sentence.
_ENGLISH = frozenset(
    "a an and are at by did for from had has have in is it of on that the to was were will with".split()
)


def verdict_sentence(assessment: Assessment, claim: ClaimVerdict) -> Told:
    """Write the verdict on a claim as a sentence: `It is likely (71 %, 90 % interval …) that …`.

    Where something was left out or supposed it begins with “If so”. A claim that is no clause of an
    English sentence (a question, two sentences, another language)
    stands behind a colon. Where nothing that was read bears on the claim, that is said first. Safe to
    print in a terminal.
    """
    clause = _clause(claim.text, assessment.documents)
    if is_open(claim):
        return _open_sentence(claim, clause)
    edge = edge_words(claim.probability)
    if clause is None:
        said = (
            told("{verdict}; {edge}", verdict=verdict(claim), edge=edge) if edge else verdict(claim)
        )
        pattern = "If so: {verdict}: {claim}" if assessment.what_if else "{verdict}: {claim}"
        return told(pattern, verdict=said, claim=isolated(plain(claim.text)))
    number = percent(claim.probability)
    lead = _LEADS.get(claim.words, f"it is {claim.words}")
    said = told(f"If so, {lead}") if assessment.what_if else told(lead).capital()
    return told(
        f"{{lead}} ({{percent}}; 90{SPACE}% interval {{interval}}) that {{claim}}.",
        lead=said,
        percent=joined((number, edge)) if edge else number,
        interval=percent_range(claim.low, claim.high),
        claim=isolated(plain(clause)),
    )


def _open_sentence(claim: ClaimVerdict, clause: str | None) -> Told:
    """Say that nothing bears on a claim, and where one starts."""
    whether = told("whether {claim}", claim=isolated(plain(clause))) if clause else ""
    return told(
        "Nothing that was read bears on {asked}. Before any evidence: {words} — {percent} "
        f"(90{SPACE}% interval {{interval}}).",
        asked=whether or isolated(plain(claim.text)),
        words=told(claim.words),
        percent=percent(claim.probability),
        interval=percent_range(claim.low, claim.high),
    )


def edge_words(probability: float) -> str:
    """Say between which terms a probability lies where it is within one point of both.

    An edge itself belongs to the term nearer to an even chance.
    """
    for (_, edge, below), (_, _, above) in pairwise(SCALE):
        if abs(probability - edge) <= _NEAR + 1e-9:
            return told(
                "close to the edge between {below} and {above}",
                below=told(below),
                above=told(above),
            )
    return ""


def _clause(text: str, documents: Iterable[Document]) -> str | None:
    """Return a claim as it stands behind “that”; None if it cannot stand there."""
    flat = " ".join(text.split())
    words = flat.rstrip(".").split(" ")
    headline = ": " in flat  # “Orion and Pavo: a looming merger”
    one = len(sentences(flat)) == 1 and not headline and not flat.endswith(("?", "!", ":", "…"))
    if not one or _ENGLISH.isdisjoint(word.casefold() for word in words):
        return None
    first = words[0]
    small = first[:1].lower() + first[1:]
    if first.casefold() in _OPENERS or _is_common(small, documents):
        words[0] = small
    return " ".join(words)


def _is_common(word: str, documents: Iterable[Document]) -> bool:
    """Say whether documents write a word small, as no name is; within sentences, more often than big."""
    if not word.isalpha():
        return False
    big = re.compile(rf"[\w,] {word[:1].upper()}{word[1:]}\b")
    texts = [document.text for document in documents]
    small = sum(text.count(f" {word} ") for text in texts)
    return small > sum(len(big.findall(text)) for text in texts)
