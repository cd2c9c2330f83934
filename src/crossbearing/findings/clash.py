"""What keeps two claims from being one statement."""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import product

from rapidfuzz import fuzz

from crossbearing.findings.acts import is_one_act
from crossbearing.findings.cities import cities_clash, owners_clash
from crossbearing.findings.compare.quantities import figures_clash
from crossbearing.findings.compare.times import times_clash
from crossbearing.findings.means import means_clash
from crossbearing.findings.sides import countries_clash, heads_of, is_converse, parts_clash, sides_clash
from crossbearing.findings.view import ClaimView, stem
from crossbearing.lexicons import wordnet
from crossbearing.lexicons.knowledge import goods
from crossbearing.lexicons.resource import word_set
from crossbearing.lexicons.wordnet import UNKNOWN
from crossbearing.lexicons.words import predicates
from crossbearing.model.claim import RoleName

LEAVING = "depart"
COPIED = 90.0  # per cent of rapidfuzz's ratio; one beginning can bring short sentences to 80
OWNED: tuple[RoleName, ...] = ("agent", "theme")
WHERE: tuple[RoleName, ...] = ("place", "origin", "destination")
Cause = Callable[[ClaimView, ClaimView], bool]


def clash(a: ClaimView, b: ClaimView) -> bool:
    """Whether two claims give different answers to one question, or tell of different kinds of reality."""
    return any(holds(a, b) for holds, _ in _CAUSES)


def causes(a: ClaimView, b: ClaimView) -> Iterator[str]:
    """Why two claims clash, in words; nothing where they do not."""
    yield from (words for holds, words in _CAUSES if holds(a, b))


def is_only_denied(a: ClaimView, b: ClaimView) -> bool:
    """Whether nothing keeps two statements apart but that the one denies what the other affirms.

    A noun ("the search") states nothing, and "has not left since" denies no "first departure in four years".
    """
    stated = not any(v.claim.nominal or v.claim.order or v.ordinals for v in (a, b))
    return stated and _only_cause(a, b) is _denies and _denies_all_of_it(a, b)


def _denies_all_of_it(a: ClaimView, b: ClaimView) -> bool:
    """Whether what is denied is of what is affirmed: not "nobody else was hurt", nor done elsewhere or to
    something else, unless it was done to nothing at all."""
    (denied,) = (v for v in (a, b) if v.claim.polarity == "denied")
    told = f" {' '.join(denied.words)} "
    if any(f" {words} " in told for words in word_set("findings", "others")):
        return False
    is_of_all = word_set("findings", "every").intersection(denied.words)
    roles = WHERE if is_of_all else (*WHERE, "theme")
    shares = ((heads_of(a, role), heads_of(b, role)) for role in roles)
    return all(mine & yours for mine, yours in shares if mine and yours)


def is_only_counted_otherwise(a: ClaimView, b: ClaimView) -> bool:
    """Whether nothing keeps two claims apart but their figures."""
    return _only_cause(a, b) is figures_clash


def is_only_of_other_sides(a: ClaimView, b: ClaimView) -> bool:
    """Whether nothing keeps two claims apart but the countries whose people or soil they name."""
    return _only_cause(a, b) is sides_clash


def is_only_elsewhere(a: ClaimView, b: ClaimView) -> bool:
    """Whether nothing keeps two claims apart but the cities they are set in."""
    return _only_cause(a, b) is cities_clash


def is_only_by_other_means(a: ClaimView, b: ClaimView) -> bool:
    """Whether nothing keeps two claims apart but the means by which somebody went."""
    return _only_cause(a, b) is means_clash


def _only_cause(a: ClaimView, b: ClaimView) -> Cause | None:
    found = [holds for holds, _ in _CAUSES if holds(a, b)]
    return found[0] if len(found) == 1 else None


def _denies(a: ClaimView, b: ClaimView) -> bool:
    """Whether the one denies the act that the other affirms; of two acts both may be so: "never reached the
    lift", "were cut off"."""
    return a.claim.polarity != b.claim.polarity and (is_one_act(a, b) or bool(a.acts & b.acts))


