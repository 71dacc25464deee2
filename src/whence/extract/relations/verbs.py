"""Relations by verbs: “X controls Y”, “Y is held by X”, “X, based in Y”, “X resigned as Z of Y”."""

from collections.abc import Iterator
from dataclasses import replace

from whence.data.relations import Row, VerbForm, office_verbs, verb_rows
from whence.extract.events.groups import Reading

from .clauses import subjects
from .drafts import Draft, aspect_of, clause_end
from .groups import Group, read_group
from .names import Named
from .objects import apposed, governors, objects, objects_before, place_meant, share_end
from .offices import office_at

_AGENT = 6  # tokens between a passive and its “by”


def read_verbs(reading: Reading) -> Iterator[Draft]:
    """Yield what the verbs of a sentence state."""
    for index, token in enumerate(reading.sentence.tokens):
        if reading.kinds[index] not in ("verb", "auxiliary"):
            continue
        longest = 0  # “lost control of” is no “lost”
        for form in verb_rows().get(token.low, ()):
            group = read_group(reading, index, form) if len(form.after) >= longest else None
            if group is None:
                continue
            for one in _drafts(reading, form, group):
                longest = len(form.after)
                yield one
        for form in office_verbs().get(token.low, ()):
            if group := read_group(reading, index, form):
                yield from _office(reading, form, group)
                break


def _drafts(reading: Reading, form: VerbForm, group: Group) -> Iterator[Draft]:
    row = form.row
    if row.unless and any(token.low in row.unless for token in reading.sentence.tokens):
        return
    if row.passive == ("no" if group.passive else "only"):
        return
    if row.progressive and not (group.progressive and group.tense in ("present", "perfect")):
        return
    if row.alone:
        yield from _alone(reading, row, group)
    elif group.passive:
        yield from _passive(reading, row, group)
    else:
        yield from _active(reading, row, group)


def _active(reading: Reading, row: Row, group: Group) -> Iterator[Draft]:
    staked = share_end(reading, group.end) is not None
    if (row.stake and not staked) or (staked and row.relation != "owns"):
        return  # who holds a share of something holds no place
    others = objects(reading, group.end)
    end = others[-1].end if others else group.end
    if not others and row.object == "place" and (back := place_meant(reading, group.end)):
        others, end = [back[0]], back[1]
        group = replace(group, end=end)
    if not others:
        yield from _gap(reading, row, group)
        return
    who = subjects(reading, group) or _behind(reading, group, end)
    yield from _crossed(reading, row, group, who, others, end)


def _gap(reading: Reading, row: Row, group: Group) -> Iterator[Draft]:
    """Read “Dorn, which Lake Guard has held since 2029”, whose object stands before."""
    closed = reading.kind(group.end) in (None, "preposition", "adverb", "link", "and")
    if row.swap or not (closed or reading.sentence.breaks(group.end)):
        return
    who = governors(reading, group)
    others = objects_before(reading, group)
    if who and others:
        yield from _crossed(reading, row, group, who, others, group.end)


def _behind(reading: Reading, group: Group, end: int) -> list[Named]:
    """Return whom “the group that holds Dorn- Lake Guard- …” sets off behind what it does."""
    if reading.sentence.low(group.first - 1) not in ("that", "which", "who"):
        return []
    phrase = reading.ends.get(group.first - 1)
    one = apposed(reading, end) if phrase and phrase.people and not phrase.name else None
    return [one] if one else []


def _passive(reading: Reading, row: Row, group: Group) -> Iterator[Draft]:
    by = group.end
    while by < group.end + _AGENT and reading.sentence.low(by) != "by":
        if reading.sentence.breaks(by) or reading.kind(by) in ("verb", "auxiliary", "link", "name"):
            return
        by += 1
    if reading.sentence.low(by) != "by":
        return
    who = objects(reading, by + 1)
    if who:
        others = subjects(reading, group)
        yield from _crossed(reading, row, group, who, others, who[-1].end)


def _crossed(
    reading: Reading, row: Row, group: Group, who: list[Named], others: list[Named], end: int
) -> Iterator[Draft]:
    aspect, standing = aspect_of(row, group)
    short = group.tense == "participle"
    turned = row.negated if group.negated and not group.ended else None
    reach = (group.first, clause_end(reading, end, short=short))
    for one in who:
        for other in others:
            ends = (other, one) if row.swap else (one, other)
            for relation, way in ((row.relation, row.aspect), *row.also):
                told = (
                    aspect if relation == row.relation else ("ended" if way == "ends" else "began")
                )
                yield Draft(
                    row, turned or relation, *ends, (group.first, group.end), told, standing, reach,
                    negated=group.negated and turned is None, lasting=group.tense == "perfect",
                )  # fmt: skip


def _alone(reading: Reading, row: Row, group: Group) -> Iterator[Draft]:
    """Read “the Dorn plant opened in June”: nothing is opened by anybody."""
    if (
        not group.passive
        and group.end in reading.phrases
        and not reading.sentence.breaks(group.end)
    ):
        return
    aspect, standing = aspect_of(row, group)
    reach = (group.first, clause_end(reading, group.end))
    for one in subjects(reading, group):
        yield Draft(
            row, row.relation, one, None, (group.first, group.end), aspect, standing, reach,
            negated=group.negated,
        )  # fmt: skip


def _office(reading: Reading, form: VerbForm, group: Group) -> Iterator[Draft]:
    row = form.row
    if group.passive != (row.passive == "only"):
        return
    office = office_at(reading, group.end)
    if office is None:
        return
    aspect, standing = aspect_of(row, group)
    end = office.end
    for one in subjects(reading, group):
        yield Draft(
            row, row.relation, one, office.body, (group.first, group.end), aspect, standing,
            (group.first, clause_end(reading, end)), negated=group.negated,
        )  # fmt: skip
