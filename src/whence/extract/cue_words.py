"""The verbs and nouns of a cue: which attribute, which only lead on (“refused to”, “has no”)."""

from collections.abc import Sequence
from functools import cache

from whence.data.lexicons import read_yaml
from whence.data.stance import Verb, marks, stance_verbs, verb_forms, words_before

# Classes of words before another verb: it is tried, it lies ahead, it does not come about, it does.
SOFT = frozenset("try tried".split())
AHEAD = frozenset("plan planned wish wanted willing be_due threaten threatened likely".split())
AGAINST = frozenset("fail refuse prevent unwilling unable unlikely".split())
THROUGH = frozenset("achieve begin go_on cause let able be_said".split())
_AUXILIARIES = frozenset(
    "be been being is are was were am 's 're 'm have has had 've do does did".split()
)
_DO = frozenset("do does did".split())
_ARTICLES = frozenset("a an the no his her its their any little some of in".split())
_VERBS = {
    "make": ["made"],
    "give": ["gave", "given"],
    "have": ["had"],
    "cast": ["cast"],
    "put": ["put"],
    "take": ["took", "taken"],
    "lend": ["lent"],
    "show": ["showed", "shown"],
    "see": ["saw", "seen"],
    "hold": ["held"],
    "become": ["became"],
}  # irregular forms of verbs that carry nouns


def find_verb(words: Sequence[str], index: int, opening: Sequence[str]) -> Verb | None:
    """Return the verb or noun of attribution at a place; the longest with the words that follow.

    `opening` are the first words of the content, where some of those may stand (“found *that*”).
    """
    verbs = stance_verbs().get(words[index])
    if not verbs:
        return find_noun(words[index]) or _operator(words, index)
    rest = (*words[index + 1 : index + 5], *opening[:3])
    for verb in verbs:
        if rest[: len(verb.after)] == verb.after:
            noun = find_noun(words[index])
            nominal = noun and not verb.after and index and words[index - 1] in _ARTICLES
            return noun if nominal else verb
    if verbs[-1].after == ("that",):
        return verbs[-1]
    return find_noun(words[index]) or _operator(words, index)


def _operator(words: Sequence[str], index: int) -> Verb | None:
    """Return a stand-in for a word that may lead to a verb: “managed *to say*”, “has”."""
    word = words[index]
    if word in _AUXILIARIES:
        return stand_in(word) if word not in _DO and _carries(words, index) else None
    if word in light_verbs() or words_before().get(word, frozenset()) & (
        AGAINST | SOFT | AHEAD | THROUGH
    ):
        rest = words[index + 1 :]
        if any(stance_verbs().get(one) or find_noun(one) for one in rest):
            return stand_in(word)
    return None


def _carries(words: Sequence[str], index: int) -> bool:
    """Say whether an auxiliary is a verb of its own, with a noun: “has no *plans*”, “is *aware*”."""
    for place in range(index + 1, len(words)):
        word = words[place]
        if find_noun(word):
            past = word.endswith(("ed", "ing")) and stance_verbs().get(word)
            return not past
        if word in _AUXILIARIES or not (
            word in _ARTICLES or word in marks() or word.endswith("ly") or word in ("also", "still")
        ):
            return False
    return False


def stand_in(word: str) -> Verb:
    """Return an unknown verb as a plain report."""
    return Verb(
        lemma=word,
        group="other",
        kind="report",
        stance="asserts",
        negated="discusses",
        reporter="neutral",
        certainty="certain",
    )


def find_noun(word: str) -> Verb | None:
    """Return a noun or adjective that attributes (“doubts”, “aware”), in the class it belongs to."""
    return _nouns().get(word)


@cache
def _nouns() -> dict[str, Verb]:
    data = read_yaml("stance.yaml")
    found: dict[str, Verb] = {}
    for group, members in data["nouns"].items():
        row = data["classes"][group]
        for word in members:
            found[word] = Verb(
                lemma=word,
                group=group,
                kind=row["kind"],
                stance=row["stance"],
                negated=row["negated"],
                reporter=row.get("reporter", "neutral"),
                certainty=row.get("certainty", "certain"),
            )
    return found


@cache
def light_verbs() -> frozenset[str]:
    """Return the forms of verbs that only carry a noun: “expressed *doubt*”."""
    words = read_yaml("stance.yaml")["light"]
    forms = frozenset(form for verb in words for form in verb_forms(verb, _VERBS.get(verb, [])))
    return forms | {"has", "'ve"}
