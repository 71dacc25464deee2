"""The models that ship can be loaded, and are what their readers expect."""

from whence.data.nets import stance_net, stance_weights


def test_every_weight_has_a_value_for_every_class() -> None:
    for model in stance_weights().values():
        assert len(model["bias"]) == len(model["classes"])
        assert all(len(row) == len(model["classes"]) for row in model["weights"].values())


def test_the_net_gives_four_logits_the_same_each_time() -> None:
    net = stance_net()
    first = net.logits("The mill burned down", "A fire destroyed the mill")
    net.logits("Another claim", "another text " * 300)
    assert len(first) == 4
    assert net.logits("The mill burned down", "A fire destroyed the mill") == first
