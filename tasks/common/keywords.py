"""Three keywords of an email, by counting: what its summary, its subject and its body share.

In:  "Subject: Pump room\\n\\nThe pump room is closed. Ivo repairs the pump.", and its summary
     "The pump room is closed."
Out: ("pump room", "closed", "repairs")

A candidate is one content word, or two or three side by side. A word gets three points when the
summary has it too, two when the subject has it, and one for each time it occurs, at most three. A
phrase has the mean of its words' points, and half a point for each further word where none of them
has less than two. The three best ones that share no word are taken, of equals the longest, then the
first. Same text, same keywords.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator

COUNT = 3
_SUBJECT = re.compile(r"\ASubject:[^\n]*")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")
# Words of one phrase stand in one line with nothing but spaces between them.
_PIECE = re.compile(r"[^\n.,;:!?()\[\]{}<>\"“”|/*_=#&+\d-]+(?:-[^\W\d_]+)*")
_SHORTEST = 3
_MOST_COUNTED = 3
_PREFIX = 6
_COUNTS = 2
_LONGEST = 3
_STOP_WORDS = """
about above across actually after again against all almost along already also although always
among and another any anybody anyone anything anyway apologies appreciate are aren't around ask
asked asking asks attach attached attachment back based because become been before being below
best better between both bring but call called came can can't cannot cc come comes coming could
couldn't date dear deal did didn't does doesn't doing don't done down during each either else
email e-mail end enough even ever every everybody everyone everything feel few find fine first
following for forward forwarded from fyi further gave get gets getting give given gives glad goes
going gone good got great had happen happy has hasn't have haven't having hear hello help her here
hers hey him his hope how however i'd i'll i'm i've idea if inc include included including instead
into isn't issue it's its itself just keep kind knew know known last later least let let's like
likely little long look looked looking looks lot made mail make makes making many matter may maybe
mean meant message might mine more most much must myself need needed needs never new next nice not
note nothing now number off okay old once one ones only onto order other others our ours ourselves
out over own part people per perhaps place please point possible probably provide put quite rather
re read really receive received regarding regards said same saw say says see seem seems seen send
sender sending sends sent set several shall she should show since sir small some somebody someone
something soon sorry still subject such sure take taken takes taking talk tell than thank thanks
that that's the their them then there there's these they they're thing things think this those
though thought through thus time times today together told tomorrow too took toward tried try
trying two under until upon use used using various very via wait want wanted wants was wasn't way
ways week well went were what when where whether which while who whole whom whose why will wish
with within without won't work worked working works would wouldn't yes yesterday yet you you'd
you'll you're you've your yours yourself zero three four five six seven eight nine ten discuss
discussed discusses discussing discussion inform informs recipient mentions mention monday tuesday
wednesday thursday friday saturday sunday january february march april june july august september
october november december  morning afternoon evening noon month months hour hours minute minutes
announced short
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())


def keywords(email: str, summary: str = "", avoid: Collection[str] = ()) -> tuple[str, ...]:
    """At most three keywords of `email`, which may begin with a line `Subject: …`, best first.

    Args:
        email: the text.
        summary: its summary; without one the subject and the counts decide.
        avoid: words that are none, people's names say, as they are written.
    """
    subject = _SUBJECT.match(email)
    title = subject[0].removeprefix("Subject:") if subject else ""
    text = f"{title}\n{email[subject.end() if subject else 0 :]}"
    in_subject, in_summary = set(stems(title)), set(stems(summary))
    counts = Counter(stems(text))
    small = {word for word in _WORD.findall(text) if word.islower()}

    def points(word: str) -> float:
        stem = stem_of(word)
        found = 3 * (stem in in_summary) + 2 * (stem in in_subject)
        found += min(counts[stem], _MOST_COUNTED)
        # A capital that no place in the text does without is a name's: a poorer keyword.
        named = word[0].isupper() and word.casefold() not in small and stem not in in_subject
        return found / 2 if named else found

    scored: dict[tuple[str, ...], float] = {}
    for phrase in _phrases(text, avoid):
        each = [points(word) for word in phrase]
        # Words that each count by themselves say more together.
        more = (len(phrase) - 1) / 2 if min(each) >= _COUNTS else 0.0
        scored.setdefault(phrase, sum(each) / len(each) + more)
    taken: list[tuple[str, ...]] = []
    used: set[str] = set()
    for phrase in sorted(scored, key=lambda one: (-scored[one], -len(one))):
        own = {stem_of(word) for word in phrase}
        if not own & used and len(taken) < COUNT:
            taken.append(phrase)
            used |= own
    return tuple(" ".join(_plain(word, small) for word in phrase) for phrase in taken)


def stems(text: str) -> list[str]:
    """The stems of the content words of `text`, in order."""
    return [stem_of(word) for word in _WORD.findall(text) if is_content(word)]


def stem_of(word: str) -> str:
    """What the forms of a word share, roughly: «schedule», «scheduled» and «scheduling» are one."""
    bare = _POSSESSIVE.sub("", word.casefold())
    bare = re.sub(r"(?:ing|ed|es|s|e)$", "", bare) if len(bare) > _PREFIX - 2 else bare
    return bare[:_PREFIX]


def is_content(word: str) -> bool:
    """Whether a word says what a text is about; «the» and «please» do not."""
    return len(word) >= _SHORTEST and word.casefold().replace("’", "'") not in STOP_WORDS


def _phrases(text: str, avoid: Collection[str]) -> Iterator[tuple[str, ...]]:
    """Every run of one to three content words, in the order of the text."""
    for piece in _PIECE.findall(text):
        run: tuple[str, ...] = ()
        for word in (_POSSESSIVE.sub("", word) for word in _WORD.findall(piece)):
            run = (*run, word)[-_LONGEST:] if is_content(word) and word not in avoid else ()
            yield from (run[start:] for start in range(len(run)))


def _plain(word: str, small: set[str]) -> str:
    """Small letters but for what is always written with capitals: `EOL`, `Omaha`."""
    folded = word.casefold()
    return folded if folded in small or (word.istitle() and not small) else word
