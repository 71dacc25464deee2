"""What the words of an attribution do: its kind, its side, and where the reporter stands.

Read from the whole verb group, as a tagger hands it on: “has denied”, “could not confirm”, “stopped
short of saying”, “refused to rule out”. Denial and negation are coded by hand; nothing is learnt.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from whence.data.lexicons import read_yaml
from whence.data.stance import Kind, Reporter, Verb, marks, stance_verbs, words_before
from whence.model import Certainty, Stance

from .factuality import Polarity, Tokens, tokenize
from .mode import Mode

_ORDER: tuple[Certainty, ...] = ("certain", "probable", "possible")
_LIMITING = frozenset("only just merely simply".split())  # “not only said”
_MOST = 60  # tokens of a cue that are read; longer ones are a tagger's mistake
_SOFT = frozenset("try tried".split())
_AHEAD = frozenset("plan planned wish wanted willing be_due threaten threatened likely".split())
_AGAINST = frozenset("fail refuse prevent unwilling unable unlikely".split())
_THROUGH = frozenset("achieve begin go_on cause let able be_said".split())
_AUXILIARIES = frozenset("be been being is are was were am 's 're 'm have has had 've do does did".split())
_SEEM = "seem"


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """What the cue of an attribution commits its source and its reporter to.

    `kind` and `stance` are the source's, `polarity` its side in short (`?`: neither). `reporter` says
    whether the word vouches for the content (confirm), keeps clear of it (claim) or neither.
    `mode` is `act` where the source did say it, `intention`, `future`, `possibility` and so on where
    it only wants to, will, may have. `lemma` is the verb or noun that decided, empty if none is
    known; `head` its characters in the cue. `unsaid` marks what was expressly not said.
    """

    kind: Kind = "report"
    stance: Stance = "asserts"
    reporter: Reporter = "neutral"
    certainty: Certainty = "certain"
    mode: Mode = "act"
    lemma: str = ""
    head: tuple[int, int] | None = None
    unsaid: bool = False

    @property
    def polarity(self) -> Polarity:
        """`+` where the source asserts the content, `-` where it denies it, else `?`."""
        return "+" if self.stance == "asserts" else "-" if self.stance == "denies" else "?"


@dataclass(slots=True)
class _Reading:
    """What was met on the way to the head of a cue."""

    negations: int = 0
    against: bool = False
    refused: bool = False
    mode: Mode = "act"
    weakest: Certainty = "certain"


def kind_of(cue: str, content: str = "") -> Commitment:
    """Return what a cue says of its content; the content's first words decide some of them.

    An unknown cue is a plain report.
    """
    tokens = tokenize(cue)
    words = tokens.words[:_MOST]
    start = next((i for i in range(len(words)) if _hit(words, i, content)), None)
    if start is None:
        return _unknown(words, content)
    reading = _Reading()
    head, verb = _walk(words, start, content, reading)
    _negations(words, 0, head, reading)
    _modals(words[:head], reading)
    found = _judge(verb, reading, words[head:], content)
    return replace(
        found, lemma=verb.lemma, head=tokens.spans[head], reporter=_reporter(words, verb)
    )


def _walk(words: Sequence[str], index: int, content: str, reading: _Reading) -> tuple[int, Verb]:
    """Go from word to word that only leads on (“refused to”, “has no”) to the one that decides."""
    while True:
        verb = _hit(words, index, content)
        following = _next(words, index, content)
        if following is None or not _leads(words, index, following, verb, reading):
            break
        index = following
    return index, verb or _noun(words[index]) or _plain(words[index])


def _next(words: Sequence[str], index: int, content: str) -> int | None:
    return next((i for i in range(index + 1, len(words)) if _hit(words, i, content)), None)


def _leads(
    words: Sequence[str], index: int, following: int, verb: Verb | None, reading: _Reading
) -> bool:
    """Say whether a word only leads to the following one, and note what that does to it."""
    between = words[index + 1 : following]
    if words[index] in _light() and _noun(words[following]) and "that" not in between:
        return not (verb and verb.after)
    groups = words_before().get(words[index], frozenset())
    joined = "to" in between or words[following].endswith("ing")
    if verb and verb.group == _SEEM and joined:
        reading.weakest = "probable"
        return True
    if not joined or (verb and verb.after and not groups & _AGAINST):
        return False
    if groups & _AGAINST:
        reading.against = not reading.against
        reading.refused = bool(groups & {"refuse", "unwilling"})
    elif groups & _SOFT:
        reading.mode = "attempt"
    elif groups & _AHEAD and not groups & _THROUGH:
        reading.mode = "future" if groups & {"be_due", "likely"} else "intention"
    return bool(groups & (_AGAINST | _SOFT | _AHEAD | _THROUGH))


def _negations(words: Sequence[str], start: int, head: int, reading: _Reading) -> None:
    for place in range(start, head):
        if "negation" not in marks().get(words[place], ()):
            continue
        following = words[place + 1] if place + 1 < len(words) else ""
        if following not in _LIMITING and following not in ("secret", "sooner"):
            reading.negations += 1


def _modals(words: Sequence[str], reading: _Reading) -> None:
    table = read_yaml("stance.yaml")["modal_modes"]
    for word in words:
        mode = table.get(word)
        if not mode or mode in ("capability", "demand"):
            continue
        if mode == "possibility" and not (reading.negations and word == "could"):
            reading.mode, reading.weakest = "possibility", "possible"
        elif mode == "future":
            reading.mode = "future"
            reading.refused |= bool(reading.negations)


def _judge(verb: Verb, reading: _Reading, rest: Sequence[str], content: str) -> Commitment:
    """Return what the deciding verb says, given what stands before it."""
    denied = (reading.negations + reading.against) % 2 == 1
    certainty = max(verb.certainty, reading.weakest, key=_ORDER.index)
    kind, stance = verb.kind, verb.stance
    first = tokenize(content[:80]).words[:2]
    if verb.lemma == "ask" and not verb.after and _infinitive(content):
        kind = "demand"
    if verb.group == "decline":
        return _refusal(first, certainty)
    if verb.group == "say" and verb.lemma in ("tell", "warn", "advise") and first[:1] == ("to",):
        kind, stance = "demand", "discusses"
    if not denied:
        ahead = reading.mode in ("intention", "future") and stance != "doubts"
        waits = "discusses" if ahead else stance
        return Commitment(kind=kind, stance=waits, certainty=certainty, mode=reading.mode)
    if _either(rest) or (reading.refused and verb.group in _speech()):
        return Commitment(kind="refuse_comment", stance="discusses", unsaid=True)
    if verb.group == "deny":  # “refused to rule out”
        return Commitment(kind=kind, stance="discusses", certainty="possible", unsaid=True)
    if verb.lemma in ("comment", "respond", "reply", "answer"):
        return Commitment(kind="refuse_comment", stance="discusses", unsaid=True)
    unsaid = verb.negated == "discusses"
    return Commitment(kind=kind, stance=verb.negated, certainty=certainty, unsaid=unsaid)


def _infinitive(content: str) -> bool:
    """Say whether a content is what somebody is asked to do: “(the men) to leave”."""
    first = tokenize(content[:80]).words[:6]
    asking = any("asking" in marks().get(word, ()) or word in ("if", "whether") for word in first)
    return "to" in first and not asking


def _refusal(first: Sequence[str], certainty: Certainty) -> Commitment:
    """Tell “refused to comment” from “refused to leave”."""
    if len(first) == 2 and first[0] == "to" and not _speaks(first[1]):
        return Commitment(kind="intention", stance="denies", certainty=certainty)
    return Commitment(kind="refuse_comment", stance="discusses", unsaid=True)


def _speaks(word: str) -> bool:
    return any(verb.group in _speech() for verb in stance_verbs().get(word, ()))


def _either(rest: Sequence[str]) -> bool:
    """Say whether “confirm or deny” stands here: a yes and a no at once."""
    sides = {
        verb.stance for word in rest for verb in stance_verbs().get(word, ()) if not verb.after
    }
    return "or" in rest and {"asserts", "denies"} <= sides


def _unknown(words: Sequence[str], content: str) -> Commitment:
    """Return what a cue without a known verb says: “according to”, a colon, “no comment from”."""
    reading = _Reading()
    _negations(words, 0, len(words), reading)
    if reading.negations % 2:
        return Commitment(stance="discusses", unsaid=True)
    asks = not words and content.rstrip("\"'”’ ").endswith("?")
    return Commitment(
        kind="question" if asks else "report",
        stance="discusses" if asks else "asserts",
        reporter=_side(words, "neutral"),
    )


def _reporter(words: Sequence[str], verb: Verb) -> Reporter:
    return _side(words, verb.reporter)


def _side(words: Sequence[str], side: Reporter) -> Reporter:
    data = read_yaml("stance.yaml")
    if any(word in data["against"] for word in words):
        return "distances"
    return "endorses" if any(word in data["with"] for word in words) else side


def _hit(words: Sequence[str], index: int, content: str) -> Verb | None:
    """Return the verb or noun of attribution at a place; the longest with the words that follow."""
    verbs = stance_verbs().get(words[index])
    if not verbs:
        return _noun(words[index]) or _operator(words, index)
    rest = (*words[index + 1 : index + 5], *tokenize(content[:40]).words[:3])
    for verb in verbs:
        if rest[: len(verb.after)] == verb.after:
            noun = _noun(words[index])
            nominal = noun and not verb.after and index and words[index - 1] in _ARTICLES
            return noun if nominal else verb
    if verbs[-1].after == ("that",):
        return verbs[-1]
    return _noun(words[index]) or _operator(words, index)


_ARTICLES = frozenset("a an the no his her its their any little some of in".split())


def _operator(words: Sequence[str], index: int) -> Verb | None:
    """Return a stand-in for a word that may lead to a verb: “managed *to say*”, “has”."""
    word = words[index]
    if word in _AUXILIARIES:
        return _plain(word) if _carries(words, index) else None
    if word in _light() or words_before().get(word, frozenset()) & (_AGAINST | _SOFT | _AHEAD | _THROUGH):
        rest = words[index + 1 :]
        if any(stance_verbs().get(one) or _noun(one) for one in rest):
            return _plain(word)
    return None


def _carries(words: Sequence[str], index: int) -> bool:
    """Say whether an auxiliary is a verb of its own, with a noun: “has no *plans*”, “is *aware*”."""
    for place in range(index + 1, len(words)):
        word = words[place]
        if _noun(word):
            past = word.endswith(("ed", "ing")) and stance_verbs().get(word)
            return not past
        if word in _AUXILIARIES or not (
            word in _ARTICLES or word in marks() or word.endswith("ly") or word in ("also", "still")
        ):
            return False
    return False


@cache
def _plain(word: str) -> Verb:
    return Verb(
        lemma=word,
        group="other",
        kind="report",
        stance="asserts",
        negated="discusses",
        reporter="neutral",
        certainty="certain",
    )


@cache
def _noun(word: str) -> Verb | None:
    data = read_yaml("stance.yaml")
    for group, members in data["nouns"].items():
        if word in members:
            row = data["classes"][group]
            return Verb(
                lemma=word,
                group=group,
                kind=row["kind"],
                stance=row["stance"],
                negated=row["negated"],
                reporter=row.get("reporter", "neutral"),
                certainty=row.get("certainty", "certain"),
            )
    return None


@cache
def _light() -> frozenset[str]:
    from whence.data.stance import verb_forms

    irregular = {
        "make": ["made"], "give": ["gave", "given"], "have": ["had"], "cast": ["cast"],
        "put": ["put"], "take": ["took", "taken"], "lend": ["lent"], "show": ["showed", "shown"],
        "see": ["saw", "seen"], "hold": ["held"], "become": ["became"],
    }  # fmt: skip
    words = read_yaml("stance.yaml")["light"]
    forms = frozenset(form for verb in words for form in verb_forms(verb, irregular.get(verb, [])))
    return forms | {"has", "'ve"}


@cache
def _speech() -> frozenset[str]:
    return frozenset(read_yaml("stance.yaml")["speech"])
