"""What the lists of the dossier share of grammar: words, the small ones, and how far a noun means a thing."""

import re
from functools import partial

from crossbearing.lexicons.resource import word_set

WORD = re.compile(r"[\w'’-]+")
MOSTLY, PARTLY = 0.5, 0.2  # shares of a noun's senses: it names such a thing, or may
small_words = partial(word_set, "phrases")
