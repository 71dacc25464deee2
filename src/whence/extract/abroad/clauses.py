"""Join each cue with who speaks and what is said."""

from dataclasses import replace

from .contents import after_cue, before_cue, closes_before, object_after, that_follows, tidy
from .drafts import Draft, cue_chars
from .found import Found, find_cues
from .line import Line, Piece, Range
from .phrases import hearer, noun_phrase, subject_before

_OBJECTS = ("deny", "endorse", "doubt")  # verbs that need no “that”: “denied the report”
_VERBS = ("verb", "past")
_SKIPPED = 3  # hearers, adverbs and negations between a verb and its subject
_FAR = 12  # words in which the comma behind an opening “according to …” is looked for


def read_clauses(line: Line) -> list[Draft]:
    """Return the attributions of a sentence as drafts, in order of their cues."""
    founds = find_cues(line)
    drafts: list[Draft] = []
    skip: Found | None = None
    for number, found in enumerate(founds):
        following = founds[number + 1] if number + 1 < len(founds) else None
        if found is skip:
            continue
        draft: Draft | None = None
        role = found.cue.role
        if role == "as" and following and following.cue.role in (*_VERBS, "relay"):
            draft = _as(line, found, following)
            skip = following if draft else None
        elif role in ("according", "postposed"):
            draft = _according(line, found, drafts)
        elif role == "participle":
            draft = _participle(line, found, drafts)
        elif role == "relay":
            draft = _relay(line, found, drafts)
        elif role in _VERBS:
            draft = _verb(line, found, drafts)
        if draft:
            drafts.append(draft)
    return drafts


def _floor(line: Line, drafts: list[Draft]) -> int:
    """Return the first word that may belong to the next clause."""
    tail = max((one.tail for one in drafts), default=line.sentence.start)
    return next((at for at, word in enumerate(line.words) if word.start >= tail), len(line))


def _verb(line: Line, found: Found, drafts: list[Draft]) -> Draft | None:
    floor = _floor(line, drafts)
    if line.lexicon.order == "verb_first":
        return _verb_first(line, found, drafts, floor)
    begin = line.words[min(floor, found.finite)].start if floor else line.sentence.start
    finite = line.words[found.finite].start
    inside = next((at for at in range(found.finite, found.end) if line.key(at)[0] == "-"), None)
    if inside is not None and (piece := before_cue(line, begin, finite)):
        return _draft(line, found, [(inside, inside + 1)], [piece], finite)  # “a-t-il dit”
    if closes_before(line, begin, finite) and not that_follows(line, found.after):
        source, recipient = source_after(line, found.after)
        if source and (content := _around(line, begin, finite, source)):
            return _draft(line, found, [source], content, finite, recipient=recipient)
    return _subject_first(line, found, drafts, floor)


def _around(line: Line, begin: int, stop: int, source: Range) -> list[Piece]:
    """Return what stands before an inversion, and the quotation that goes on after it."""
    before = before_cue(line, begin, stop)
    if not before:
        return []
    goes_on = line.opening(source[1]) if source[1] < len(line) else None
    return [before, goes_on] if goes_on else [before]


def _subject_first(line: Line, found: Found, drafts: list[Draft], floor: int) -> Draft | None:
    subject = subject_before(line, found.finite, floor)
    recipient = None
    head = line.words[subject[0]].start if subject else line.words[found.finite].start
    inherited = False
    after = found.end if found.finite >= found.first else found.after
    sources = [subject] if subject else []
    if not subject:
        source, recipient = source_after(line, found.after)
        if source:
            sources, after = [source], max(found.after, source[1])
        elif drafts and _joined(line, found, floor):
            sources, inherited = list(drafts[-1].sources), True
            head = line.words[found.finite].start
    if not recipient and after < len(line) and (told := hearer(line, after)):
        recipient, after = told, told[1]
    content = _content(line, found, after)
    if not content and sources and not inherited:
        begin = line.words[floor].start if 0 < floor < len(line) else line.sentence.start
        if closes_before(line, begin, head):
            before = before_cue(line, begin, head)
            content = [before] if before else []
    drop = not sources and bool(line.lexicon.words("drops_subject")) and bool(content)
    if not content or not (sources or drop):
        return None
    draft = _draft(line, found, sources, content, head, recipient=recipient)
    return replace(draft, inherited=inherited, silent=drop)


def _joined(line: Line, found: Found, floor: int) -> bool:
    """Say whether a verb without a subject goes on with the one before: “and added that”."""
    between = range(floor, found.finite)
    return any(line.phrase(at, "and") for at in between) or line.breaks(found.finite)


