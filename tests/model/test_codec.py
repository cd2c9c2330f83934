"""Any domain value survives its way to JSON and back."""

import json

import pytest
from attrs import asdict
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.errors import DossierError
from crossbearing.model.account import Account
from crossbearing.model.claim import Analysis, Claim, Role
from crossbearing.model.codec import dump, dump_dossier, load, load_dossier, plain
from crossbearing.model.dossier import Dossier, Movement, Warning
from crossbearing.model.mention import Actor, Mention, Place, Quantity, Time

KINDS = {"actor": Actor, "place": Place, "time": Time, "quantity": Quantity}
FLOATS = st.floats(allow_nan=False, allow_infinity=False)
TEXTS = st.text(st.characters(codec=None, categories=None), max_size=8)  # nulls and lone surrogates too

st.register_type_strategy(float, FLOATS)
st.register_type_strategy(str, TEXTS)
MENTIONS = st.one_of(
    st.builds(Mention, kind=st.just(kind), value=st.from_type(value)) for kind, value in KINDS.items()
)
st.register_type_strategy(Mention, MENTIONS)


def few(cls: type) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(st.from_type(cls), max_size=2).map(tuple)


@given(st.builds(Analysis, claims=few(Claim), mentions=few(Mention)))
def test_an_analysis_comes_back_as_it_was(analysis: Analysis) -> None:
    assert load(dump(analysis), Analysis) == analysis


@given(st.from_type(Account))
def test_an_account_comes_back_as_it_was(account: Account) -> None:
    assert load(dump(account), Account) == account


def test_an_account_written_before_it_was_kept_how_it_was_found_can_be_read() -> None:
    account = Account("a.txt", "1" * 64, "The dam broke.", (), outlet="Wire")
    told = plain(account)
    del told["bases"]
    assert load(json.dumps(told), Account) == account


@given(st.data())
def test_a_dossier_comes_back_as_it_was(data: st.DataObject) -> None:
    """One list is filled at a time: a dossier with all of them is more than hypothesis can draw."""
    empty: dict[str, object] = {
        name: () for name in asdict(Dossier(*((),) * 19)) if name not in ("recipe", "version")
    }
    hints = Dossier.__annotations__
    name = data.draw(st.sampled_from(sorted(empty)))
    entries = data.draw(few(hints[name].__args__[0]))
    dossier = Dossier(**{**empty, name: entries}, recipe={"b": "2", "a": "1"})  # type: ignore[arg-type]
    written = dump_dossier(dossier)
    assert load_dossier(written) == dossier
    assert dump_dossier(load_dossier(written)) == written
    assert len(json.loads(written)[name]) == len(entries)


def test_names_of_the_contract_that_are_words_of_python() -> None:
    movement = Movement("e-1", "Here", "There", None, None, "made", ("f-1",))
    assert plain(movement) == {
        "entity": "e-1",
        "from": "Here",
        "to": "There",
        "by": None,
        "edtf": None,
        "status": "made",
        "findings": ["f-1"],
    }
    warning = Warning(("e-1",), None, "they come", "they pay", ("f-1",))
    assert {"if", "then"} < plain(warning).keys()
    assert load(dump(movement), Movement) == movement
    assert load(dump(warning), Warning) == warning


def test_ids_that_follow_from_content_are_written_and_not_believed() -> None:
    account = Account("a.txt", "0" * 64, "Text.", ())
    told = json.loads(dump(account))
    assert told["id"] == account.id
    assert load(json.dumps({**told, "id": "d-forged"}), Account).id == account.id


def test_the_first_entity_of_a_role_is_written_beside_all() -> None:
    role = Role("agent", 0, 3, 0, "they", ("e-1", "e-2"))
    assert plain(role)["entity"] == "e-1"
    assert plain(Role("agent", 0, 3, 0, "they"))["entity"] is None
    assert load(dump(role), Role) == role


def test_a_dossier_is_utf8_that_people_can_read() -> None:
    account = Account("a.txt", "0" * 64, "Zoë said “yes”. \udcff", ())
    written = dump_dossier(Dossier((account,), *((),) * 18))
    assert "Zoë said “yes”. \\udcff" in written.decode("utf8")
    assert written.startswith(b'{\n "version": "1",\n')
    assert written.endswith(b"}\n")
    assert load_dossier(written).documents == (account,)


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"\xff", b"[]", b"null", b"{}", b'{"version": "1"}', b'{"documents": "none"}', b"[" * 99_999],
)
def test_what_is_no_dossier_is_an_error(data: bytes) -> None:
    with pytest.raises(DossierError, match="this is not"):
        load_dossier(data)