def _count_it_differently(a: ClaimView, b: ClaimView) -> bool:
    mine, yours = a.ordinals, b.ordinals
    return any(mine[thing].isdisjoint(yours[thing]) for thing in mine.keys() & yours.keys())


def _leaves_open(a: ClaimView, b: ClaimView) -> bool:
    return is_only_thought_of(a, b) and is_one_act(a, b)


def is_only_thought_of(a: ClaimView, b: ClaimView) -> bool:
    """Whether the one is told as a fact, the other only as possible."""
    return (_is_fact(a) and _is_only_possible(b)) or (_is_fact(b) and _is_only_possible(a))


def _is_told_of_either(a: ClaimView, b: ClaimView) -> bool:
    return _is_told_of(a, b) or _is_told_of(b, a)


def _is_told_of(inner: ClaimView, outer: ClaimView) -> bool:
    """Whether the one claim is what the other tells something of: "sales of arms" in "sales of arms would
    be illegal". A noun after a verb that says little is its act and no other: "held talks"."""
    if inner.account.id != outer.account.id or inner.claim.head == outer.claim.head:
        return False
    is_light = outer.claim.predicate in predicates().light
    names_its_act = inner.claim.nominal and is_light and outer.claim.head < inner.claim.head
    same_act = inner.sense is not None and inner.sense == outer.sense
    within = outer.claim.start <= inner.claim.start and inner.claim.end <= outer.claim.end
    return within and not names_its_act and not same_act


def _is_told_beside(a: ClaimView, b: ClaimView) -> bool:
    """Whether one sentence tells both, neither within the other: "ran onto a reef and sank"."""
    one, other = sorted((a.claim, b.claim), key=lambda c: (c.start, c.end))
    beside = (one.document, one.sentence) == (other.document, other.sentence) and one.end <= other.start
    return beside and not (one.nominal or other.nominal)


def _is_of_old(a: ClaimView, b: ClaimView) -> bool:
    return are_years_apart(a, b) and is_one_act(a, b)


def are_years_apart(a: ClaimView, b: ClaimView) -> bool:
    """Whether the one claim is dated a year or more before its account, and the other is undated news."""
    return _is_before(a, b) or _is_before(b, a)


def _has_left(a: ClaimView, b: ClaimView) -> bool:
    """Whether they are in the one claim where they leave in the other: "are still in the cave"."""
    if a.claim.polarity != b.claim.polarity:
        return False
    one, other = (heads_of(v, "agent") | heads_of(v, "theme") for v in (a, b))
    gone = _stays_in(a) & _leaves(b) or _stays_in(b) & _leaves(a)
    return bool(gone) and bool(one & other)


def _stays_in(view: ClaimView) -> frozenset[str]:
    return heads_of(view, "place") if view.claim.predicate in word_set("findings", "staying") else frozenset()


def _leaves(view: ClaimView) -> frozenset[str]:
    sense = predicates().senses.get(view.sense or "")
    moves = sense is not None and sense.motion
    left = heads_of(view, "theme") if view.sense == LEAVING else frozenset()
    return (heads_of(view, "origin") if moves else frozenset()) | left


def _is_before(old: ClaimView, new: ClaimView) -> bool:
    published, time = old.account.published, old.time
    if published is None or time is None or time.end is None or new.time is not None:
        return False
    a_year_before = f"{int(published[:4]) - 1:04}{published[4:10]}"
    return new.claim.frame == "actual" and (time.end.startswith("-") or time.end < a_year_before)


def _tells_own(a: ClaimView, b: ClaimView) -> bool:
    """Whether two speakers, or two outlets in other words, each tell of what is theirs: "our guards"."""
    speakers = [v.claim.speaker for v in (a, b)]
    if speakers == [None, None]:
        of_two = a.account.credit != b.account.credit and _names_own(a) and _names_own(b)
        return of_two and not _is_copied(a, b)
    if any(s is None or s.entity is None for s in speakers):
        return False
    own = word_set("coreference", "own")
    both = all(own.intersection(v.words) for v in (a, b))
    return both and len({s.entity for s in speakers if s is not None}) == 2