def _content(line: Line, found: Found, after: int) -> list[Piece]:
    indirect = line.lexicon.order == "verb_second" and found.cue.group != "deny"
    piece = after_cue(line, after, comma=indirect)
    if not piece and found.finite < found.first and found.cue.group in _OBJECTS:
        start = after if after < found.first else found.finite + 1
        piece = object_after(line, start, found.first)  # “hat den Rücktritt bestätigt”
    if not piece and (found.cue.group in _OBJECTS):
        piece = object_after(line, after, found.particle)
    if piece and found.particle is not None and found.cue.group in _OBJECTS:
        direct = object_after(line, after, found.particle)
        piece = direct or piece
    return [piece] if piece else []


def source_after(line: Line, start: int) -> tuple[Range | None, Range | None]:
    """Return who follows a verb, and the outlet told in between, if one is."""
    recipient = None
    at = start
    for _ in range(_SKIPPED):
        if at >= len(line) or line.breaks(at):
            return None, recipient
        if told := hearer(line, at):
            recipient, at = told, told[1]
        elif line.among(at, "negation", "openers") or _told_people(line, at):
            at += 1
        else:
            break
    if at >= len(line) or (at > start and line.breaks(at)):
        return None, recipient
    source = noun_phrase(line, at)
    if source and not recipient and source[1] < len(line):
        recipient = hearer(line, source[1])
    return source, recipient


def _told_people(line: Line, at: int) -> bool:
    """Say whether journalists at large are told: “сообщил журналистам представитель”."""
    return line.lexicon.language in ("ru", "uk") and line.key(at) in ("журналистам", "журналістам")


def _verb_first(line: Line, found: Found, drafts: list[Draft], floor: int) -> Draft | None:
    source, recipient = source_after(line, found.end)
    head = line.words[found.first].start
    after = source[1] if source else found.end
    if not source and that_follows(line, found.end):
        source = subject_before(line, found.first, floor)
        if source and line.among(source[1] - 1, "that_inside"):
            source = None
        head = line.words[source[0]].start if source else head
    if source and not recipient and source[1] < len(line):
        recipient = hearer(line, source[1])
    content = _content(line, found, after) or (_pointed_at(line, found, after) if source else [])
    if not content and source:
        begin = line.words[floor].start if floor else line.sentence.start
        if closes_before(line, begin, head):
            before = before_cue(line, begin, head)
            content = [before] if before else []
    if not content:
        return None
    sources = [source] if source else []
    draft = _draft(line, found, sources, content, head, recipient=recipient)
    return replace(draft, silent=not sources)


def _pointed_at(line: Line, found: Found, after: int) -> list[Piece]:
    """Return what a verb points at with a preposition: “نبّه الوزير، رئيس الوفد، إلى خطر …”."""
    if not any(line.among(at, "pointing") for at in range(found.first, found.end)):
        return []
    at = after
    if at < len(line) and line.breaks(at):
        at = next((place for place in range(at + 1, len(line)) if line.breaks(place)), len(line))
    if at + 1 >= len(line) or not line.among(at, "points"):
        return []
    piece = tidy(line.sentence.text, line.words[at + 1].start, line.sentence.end)
    return [piece] if piece else []


def _participle(line: Line, found: Found, drafts: list[Draft]) -> Draft | None:
    """Let the one who spoke before go on: “…, ajoutant que …”."""
    content = _content(line, found, found.end)
    if not drafts or not content:
        return None
    last = drafts[-1]
    draft = _draft(line, found, list(last.sources), content, cue_chars(line, found)[0])
    return replace(draft, inherited=True, silent=last.silent, outer=list(last.outer))


def _relay(line: Line, found: Found, drafts: list[Draft]) -> Draft | None:
    """Read “نقلت وكالة X عن Y قوله إن …”, “X zitierte Y mit den Worten …”."""
    floor = _floor(line, drafts)
    if line.lexicon.order == "verb_first":
        outer, _ = source_after(line, found.end)
        at = outer[1] if outer else found.end
    else:
        outer, at = subject_before(line, found.finite, floor), found.end
    if line.among(at, "from"):
        at += 1
    elif line.lexicon.order == "verb_first":
        return _verb_first(line, found, drafts, floor)
    while line.among(at, "articles") and line.lexicon.language == "ar":
        at += 1
    source = noun_phrase(line, at) if at < len(line) else None
    content = after_cue(line, source[1]) if source else None
    if not source or not content:
        return None
    head = line.words[outer[0] if outer and outer[0] < found.first else found.first].start
    draft = _draft(line, found, [source], [content], head)
    return replace(draft, outer=[outer] if outer else [])


