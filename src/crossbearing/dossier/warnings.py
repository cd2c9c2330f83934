"""Who warns whom of what consequence, if what is done."""

import re
from collections import defaultdict
from collections.abc import Iterator

from attrs import frozen

from crossbearing.dossier.antecedents import Antecedents
from crossbearing.dossier.cautions import find_cautions
from crossbearing.dossier.evidence import Evidence, is_pronoun, roles
from crossbearing.dossier.standing import meant_by
from crossbearing.dossier.threats import find_threats
from crossbearing.lexicons.resource import resource
from crossbearing.lexicons.words import predicates
from crossbearing.model.claim import Claim
from crossbearing.model.dossier import Warning

Key = tuple[tuple[str, ...], str | None, str | None, str | None]
Others = tuple[Claim | None, ...]
ADVICE = re.compile(r"\b(should|must|ought|not to)\b")


@frozen
class _Told:
    """The claims that stand under each word of warning, by document and place of the word; ``acts`` tell whom
    it warns, ``by_id`` are all claims."""

    under: dict[tuple[str, int], list[Claim]]
    acts: dict[tuple[str, int], Claim]
    by_id: dict[str, Claim]
    before: Antecedents


def list_warnings(evidence: Evidence) -> tuple[Warning, ...]:
    """Each warning that claims tell of, with all findings that tell it."""
    told = _told(evidence)
    found: dict[Key, set[str]] = defaultdict(set)
    for claim in evidence.claims:
        for key, others in _warnings(evidence, claim, told):
            found[key] |= {evidence.findings[c.id].id for c in (claim, *others) if c is not None}
    warned = (Warning(*key, findings=tuple(sorted(ids))) for key, ids in found.items())
    return tuple(sorted(warned, key=repr))


def _told(evidence: Evidence) -> _Told:
    under: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    acts: dict[tuple[str, int], Claim] = {}
    warned = {(c.document, c.head): c for c in evidence.claims if c.sense == "warn" and not c.nominal}
    for claim in evidence.claims:
        if claim.speaker is not None and claim.cue is not None and _warns(claim.cue.lemma):
            key = claim.document, claim.cue.start
            under[key].append(claim)
            for at in range(claim.cue.start, claim.cue.end):
                if (act := warned.get((claim.document, at))) is not None and act != claim:
                    acts[key] = act
    return _Told(under, acts, {c.id: c for c in evidence.claims}, Antecedents(evidence))


def _warnings(evidence: Evidence, claim: Claim, told: _Told) -> Iterator[tuple[Key, Others]]:
    """The warnings a claim tells, each with the other claims that tell it."""
    key = (claim.document, claim.cue.start) if claim.cue is not None else None
    together = told.under.get(key, []) if key is not None else []
    if together and key is not None and claim.speaker is not None:
        if _is_main(claim, together):
            by = claim.speaker.entity or claim.speaker.name
            agent = claim.role("agent")
            if is_pronoun(by) and agent is not None and evidence.words(agent, claim) == by:
                # "They threatened to open the gates"
                by = meant_by(agent, claim, evidence, told.before) or by
            act, condition = told.acts.get(key), told.by_id.get(claim.condition or "")
            to = _addressed(evidence, act) or _warned(evidence, claim)
            warns = () if is_pronoun(by) else (by,)
            yield (warns, to, _one_line(condition), _one_line(claim)), (act, condition)
    elif _is_warning(claim) and claim not in told.acts.values():
        named = tuple(e for r in roles(claim, "agent") for e in r.entities)
        if named:
            then = _following(evidence, claim)
            yield (named, _addressed(evidence, claim), None, _one_line(then or claim)), (then,)
    else:
        yield from find_threats(evidence, claim, told.before)
        yield from find_cautions(evidence, claim, told.before)


def _is_warning(claim: Claim) -> bool:
    affirmed = claim.polarity == "affirmed" and claim.frame == "actual"
    return claim.sense == "warn" and affirmed and claim.predicate not in resource("warnings")["promising"]


def _is_main(claim: Claim, together: list[Claim]) -> bool:
    """Of the claims under one warning the first that is not the condition of another says what threatens."""
    conditions = {c.condition for c in together}
    main = [c for c in together if c.id not in conditions and c.role("agent") is not None]
    return bool(main) and min(main, key=lambda c: (c.start, -c.end)) == claim


def _warns(lemma: str) -> bool:
    lexicon = predicates()
    found = lexicon.verbs.get(lemma) or lexicon.nouns.get(lemma)
    return found is not None and found.name == "warn" and lemma not in resource("warnings")["promising"]


def _addressed(evidence: Evidence, act: Claim | None) -> str | None:
    """Whom an act or word of warning is turned to: "warned the owners", "its warning to travellers"."""
    if act is None:
        return None
    told = (party for r in roles(act, "recipient", "theme") for party in evidence.party(r, act))
    return next(told, None)


def _warned(evidence: Evidence, claim: Claim) -> str | None:
    """The one who would bear the consequence; of an advice, whoever is to follow it."""
    named = next((r.entity for r in roles(claim, "agent") if r.entity), None)
    agents = (who for r in roles(claim, "agent") if (who := evidence.who(r, claim)) is not None)
    return named or (next(agents, None) if ADVICE.search(claim.text) else None)


def _following(evidence: Evidence, claim: Claim) -> Claim | None:
    """ "Its warning to travellers | not to go": what a noun warns of begins where its words end."""
    if not claim.nominal:
        return None
    after = [c for c in evidence.claims if c.document == claim.document and 0 < c.start - claim.end <= 2]
    return after[0] if after else None


def _one_line(claim: Claim | None) -> str | None:
    return " ".join(claim.text.split()) if claim is not None else None
