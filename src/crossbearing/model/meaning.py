"""What the words of an account mean where they stand."""

from attrs import field, frozen

DIMENSIONS = 96


@frozen
class WordMeanings:
    """The words of an account with a row of whole numbers each: nearer rows are nearer in meaning.

    ``spans`` holds the offsets of start and end of each word, in order, as little-endian 32-bit integers;
    ``vectors`` holds for each word DIMENSIONS numbers from -127 to 127, a byte each.
    """

    spans: bytes = field(default=b"", repr=False)
    vectors: bytes = field(default=b"", repr=False)
