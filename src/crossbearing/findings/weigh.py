"""How much a finding weighs: the Admiralty scale for credibility, ICD-203 words for likelihood.

Grades follow NATO AJP-2.1: 1 confirmed by other independent sources, 2 probably true, 3 possibly
true, 4 doubtful, 5 improbable, 6 truth cannot be judged. They are monotonic: an independent account
never makes the grade worse, a copy never makes it better. A finding has no grade 1 without two
independent origins that tell it as certain.
"""

from collections.abc import Sequence

from attrs import frozen

from crossbearing.findings.origins import Origins
from crossbearing.findings.reliability import UNGRADED, Reliabilities
from crossbearing.findings.view import ClaimView
from crossbearing.model.claim import Certainty
from crossbearing.model.dossier import CREDIBILITY, Likelihood


@frozen
class Weight:
    """A grade with its reasons, each a sentence."""

    accounts: int
    independent: int
    credibility: int
    likelihood: Likelihood | None
    reasons: tuple[str, ...]


def weigh(
    claims: Sequence[ClaimView], origins: Origins, disputed: int, sources: Reliabilities = UNGRADED
) -> Weight:
    """The weight of a finding; ``disputed`` is the number of independent origins against it.

    ``sources`` are what the analyst says of them: one that is not usually reliable tells nothing as certain,
    an unreliable one is no witness, and a completely reliable one makes what it tells probably true.
    """
    accounts = len({v.account.id for v in claims})
    witnesses = origins.independent(v.claim for v in claims)
    graded = sources.of(claims, origins)
    how_sure = {v.id: min(_how_sure(v, claims, origins), CAPS.get(graded.get(v.id, ""), 3)) for v in claims}
    counted = origins.independent(v.claim for v in claims if graded.get(v.id) != "E")
    trusted = any(graded.get(v.id) == "A" and how_sure[v.id] == LEVELS["certain"] for v in claims)
    sure = origins.independent(v.claim for v in claims if how_sure[v.id] == LEVELS["certain"])
    judged = [v for v in claims if how_sure[v.id] > NOTHING]
    if not judged:
        grade = 6
    elif disputed > len(counted):
        grade = 5
    elif len(sure) >= 2:
        grade = 2 if disputed else 1
    elif len(counted) >= 2:
        grade = 3 if disputed else 2
    elif sure:
        grade = 4 if disputed else 2 if trusted else 3
    else:
        grade = 4
    why = origins.reasons(v.claim for v in claims)
    reasons = [_support(accounts, witnesses), *why, *_surety(len(sure), len(witnesses)), *_against(disputed)]
    reasons += ["It is only supposed."] if all(map(_is_supposed, claims)) else []
    reasons += sources.reasons(claims, origins)
    words = CREDIBILITY[grade]
    return Weight(
        accounts,
        len(witnesses),
        grade,
        _likelihood(claims),
        (*reasons, f"Credibility {grade}: {words.lower()}."),
    )


def _how_sure(view: ClaimView, claims: Sequence[ClaimView], origins: Origins) -> int:
    """How sure the origin of a claim is, as a level: that of its least sure account.

    An account is as sure as the surest of its claims; a copy that drops its original's doubt is no surer.
    """
    own = origins.of[view.id]
    levels: dict[str, int] = {}
    for other in claims:
        origin = origins.of[other.id]
        if origin.key == own.key or origin.account == own.account:
            level = NOTHING if _is_supposed(other) else LEVELS[other.claim.certainty]
            levels[other.account.id] = max(levels.get(other.account.id, 0), level)
    return min(levels[view.account.id], *levels.values())


def _is_supposed(view: ClaimView) -> bool:
    """ "If it sells arms": what is only supposed is neither so nor not so."""
    return view.claim.frame == "hypothetical"


NOTHING = 0
LEVELS: dict[Certainty, int] = {"unknown": NOTHING, "possible": 1, "probable": 2, "certain": 3}
CAPS: dict[str, int] = {"D": LEVELS["probable"], "E": LEVELS["possible"]}  # by reliability of the source


def _support(accounts: int, witnesses: Sequence[str]) -> str:
    told = "One account tells it" if accounts == 1 else f"{accounts} accounts tell it"
    by = f" ({'; '.join(witnesses)})" if witnesses else ""
    origin = "one origin" if len(witnesses) == 1 else f"{len(witnesses)} independent origins"
    return f"{told}, from {origin}{by}."


def _surety(sure: int, witnesses: int) -> list[str]:
    if sure == 0:
        return ["None tells it as certain."]
    return [f"Only {sure} of them told as certain."] if sure < witnesses else []


def _against(disputed: int) -> list[str]:
    if not disputed:
        return []
    return [f"{disputed} independent {'origin tells' if disputed == 1 else 'origins tell'} it otherwise."]


def _likelihood(claims: Sequence[ClaimView]) -> Likelihood | None:
    """ICD-203 words where the accounts' own words give a probability; certain claims need none."""
    levels = {v.claim.certainty for v in claims}
    return "likely" if levels == {"probable"} else None
