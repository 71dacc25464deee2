"""One testimony for each origin, whoever repeats it."""

import pytest

from whence.data.likelihoods import load_likelihoods
from whence.extract import extract_statements
from whence.model import (
    Actor,
    Claim,
    CodedSource,
    Document,
    Interest,
    Interval,
    Knowledge,
    Member,
    Name,
    Origins,
    Testimony,
)
from whence.resolve import resolve
from whence.trace import trace_claims
from whence.weigh import weigh_sources, weigh_testimony

KNOWLEDGE = Knowledge(actors=(Actor(id="orlo", names=(Name(name="Orlo Lines"),)),))
CLAIM = Claim(id="c", text="Orlo Lines sold the old pier.", actors=("orlo",))
BANKER = CodedSource(
    id="banker",
    names=("old banker",),
    kind="anonymous",
    affiliation=("orlo",),
    interests=(Interest(claim="c", direction="for", why="is paid on success"),),
    directness="told",
)


def page(id: str, text: str, publisher: str, day: int = 1, kind: str = "report") -> Document:
    when = Interval.parse(f"2031-05-{day:02d}")
    return Document(id=id, text=text, publisher=publisher, published=when, language="en", kind=kind)  # type: ignore[arg-type]


def testimonies(*pages: Document) -> tuple[Testimony, ...]:
    found = resolve(
        extract_statements(pages), pages, claims=(CLAIM,), knowledge=KNOWLEDGE, coded=(BANKER,)
    )
    traced = trace_claims(
        found.claims,
        found.statements,
        pages,
        mentions=found.mentions,
        publishers=found.publishers,
        credits=found.credits,
    )
    sources = weigh_sources(found.sources, (BANKER,), load_likelihoods())
    return weigh_testimony(
        found.claims,
        found.statements,
        {one.id: one for one in pages},
        {one.id: one for one in sources},
        traced.origins,
        traced.denials,
    )


def test_a_relay_adds_no_testimony() -> None:
    wire = page("wire", "An old banker said that Orlo Lines had sold the old pier.", "Ostwire")
    relay = page("relay", "Orlo Lines has sold the old pier, Ostwire reports.", "The Sun", 2)
    (one,) = testimonies(wire, relay)
    assert (one.stance, one.sources[0], one.relays, one.interest, one.camp) == (
        "asserts",
        "banker",
        1,
        "for",
        "orlo",
    )
    assert one.directness == "told"


def test_both_sides_are_heard() -> None:
    yes = page("yes", "A docker said that Orlo Lines had sold the old pier.", "Ostwire")
    no = page("no", "Orlo Lines denies that it has sold the old pier.", "The Sun", 2)
    stances = [one.stance for one in testimonies(yes, no)]
    assert sorted(stances) == ["asserts", "denies"]


def test_one_report_may_speak_on_both_sides() -> None:
    text = "A docker said that Orlo Lines had sold the old pier. A clerk denied that Orlo Lines had sold the old pier."
    found = testimonies(page("both", text, "Ostwire"))
    assert [one.stance for one in found] == ["asserts", "denies"]
    assert len({one.id for one in found}) == 2


def test_who_speaks_for_himself_is_no_relay() -> None:
    (one,) = testimonies(page("post", "Orlo Lines has sold the old pier.", "Blog", kind="post"))
    assert (one.relays, one.directness) == (0, "unknown")
    (one,) = testimonies(page("post", "I saw Orlo Lines sell the old pier.", "Blog", kind="post"))
    assert (one.relays, one.directness) == (0, "witnessed")


def test_a_desk_that_names_no_source_has_it_from_somebody() -> None:
    (one,) = testimonies(page("desk", "Orlo Lines has sold the old pier.", "The Sun"))
    assert one.directness == "told"


def test_chances_of_parents_sum_to_one_at_most() -> None:
    pages = [
        page(
            str(n),
            f"A docker told us that Orlo Lines sold the old pier on {n} March for 73 crowns.",
            f"Paper {n}",
            n,
        )
        for n in range(1, 5)
    ]
    for one in testimonies(*pages):
        assert sum(chance for _, chance in one.parents) <= 1 + 1e-9


@pytest.mark.parametrize(("origins", "parents"), [(3, 2), (12, 2), (14, 1)])
def test_each_keeps_its_likeliest_parents(origins: int, parents: int) -> None:
    pages = [
        page(f"p{n:02d}", "A docker said that Orlo Lines sold the old pier.", f"Paper {n}")
        for n in range(origins)
    ]
    found = resolve(extract_statements(pages), pages, claims=(CLAIM,), knowledge=KNOWLEDGE)
    sources = {one.id: one for one in weigh_sources(found.sources, (), load_likelihoods())}
    by_id = {one.id: one for one in pages}
    groups = tuple((one.id,) for one in pages)
    members = tuple(Member(id=one.id, label=one.id, document=one.id, spans=()) for one in pages)
    between = tuple(
        (i, j, 0.05 if j == origins - 1 else 0.3 + 0.01 * i)
        for j in range(origins)
        for i in range(j)
    )
    apart = Origins(mean=origins, low=origins, high=origins, groups=groups, members=members, between=between)  # fmt: skip
    none = Origins(mean=0, low=0, high=0)
    said = weigh_testimony(
        found.claims, found.statements, by_id, sources, {"c": apart}, {"c": none}
    )
    assert len(said) == origins
    assert max(len(one.parents) for one in said) == min(parents, origins - 2)
    assert said[-1].parents == ()  # a twentieth is no parent
    ids = [one.id for one in said]
    chances = dict(said[-2].parents)
    assert ids[origins - 3] in chances  # the likeliest of all is kept


def test_ids_outlast_further_reports() -> None:
    first = page("tide", "A docker said that Orlo Lines sold the old pier.", "The Tide")
    copy = page("a-copy", first.text, "A Copy", 2)
    relay = page("post", "Orlo Lines sold the old pier, The Tide reported.", "The Post", 3)
    (one,), (other,) = testimonies(first), testimonies(first, copy, relay)
    assert one.id == other.id
