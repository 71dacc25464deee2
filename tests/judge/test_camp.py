"""The likelihood written out is that of the network."""

from types import SimpleNamespace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.data.likelihoods import Likelihoods
from whence.judge.camp import camp_word
from whence.judge.dependence import camps
from whence.judge.hypotheses import hypotheses_of
from whence.judge.parameters import Points
from whence.judge.posterior import query
from whence.judge.together import benches, matter_of


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_it_is_what_elimination_finds(
    make: SimpleNamespace, table: Likelihoods, data: st.DataObject
) -> None:
    said = []
    for number in range(data.draw(st.integers(1, 6))):
        before = [one.id for one in said]
        chosen = (
            data.draw(st.lists(st.sampled_from(before), unique=True, max_size=2)) if said else []
        )
        said.append(
            make.testimony(
                f"t{number}",
                data.draw(st.sampled_from(["asserts", "denies", "doubts"])),
                mean=data.draw(st.sampled_from([0.1, 0.5, 0.9])),
                certainty=data.draw(st.sampled_from(["certain", "probable", "possible"])),
                directness=data.draw(st.sampled_from(["witnessed", "told", "relayed", "unknown"])),
                interest=data.draw(st.sampled_from([None, "for", "against", "party"])),
                lag=data.draw(st.sampled_from([0.0, 2.5])),
                camp=data.draw(st.sampled_from([None, "north", "south"])),
                relays=data.draw(st.integers(0, 3)),
                parents=tuple((id, data.draw(st.sampled_from([0.2, 0.5]))) for id in chosen),
            )
        )
    rows = hypotheses_of(make.claim, (), (make.claim,), table)
    (bench,) = benches([matter_of(make.claim, rows, said, (), table)], (), {}, table)
    (scene,) = bench.scenes(Points(draws=5, seed=1)).scenes
    for camp in camps(scene.testimonies):
        written = camp_word(camp, scene.said, rows, scene.parameters, table, scene.unseen)
        exact = np.broadcast_to(query(scene, camp), written.shape)
        np.testing.assert_allclose(written, exact, rtol=1e-11, atol=1e-15)


def test_a_camp_of_hundreds_does_not_underflow(make: SimpleNamespace, table: Likelihoods) -> None:
    said = [make.witness(f"t{n}", ("asserts", "denies")[n % 2], camp="north") for n in range(800)]
    rows = hypotheses_of(make.claim, (), (make.claim,), table)
    (bench,) = benches([matter_of(make.claim, rows, said, (), table)], (), {}, table)
    (scene,) = bench.scenes(Points(draws=3, seed=1)).scenes
    written = camp_word(scene.testimonies, scene.said, rows, scene.parameters, table)
    assert np.isfinite(written).all()
    assert written.max() < -300  # no motive explains words of both kinds
