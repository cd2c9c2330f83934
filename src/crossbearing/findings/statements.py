"""The plain statement of a finding: the accounts' own words, chosen to say most in least."""

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from crossbearing.findings.view import ClaimView
from crossbearing.lexicons.resource import resource

LONGEST = 220  # characters; a longer claim is only chosen where there is none shorter


def statement(claims: Sequence[ClaimView]) -> str:
    """The words of the claim that speaks for all, on one line. Every word is an account's own."""
    return " ".join(speaking(claims).claim.text.split())


def speaking(claims: Sequence[ClaimView], confirmed: Mapping[str, float] = MappingProxyType({})) -> ClaimView:
    """The claim that speaks for all: the one that shares most with the others.

    It tells the act that most of them tell, as few figures and days as can be that it tells alone, and most
    of what other accounts tell too, in nats ``confirmed`` by claim: a reader takes the statement for what all
    of them confirm. Of equals the one told as certain wins, then the shorter.
    """
    common = Counter(f for v in claims for f in v.features)
    senses = Counter(v.sense for v in claims)
    usual = max(sorted(senses, key=str), key=lambda s: senses[s])

    def worth(view: ClaimView) -> tuple[bool, bool, bool, bool, bool, int, float, float, int, str]:
        shared = sum(common[f] - 1 for f in view.features) / (len(view.features) or 1)
        text = view.claim.text
        subject = min(
            (r for r in view.claim.roles if r.role in {"agent", "theme"}), key=lambda r: r.start, default=None
        )
        own_subject = subject is not None and view.claim.start <= subject.start < view.claim.head
        named = (
            own_subject and subject is not None and subject.lemma not in resource("coreference")["pronouns"]
        )
        return (
            len(text) <= LONGEST,
            len(text.split()) > 3,
            view.sense == usual,
            named,
            own_subject,
            -_told_alone(view, common) if len(claims) > 1 else 0,
            confirmed.get(view.id, 0.0),
            round(shared + (0.5 if view.claim.certainty == "certain" else 0.0), 6),
            -len(text),
            view.id,
        )

    return max((v for v in claims if not v.claim.nominal), key=worth)


def _told_alone(view: ClaimView, common: Counter[str]) -> int:
    """How many figures and days are of this claim only."""
    return sum(common[f] == 1 for f in view.features if f[0] in "qt")
