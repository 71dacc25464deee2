"""A second voice of one camp mostly repeats the first."""

from whence.model import Reliability, Testimony
from whence.weigh.camps import of_one_camp

CHANCE = 0.7
GOOD = Reliability(mean=0.8, low=0.6, high=0.95)


def voice(id: str, camp: str | None, **more: object) -> Testimony:
    return Testimony(
        id=id, claim="c", label=id, stance="asserts", reliability=GOOD, camp=camp, **more
    )  # type: ignore[arg-type]


def test_the_second_relies_on_the_first_with_the_best_access() -> None:
    told, saw = (
        voice("a", "orland", directness="told"),
        voice("b", "orland", directness="witnessed"),
    )
    found = {one.id: one.parents for one in of_one_camp([told, saw], CHANCE)}
    assert found == {"a": (("b", CHANCE),), "b": ()}


def test_other_camps_and_none_stand_alone() -> None:
    voices = [voice("a", "orland"), voice("b", "merrow"), voice("c", None), voice("d", None)]
    assert of_one_camp(voices, CHANCE) == voices


def test_chances_never_pass_one_and_links_are_kept() -> None:
    linked = voice("b", "orland", parents=(("z", 0.6),))
    (_, found) = of_one_camp([voice("a", "orland", directness="witnessed"), linked], CHANCE)
    assert dict(found.parents)["z"] == 0.6
    assert sum(chance for _, chance in found.parents) <= 1
    again = voice("b", "orland", parents=(("a", 0.2),))
    assert of_one_camp([voice("a", "orland"), again], CHANCE)[1] == again
