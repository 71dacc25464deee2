"""Which cue brings which content: pairs by hand, with the weights that ship."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.data.models import model_settings
from whence.extract.tagging.linking import FEATURES, Linker, Spotted, chance, pair_features


@pytest.fixture(scope="module")
def linker():
    return Linker(**model_settings("attribution")["linker"])


def spotted(marked):
    """Read “[S The mayor] [Q said] [C he left] .” into spans and words."""
    roles = {"[S": "source", "[Q": "cue", "[C": "content"}
    words, spots, open_at = [], [], None
    for part in marked.split():
        if part in roles:
            open_at = (roles[part], len(words))
            continue
        words.append(part.rstrip("]"))
        if part.endswith("]"):
            spots.append(Spotted(open_at[0], open_at[1], len(words)))
    return spots, words


CASES = [
    ("[S Officials] [Q said] [C the bridge had fallen] .", [("Officials", ["the bridge had fallen"])]),
    ("[C The bridge had fallen] , [S officials] [Q said] .", [("officials", ["The bridge had fallen"])]),
    (
        "[C “ We left] , ” [S she] [Q said] , [C “ at noon ”] .",
        [("she", ["“ We left", "“ at noon ”"])],
    ),
    (
        "[S He] [Q said] [C it was over] and [S she] [Q denied] [C that it was] .",
        [("He", ["it was over"]), ("she", ["that it was"])],
    ),
    ("[S Police] [Q said] [C he fled] and [Q added] [C that he was armed] .",
     [("Police", ["he fled"]), ("Police", ["that he was armed"])]),
    ("[Q According to] [S the ministry] , [C nobody was hurt] .", [("the ministry", ["nobody was hurt"])]),
    ("[C Nobody was hurt] , [Q according to] [S the ministry] .", [("the ministry", ["Nobody was hurt"])]),
    ("It [Q is believed] [C that they fled] .", [("", ["that they fled"])]),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_spans_find_each_other(linker, marked, expected):
    spots, words = spotted(marked)
    found = [
        (
            " ".join(" ".join(words[one.first : one.end]) for one in each.sources),
            [" ".join(words[one.first : one.end]) for one in each.contents],
        )
        for each in linker.link(spots, words)
        if each.contents
    ]
    assert found == expected


def test_a_cue_may_be_left_without_content(linker):
    spots, words = spotted("[S He] [Q spoke] .")
    (one,) = linker.link(spots, words)
    assert one.contents == ()


def test_the_weights_have_names_we_compute():
    settings_ = model_settings("attribution")["linker"]
    assert set(settings_["content"]) == set(settings_["source"]) == set(FEATURES)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_features_and_chances_are_bounded(data):
    count = data.draw(st.integers(2, 20))
    words = data.draw(
        st.lists(st.sampled_from("a , . “ said that ;".split()), min_size=count, max_size=count)
    )
    cuts = sorted(data.draw(st.sets(st.integers(0, count), min_size=2, max_size=8)))
    roles = data.draw(
        st.lists(
            st.sampled_from(("source", "cue", "content")), min_size=len(cuts), max_size=len(cuts)
        )
    )
    spots = [Spotted(role, s, e) for role, s, e in zip(roles, cuts, cuts[1:], strict=False)]
    for one in spots:
        for cue in spots:
            if cue.role == "cue" and one is not cue:
                features = pair_features(one, cue, spots, words)
                assert set(features) <= set(FEATURES)
                assert 0 < chance(dict.fromkeys(FEATURES, 50.0), features) < 1
