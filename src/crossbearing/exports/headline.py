"""What the dossier is called: a headline that nothing speaks against, or else whom and what it is about."""

import re
from collections import Counter
from collections.abc import Iterable

from crossbearing.exports.lookup import Lookup
from crossbearing.model.mention import Mention

WORD = re.compile(r"\w{3,}|\d+")
ALIKE = 0.5  # share of the words of a headline or of a claim, whichever are fewer, that say the same
IMPROBABLE = 5  # grade from which a finding is no headline
NAMES = 3


def headline(lookup: Lookup) -> str:
    """The story's title, unless it repeats what is in dispute or improbable: then that of another account,
    else the names that the accounts name most."""
    stories = lookup.dossier.stories
    if len(stories) != 1:
        return f"{len(stories)} stories" if stories else "No accounts"
    doubtful = [words(lookup.claims[c].text) for c in _doubtful(lookup)]
    figures = list(_disputed_figures(lookup))
    for title in dict.fromkeys([stories[0].title, *_titles(lookup)]):
        said = words(title)
        if (
            title
            and not any(_repeats(said, claim) for claim in doubtful)
            and not any(f <= said for f in figures)
        ):
            return title
    return _names(lookup) or stories[0].title


def headline_of(title: str, lookup: Lookup) -> str:
    """The outlet whose headline ``title`` is; nothing where it is none."""
    return next((a.outlet for a in lookup.accounts.values() if a.outlet and a.title == title), "")


def words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in WORD.findall(text))


def _doubtful(lookup: Lookup) -> Iterable[str]:
    """Claims that a conflict sets against others, and those of improbable findings."""
    disputed = (c for k in lookup.dossier.conflicts for p in k.positions for c in p.claims)
    improbable = (c for f in lookup.dossier.findings if f.credibility == IMPROBABLE for c in f.claims)
    return dict.fromkeys(c for claims in (disputed, improbable) for c in claims if c in lookup.claims)


def _disputed_figures(lookup: Lookup) -> Iterable[frozenset[str]]:
    """The words of figures in dispute and the word after, which mostly is what they count: "six boys"."""
    texts = {m.id: _with_next(lookup.accounts[m.document].text, m) for m in _quantities(lookup)}
    for conflict in lookup.dossier.conflicts:
        claims = [lookup.claims[c] for p in conflict.positions for c in p.claims if c in lookup.claims]
        if conflict.kind == "quantity":
            yield from (texts[q] for claim in claims for q in claim.quantities if len(texts.get(q, ())) > 1)


def _with_next(text: str, figure: Mention) -> frozenset[str]:
    after = text[figure.end :].split(maxsplit=1)
    return words(" ".join([text[figure.start : figure.end], *after[:1]]))


def _quantities(lookup: Lookup) -> Iterable[Mention]:
    return (m for m in lookup.dossier.mentions if m.kind == "quantity" and m.document in lookup.accounts)


def _repeats(title: frozenset[str], claim: frozenset[str]) -> bool:
    fewer = min(len(title), len(claim))
    return fewer > 0 and len(title & claim) >= max(2, ALIKE * fewer)


def _titles(lookup: Lookup) -> list[str]:
    """The accounts' titles, those first whose words most others use."""
    titles = [a.title for a in lookup.accounts.values() if a.title]
    used = Counter(word for title in titles for word in words(title))
    return sorted(titles, key=lambda t: -sum(used[w] - 1 for w in words(t)) / (len(words(t)) or 1))


def _names(lookup: Lookup) -> str:
    times = Counter(m.entity for m in lookup.dossier.mentions if m.entity in lookup.names)
    most = sorted(times, key=lambda e: (-times[e], lookup.name(e)))[:NAMES]
    return ", ".join(lookup.name(e) for e in most)
