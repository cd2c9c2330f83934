"""Who warns whom of what consequence, if what is done."""

import re
from collections import defaultdict
from collections.abc import Iterator

from attrs import frozen

from crossbearing.dossier.antecedents import Antecedents
from crossbearing.dossier.cautions import find_cautions, find_urgings
from crossbearing.dossier.continuations import RUNNING_ON, joined_on, running_on
from crossbearing.dossier.evidence import Evidence, is_pronoun, names_an_actor, roles
from crossbearing.dossier.pronouns import meant_by, names_actors
from crossbearing.dossier.threats import find_threats
from crossbearing.dossier.warned import Warned, WarningTold
from crossbearing.lexicons.resource import one_of, resource
from crossbearing.lexicons.words import predicates
from crossbearing.model.claim import Claim, Role
from crossbearing.model.dossier import Warning

IF = re.compile(f"{one_of('warnings', 'conditions')} ", re.IGNORECASE)
ADVICE = re.compile(rf"\b{one_of('warnings', 'advising')}\b")


@frozen
class _Told:
    """The claims that stand under each word of warning, by document and place of the word; ``acts`` tell whom
    it warns."""

    under: dict[tuple[str, int], list[Claim]]
    acts: dict[tuple[str, int], Claim]
    before: Antecedents


def list_warnings(evidence: Evidence) -> tuple[Warning, ...]:
    """Each warning that claims tell of, with all findings that tell it."""
    told = _told(evidence)
    found: dict[WarningTold, set[str]] = defaultdict(set)
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
        if claim.cue is not None and not claim.nominal and _warns(claim.cue.lemma):
            key = claim.document, claim.cue.start
            under[key].append(claim)
            for at in range(claim.cue.start, claim.cue.end):
                if (act := warned.get((claim.document, at))) is not None and act != claim:
                    acts[key] = act
    return _Told(under, acts, Antecedents(evidence))


def _warnings(evidence: Evidence, claim: Claim, told: _Told) -> Iterator[Warned]:
    """The warnings a claim tells, each with the other claims that tell it."""
    key = (claim.document, claim.cue.start) if claim.cue is not None else None
    together = told.under.get(key, []) if key is not None else []
    if together and key is not None and not claim.nominal:
        if _is_main(claim, together) and _can_warn(claim):
            yield _under_a_cue(evidence, claim, told, key)
    elif _is_warning(claim) and claim not in told.acts.values():
        yield from _in_itself(evidence, claim, told)
    else:
        yield from find_threats(evidence, claim, told.before)
        yield from find_cautions(evidence, claim, told.before)
        if not claim.nominal:
            yield from find_urgings(evidence, claim)


def _under_a_cue(evidence: Evidence, claim: Claim, told: _Told, key: tuple[str, int]) -> Warned:
    """ "Brandt warned the owners | that the dam would break": who warns stands with the word of warning."""
    act, condition = told.acts.get(key), evidence.by_id.get(claim.condition or "")
    source = _origin(evidence, key, told) if claim.speaker is None else None
    by = _warner(evidence, claim, told) if source is None else source[0]
    on = _caused(claim, told)
    to = _addressed(evidence, act) or _warned(evidence, claim, on)
    if to is not None and (to == by or is_pronoun(to) or (on is None and _does_it_himself(claim))):
        # who threatens to do a thing does not warn himself
        to = next((p for r in roles(claim, "theme") for p in evidence.party(r, claim) if p != by), None)
    then = " ".join(c for c in (_one_line(claim), _one_line(on)) if c is not None)
    warns = () if by is None or is_pronoun(by) else (by,)
    return (warns, to, _one_line(condition), then), (act, condition, on, source[1] if source else None)


def _can_warn(claim: Claim) -> bool:
    """ "High prices threaten to empty the shops": nobody threatens."""
    speaker, cue = claim.speaker, claim.cue
    if speaker is None or cue is None or cue.lemma != "threaten" or speaker.entity is not None:
        return speaker is not None or (cue is not None and cue.lemma != "threaten")
    if speaker.name.split()[-1].lower() in resource("warnings")["lifeless"]:
        return False
    return speaker.kind != "unnamed" or is_pronoun(speaker.name) or names_actors(speaker.name)


def _does_it_himself(claim: Claim) -> bool:
    """ "Brandt threatened | to close the port"."""
    return claim.cue is not None and (claim.start <= claim.cue.start or claim.text.startswith("to "))


def _warner(evidence: Evidence, claim: Claim, told: _Told) -> str | None:
    if claim.speaker is None:
        return None
    by = claim.speaker.entity or claim.speaker.name
    agent = claim.role("agent")
    if is_pronoun(by) and agent is not None and evidence.words(agent, claim) == by:
        # "They threatened to open the gates"
        return meant_by(agent, claim, evidence, told.before) or by
    return by


