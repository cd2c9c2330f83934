"""What of a finding's statement none of its other accounts tells: details that are one account's own.

A statement is a claim's exact words, so it may hold more than all of its accounts agree on: "a ceasefire came
into force after a telephone call". Words that answer none of another account's, where they stand together and
say much, are told apart from those that are confirmed. Who does it is often named otherwise ("they"), and a
figure is compared elsewhere: "4 p.m.", "16:00".
"""

from collections.abc import Sequence

from crossbearing.findings.view import ClaimView

ANSWERED = 0.5  # cosine of a word with the nearest of another account, if that tells it too
UNHEARD = 0.4  # and of one word at least of what is told alone, or of a figure
MUCH = 6.0  # nats of rarity that they have together: a rare word, or two
GAP = 2  # words between two of them that are told by others as well: "and", "the two"

Span = tuple[int, int]


def told_alone(
    words: str, view: ClaimView, nearest: Sequence[float], rarities: Sequence[float]
) -> tuple[Span, ...]:
    """Where in ``words``, those of ``view`` on one line, an account tells what the others do not.

    For each word of ``view``, of so many as were read, ``nearest`` gives the cosine with the word of another
    account that means what is most alike, and ``rarities`` how rare it is in the story, in nats.
    """
    places = _places(words, view.words)
    subject = _subject(view)
    unanswered = (
        number
        for number, ((start, end), cosine) in enumerate(zip(places, nearest, strict=False))
        if cosine < (UNHEARD if any(map(str.isdigit, words[start:end])) else ANSWERED)
    )
    runs: list[list[int]] = []
    for number in unanswered:
        if runs and number - runs[-1][-1] <= GAP + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return tuple(
        (places[run[0]][0], places[run[-1]][1])
        for run in runs
        if len(run) > 1
        and places[run[-1]][1] > subject
        and min(nearest[n] for n in run) < UNHEARD
        and sum(rarities[n] for n in run) >= MUCH
    )


def _places(words: str, told: Sequence[str]) -> list[Span]:
    """Where each word stands; one that is not found, being cut otherwise, and all after it are left out."""
    places: list[Span] = []
    at = 0
    lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in words)
    for word in told:
        start = lower.find(word, at)
        if start < 0:
            break
        at = start + len(word)
        places.append((start, at))
    return places


def _subject(view: ClaimView) -> int:
    """Where the words end that name who or what does or undergoes it, if they begin the statement, else 0."""
    claim = view.claim
    named = (r for r in claim.roles if r.role in {"agent", "theme"} and claim.start == r.start < claim.head)
    return max((len(" ".join(view.account.text[r.start : r.end].split())) for r in named), default=0)