def _according(line: Line, found: Found, drafts: list[Draft]) -> Draft | None:
    if found.cue.role == "postposed":
        source = subject_before(line, found.first, _floor(line, drafts))
        head, after = (line.words[source[0]].start if source else 0), found.end
    else:
        source = noun_phrase(line, found.end, alone=True) if found.end < len(line) else None
        head, after = line.words[found.first].start, source[1] if source else 0
    if not source:
        return None
    if line.among(found.first, "only_after") and not closes_before(
        line, line.sentence.start, head
    ):
        return None
    content = _beside(line, head, after, drafts)
    return _draft(line, found, [source], content, head) if content else None


def _as(line: Line, found: Found, verb: Found) -> Draft | None:
    """Read “как сообщает X”, “comme l'a déclaré X”, “wie X mitteilte”, “بحسب ما نقلت X عن Y”."""
    if verb.first - found.end > _FAR:
        return None
    outer: list[Range] = []
    between = noun_phrase(line, found.end, verb.finite) if found.end < verb.finite else None
    source, _ = source_after(line, verb.after)
    source = source or between
    if verb.cue.role == "relay" and source and line.among(source[1], "from"):
        outer, source = [source], noun_phrase(line, source[1] + 1)
    if not source:
        return None
    after = max(source[1], verb.end)
    if line.lexicon.language == "ar" and that_follows(line, after) and not _choice(line, found):
        return None
    content = _beside(line, line.words[found.first].start, after, [])
    if not content:
        return None
    first = found.first if verb.first == found.end else verb.first
    whole = Found(first, verb.end, verb.cue, verb.finite, negated=verb.negated)
    draft = _draft(line, whole, [source], content, line.words[found.first].start)
    return replace(draft, outer=outer)


def _choice(line: Line, found: Found) -> bool:
    return found.end - found.first > 1


def _beside(line: Line, head: int, after: int, drafts: list[Draft]) -> list[Piece]:
    """Return the content of a phrase like “according to X”, which may stand in its midst."""
    text = line.sentence.text
    opens = not text[line.sentence.start : head].strip(" \n\t-–—\"«“„(")
    if opens:
        start = _behind(line, after)
        if end := line.phrase(start, "that") if start < len(line) else None:
            start = end
        mark = line.opening(start) if start < len(line) else None
        begin = mark[0] if mark else line.words[start].start if start < len(line) else None
        piece = None if begin is None else before_cue(line, begin, line.sentence.end)
        return [piece] if piece else []
    begin = max((one.tail for one in drafts), default=line.sentence.start)
    before = before_cue(line, begin if begin < head else line.sentence.start, head)
    if not before or _only_that(line, begin, head):
        start = _behind(line, after)
        piece = before_cue(line, line.words[start].start, line.sentence.end) if start < len(line) else None
        return [piece] if piece else []
    goes_on = after < len(line) and line.gap(after).strip() in (",", ",") and (
        text[: head].rstrip().endswith(",")
    )
    if goes_on and not line.among(after, "relatives", "participles") and not line.cue(after):
        rest = before_cue(line, line.words[after].start, line.sentence.end)
        return [before, rest] if rest else [before]
    return [before]


def _only_that(line: Line, begin: int, head: int) -> bool:
    """Say whether no more than “that” stands between: “the paper writes that, according to X, …”."""
    between = [at for at, word in enumerate(line.words) if begin <= word.start < head]
    return bool(between) and line.phrase(between[0], "that") == between[-1] + 1


def _behind(line: Line, after: int) -> int:
    """Return the word with which the content begins behind an opening “according to X”."""
    if line.lexicon.order == "verb_second":
        comma = next((at for at in range(after, min(after + 2, len(line))) if line.breaks(at)), None)
        return comma if comma is not None else after
    for at in range(after, min(after + _FAR, len(line))):
        if line.breaks(at) or line.phrase(at, "that"):
            return at
    return after


def _draft(
    line: Line,
    found: Found,
    sources: list[Range],
    content: list[Piece],
    head: int,
    *,
    recipient: Range | None = None,
) -> Draft:
    words = [end for _, end in sources if end > found.first]
    tail = line.words[max([found.end, *words]) - 1].end
    return Draft(found, cue_chars(line, found), sources, content, head, tail, recipient=recipient)
