"""Origins: where a claim comes from once lineage and credits are followed.

Accounts with one origin are one witness. The origin of a claim is, in this order: the passage it
shares with other accounts; the named speaker it is laid to; the outlet credited in its sentence;
the outlet whose text its account is. That is the outlet credited for the whole account, by a
dateline or a closing "(Reuters)", else its own; copies of one text are of one outlet. A turn of phrase
that everybody uses makes nobody's words another's.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Literal

from attrs import astuple, field, frozen
from networkx.utils import UnionFind

from crossbearing.findings.chains import Credit, chain_of
from crossbearing.lexicons.knowledge import agencies, known_as
from crossbearing.model.account import Account
from crossbearing.model.claim import Claim, Speaker
from crossbearing.model.lineage import Lineage, Step

OriginKind = Literal["passage", "quotation", "speaker", "credit", "account"]
Passaged = tuple[str, int, int]  # document, start, end
SharedPassage = tuple[int, int, str, OriginKind, str | None]  # start, end, key, kind, whose it is
COPY_SHARE = 0.5  # of an account's words: more of it taken from another makes it a copy
SENTENCE_END = re.compile(r"""[.!?]["'”’)]*\s|\n""")
DATELINE = 60  # characters: "PORT ALDER, 4 May (Reuters) - " is hardly longer


@frozen
class Origin:
    """Where one claim comes from.

    ``account`` stands for its account with the copies of it, ``key`` for the origin: an ``account``
    again where ``kind`` is "account" or "credit". ``name`` is for the reader. ``chain`` leads from the
    account to the origin.
    """

    account: str
    key: str
    name: str
    kind: OriginKind = "account"
    chain: tuple[Step, ...] = ()


