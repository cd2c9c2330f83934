"""Sources: who the words of a sentence make the speaker of something."""

from attrs import frozen

from crossbearing.claims.roles import antecedent_of_relative, noun_phrase
from crossbearing.lexicons.offices import role_nouns
from crossbearing.lexicons.wordnet import word
from crossbearing.lexicons.words import cues, modality
from crossbearing.model.claim import SpeakerKind
from crossbearing.model.grammar import children, subtree
from crossbearing.model.parse import Name, Parse

FURTHEST = 12  # words from a picture to who is credited with it


@frozen
class Source:
    """A speaker as the sentence names it: its words and their head token.

    ``meant`` are the words before, from first to last (exclusive), that a pronoun stands for.
    """

    first: int
    last: int
    head: int
    kind: SpeakerKind
    meant: tuple[int, int] | None = None


def source_of(parse: Parse, heads: tuple[int, ...], names: dict[int, Name]) -> Source | None:
    """The source that the nouns ``heads``, coordinated, name; "it is said" names none, nor does what happens
    or holds ("the visit highlights that …")."""
    if not heads:
        return None
    head = antecedent_of_relative(parse, heads[0])
    if parse.tokens[head].text.lower() in cues().nobody and head not in parse.antecedents:
        return None
    head = named_apposition(parse, head, names)
    if _is_no_speaker(parse, head, names):
        return None
    first, last = noun_phrase(parse, head)
    if parse.tokens[head].lemma.lower() in cues().showing and head not in names:
        last = max(last, _credited(parse, head, last, names))
    negating = modality().negations.conjunctions
    joined = all(t.text.lower() not in negating for t in parse.tokens[head : heads[-1]])
    if len(heads) > 1 and joined and heads[-1] > head and heads[-1] - last < 8:
        last = noun_phrase(parse, heads[-1])[1]
    return Source(first, last + 1, head, kind_of(parse, head, names))


def _credited(parse: Parse, head: int, last: int, names: dict[int, Name]) -> int:
    """The last word of whom pictures are credited to right after their phrase, else ``last``: "photos
    released by the ministry", "a video from the navy"."""
    released = [c.index for c in children(parse, head, "acl") if c.tag == "VBN"]
    makers = [maker for verb in released for maker in agent_of(parse, verb)]
    makers += [
        target.index
        for by in children(parse, head, "prep", "agent")
        if by.text.lower() in cues().released
        for target in children(parse, by.index, "pobj")
    ]
    within = range(last, last + FURTHEST)
    ends = [noun_phrase(parse, m)[1] for m in makers if is_somebody(parse, m, names)]
    return max((end for end in ends if end in within), default=last)


def _is_no_speaker(parse: Parse, head: int, names: dict[int, Name]) -> bool:
    """Whether a common noun is an act, a state or a quality by WordNet, and no record of what is said."""
    noun = parse.tokens[head]
    if noun.pos != "NOUN" or is_somebody(parse, head, names):
        return False
    return word(noun.lemma.lower(), "n").field in MUTE


MUTE = {"act", "attribute", "event", "feeling", "phenomenon", "process", "relation", "state", "time"}


def agent_of(parse: Parse, verb: int) -> tuple[int, ...]:
    """Who does it in a passive: "was announced by the ministry"."""
    return tuple(
        target.index
        for by in children(parse, verb, "agent", "prep")
        if by.text.lower() == "by"
        for target in children(parse, by.index, "pobj")
    )


def named_apposition(parse: Parse, head: int, names: dict[int, Name]) -> int:
    """ "the state agency Northern News": the name speaks, not the description."""
    if head in names:
        return head
    named = [c for c in children(parse, head, "appos") if c.index in names or c.pos == "PROPN"]
    return named[0].index if named else head


def can_speak(parse: Parse, head: int, names: dict[int, Name]) -> bool:
    """Whether the noun names somebody, or something that speaks for somebody."""
    lexicon = cues()
    lemma = parse.tokens[named_apposition(parse, head, names)].lemma.lower()
    return head in names or lemma in lexicon.sayers | lexicon.groups | lexicon.documents


def is_somebody(parse: Parse, head: int, names: dict[int, Name]) -> bool:
    """Whether the noun names somebody or something that speaks, or may: a person or group by WordNet."""
    noun = parse.tokens[head]
    people = noun.pos == "NOUN" and word(noun.lemma.lower(), "n").field in ("person", "group")
    return people or can_speak(parse, head, names)


def kind_of(parse: Parse, head: int, names: dict[int, Name]) -> SpeakerKind:
    """What kind of speaker the noun names."""
    token = parse.tokens[head]
    lemma = token.lemma.lower()
    name = names.get(head)
    if lemma in cues().documents and name is None:
        return "document"
    if name is not None:
        kinds: dict[str, SpeakerKind] = {"person": "person", "place": "country", "group": "group"}
        return kinds.get(name.label, "organisation")
    if token.pos == "PRON" or token.pos == "DET":
        return "person" if head in parse.antecedents else "unnamed"
    if lemma in cues().groups:
        return "organisation"
    if any(names.get(i) is not None and names[i].label == "person" for i in subtree(parse, head)[:12]):
        return "person"
    if lemma in role_nouns():
        return "unnamed"  # "the Minister" is no name
    return "organisation" if token.pos == "PROPN" else "unnamed"
