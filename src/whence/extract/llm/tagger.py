"""A language model as a tagger: ask about each window, believe what stands there, put it together."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from whence.model import Ask

from ..tagged import Nesting, Tagged, Tagger
from .ground import ground
from .merge import merge
from .parse import parse
from .prompt import prompt_for
from .record import Failure, Grounded, Reading, Reason
from .windows import Window, windows


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """How a text is sent, in characters: `size` of a window, `overlap` of it with the next.

    Ollama gives a model 4,096 tokens for question and answer unless told otherwise, and cuts what
    is longer without a word. On 150 articles of American politics, with the attributions that
    people marked in them written as answers (WordPiece tokens of MiniLM): of windows of 5,000
    characters one in five needs more than that, of 3,000 none (median 2,346, most 3,935).
    `most` is how many attributions of one window are looked at: those articles have one in 190
    characters.
    """

    size: int = 3_000
    overlap: int = 500
    most: int = 200


@dataclass(slots=True)
class _Notes:
    """What is gathered while the windows of a text are read."""

    dropped: Counter[Reason] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)
    cut: int = 0


def llm_tagger(
    ask: Ask,
    *,
    local: Tagger | None = None,
    config: Config = Config(),
    heard: Callable[[str, Reading], None] = lambda _text, _reading: None,
) -> Tagger:
    """Return a tagger that asks a language model, and `local` where the model fails.

    `heard` is told each text and all that the model made of it. What `ask` raises is not caught.
    """

    def tag(texts: Sequence[str]) -> list[list[Tagged]]:
        tagged = []
        for text in texts:
            reading = read_with_model(text, ask, local=local, config=config)
            heard(text, reading)
            tagged.append(reading.tagged)
        return tagged

    return Nesting(tag)


def read_with_model(
    text: str, ask: Ask, *, local: Tagger | None = None, config: Config = Config()
) -> Reading:
    """Return what a model makes of a text, and what `local` makes of it."""
    parts = windows(text, config.size, config.overlap)
    notes = _Notes()
    found = [_read(text, window, ask, config.most, notes) for window in parts]
    (by_local,) = local([text]) if local else (None,)
    return Reading(
        found=merge(parts, found),
        dropped=tuple(sorted(notes.dropped.items())),
        failures=tuple(notes.failures),
        windows=len(parts),
        cut=notes.cut,
        by_local=tuple(_unread(by_local or (), parts, notes.failures)),
        local=None if by_local is None else tuple(by_local),
    )


def _read(text: str, window: Window, ask: Ask, most: int, notes: _Notes) -> list[Grounded]:
    """Return what is true of the answer on one window; note what is not."""
    said = ask(prompt_for(text, window))
    answer = parse(said.text)
    why = said.failure or ("" if answer.readable else "the answer is not what was asked for")
    if why:
        notes.failures.append(Failure(window.start, window.end, why))
        return []
    notes.cut += answer.broken_off or not said.complete
    notes.dropped += Counter({"malformed": answer.malformed})
    notes.dropped += Counter({"too_many": max(0, len(answer.items) - most)})
    found = []
    for one in ground(text, window, answer.items[:most]):
        if isinstance(one, Grounded):
            found.append(one)
        else:
            notes.dropped[one] += 1
    return found


def _unread(
    local: Iterable[Tagged], parts: Sequence[Window], failures: Sequence[Failure]
) -> list[Tagged]:
    """Return what the local tagger found where no window was read."""
    failed = {(one.start, one.end) for one in failures}
    read = [(one.start, one.end) for one in parts if (one.start, one.end) not in failed]
    if not failed:
        return []
    return [one for one in local if not any(s <= one.cue[0][0] < e for s, e in read)]