@frozen
class Origins:
    """The origin of each claim.

    ``retold`` gives for claims that tell of another event, by id, the reason in a sentence; they are no
    witnesses. ``outlets`` are the accounts, by id, as they are called.
    """

    of: dict[str, Origin] = field(repr=False)
    retold: Mapping[str, str] = field(factory=dict, repr=False)
    outlets: Mapping[str, str] = field(factory=dict, repr=False)

    def independent(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        """The names of the independent origins of the claims: one for each witness, in order.

        Witnesses are no more than the accounts that share no passage here, and no more than the
        distinct origins. Neither falls by an independent account, nor rises by a copy, which
        joins the account it was taken from, or by an account that only credits another.
        """
        found = sorted((self.of[c.id] for c in claims if c.id not in self.retold), key=astuple)
        accounts: UnionFind[str] = UnionFind()
        credits: dict[str, str] = {}
        own: set[str] = set()
        for origin in found:
            if origin.kind in {"passage", "quotation", "account"}:
                accounts.union(origin.account, origin.key)
            if origin.kind == "credit":
                # one of them: a digest that credits two outlets does not make these one
                credits.setdefault(origin.account, origin.key)
            else:
                own.add(origin.account)
        for account, credited in credits.items():
            if account not in own:
                accounts.union(account, credited)
        apart = {accounts[o.account]: o.name for o in found}
        keys = {o.key: o.name for o in sorted(found, key=lambda o: (o.key, astuple(o)))}
        fewer = keys if len(keys) <= len(apart) else apart
        return tuple(sorted(fewer.values()))

    def reasons(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        """Why there are fewer witnesses than accounts: who prints, quotes or credits the same."""
        told = sorted(claims, key=lambda c: (c.document, c.start, c.id))
        sharing: dict[tuple[OriginKind, str], dict[str, str]] = defaultdict(dict)
        for claim in told:
            if claim.id not in self.retold:
                origin = self.of[claim.id]
                key = origin.account if origin.kind == "account" else origin.key
                sharing[origin.kind, key][claim.document] = origin.name
        found = [
            _reason(kind, names, self.outlets)
            for (kind, _), names in sorted(sharing.items())
            if len(names) > 1
        ]
        apart = [f"Not counted: {self.retold[c.id]}." for c in told if c.id in self.retold]
        return tuple(dict.fromkeys([*found, *apart]))


def find_origins(
    accounts: Mapping[str, Account],
    claims: Iterable[Claim],
    lineage: Sequence[Lineage],
    retold: Mapping[str, str] | None = None,
) -> Origins:
    """The origin of every claim. ``lineage`` may also tell of accounts that are not given.

    ``retold`` are claims of another event, by id, each with the reason.
    """
    told = list(claims)
    lineage = [entry for entry in lineage if entry.means != "standard"]
    outlets = {d: a.credit for d, a in accounts.items()}
    led = chain_of(lineage, outlets)
    credits = _credits(lineage)
    whole = {d: _credit_of_all(a, credits.get(d, [])) for d, a in accounts.items()}
    groups = _of_one_text(accounts, lineage, whole)
    passages = _passages(lineage)
    sentences = _sentences(told)
    of: dict[str, Origin] = {}
    for claim in told:
        account = accounts[claim.document]
        credit = _credit_of(claim, sentences[account.id, claim.sentence], account, credits)
        speaker, group = claim.speaker, groups[account.id]
        printed = whole[account.id]
        named = speaker.name if speaker is not None and speaker.entity is not None else None
        chain = led(claim, credit or printed, named)
        if shared := _shared(claim, passages.get(account.id, [])):
            key, kind, name = shared
            of[claim.id] = Origin(group, key, name or f"the passage {account.credit} shares", kind, chain)
        elif credit is not None:
            node = _node(credit.outlet)
            of[claim.id] = Origin(group, groups.get(node, node), credit.outlet, "credit", chain)
        elif speaker is not None and named is not None:
            of[claim.id] = Origin(group, f"speaker:{speaker.entity}", named, "speaker", chain)
        else:
            name = account.credit if printed is None else printed.outlet
            of[claim.id] = Origin(group, group, name, chain=chain)
    return Origins(of, retold or {}, outlets)


def _reason(kind: OriginKind, names: Mapping[str, str], outlets: Mapping[str, str]) -> str:
    """What makes some accounts one witness; ``names`` are of the origin, by account."""
    accounts = f"{len(names)} accounts"
    who = ", ".join(sorted({outlets.get(d, d) for d in names}))
    name = min(names.values())
    of_agency = any(n in agencies().values() for n in names.values())
    match kind:
        case "passage":
            return f"{accounts} print the same {'agency ' if of_agency else ''}passage ({who})."
        case "quotation":
            return f"{accounts} quote the same words of {name} ({who})."
        case "speaker":
            return f"{accounts} lay it to {name} ({who})."
        case "credit":
            return f"{accounts} credit {name} with it ({who})."
        case _ if len({outlets.get(d, d) for d in names}) == 1:
            return f"{accounts} are of {who}."
    return f"{accounts} are copies of one text ({who})."


# --- passages -----------------------------------------------------------------------------------------


def _passages(lineage: Sequence[Lineage]) -> dict[str, list[SharedPassage]]:
    """The shared passages of each account, the shortest first, with a key for each set that are one."""
    shared: UnionFind[Passaged] = UnionFind()
    named: dict[Passaged, str] = {}
    quoted: set[Passaged] = set()
    for entry in lineage:
        if len(entry.spans) == 2:
            both = [(s.document, s.start, s.end) for s in entry.spans]
            shared.union(*both)
            if entry.origin is not None:
                named |= dict.fromkeys(both, entry.origin)
                quoted |= set(both) if entry.kind == "shared_quotation" else set()
    ordered = sorted(shared)
    for before, passage in zip(_furthest(ordered), ordered[1:], strict=False):
        if before[0] == passage[0] and passage[1] < before[2]:
            shared.union(before, passage)  # passages of one account that overlap tell of one origin
    passages: dict[str, list[SharedPassage]] = defaultdict(list)
    for group in shared.to_sets():
        first, whose = min(group), min((named[p] for p in group if p in named), default=None)
        key = f"passage:{first[0]}:{first[1]}:{first[2]}"
        for passage in sorted(group):
            kind: OriginKind = "quotation" if passage in quoted else "passage"
            passages[passage[0]].append((*passage[1:], key, kind, named.get(passage, whose)))
    return {d: sorted(own, key=lambda p: (p[1] - p[0], p[0], p[3])) for d, own in passages.items()}


def _furthest(ordered: Iterable[Passaged]) -> Iterable[Passaged]:
    """For each passage the one that reaches furthest among it and those before it in the account."""
    return accumulate(ordered, lambda far, p: far if far[0] == p[0] and far[2] >= p[2] else p)


def _shared(claim: Claim, passages: Sequence[SharedPassage]) -> tuple[str, OriginKind, str | None] | None:
    """Key, kind and name of the shortest passage that most of a claim lies in."""
    for start, end, key, kind, name in passages:
        if min(end, claim.end) - max(start, claim.start) > 0.6 * (claim.end - claim.start):
            return key, kind, name
    return None


# --- whose text an account is -------------------------------------------------------------------------


def _of_one_text(
    accounts: Mapping[str, Account], lineage: Sequence[Lineage], whole: Mapping[str, Credit | None]
) -> dict[str, str]:
    """For each account and outlet the group it is of: copies of one text, and what one outlet tells.

    Where it is known who came first, the later one is asked how much of it is taken: a digest that
    takes all of two short accounts does not make these one. A reprint that credits another outlet
    is of that outlet, and not of the one that prints it.
    """
    together = UnionFind(sorted(accounts))
    taken: dict[tuple[str, str], int] = defaultdict(int)
    first: dict[tuple[str, str], str | None] = {}
    for entry in lineage:
        if len(entry.spans) == 2 and entry.kind != "shared_quotation":
            one, other = entry.spans
            taken[one.document, other.document] += entry.words
            first[one.document, other.document] = entry.source
    lengths = {document: account.words for document, account in accounts.items()}
    for (a, b), words in sorted(taken.items()):
        takers = {a, b} - {first.get((a, b))}
        if any(words >= COPY_SHARE * lengths[t] for t in takers if t in lengths):
            together.union(a, b)
    for document, account in sorted(accounts.items()):
        credit = whole[document]
        outlet = account.outlet if credit is None else credit.outlet
        if outlet is not None:
            together.union(document, _node(outlet))
    named = [(min(group & accounts.keys(), default=min(group)), group) for group in together.to_sets()]
    return {member: name for name, group in named for member in group}


# --- credits ------------------------------------------------------------------------------------------


def _credits(lineage: Sequence[Lineage]) -> dict[str, list[Credit]]:
    """The credits of each account, in the order of the text."""
    credits: dict[str, list[Credit]] = defaultdict(list)
    for entry in lineage:
        if entry.kind == "credited" and entry.origin is not None:
            for s in entry.spans:
                credits[s.document].append(Credit(s.start, s.end, entry.origin))
    return {document: sorted(own, key=astuple) for document, own in credits.items()}


def _credit_of_all(account: Account, credits: Sequence[Credit]) -> Credit | None:
    """The credit in brackets that holds for a whole account: in its dateline, or alone at its end."""
    body = [p for p in account.paragraphs if p.kind not in {"furniture", "heading"}]
    for credit in credits:
        if account.text[credit.start] != "(":
            continue
        start = max((p.start for p in account.paragraphs if p.start <= credit.start), default=0)
        before = account.text[start : credit.start]
        ends = not any(_has_words(account.text[max(p.start, credit.end) : p.end]) for p in body)
        if ends and (not before.strip() or SENTENCE_END.search(before[-3:])):
            return credit
        opens = not body or start <= body[0].start
        if opens and len(before) <= DATELINE and re.match(r"\s*[-–—]", account.text[credit.end :]):
            return credit
    return None


def _has_words(text: str) -> bool:
    return any(c.isalnum() for c in text)


def _credit_of(
    claim: Claim, sentence: tuple[int, int], account: Account, credits: Mapping[str, Sequence[Credit]]
) -> Credit | None:
    """The outlet that a claim is laid to, where no named speaker comes before it.

    That is a speaker that is itself such an outlet ("AFP reported that …"), else the credit in the
    sentence, the nearest to the words of the claim if there are several.
    """
    own = credits.get(account.id, [])
    speaker = claim.speaker
    if speaker is not None and speaker.entity is not None:
        return next((c for c in own if _names(speaker, c)), None)
    start, end = sentence
    within = [
        c
        for c in own
        if not SENTENCE_END.search(account.text, c.end, max(start, c.end))
        and not SENTENCE_END.search(account.text, min(end, c.start), c.start)
    ]
    return min(within, key=lambda c: max(c.start - claim.end, claim.start - c.end, 0), default=None)


def _sentences(claims: Iterable[Claim]) -> dict[tuple[str, int], tuple[int, int]]:
    """How far the claims of each sentence reach."""
    extents: dict[tuple[str, int], tuple[int, int]] = {}
    for c in claims:
        start, end = extents.get((c.document, c.sentence), (c.start, c.end))
        extents[c.document, c.sentence] = min(start, c.start), max(end, c.end)
    return extents


def _names(speaker: Speaker, credit: Credit) -> bool:
    """Whether a speaker is the outlet that is credited."""
    in_credit = credit.start <= speaker.start and speaker.end <= credit.end
    return in_credit or credit.outlet == known_as(speaker.name)


def _node(outlet: str) -> str:
    """What stands for an outlet among accounts."""
    return f"credit:{known_as(outlet)}"
