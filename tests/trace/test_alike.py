"""What two texts have in common, and what only one has."""

from whence.model import Document, Frame, Interval, Mention, Reason, Role, Side, Span
from whence.trace.alike import common_events, details, named_in, only_in, passages, shared_details

A = Document(id="a", text="The Bell met the Horn at Quell, and 12 men of SRF sang by the old pier.")
B = Document(id="b", text="Late at Quell 40 men of the Reed Front sang by the old Pier and left.")


def at(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return document.span(start, start + len(words))


def side(document: Document, *pieces: Span) -> Side:
    return Side(
        id=document.id,
        label=document.id,
        document=document.id,
        held=not pieces,
        published=Interval.parse("2031"),
        text=pieces or (document.span(0, len(document.text)),),
    )


def mention(document: Document, words: str, of: str, kind: str = "name") -> Mention:
    return Mention(span=at(document, words), of=of, kind=kind)  # type: ignore[arg-type]


OURS = (
    mention(A, "Bell", "bell", "outlet"),
    mention(A, "Horn", "name:horn"),
    mention(A, "Quell", "quell", "place"),
    mention(A, "12", "number:12", "number"),
    mention(A, "SRF", "reed-front", "actor"),
    mention(A, "SRF", "name:srf"),
    mention(A, "old pier", "phrase:old-pier", "phrase"),
)
THEIRS = (
    mention(B, "Quell", "quell", "place"),
    mention(B, "40", "number:40", "number"),
    mention(B, "Reed Front", "reed-front", "actor"),
    mention(B, "old Pier", "phrase:old-pier", "phrase"),
)


def test_details_are_the_same_in_every_spelling_and_passages_are_not_counted_twice():
    ours, theirs = details(side(A), OURS, ()), details(side(B), THEIRS, ())
    run = Reason(what="x", spans=(at(B, "sang by the old Pier"), at(A, "sang by the old pier")))
    runs = passages(
        [run, Reason(what="y", spans=(at(A, "Quell"), at(B, "Quell")))], side(A), side(B)
    )
    assert [(one.a.quote, one.b.quote) for one in runs] == [
        ("sang by the old pier", "sang by the old Pier")
    ]
    shared = shared_details(ours, theirs, runs)
    assert [(one.a.quote, one.b.quote) for one in shared] == [
        ("Quell", "Quell"),
        ("SRF", "Reed Front"),
    ]
    assert [span.quote for span in only_in(ours, theirs)] == ["Horn", "12"]
    assert [span.quote for span in only_in(theirs, ours)] == ["40"]


def test_what_is_known_to_all_is_no_detail_and_pieces_bound_it():
    found = details(side(A, at(A, "the Horn at Quell, and 12 men of SRF")), OURS, ("quell",))
    assert [one.span.quote for one in found.values()] == ["Horn", "12", "SRF"]


def event(document: Document, trigger: str, **roles: str) -> Frame:
    return Frame(
        id=f"{document.id}{trigger}",
        predicate="meet",
        trigger=at(document, trigger),
        roles=tuple(Role(slot=slot, span=at(document, words)) for slot, words in roles.items()),  # type: ignore[arg-type]
    )


def test_events_are_compared_role_by_role():
    ours = [
        event(A, "met", party="The Bell"),
        event(A, "sang", party="SRF", place="the old pier", quantity="12"),
    ]
    theirs = [event(B, "left"), event(B, "sang", attendee="Reed Front", quantity="40")]
    names = {"a": named_in(OURS), "b": named_in(THEIRS)}
    (found,) = common_events(ours, theirs, lambda span: names[span.document](span))
    assert (found.a.quote, found.b.quote) == ("sang", "sang")
    (both,) = found.shared
    assert (both.slot_a, both.slot_b) == ("party", "attendee")
    assert [role.a.quote for role in found.only_a if role.a] == ["the old pier", "12"]
    assert [role.b.quote for role in found.only_b if role.b] == ["40"]


def test_events_that_share_nothing_are_no_pair():
    assert (
        common_events([event(A, "met", party="The Bell")], [event(B, "left")], lambda _: ()) == ()
    )
