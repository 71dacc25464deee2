"""Of two windows that read the same words, the one that sees more around them decides."""

from whence.extract.llm.merge import merge
from whence.extract.llm.record import Grounded
from whence.extract.llm.windows import Window
from whence.extract.tagged import Tagged

WINDOWS = [Window(((0, 50), (50, 100))), Window(((50, 100), (100, 200)))]


def one(cue, content, source=(), within=None):
    return Grounded(tagged=Tagged(source, (cue,), content), within=within)


def test_the_end_of_a_window_gives_way_to_the_middle_of_the_next():
    short, long = one((90, 95), ((96, 100),)), one((90, 95), ((96, 140),))
    assert merge(WINDOWS, [[short], [long]]) == (long,)


def test_the_beginning_of_a_window_gives_way_to_the_one_before():
    seen, blind = one((55, 60), ((61, 70),), ((10, 20),)), one((55, 60), ((61, 70),))
    assert merge(WINDOWS, [[seen], [blind]]) == (seen,)


def test_what_one_window_alone_reads_is_kept():
    left, right = one((55, 60), ((61, 70),)), one((80, 85), ((86, 99),))
    assert merge(WINDOWS, [[right], [left]]) == (left, right)


def test_cues_that_overlap_are_the_same():
    short, long = one((92, 95), ((96, 100),)), one((88, 95), ((96, 140),))
    assert merge(WINDOWS, [[short], [long]]) == (long,)


def test_two_sources_of_one_cue_are_both_kept():
    both = [one((10, 15), ((16, 30),), ((0, 3),)), one((10, 15), ((16, 30),), ((5, 9),))]
    assert merge(WINDOWS, [[*both, *both], []]) == tuple(both)


def test_a_link_to_what_was_not_kept_is_let_go():
    inner = one((20, 25), ((26, 30),), within=(10, 15))
    assert merge(WINDOWS, [[inner], []])[0].within is None
    outer = one((10, 15), ((16, 30),))
    assert merge(WINDOWS, [[inner, outer], []]) == (outer, inner)
