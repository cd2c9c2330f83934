"""A dossier and its pieces: what each story gives by itself, and what is of no one story.

A story's entries follow from its accounts and claims alone, so where a judgement touches one story the others
are as they were. Joined, the pieces are the dossier.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, TypeVar

from attrs import evolve, frozen

from crossbearing.dossier.timeline import in_time
from crossbearing.model.account import Account
from crossbearing.model.dossier import (
    LISTS,
    Dossier,
    Meeting,
    Movement,
    Reconciliation,
    Relation,
    Rule,
    Transfer,
    Warning,
)
from crossbearing.model.lineage import Lineage

Act = Movement | Meeting | Transfer | Rule | Warning | Relation
A = TypeVar("A", bound=Act)
RECONCILED = ("mentions", "claims", "findings", "conflicts", "updates", "agreements", "origins")


@frozen
class StoryFound:
    """What was found of one story: its accounts, what is reconciled of them, the lineage that touches it."""

    documents: tuple[Account, ...]
    found: Reconciliation
    lineage: tuple[Lineage, ...]


def piece(**lists: Any) -> Dossier:
    """A dossier of these lists and no others."""
    return Dossier(**{**dict.fromkeys(LISTS, ()), **lists})


def by_story(
    documents: Sequence[Account], lineage: Iterable[Lineage], found: Reconciliation
) -> Iterator[StoryFound]:
    """What was found, taken apart into its stories, in their order."""
    story_of = {d: s.id for s in found.stories for d in s.documents}
    own: defaultdict[str, defaultdict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for account in documents:
        own["documents"][story_of.get(account.id, "")].append(account)
    for entry in lineage:
        for touched in dict.fromkeys(story_of.get(s.document, "") for s in entry.spans):
            own["lineage"][touched].append(entry)
    for name in ("mentions", "claims"):
        for told in getattr(found, name):
            own[name][story_of.get(told.document, "")].append(told)
    for name in ("findings", "conflicts", "updates"):
        for told in getattr(found, name):
            own[name][told.story].append(told)
    of_claim = {c.id: story_of.get(c.document, "") for c in found.claims}
    for agreement in found.agreements:
        own["agreements"][of_claim.get(agreement.claims[0], "")].append(agreement)
    for origin in found.origins:
        own["origins"][of_claim.get(origin.claim, "")].append(origin)
    entities = {e.id: e for e in found.entities}
    for story in found.stories:
        lists = {name: tuple(of[story.id]) for name, of in own.items()}
        named = {m.entity for m in lists.get("mentions", ())}
        named = named.union(*(c.entities for c in lists.get("claims", ())))
        told = {name: lists.get(name, ()) for name in RECONCILED}
        known = tuple(entities[e] for e in sorted(e for e in named if e in entities))
        yield StoryFound(
            lists.get("documents", ()),
            Reconciliation(stories=(story,), entities=known, **told),
            lists.get("lineage", ()),
        )


def join(pieces: Iterable[Dossier]) -> Dossier:
    """The dossier that ``pieces`` make up, which come in the order of their stories; one has the recipe.

    An act that several stories tell of is one entry.
    """
    known = tuple(pieces)
    lists: dict[str, Any] = {
        name: tuple(chain.from_iterable(getattr(p, name) for p in known)) for name in LISTS
    }
    if sum(bool(p.stories) for p in known) > 1:
        acts = ("movements", "meetings", "transfers", "rules", "warnings", "relations")
        lists |= {name: _once(lists[name]) for name in acts}
        lists["timeline"] = in_time(lists["timeline"])
    lists["documents"] = tuple(sorted(lists["documents"], key=lambda a: (a.name, a.id)))
    lists["mentions"] = tuple(
        sorted(lists["mentions"], key=lambda m: (m.document, m.start, m.end, m.kind, m.id))
    )
    lists["claims"] = tuple(sorted(lists["claims"], key=lambda c: (c.document, c.start, c.head, c.end)))
    lists["origins"] = tuple(sorted(lists["origins"], key=lambda o: o.claim))
    return Dossier(**lists, recipe=next((p.recipe for p in known if p.recipe), {}))


def _once(acts: Sequence[A]) -> tuple[A, ...]:
    """``acts`` with those that differ in nothing but their findings as one."""
    findings: dict[Any, set[str]] = {}
    for act in acts:
        findings.setdefault(evolve(act, findings=()), set()).update(act.findings)
    return tuple(evolve(act, findings=tuple(sorted(held))) for act, held in findings.items())
