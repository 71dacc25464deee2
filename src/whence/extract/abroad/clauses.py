"""Join each cue with who speaks and what is said."""

from dataclasses import replace

from .beside import according_to, as_told_by
from .colons import quoted_after_colon
from .contents import after_cue, before_cue, closes_before, object_after, that_follows, tidy
from .drafts import Draft, cue_chars, first_free, make_draft
from .found import Found, find_cues
from .line import Line, Piece, Range
from .phrases import hearer, noun_phrase
from .speakers import source_after
from .subjects import subject_before

_OBJECTS = ("deny", "endorse", "doubt")  # verbs that need no “that”: “denied the report”
_VERBS = ("verb", "past")


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
            draft = as_told_by(line, found, following)
            skip = following if draft else None
        elif role in ("according", "postposed"):
            draft = according_to(line, found, drafts)
        elif role == "participle":
            draft = _participle(line, found, drafts)
        elif role == "relay":
            draft = _relay(line, found, drafts)
        elif role in _VERBS:
            draft = _verb(line, found, drafts)
        if draft:
            drafts.append(draft)
    if not drafts and (quoted := quoted_after_colon(line)):
        return [quoted]
    return drafts


def _verb(line: Line, found: Found, drafts: list[Draft]) -> Draft | None:
    floor = first_free(line, drafts)
    if line.lexicon.order == "verb_first":
        return _verb_first(line, found, floor)
    begin = line.words[min(floor, found.finite)].start if floor else line.sentence.start
    finite = line.words[found.finite].start
    inside = next((at for at in range(found.finite, found.end) if line.key(at)[0] == "-"), None)
    if inside is not None and (piece := before_cue(line, begin, finite)):
        return make_draft(line, found, [(inside, inside + 1)], [piece], finite)  # “a-t-il dit”
    if found.cue.group in _OBJECTS and line.sentence.text[begin:finite].rstrip().endswith(","):
        subject = subject_before(
            line, found.finite, floor
        )  # “Horn, the minister, denied the report”
        if subject and (draft := _subject_first(line, found, drafts, floor)):
            return draft
    if closes_before(line, begin, finite) and not that_follows(line, found.after):
        source, recipient = source_after(line, found.after)
        if source and (content := _around(line, begin, finite, source)):
            return make_draft(line, found, [source], content, finite, recipient=recipient)
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
    draft = make_draft(line, found, sources, content, head, recipient=recipient)
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


def _verb_first(line: Line, found: Found, floor: int) -> Draft | None:
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
    draft = make_draft(line, found, sources, content, head, recipient=recipient)
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
    draft = make_draft(line, found, list(last.sources), content, cue_chars(line, found)[0])
    return replace(draft, inherited=True, silent=last.silent, outer=list(last.outer))


def _relay(line: Line, found: Found, drafts: list[Draft]) -> Draft | None:
    """Read “نقلت وكالة X عن Y قوله إن …”, “X zitierte Y mit den Worten …”."""
    floor = first_free(line, drafts)
    if line.lexicon.order == "verb_first":
        outer, _ = source_after(line, found.end)
        at = outer[1] if outer else found.end
    else:
        outer, at = subject_before(line, found.finite, floor), found.end
    if line.among(at, "from"):
        at += 1
    elif line.lexicon.order == "verb_first":
        return _verb_first(line, found, floor)
    while line.among(at, "articles") and line.lexicon.language == "ar":
        at += 1
    source = noun_phrase(line, at) if at < len(line) else None
    content = after_cue(line, source[1]) if source else None
    if not source or not content:
        return None
    head = line.words[outer[0] if outer and outer[0] < found.first else found.first].start
    draft = make_draft(line, found, [source], [content], head)
    return replace(draft, outer=[outer] if outer else [])
