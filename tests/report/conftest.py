"""Assessments to report on, written by hand: the companies and papers in them do not exist."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from whence.model import (
    Assessment,
    Cell,
    CitedFact,
    ClaimVerdict,
    Column,
    Document,
    Driver,
    Finding,
    Hop,
    Interest,
    Interval,
    Issue,
    JudgedHypothesis,
    LeftOpen,
    Link,
    Matrix,
    Member,
    Origins,
    Reason,
    Reliability,
    Source,
    Span,
    Statement,
    Step,
)

sys.path.insert(0, str(Path(__file__).parent))  # for what several tests share

BUGLE = """Orion and Pavo have agreed to merge

Orion and Pavo have agreed to merge, a senior banker close to the talks told the Daily Bugle. \
The two boards met on Sunday at the Hotel Almira with the chairman of Lyra Bank, said the banker, \
who asked not to be named because the talks are private.

Neither company could be reached. Eleven of Pavo's engineers left for Orion's rival Vela in March.
"""
WIRE = """Orion, Pavo to merge - Daily Bugle

Orion and Pavo have agreed to merge, the Daily Bugle reported on Tuesday, citing a senior banker \
close to the talks. The boards met at the Hotel Almira with the chairman of Lyra Bank, it said.
"""
ARABIC = """اندماج أوريون وبافو

اتفقت شركتا أوريون وبافو على الاندماج، بحسب ما نقلته صحيفة «ديلي بيوغل» عن مصرفي رفيع لم تسمه. \
وقالت الصحيفة إن مجلسي الإدارة اجتمعا يوم الأحد في فندق ألميرا بحضور رئيس بنك ليرا.
"""
DEALWATCH = """Two people familiar with the thinking of Pavo's board say a deal with Orion was \
signed at the Hotel Almira, with the chairman of Lyra Bank in the room.

If true, it would be the largest merger in the sector since 2019.
"""
PAVO = """Statement on recent press reports

Pavo Group has not agreed to merge with Orion or with anyone else, and no meeting of the two \
boards took place. Pavo remains committed to its independence.
"""
GAZETTE = """Why the Orion–Pavo story does not add up

Talks between the two groups collapsed in 2027 and again in 2029. Under the order of the \
competition authority, Pavo may not merge with any rival before the end of 2032.

