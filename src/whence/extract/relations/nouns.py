"""Relations by nouns: “Keel, a subsidiary of Orion”, “X is a member of Y”, “Pavo spokeswoman Anna Berg”."""

from collections.abc import Iterator

from whence.data.relations import Row, State, compounds, relation_words, states
from whence.extract.events.groups import Reading
from whence.extract.sentence import BE, NEGATIONS
from whence.model import Aspect, Standing

from .clauses import subjects
from .drafts import Draft, aspect_of, clause_end
from .groups import Group, Tense, look_before, says_when, standing_of
from .names import Named, named, of_people
from .objects import objects
from .offices import Standing as Role
from .offices import all_roles


def read_roles(reading: Reading) -> Iterator[Draft]:
    """Yield what the role nouns of a sentence state."""
    for role in all_roles(reading):
        yield from _role(reading, role)


def _role(reading: Reading, role: Role) -> Iterator[Draft]:
    row = role.role.row
    if role.bearer:
        left = _leaves(reading, role.bearer.end) if role.role.office else None
        reach = (role.first, clause_end(reading, left) if left else role.end)
        aspect: Aspect = "ended" if role.former or left else "now"
        yield _one(row, role.bearer, role, aspect, "asserted", reach, False)
        return
    group = copula(reading, role.first)
    if group is not None:
        aspect, standing = aspect_of(row, group)
        reach = (group.first, clause_end(reading, role.end))
        for one in subjects(reading, group):
            yield _one(
                row, one, role, "ended" if role.former else aspect, standing, reach, group.negated
            )
        return
    if bearer := _appositive(reading, role):
        left = _leaves(reading, max(role.end, bearer.end)) if role.role.office else None
        end = closed_at(reading, role.end) or role.end
        reach = (role.first, clause_end(reading, left) if left else end)
        aspect = "ended" if role.former or left else "now"
        yield _one(row, bearer, role, aspect, "asserted", reach, False)


def _leaves(reading: Reading, at: int) -> int | None:
    """Return where the words end by which the holder of an office leaves it: “Anna Berg *resigned*”."""
    for phrase in relation_words("leaving"):
        words = phrase.split()
        if all(reading.sentence.low(at + i) == word for i, word in enumerate(words)):
            return at + len(words)
    return None


def _one(
    row: Row,
    one: Named,
    role: Role,
    aspect: Aspect,
    standing: Standing,
    reach: tuple[int, int],
    negated: bool,
) -> Draft:
    ends = (role.body, one) if row.swap else (one, role.body)
    return Draft(
        row, row.relation, *ends, (role.noun, role.noun + 1), aspect, standing, reach, negated
    )


def copula(reading: Reading, first: int) -> Group | None:
    """Return the form of “be” that a phrase stands behind: “Keel *is still* a subsidiary”."""
    before = look_before(reading, first)
    be = [word for word in before.words if word in BE]
    if not be:
        return None
    no = reading.sentence.low(first) == "no"
    ended = before.ended or (no and reading.sentence.low(first + 1) == "longer")
    perfect = {"have", "has", "had"} & set(before.words)
    tense: Tense = "perfect" if perfect else "past" if {"was", "were"} & set(be) else "present"
    return Group(
        first=before.first,
        index=first - 1,
        end=first,
        tense="pluperfect" if "had" in before.words else tense,
        negated=(no and not ended)
        or bool(NEGATIONS & set(before.words))
        or any(w.endswith("n't") for w in before.words),
        ended=ended,
        standing=standing_of(before.words, before.to and not before.used),
    )


_WHEN = 5  # tokens of “since March 2029”
_AT = frozenset("in at near outside around from".split())


def _appositive(reading: Reading, role: Role) -> Named | None:
    """Return the name set beside a role: “*Keel*, a subsidiary of Orion,”, “the head of Pavo, *Anna Berg*,”."""
    sentence = reading.sentence
    closed = closed_at(reading, role.end) is not None
    before = reading.ends.get(role.first)
    article = reading.kind(role.first) == "determiner" or role.role.office
    if before is not None and sentence.gap(role.first).strip() in (",", "–", "—", "-") and article:
        one = named(reading, before)
        previous = before.first - 1
        hangs = not sentence.breaks(before.first) and (
            reading.kind(previous) == "and" or sentence.low(previous) in _AT
        )
        if one and closed and not hangs:
            return one
    after = reading.phrases.get(role.end)
    if (
        after is not None
        and reading.kind(role.first) in ("determiner", "name")
        and role.role.row.object != "place"
        and sentence.gap(role.end).strip() == ","
    ):
        one = named(reading, after)
        if one and sentence.breaks(one.end) and sentence.gap(one.end).strip() == ",":
            return one
    return None


def closed_at(reading: Reading, end: int) -> int | None:
    """Return where words in apposition close with a mark, words that say when included; None if nowhere."""
    for at in range(end, min(end + _WHEN, len(reading.kinds) + 1)):
        if at >= len(reading.kinds) or reading.sentence.breaks(at):
            return at
        if not says_when(reading, at):
            return None
    return None


def read_states(reading: Reading) -> Iterator[Draft]:
    """Yield what stands behind “is”: “is at war with X”, “is not even in the vicinity of Y”."""
    sentence = reading.sentence
    for index, token in enumerate(sentence.tokens):
        for state in states().get(token.low, ()):
            end = index + len(state.words)
            if any(sentence.low(index + i) != word for i, word in enumerate(state.words)):
                continue
            group = copula(reading, index)
            found = list(_state(reading, state, group, end)) if group else []
            yield from found
            if found:
                break


def _state(reading: Reading, state: State, group: Group, end: int) -> Iterator[Draft]:
    if state.only_negated and not group.negated:
        return
    if state.past and (group.tense != "past" or group.negated):
        return
    others = [] if state.pair else objects(reading, end)
    who = subjects(reading, group)
    pairs = [(one, other) for one in who for other in others]
    if state.pair and len(who) == 2 and reading.sentence.low(end) != "with":
        pairs = [(who[0], who[1])]
    aspect, standing = aspect_of(state.row, group)
    turned = state.row.negated if group.negated else None
    last = others[-1].end if others else end
    for one, other in pairs:
        yield Draft(
            state.row, turned or state.row.relation,
            *((other, one) if state.row.swap else (one, other)),
            (group.first, end), aspect, standing, (group.first, clause_end(reading, last)),
            negated=group.negated and turned is None,
        )  # fmt: skip


_COMPOUND = Row(id="compound", relation="controls")


def read_compounds(reading: Reading) -> Iterator[Draft]:
    """Yield “the Orion-owned firm Pavo”, “Front-held Dorn”."""
    for index, token in enumerate(reading.sentence.tokens):
        left, _, right = token.text.rpartition("-")
        relation = compounds().get(right)
        if relation is None or not left[:1].isupper() or of_people(left.casefold()):
            continue
        phrase = next((p for p in reading.phrases.values() if p.first <= index < p.end), None)
        one = named(reading, phrase) if phrase else None
        if one is None or one.first <= index:
            continue
        yield Draft(
            Row(id=f"compound-{right}", relation=relation), relation,
            Named(index, index + 1, "compound"), one, (index, index + 1), "now", "asserted",
            (index, one.end),
        )  # fmt: skip
