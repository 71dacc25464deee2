"""Assessments of one claim in all shapes, for the laws of pictures: nothing in them has a meaning."""

from hypothesis import strategies as st

from whence.model import (
    Assessment,
    Cell,
    ClaimVerdict,
    Column,
    Document,
    Driver,
    JudgedHypothesis,
    Matrix,
    Member,
    Origins,
)
from whence.report.wording import SCALE

chances = st.floats(0, 1)
weights = st.floats(-3, 3) | st.sampled_from([0.0, 400.0, -400.0, 0.05, 1e-9])
# Texts that try to leave their place: long words, markup, other scripts and directions, controls.
texts = st.sampled_from(
    [
        "A short one.",
        "The source honestly repeats what somebody fed it, and does not say whom it is from.",
        "W" * 90,
        '</text><script>alert(1)</script> & "quoted"',
        "اتفقت شركتا أوريون وبافو على الاندماج، بحسب ما نقلته صحيفة «ديلي بيوغل» عن مصرفي رفيع",
        "שלום עולם (2014) – דיווח",
        "两家公司已同意合并，一位接近谈判的高级银行家告诉报纸。" * 3,
        "\u202eevil\u202d\x1b[31m\x00 \ud800 text",
        "🕊️🚀👩‍👩‍👧",
        "",
    ]
) | st.text(max_size=60)


@st.composite
def assessments(draw: st.DrawFn) -> Assessment:
    """Return an assessment with one claim, `c`, and evidence of any size.

    What matters is drawn; what only has to be of any size is left to chance, which is quicker.
    """
    chance = draw(st.randoms(use_true_random=False))
    names = draw(st.lists(texts, min_size=1, max_size=4))
    low, middle, high = sorted(draw(st.tuples(chances, chances, chances)))
    changes = draw(st.lists(weights, max_size=14))
    groups = [
        chance.sample(range(40), chance.choice((1, 1, 2, 5, 12, 40)))
        for _ in range(chance.randrange(9))
    ]
    reports = sorted({n for one in groups for n in one})
    rivals = [(chance.random(), chance.random()) for _ in range(chance.randrange(9))]
    columns = chance.randrange(30)
    origins = sorted(chance.uniform(0, len(groups) + 2) for _ in range(3))

    def words(n: int) -> str:
        return names[n % len(names)]

    claim = ClaimVerdict(
        id="c",
        text=names[0],
        reports=len(reports),
        origins=Origins(
            mean=origins[1],
            low=origins[0],
            high=origins[2],
            groups=tuple(tuple(f"d{n}" for n in one) for one in groups),
            members=tuple(
                Member(id=f"d{n}", label=words(n), document=f"d{n}", spans=()) for n in reports
            ),
        ),
        probability=middle,
        low=low,
        high=high,
        words=draw(st.sampled_from([term for _, _, term in SCALE])),
        confidence="low",
        prior=draw(chances),
        drivers=tuple(
            Driver(what=words(n), kind="finding", weight=weight, id=f"e{n}")
            for n, weight in enumerate(changes)
        ),
    )
    return Assessment(
        case="made",
        question=None,
        as_of=None,
        whence="0",
        documents=tuple(Document(id=f"d{n}", text="A word.\n") for n in reports if n % 3),
        statements=(),
        sources=(),
        links=(),
        claims=(claim,),
        hypotheses=tuple(
            JudgedHypothesis(
                id=f"h{n}",
                claim="c",
                text=words(n),
                prior=prior,
                probability=after,
                low=after / 2,
                high=(1 + after) / 2,
            )
            for n, (prior, after) in enumerate(rivals)
        ),
        findings=(),
        matrix=Matrix(
            rows=tuple(f"h{n}" for n in range(len(rivals))),
            columns=tuple(
                Column(
                    claim="c",
                    evidence=f"e{n}",
                    what=words(n),
                    diagnosticity=chance.uniform(0, 4),
                    cells=tuple(
                        Cell(
                            hypothesis=f"h{k}", weight=chance.uniform(-2, 2) * chance.random() ** 2
                        )
                        for k in range(len(rivals))
                    ),
                )
                for n in range(columns)
            ),
        ),
        issues=(),
        next=(),
    )
