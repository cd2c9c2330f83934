"""Which language an account is in (langid.py, Lui and Baldwin 2012)."""

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

SAMPLE = 800  # code points; more does not change the answer, and takes its time
ENOUGH = 100  # letters below which only English is believed
CONFIDENT = 0.95


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language of ``text``; None where it is too short or mixed to tell."""
    sample = text[:SAMPLE]
    letters = sum(c.isalpha() for c in sample)
    if not letters:
        return None
    language, probability = _identifier().classify(sample)
    if probability < CONFIDENT or (letters < ENOUGH and language != "en"):
        return None
    return str(language)


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