def _origin(evidence: Evidence, key: tuple[str, int], told: _Told) -> tuple[str, Claim] | None:
    """ "Warnings | from local farmers | that the dam could break"."""
    first = told.under[key][0]
    for claim in told.before.beside(first):
        if claim.start <= key[1] < claim.end:
            named = (p for r in roles(claim, "origin") for p in evidence.party(r, claim))
            by = next(named, None)
            return (by, claim) if by is not None else None
    return None


def _caused(claim: Claim, told: _Told) -> Claim | None:
    """ "Threatened to make | the mayor testify"."""
    causes = claim.predicate in resource("warnings")["causing"] and claim.role("theme") is None
    return running_on(claim, told.before) if causes else None


def _in_itself(evidence: Evidence, claim: Claim, told: _Told) -> Iterator[Warned]:
    """ "Pirates threatened a freighter", "its warning to travellers", "he was threatened with death"."""
    agents = roles(claim, "agent")
    named = tuple(e for r in agents for e in r.entities)
    if claim.predicate == "threaten":
        if not _is_threatened(evidence, claim):
            return
        able = (r for r in agents if not r.entities and names_an_actor(r.lemma))
        named = tuple(e for r in agents for e in evidence.party(r, claim) if r.entities) or tuple(
            who for r in able if (who := evidence.who(r, claim)) is not None
        )
        passive = not agents and bool(roles(claim, "theme", "companion"))
        if not named and not passive:
            return
    elif not named:
        return
    then = _following(evidence, claim) or joined_on(claim, one_of("warnings", "of"), evidence, told.before)
    to = _addressed(evidence, claim) or next(
        (evidence.who(r, claim) for r in roles(claim, "theme") if _can_be_warned(r)), None
    )
    text = _one_line(then or claim)
    if then is not None and not claim.nominal:
        # "warned against | landing on the island"
        document = evidence.accounts[claim.document].text
        text = " ".join(document[claim.start : then.end].split())
    yield (named, to if to not in named else None, None, text), (then,)


def _is_threatened(evidence: Evidence, claim: Claim) -> bool:
    """Those who can be hurt, or are told of a blow: less is "threatens the stability of prices"."""
    themes = roles(claim, "theme")
    blows = any(r.lemma in _blows() for r in (*themes, *roles(claim, "companion")))
    hurt = (r.entities or _can_be_warned(r) for r in themes)
    return blows or (claim.frame == "actual" and any(hurt))


def _can_be_warned(role: Role) -> bool:
    return names_an_actor(role.lemma) or role.lemma in resource("warnings")["steered"]


def _blows() -> frozenset[str]:
    words = resource("warnings")
    return frozenset([*words["blows"], *words["penalties"], *words["measures"]])


def _is_warning(claim: Claim) -> bool:
    affirmed = claim.polarity == "affirmed" and claim.frame == "actual"
    return claim.sense == "warn" and affirmed and claim.predicate not in resource("warnings")["promising"]


def _is_main(claim: Claim, together: list[Claim]) -> bool:
    """Of the claims under one warning the first that is not the condition of another says what threatens.

    What only says to what end, or to what it comes ("charges | to come"), does so where nothing else does.
    """
    conditions = {c.condition for c in together}
    main = [c for c in together if c.id not in conditions and not IF.match(c.text)]
    return bool(main) and min(main, key=lambda c: (c.text.startswith("to "), c.start, -c.end)) == claim


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


def _warned(evidence: Evidence, claim: Claim, caused: Claim | None) -> str | None:
    """The one who would bear the consequence; of an advice, whoever is to follow it."""
    bears = caused or claim
    if bears.predicate in resource("warnings")["harming"] and (hurt := roles(bears, "theme")):
        return next((r.entity for r in hurt if r.entity), None)
    named = next((r.entity for r in roles(bears, "agent") if r.entity), None)
    agents = (who for r in roles(claim, "agent") if (who := evidence.who(r, claim)) is not None)
    return named or (next(agents, None) if ADVICE.search(claim.text) else None)


def _following(evidence: Evidence, claim: Claim) -> Claim | None:
    """ "Its warning to travellers | not to go": what a noun warns of begins where its words end."""
    if not claim.nominal:
        return None
    together = evidence.sentences.get((claim.document, claim.sentence), ())
    return next((c for c in together if 0 < c.start - claim.end <= RUNNING_ON), None)


def _one_line(claim: Claim | None) -> str | None:
    return " ".join(claim.text.split()) if claim is not None else None
