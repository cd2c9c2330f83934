"""Words and numbers as they are compared and as a reader writes them."""


def plain(words: str) -> str:
    """Words without regard to case and white space, so that two spellings of one name meet."""
    return " ".join(words.split()).casefold()


def written(number: float) -> str:
    """A number in figures, with at most six decimals, and never as 1e+10."""
    return f"{number:.0f}" if number == round(number) else f"{number:.6f}".rstrip("0").rstrip(".")