def _is_copied(a: ClaimView, b: ClaimView) -> bool:
    """Whether one sentence is taken from another, if with a word more."""
    one, other = ({*v.words} for v in (a, b))
    alike = fuzz.ratio(a.claim.text.casefold(), b.claim.text.casefold()) >= COPIED
    return alike or one <= other or other <= one


def _names_own(view: ClaimView) -> bool:
    """Whether who acts or is acted on is called the speaker's: "our guards"."""
    first = (view.account.text[r.start : r.end].lower().split() for r in view.roles if r.role in OWNED)
    return any(words[0] in word_set("coreference", "owned") for words in first if len(words) > 1)


def things_clash(a: ClaimView, b: ClaimView) -> bool:
    """Whether what is done in the two claims is done to things of different kinds: "offers help", "offers
    rockets". Kinds are WordNet's fields of the nouns' senses; a word it does not know clashes with none.
    """
    if a.claim.predicate in predicates().light or b.claim.predicate in predicates().light:
        return False
    mine, yours = _things(a), _things(b)
    return bool(mine and yours) and not any(_alike(x, y) for x, y in product(mine, yours))


def _things(view: ClaimView) -> list[str]:
    """The nouns of the themes that are no named actors or places, if all are nouns."""
    themes = [r for r in view.claim.roles if r.role == "theme"]
    return [r.lemma for r in themes] if not any(r.entities for r in themes) else []


@cache
def _alike(one: str, other: str) -> bool:
    if stem(one) == stem(other) or goods().get(one, one) == goods().get(other, other):
        return True
    mine, yours = wordnet.word(one, "n"), wordnet.word(other, "n")
    return UNKNOWN in (mine, yours) or bool(mine.fields.keys() & yours.fields.keys())


def one_reality(a: ClaimView, b: ClaimView) -> bool:
    """What is expected is not what has happened, and what is retold of the past is neither; only a meeting
    told before and after is one meeting."""
    past = a.claim.frame == "background", b.claim.frame == "background"
    if past[0] != past[1]:
        return False
    counted = any(v.claim.order is not None for v in (a, b))
    return _is_real(a) == _is_real(b) or (a.sense == b.sense == "meet" and not counted)


def _is_fact(view: ClaimView) -> bool:
    return view.claim.frame == "actual" and view.claim.certainty == "certain"


def _is_only_possible(view: ClaimView) -> bool:
    """What is a question or left open is no fact either."""
    return view.claim.certainty in {"possible", "unknown"} or view.claim.frame == "hypothetical"


def _is_real(view: ClaimView) -> bool:
    """Whether the claim tells of what is or was, and not of what is expected, possible or wished for."""
    wished = view.claim.predicate in predicates().sought
    return view.claim.frame in {"actual", "background"} and view.claim.certainty != "possible" and not wished


_CAUSES: tuple[tuple[Cause, str], ...] = (
    (_denies, "one affirms what the other denies"),
    (_count_it_differently, "they count it differently"),
    (_leaves_open, "the one is told as a fact, the other only as possible"),
    (cities_clash, "they are set in cities that lie apart"),
    (owners_clash, "what they name alike is of other cities"),
    (countries_clash, "they are set in other countries"),
    (_tells_own, "each tells of what is its own"),
    (_is_told_of_either, "the one is what the other tells something of"),
    (_is_told_beside, "one sentence tells the one and the other"),
    (_is_of_old, "the one is dated long before, the other is news"),
    (parts_clash, "other actors or places have the same part in it"),
    (_has_left, "they are in the one where they leave in the other"),
    (is_converse, "who acts in the one is acted on in the other"),
    (sides_clash, "those of other countries have the same part in it"),
    (means_clash, "they are of one way, gone by other means"),
    (figures_clash, "they give other figures for one thing"),
    (times_clash, "they tell of times that have no moment in common"),
)
