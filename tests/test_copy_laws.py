"""The laws of copying, from bytes to verdict, on worlds of small reports drawn at random.

A copy moves nothing, nor do ten, nor a copy of a copy; a relay never strengthens; who knows by himself
moves the verdict his way; order and names never matter.
"""

from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whence.model import Actor, Assessment, Case, Claim, Knowledge, Name, Question, RawFile
from whence.pipeline import assess_case

CLAIM = Claim(id="c", text="Orlo Lines sold the old pier.", actors=("orlo",))
KNOWLEDGE = Knowledge(actors=(Actor(id="orlo", names=(Name(name="Orlo Lines"),)),))
# Each tells it in its own words, with details of its own.
ASSERTING = (
    "A banker said that Orlo Lines had sold the old pier for 73 million crowns. Pier 9 goes with it.",
    "Orlo Lines has sold the old pier, a clerk of the land registry told {name}. The entry, numbered 5512, names a buyer from Larmona.",
    "A docker said that he watched Orlo Lines sell the old pier. It was raining at Tarn, and 12 men in grey stood by.",
    "I saw Orlo Lines sell the old pier to two women in the Amberlight warehouse. They paid in gold, and drank to it.",
    "Fishermen say that Orlo Lines sold the old pier last spring, when the ice was still in the Sound.",
)  # fmt: skip
DENYING = (
    "A spokesman for Orlo Lines denied that Orlo Lines had sold the old pier.",
    "The harbour master said that Orlo Lines had not sold the old pier. The deed hangs in the office, he said.",
)  # fmt: skip
WITNESSES = (
    "I stood in the notary's room at Quell when Orlo Lines sold the old pier. The pen ran dry, and 3 clerks laughed.",
    "A diver said that he was there and saw Orlo Lines sell the old pier; the keys were thrown over the wall at Upper Hythe.",
)  # fmt: skip


@dataclass(frozen=True)
class Report:
    id: str
    publisher: str
    day: int
    text: str
    kind: str = "report"

    def file(self) -> RawFile:
        head = f"publisher: {self.publisher}\npublished: 2031-05-{self.day:02}\nkind: {self.kind}"
        text = self.text.format(name=self.publisher)
        return RawFile(id=self.id, path=f"{self.id}.txt", data=f"---\n{head}\n---\n{text}".encode())


def judged(world: list[Report]) -> Assessment:
    files = tuple(report.file() for report in world)
    question = Question(claims=(CLAIM,))
    return assess_case(Case(name="pier", question=question, files=files, knowledge=KNOWLEDGE))


PAPERS = ("Harbour Bell", "Ostwire", "Tarn Post", "Coast Herald", "Sound Courier", "Quell Gazette")
OTHERS = ("Tarn Bell", "Westwire", "Sound Post", "Quell Herald", "Coast Courier", "Harbour Gazette")


@st.composite
def worlds(draw: st.DrawFn) -> list[Report]:
    """Draw one to four reports in their own words; the first asserts the claim."""
    first = draw(st.sampled_from(ASSERTING))
    texts = st.sampled_from(sorted({*ASSERTING, *DENYING} - {first}))
    more = draw(st.lists(texts, max_size=3, unique=True))
    papers = draw(st.permutations(PAPERS))
    return [
        Report(
            id=f"r{n}",
            publisher=papers[n],
            day=draw(st.integers(1, 9)),
            text=text,
            kind="post" if text.startswith("I ") else "report",
        )
        for n, text in enumerate([first, *more])
    ]


def copies_of(report: Report, count: int, start: int = 0) -> list[Report]:
    """Return verbatim copies by other papers, later; what `{name}` stood for is copied with it."""
    text = report.text.format(name=report.publisher)
    return [
        replace(report, id=f"copy{n}", publisher=f"Daily {n}", day=12 + n % 9, text=text)
        for n in range(start, start + count)
    ]


def assert_unmoved(before: Assessment, after: Assessment) -> None:
    one, other = before.claims[0], after.claims[0]
    assert other.probability == pytest.approx(one.probability, abs=0.01)
    assert other.origins.mean == pytest.approx(one.origins.mean, abs=0.1)
    for h, k in zip(before.hypotheses, after.hypotheses, strict=True):
        assert k.probability == pytest.approx(h.probability, abs=0.01)


FEW = settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))


@FEW
@given(worlds(), st.data(), st.sampled_from([1, 10]))
def test_copies_move_nothing(world: list[Report], data: st.DataObject, count: int):
    copied = data.draw(st.sampled_from(world))
    assert_unmoved(judged(world), judged([*world, *copies_of(copied, count)]))


@FEW
@given(worlds(), st.data())
def test_a_copy_of_a_copy_changes_nothing(world: list[Report], data: st.DataObject):
    (copy,) = copies_of(data.draw(st.sampled_from(world)), 1)
    again = replace(copy, id="again", publisher="The Echo", day=28)
    assert_unmoved(judged([*world, copy]), judged([*world, copy, again]))


@FEW
@given(worlds())
def test_who_credits_a_report_strengthens_nothing(world: list[Report]):
    """A relay says what the report it names says, and stands further from it."""
    told = f"The old pier was sold by Orlo Lines, {world[0].publisher} reports."
    relay = Report(id="relay", publisher="The Echo", day=20, text=told)
    before, after = judged(world).claims[0], judged([*world, relay]).claims[0]
    assert after.probability <= before.probability + 0.01
    assert after.origins.mean == pytest.approx(before.origins.mean, abs=0.1)


@FEW
@given(worlds(), st.sampled_from(WITNESSES))
def test_who_knows_by_himself_moves_the_verdict_his_way(world: list[Report], text: str):
    kind = "post" if text.startswith("I ") else "report"
    witness = Report(id="new", publisher="Harbour Diary", day=10, text=text, kind=kind)
    before, after = judged(world).claims[0], judged([*world, witness]).claims[0]
    assert after.probability > before.probability
    assert after.origins.mean > before.origins.mean + 0.5


@FEW
@given(worlds(), st.data())
def test_order_of_documents_never_matters(world: list[Report], data: st.DataObject):
    one, other = judged(world), judged(data.draw(st.permutations(world)))
    assert other.claims[0].probability == pytest.approx(one.claims[0].probability, abs=1e-9)
    assert other.claims[0].origins.mean == pytest.approx(one.claims[0].origins.mean, abs=1e-9)
    pairs = [
        {(link.from_, link.to, link.kind, link.probability) for link in found.links}
        for found in (one, other)
    ]
    assert pairs[0] == pairs[1]


@FEW
@given(worlds(), st.permutations(range(6)))
def test_names_never_matter(world: list[Report], order: list[int]):
    renamed = [
        replace(report, id=f"x{order[n]}", publisher=OTHERS[order[n]])
        for n, report in enumerate(world)
    ]
    one, other = judged(world).claims[0], judged(renamed).claims[0]
    assert other.probability == pytest.approx(one.probability, abs=0.005)
    # Names change the order in which forests are drawn: two samples of 2,000 of them, four standard
    # errors apart at most.
    assert other.origins.mean == pytest.approx(one.origins.mean, abs=0.12)
