"""The evidence on which somebody speaks, where the words give it: seen, told, inferred or documented."""

from collections.abc import Sequence

from crossbearing.claims.attribution import Attribution
from crossbearing.lexicons.words import cues
from crossbearing.model.claim import Basis
from crossbearing.model.parse import Parse


def basis_of(parse: Parse, chain: Sequence[Attribution]) -> Basis | None:
    """The evidence under a claim with the attributions ``chain`` over it, outermost first.

    The innermost word that tells decides: in "officials believe that records show" it is the records. What
    somebody says that another said is told. None where no word gives it.
    """
    for attribution in reversed(chain):
        found = _of(parse, attribution)
        if found is not None:
            return found
    return "told" if sum(a.source is not None for a in chain) > 1 else None


def _of(parse: Parse, attribution: Attribution) -> Basis | None:
    evidence = cues().evidence
    source = attribution.source
    if source is not None and (basis := evidence.sources.get(parse.tokens[source.head].lemma.lower())):
        return basis
    return evidence.cues.get(attribution.lemma)
