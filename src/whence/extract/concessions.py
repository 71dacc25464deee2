"""What a text leaves open or grants: “I do not mean to say that there has been no contact”."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from whence.data.concessions import conceding_words
from whence.model import Certainty, Concession, Document
from whence.text import fold, sentences, trim

from .blocks import abroad_at

_MOST = 200  # concessions of one document; who grants more denies nothing
_SHORTEST = 4  # words; what is shorter (“it happened”) says nothing by itself
_CERTAINTY: dict[str, Certainty] = {
    "not_denied": "possible",
    "undenied": "possible",
    "possible": "possible",
    "granted": "certain",
}
_FOR_TO = re.compile(r"^(?P<who>.{2,120}?) to be ", re.IGNORECASE)


def find_concessions(documents: Iterable[Document]) -> tuple[Concession, ...]:
    """Return what the documents leave open or grant, in English only, in the order of the texts.

    Each has the sentence, the exact words of what is left open, and those words as a claim: a
    negative that nothing is said against is turned (“there has been contact”). A negative turn
    before a positive clause grants nothing, nor does a question.
    """
    return tuple(one for document in documents for one in islice(_in_document(document), _MOST))


def _in_document(document: Document) -> Iterator[Concession]:
    for start, end in sentences(document.text):
        sentence = document.text[start:end]
        if sentence.rstrip().endswith("?") or abroad_at(document, start):
            continue
        found = _conceded(sentence)
        whole = trim(document.text, start, end)
        if found is None or whole is None:
            continue
        how, left, right = found
        content = document.span(start + left, start + right)
        text = _as_claim(content.quote, how)
        if text is not None and len(text.split()) >= _SHORTEST:
            yield Concession(
                document=document.id,
                span=document.span(*whole),
                content=content,
                text=text,
                certainty=_CERTAINTY[how],
            )


def _conceded(sentence: str) -> tuple[str, int, int] | None:
    """Return how a sentence concedes something, and where the words of it begin and end."""
    folded, words = fold(sentence), conceding_words()
    for how, pattern in words.opening.items():
        match = pattern.search(folded)
        if match:
            stop = words.ends.search(folded, match.end())
            place = trim(sentence, match.end(), stop.start() if stop else len(sentence))
            return (how, place[0], _without_stop(sentence, *place)) if place else None
    match = words.turned.search(folded)
    place = trim(sentence, *match.span()) if match else None
    return ("possible", place[0], _without_stop(sentence, *place)) if place else None


def _without_stop(sentence: str, start: int, end: int) -> int:
    return start + len(sentence[start:end].rstrip(" .!,–-"))


def _as_claim(quote: str, how: str) -> str | None:
    """Return the words as a claim; None for a negative turn before a positive clause."""
    text = " ".join(quote.split())
    if how == "not_denied":
        for pattern, instead in conceding_words().negative:
            turned, times = pattern.subn(instead, text, count=1)
            if times:
                text = turned
                break
        else:
            return None
    elif match := _FOR_TO.match(text):  # “possible *for pacts to be made*”
        verb = "are" if match["who"].endswith("s") else "is"
        text = f"{match['who']} {verb} {text[match.end() :]}"
    return text[:1].upper() + text[1:]