People on both sides do not rule out that the two firms have spoken about sharing a warehouse.
"""


def say(
    document: Document,
    words: str,
    claim: str | None,
    chain: tuple[Hop, ...],
    stance: str = "asserts",
    content: str | None = None,
    certainty: str = "certain",
) -> Statement:
    whole = quote(document, words)
    return Statement(
        id=f"st-{document.id}-{whole.start}",
        document=document.id,
        start=whole.start,
        end=whole.end,
        text=whole.quote,
        content=(quote(document, content or words),),
        claim=claim,
        stance=stance,  # type: ignore[arg-type]
        certainty=certainty,  # type: ignore[arg-type]
        chain=chain,
    )


def quote(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return document.span(start, start + len(words), words)


def _documents() -> dict[str, Document]:
    def one(id: str, text: str, day: str, **more: str) -> Document:
        known = {"language": "en", "kind": "report", **more}
        return Document(
            id=id,
            text=text,
            path=f"documents/{id}.txt",
            sha256="9f2c" * 16,
            published=Interval.parse(day),
            **known,  # type: ignore[arg-type]
        )

    rows = [
        one(
            "bugle-0311",
            BUGLE,
            "2031-03-11",
            publisher="Daily Bugle",
            author="Ada Penn",
            title="Orion and Pavo have agreed to merge",
            url="https://bugle.example/orion-pavo",
        ),
        one("wire-0312", WIRE, "2031-03-12T07:40Z", publisher="Newswire"),
        one("mirror-0312", WIRE, "2031-03-12", publisher="Market Mirror"),
        one("marfa-0313", ARABIC, "2031-03-13", publisher="صحيفة المرفأ", language="ar"),
        one("dealwatch-0313", DEALWATCH, "2031-03-13", publisher="Dealwatch", kind="post"),
        one("pavo-0314", PAVO, "2031-03-14", publisher="Pavo Group", kind="statement"),
        one("gazette-0316", GAZETTE, "2031-03-16", publisher="Harbour Gazette", author="Ivo Lund"),
    ]
    return {row.id: row for row in rows}


def _statements(d: dict[str, Document]) -> tuple[Statement, ...]:
    def outlet(name: str) -> Hop:
        return Hop(source=name.lower(), name=name, kind="publisher", directness="relayed")

    banker = Hop(
        source="banker",
        name="a senior banker close to the talks",
        kind="anonymous",
        named=False,
        directness="told",
        cue="told",
    )
    bugle = outlet("Daily Bugle")
    relayed = "Orion and Pavo have agreed to merge, the Daily Bugle reported on Tuesday, citing a senior banker close to the talks."
    merge = "Orion and Pavo have agreed to merge"
    return (
        say(
            d["bugle-0311"],
            f"{merge}, a senior banker close to the talks told the Daily Bugle.",
            "merger-agreed",
            (bugle, banker),
            content=merge,
        ),
        say(
            d["bugle-0311"],
            "Eleven of Pavo's engineers left for Orion's rival Vela in March.",
            None,
            (bugle,),
        ),
        say(
            d["wire-0312"],
            relayed,
            "merger-agreed",
            (outlet("Newswire"), bugle, banker),
            content=merge,
        ),
        say(
            d["mirror-0312"],
            relayed,
            "merger-agreed",
            (outlet("Market Mirror"), bugle, banker),
            content=merge,
        ),
        say(
            d["marfa-0313"],
            "اتفقت شركتا أوريون وبافو على الاندماج، بحسب ما نقلته صحيفة «ديلي بيوغل» عن مصرفي رفيع لم تسمه.",
            "merger-agreed",
            (outlet("صحيفة المرفأ"), bugle, banker),
            content="اتفقت شركتا أوريون وبافو على الاندماج",
        ),
        say(
            d["dealwatch-0313"],
            "Two people familiar with the thinking of Pavo's board say a deal with Orion was signed at the Hotel Almira, with the chairman of Lyra Bank in the room.",
            "merger-agreed",
            (
                outlet("Dealwatch"),
                Hop(
                    source="insiders",
                    name="two people familiar with the thinking of Pavo's board",
                    kind="anonymous",
                    named=False,
                    directness="told",
                    plural=True,
                ),
            ),
            content="a deal with Orion was signed at the Hotel Almira",
            certainty="probable",
        ),
        say(
            d["pavo-0314"],
            "Pavo Group has not agreed to merge with Orion or with anyone else",
            "merger-agreed",
            (Hop(source="pavo", name="Pavo Group", kind="official", directness="witnessed"),),
            stance="denies",
        ),
        say(
            d["gazette-0316"],
            "People on both sides do not rule out that the two firms have spoken about sharing a warehouse.",
            "talks-held",
            (
                outlet("Harbour Gazette"),
                Hop(source="both", name="people on both sides", kind="anonymous", named=False),
            ),
            stance="discusses",
            certainty="possible",
            content="the two firms have spoken about sharing a warehouse",
        ),
    )


def _links(d: dict[str, Document]) -> tuple[Link, ...]:
    shared = "at the Hotel Almira with the chairman of Lyra Bank"
    return (
        Link(
            from_="wire-0312",
            to="bugle-0311",
            kind="cites",
            probability=0.99,
            reasons=(
                Reason(
                    what="names the Daily Bugle as where it has it from",
                    spans=(quote(d["wire-0312"], "the Daily Bugle reported on Tuesday"),),
                    weight=3.1,
                ),
                Reason(
                    what="nine words in a row are the same",
                    spans=(quote(d["wire-0312"], shared), quote(d["bugle-0311"], shared)),
                    weight=1.4,
                ),
            ),
        ),
        Link(
            from_="mirror-0312",
            to="wire-0312",
            kind="copies",
            probability=0.995,
            reasons=(
                Reason(
                    what="the whole text is the same, word for word",
                    spans=(
                        quote(d["mirror-0312"], WIRE.strip()),
                        quote(d["wire-0312"], WIRE.strip()),
                    ),
                    weight=5.0,
                ),
            ),
        ),
        Link(
            from_="marfa-0313",
            to="bugle-0311",
            kind="cites",
            probability=0.97,
            reasons=(
                Reason(
                    what="names the Daily Bugle in Arabic as where it has it from",
                    spans=(quote(d["marfa-0313"], "بحسب ما نقلته صحيفة «ديلي بيوغل»"),),
                    weight=2.6,
                ),
            ),
        ),
        Link(
            from_="dealwatch-0313",
            to="bugle-0311",
            kind="shares_details",
            probability=0.71,
            reasons=(
                Reason(
                    what="shares two rare details: the hotel, and the chairman of Lyra Bank",
                    spans=(
                        quote(
                            d["dealwatch-0313"],
                            "at the Hotel Almira, with the chairman of Lyra Bank in the room",
                        ),
                        quote(d["bugle-0311"], shared),
                    ),
                    weight=1.2,
                ),
            ),
            claim="merger-agreed",
        ),
    )


def _findings(d: dict[str, Document]) -> tuple[Finding, ...]:
    return (
        Finding(
            id="f-denial",
            kind="denial",
            claim="merger-agreed",
            direction="against",
            weight=-0.62,
            explanation="Pavo Group, a party to the alleged agreement, denies it in its own words and by name.",
            spans=(
                quote(
                    d["pavo-0314"],
                    "Pavo Group has not agreed to merge with Orion or with anyone else, and no meeting of the two boards took place",
                ),
            ),
        ),
        Finding(
            id="f-order",
            kind="infeasible",
            claim="merger-agreed",
            direction="against",
            weight=-1.31,
            subkind="possibly",
            rule="a standing order forbids it at the date",
            explanation="The order of the competition authority forbids Pavo to merge with a rival until the end of 2032.",
            spans=(
                quote(
                    d["gazette-0316"],
                    "Pavo may not merge with any rival before the end of 2032",
                ),
            ),
            facts=(
                CitedFact(
                    id="fact-order",
                    text="Pavo is barred from mergers from 2028 until 2032-12-31.",
                    source="Competition authority, order 44/2028, https://authority.example/44-2028",
                ),
            ),
        ),
        Finding(
            id="f-precedent",
            kind="precedent",
            claim="merger-agreed",
            direction="against",
            weight=-0.35,
            explanation="Both earlier attempts of the two to agree failed (0 of 2; 90 % interval 2–63 %).",
            spans=(quote(d["gazette-0316"], "collapsed in 2027 and again in 2029"),),
        ),
        Finding(
            id="f-engineers",
            kind="contradiction",
            claim="merger-agreed",
            direction="against",
            weight=-0.12,
            explanation="The same report says that Pavo is losing engineers to a rival, which fits a rift better than a union.",
            spans=(
                quote(
                    d["bugle-0311"],
                    "Eleven of Pavo's engineers left for Orion's rival Vela in March",
                ),
            ),
        ),
    )


def _members(d: dict[str, Document], ids: list[str], sources: dict[str, tuple[str, ...]]) -> tuple:
    return tuple(
        Member(
            id=id,
            label=f"{d[id].publisher}, {d[id].published.low:%d %B %Y}",
            document=id,
            spans=(d[id].span(0, 20),),
            sources=sources[id],
        )
        for id in ids
    )


def build_merger() -> Assessment:
    """Seven reports, about two origins and a denial; three claims."""
    d = _documents()
    statements = _statements(d)
    findings = _findings(d)
    ids = ["bugle-0311", "wire-0312", "mirror-0312", "marfa-0313", "dealwatch-0313", "pavo-0314"]
    words_of = dict.fromkeys(ids, ("banker",)) | {
        "dealwatch-0313": ("insiders",),
        "pavo-0314": ("pavo",),
    }
    banker_span, insiders_span = statements[0].span, statements[5].span
    merger = ClaimVerdict(
        id="merger-agreed",
        text="Orion and Pavo have agreed to merge.",
        reports=6,
        origins=Origins(
            mean=2.3,
            low=2,
            high=3,
            groups=(
                ("bugle-0311", "wire-0312", "mirror-0312", "marfa-0313", "dealwatch-0313"),
                ("pavo-0314",),
            ),
            members=_members(d, ids, words_of),
        ),
        probability=0.063,
        low=0.021,
        high=0.134,
        words="very unlikely",
        confidence="moderate",
        prior=0.2,
        basis="Two origins, one of them anonymous; the order is on record.",
        drivers=(
            Driver(
                what=findings[1].explanation,
                kind="finding",
                weight=-1.31,
                id="f-order",
                linchpin=True,
                spans=findings[1].spans,
            ),
            Driver(
                what="A senior banker, unnamed, told the Daily Bugle so; four reports repeat it.",
                kind="origin",
                weight=0.74,
                id="o-banker",
                spans=(banker_span,),
            ),
            Driver(
                what=findings[0].explanation,
                kind="finding",
                weight=-0.62,
                id="f-denial",
                spans=findings[0].spans,
            ),
            Driver(
                what="Two unnamed people near Pavo's board say a deal was signed.",
                kind="origin",
                weight=0.18,
                id="o-insiders",
                spans=(insiders_span,),
            ),
            Driver(
                what="Such agreements are rare before any evidence is heard (20 %).",
                kind="prior",
                weight=-0.6,
                id="prior",
            ),
            Driver(
                what=findings[2].explanation,
                kind="finding",
                weight=-0.35,
                id="f-precedent",
                spans=findings[2].spans,
            ),
        ),
    )
    talks = ClaimVerdict(
        id="talks-held",
        text="Orion and Pavo have held talks in 2031.",
        reports=3,
        origins=Origins(
            mean=2,
            low=2,
            high=2,
            groups=(("bugle-0311", "wire-0312"), ("gazette-0316",)),
            members=_members(
                d,
                ["bugle-0311", "wire-0312", "gazette-0316"],
                {"bugle-0311": ("banker",), "wire-0312": ("banker",), "gazette-0316": ("both",)},
            ),
        ),
        probability=0.71,
        low=0.48,
        high=0.88,
        words="likely",
        confidence="low",
        drivers=(
            Driver(
                what="People on both sides do not rule it out.",
                kind="origin",
                weight=0.4,
                id="o-both",
                spans=(statements[-1].span,),
            ),
        ),
    )
    lyra = ClaimVerdict(
        id="lyra-present",
        text="The chairman of Lyra Bank met both boards at the Hotel Almira.",
        reports=5,
        origins=Origins(mean=1.2, low=1, high=2, groups=(tuple(ids[:5]),), members=()),
        probability=0.31,
        low=0.11,
        high=0.55,
        words="unlikely",
        confidence="low",
    )
    hypotheses = tuple(
        JudgedHypothesis(
            id=id,
            claim="merger-agreed",
            text=text,
            prior=prior,
            probability=probability,
            low=probability * 0.4,
            high=min(1.0, probability * 1.6),
            kind=id,
        )
        for id, text, prior, probability in [
            ("real", "They have agreed, as reported.", 0.2, 0.055),
            ("exaggerated", "They talked, about something smaller than a merger.", 0.2, 0.41),
            ("misread", "Something else was mistaken for a merger.", 0.15, 0.14),
            ("misled", "The banker was told a story.", 0.15, 0.11),
            ("invented", "The banker made it up to move the price.", 0.2, 0.262),
            ("other", "Something else.", 0.1, 0.023),
        ]
    )
    weights = {
        "real": (-1.31, 0.2, -0.5, -0.3),
        "exaggerated": (0.31, 0.1, 0.05, 0.1),
        "misread": (0.3, -0.1, 0.0, 0.02),
        "misled": (0.2, 0.0, 0.1, 0.0),
        "invented": (0.25, -0.2, 0.3, 0.12),
        "other": (0.0, 0.0, 0.0, 0.0),
    }
    evidence = [
        ("f-order", findings[1].explanation),
        ("o-banker", "A senior banker, unnamed, told the Daily Bugle so."),
        ("f-denial", findings[0].explanation),
        ("f-precedent", findings[2].explanation),
    ]
    columns = tuple(
        Column(
            claim="merger-agreed",
            evidence=id,
            what=what,
            diagnosticity=max(w[n] for w in weights.values()) - min(w[n] for w in weights.values()),
            cells=tuple(Cell(hypothesis=h, weight=w[n]) for h, w in weights.items()),
        )
        for n, (id, what) in enumerate(evidence)
    )
    return Assessment(
        case="orion-pavo",
        title="Merger of Orion and Pavo",
        question="Have Orion and Pavo agreed to merge?",
        as_of="2031-04-02",
        whence="0.1.0",
        documents=tuple(d.values()),
        statements=statements,
        sources=(
            Source(
                id="banker",
                names=("a senior banker close to the talks",),
                kind="anonymous",
                affiliation=("lyra-bank",),
                interests=(
                    Interest(
                        claim="merger-agreed",
                        direction="for",
                        why="Lyra Bank would arrange the loan",
                    ),
                ),
                reliability=Reliability(
                    mean=0.4, low=0.15, high=0.68, grade="D", basis="coded in the case"
                ),
                directness="told",
                coded=True,
            ),
            Source(
                id="insiders",
                names=("two people familiar with the thinking of Pavo's board",),
                kind="anonymous",
                directness="told",
            ),
            Source(id="pavo", names=("Pavo Group", "Pavo Holdings"), kind="official"),
            Source(id="both", names=("people on both sides",), kind="anonymous"),
            Source(id="daily bugle", names=("Daily Bugle",), kind="publisher"),
        ),
        links=_links(d),
        claims=(merger, talks, lyra),
        hypotheses=hypotheses,
        findings=findings,
        matrix=Matrix(rows=tuple(h.id for h in hypotheses), columns=columns),
        issues=(
            Issue(
                level="warning",
                what="“on Sunday” could be 9 or 16 March 2031; read as the Sunday before",
                document="bugle-0311",
                start=131,
                end=140,
            ),
            Issue(level="info", what="No author is given", document="wire-0312"),
            Issue(level="error", what="scan.pdf holds no text; pages are images"),
        ),
        next=(
            Step(
                question="Ask Orion whether its board met in the first half of March.",
                claim="merger-agreed",
                value=0.31,
            ),
            Step(
                question="Does the Hotel Almira confirm a booking for 9 March 2031?",
                claim="merger-agreed",
                value=0.12,
            ),
            Step(question="Who on either side has spoken?", claim="talks-held", value=0.2),
        ),
    )


def build_bare() -> Assessment:
    """One document in which no claim was found."""
    document = Document(id="note", text="Nothing happened here today.\n")
    return Assessment(
        case="note",
        question=None,
        as_of=None,
        whence="0.1.0",
        documents=(document,),
        statements=(),
        sources=(),
        links=(),
        claims=(),
        hypotheses=(),
        findings=(),
        matrix=Matrix(),
        issues=(Issue(level="info", what="No date was found", document="note"),),
        next=(),
    )


def build_large(documents: int, claims: int) -> Assessment:
    """Many documents in groups of three or four origins, many claims."""
    texts = [
        Document(
            id=f"report-{n:03}",
            text=f"Report {n}. A witness in quarter {n % 7} said that {n % claims} shells fell on the market. "
            + "The market is old and the quarter is quiet. " * 30,
            publisher=f"Paper {n % 12}",
            published=Interval.parse(f"2031-05-{n % 28 + 1:02}"),
            language="en",
        )
        for n in range(documents)
    ]
    spans = [
        quote(d, d.text[d.text.index("A witness") : d.text.index(" The market")]) for d in texts
    ]
    statements = tuple(
        Statement(
            id=f"st-{n}",
            document=s.document,
            start=s.start,
            end=s.end,
            text=s.quote,
            content=(s,),
            claim=f"shells-{n % claims}",
            chain=(
                Hop(source=f"paper-{n % 12}", name=f"Paper {n % 12}", kind="publisher"),
                Hop(source=f"witness-{n % 7}", name=f"a witness in quarter {n % 7}", named=False),
            ),
        )
        for n, s in enumerate(spans)
    )

    def verdict(c: int) -> ClaimVerdict:
        ids = [n for n in range(documents) if n % claims == c]
        members = tuple(
            Member(
                id=texts[n].id,
                label=f"Paper {n % 12}",
                document=texts[n].id,
                spans=(spans[n],),
                sources=(f"witness-{n % 7}",),
            )
            for n in ids
        )
        groups = tuple(tuple(texts[n].id for n in ids[k::4]) for k in range(4) if ids[k::4])
        probability = (c + 0.5) / claims
        return ClaimVerdict(
            id=f"shells-{c}",
            text=f"{c} shells fell on the market.",
            reports=len(ids),
            origins=Origins(
                mean=len(groups), low=2, high=len(groups) + 2, groups=groups, members=members
            ),
            probability=probability,
            low=probability * 0.6,
            high=min(1.0, probability * 1.4),
            words="likely" if probability > 0.5 else "unlikely",
            confidence="low",
            drivers=tuple(
                Driver(
                    what=f"Origin {k + 1} says so.",
                    kind="origin",
                    weight=0.9 - 0.2 * k,
                    id=f"o-{c}-{k}",
                    spans=(spans[ids[k]],),
                )
                for k in range(min(7, len(ids)))
            ),
        )

    verdicts = tuple(verdict(c) for c in range(claims))
    links = tuple(
        Link(
            from_=texts[n].id,
            to=texts[n - claims * 4].id,
            kind="shares_details",
            probability=0.8,
            reasons=(
                Reason(
                    what="the same witness and number",
                    spans=(spans[n], spans[n - claims * 4]),
                    weight=1.1,
                ),
            ),
        )
        for n in range(claims * 4, documents)
    )
    return Assessment(
        case="market",
        question="How many shells fell on the market?",
        as_of=None,
        whence="0.1.0",
        documents=tuple(texts),
        statements=statements,
        sources=tuple(
            Source(id=f"witness-{n}", names=(f"a witness in quarter {n}",), kind="anonymous")
            for n in range(7)
        ),
        links=links,
        claims=verdicts,
        hypotheses=tuple(
            JudgedHypothesis(
                id=id, claim=v.id, text=text, prior=0.5, probability=p, low=p / 2, high=p
            )
            for v in verdicts
            for id, text, p in (
                ("real", "True as reported.", v.probability),
                ("other", "Anything else.", 1 - v.probability),
            )
        ),
        findings=(),
        matrix=Matrix(),
        issues=tuple(Issue(level="info", what="no author", document=d.id) for d in texts),
        next=tuple(
            Step(question=f"How many craters are there? ({v.id})", claim=v.id, value=0.4)
            for v in verdicts
        ),
    )


EVIL = (
    "[red]x[/red] \x1b[31mred\x1b]0;title\x07 <script>alert(1)</script> \u202eevil\u202d &amp; \"'"
)


def build_hostile() -> Assessment:
    """Every text tries to leave its place: markup, escapes, scripts, overrides, endless words."""
    text = f"{EVIL}\r\n{'w' * 3000} said {'ـ' * 300}\x00 שלום \ud800 end. {EVIL} again."
    document = Document(
        id=f"../{EVIL}",
        text=text,
        path=EVIL,
        publisher=EVIL,
        author=EVIL,
        title=EVIL,
        url="javascript:alert(1)",
        language='en" onload="x',
    )
    twin = Document(id="../x/[bold]", text=text, url='https://a.example/"><script>x</script>')
    whole, again = document.span(0, len(text)), quote(document, f"{EVIL} again")
    crossing = document.span(5, len(EVIL) + 40)
    hop = Hop(source=EVIL, name=EVIL, kind="anonymous", named=False, cue=EVIL)
    member = Member(
        id=document.id, label=EVIL, document=document.id, spans=(whole,), sources=(EVIL,)
    )
    claim = ClaimVerdict(
        id=EVIL,
        text=EVIL,
        reports=1,
        origins=Origins(mean=1, low=1, high=1, groups=((document.id, "gone"),), members=(member,)),
        probability=0.0,
        low=0.0,
        high=1.0,
        words="almost no chance",
        confidence="low",
        basis=EVIL,
        drivers=(
            Driver(what=EVIL, kind="origin", weight=400.0, id=EVIL, spans=(whole,), linchpin=True),
            Driver(what=EVIL, kind="finding", weight=-400.0, id=EVIL, spans=(again, crossing)),
        ),
        not_covered=(
            LeftOpen(words=EVIL, held="local", by=EVIL, spans=(crossing,), conditions=whole),
            LeftOpen(words=EVIL, held="true", by=EVIL, facts=(EVIL,), claim=EVIL),
        ),
    )
    return Assessment(
        case=EVIL,
        title=EVIL,
        question=EVIL,
        as_of=EVIL,
        whence=EVIL,
        documents=(document, twin),
        statements=tuple(
            Statement(
                id=f"st-{n}",
                document=s.document,
                start=s.start,
                end=s.end,
                text=s.quote,
                content=(s,),
                claim=EVIL,
                chain=(hop,),
            )
            for n, s in enumerate((whole, again, crossing))
        ),
        sources=(Source(id=EVIL, names=(EVIL,), kind="anonymous"),),
        links=(
            Link(
                from_=document.id,
                to=twin.id,
                kind="copies",
                probability=1.0,
                reasons=(Reason(what=EVIL, spans=(whole, twin.span(3, 9)), weight=2.0),),
            ),
        ),
        claims=(claim,),
        hypotheses=(
            JudgedHypothesis(
                id=EVIL, claim=EVIL, text=EVIL, prior=1.0, probability=1.0, low=1.0, high=1.0
            ),
        ),
        findings=(
            Finding(
                id=EVIL,
                kind="record",
                claim=EVIL,
                direction="for",
                explanation=EVIL,
                rule=EVIL,
                spans=(again,),
                facts=(CitedFact(id=EVIL, text=EVIL, source=f"javascript:x {EVIL}"),),
            ),
        ),
        matrix=Matrix(
            rows=(EVIL,),
            columns=(
                Column(
                    claim=EVIL,
                    evidence=EVIL,
                    what=EVIL,
                    diagnosticity=0.1,
                    cells=(Cell(hypothesis=EVIL, weight=-0.1),),
                ),
            ),
        ),
        issues=(Issue(level="error", what=EVIL, document=EVIL),),
        next=(Step(question=EVIL, claim=EVIL, value=0.001),),
    )


BUILDERS: dict[str, Callable[[], Assessment]] = {
    "merger": build_merger,
    "bare": build_bare,
    "large": lambda: build_large(60, 8),
    "hostile": build_hostile,
}


@pytest.fixture(scope="session")
def merger() -> Assessment:
    return build_merger()


@pytest.fixture(scope="session", params=list(BUILDERS))
def assessment(request: pytest.FixtureRequest) -> Assessment:
    """Each of the samples in turn."""
    return BUILDERS[request.param]()


@pytest.fixture(scope="session")
def hostile() -> Assessment:
    return build_hostile()


@pytest.fixture(scope="session")
def two_hundred() -> Assessment:
    return build_large(200, 8)
