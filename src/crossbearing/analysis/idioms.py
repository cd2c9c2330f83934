"""Adverbs of several words as one token each, so that "met face to face" has no object and no second verb."""

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.util import filter_spans

from crossbearing.lexicons.resource import resource

IDIOMS = "idioms"  # the name of the pipe


class Idioms:
    """A pipe that joins the words of each idiom; the model reads the adverb that stands for it (its norm)."""

    def __init__(self, nlp: Language) -> None:
        self._adverbs: dict[str, str] = resource("idioms")["adverbs"]
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        for idiom in self._adverbs:
            self._matcher.add(idiom, [nlp.make_doc(idiom)])

    def __call__(self, doc: Doc) -> Doc:
        """The document with each idiom as one token; its text and offsets stay as they are."""
        found = filter_spans([doc[start:end] for _, start, end in self._matcher(doc)])
        with doc.retokenize() as joined:
            for span in found:
                joined.merge(span, attrs={"NORM": self._adverbs[span.text.lower()]})
        return doc


@Language.factory(IDIOMS)
def _idioms(nlp: Language, name: str) -> Idioms:  # spaCy calls a factory by these names
    return Idioms(nlp)
