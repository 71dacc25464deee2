"""Meant, tried, able, done: kept apart."""


def test_states_are_laid_out_and_none_is_an_act(scene, make):
    scene.know(*map(make.actor, ("pavo", "orion", "lynx")))
    scene.says("herald", "Lynx denied that Orion helped Pavo", by="Lynx", stance="denies")
    scene.report("herald", "Lynx had planned to call a strike in May. ")
    scene.report("herald", "Too weak to hold the gates, Lynx instead sent letters. ")
    asked = make.claim("supply", ("pavo", "orion"), text="Orion helped Pavo.", dated="2031-03")
    (found,) = scene.findings(asked, subkind="not_done")
    assert found.explanation == (
        "In Herald, what Lynx meant, could do and did are kept apart: meant, “had planned to call "
        "a strike in May”; held itself unable, “Too weak to hold the gates”; turned to something "
        "else, “instead sent letters”. None of it is told as done, and none is counted as an act."
    )
    assert found.spans[0].quote == "had planned to call a strike in May"


def test_one_plan_alone_is_not_laid_out(scene, make):
    scene.know(make.actor("lynx"))
    scene.says("herald", "Lynx denied it", by="Lynx", stance="denies")
    scene.report("herald", "Lynx had planned to call a strike in May. ")
    assert not scene.findings(make.claim(), subkind="not_done")


def test_what_nobody_tells_as_done(scene, make):
    asked = make.claim("event", ("ada",), text="Ada Birk resigned.", dated="2031-03")
    cases = [
        (["Ada Birk had considered resigning"], "only_meant"),
        (["Ada Birk had considered resigning", "Ada Birk resigned"], "not_done"),
        (["Ada Birk resigned"], None),
        (["Ada Birk resigned, intending to write a book"], None),
    ]
    for texts, subkind in cases:
        again = make.scene()
        for number, text in enumerate(texts):
            again.says(f"paper{number}", text)
        found = [
            each.subkind
            for each in again.findings(asked)
            if each.subkind in ("only_meant", "not_done")
        ]
        assert found == ([subkind] if subkind else []), texts


def test_a_claim_of_an_intention_is_met_by_one(scene, make):
    scene.says("herald", "Ada Birk had considered resigning")
    asked = make.claim("intention", ("ada",), text="Ada Birk may resign.", dated="2031-03")
    assert not scene.findings(asked, subkind="only_meant")


def test_what_is_meant_must_be_what_is_claimed(scene, make):
    asked = make.claim(text="A guard slapped strangers on the market square.")
    cases = [
        ("police are trying to trace a guard who slapped strangers on the market square", False),
        ("a guard had threatened to slap strangers on the market square", True),
    ]
    for words, expected in cases:
        again = make.scene()
        again.says("herald", words, by="Ada Birk")
        assert bool(again.findings(asked, kind="record")) is expected, words


def test_instead_alone_is_no_plan(scene, make):
    scene.report("herald", "Ada Birk has to do with a laptop. ")
    scene.know(make.actor("ada-birk"))
    for part in ("chip", "screen"):
        scene.says(
            "herald", f"Ada Birk wanted a laptop and instead chose a slow {part}", by="Ada Birk"
        )
    assert not scene.findings(make.claim(text="The laptop is sold."), subkind="not_done")
