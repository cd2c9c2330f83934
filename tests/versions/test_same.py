from attrs import evolve

from crossbearing.model.account import Account, Bases, Paragraph
from crossbearing.versions import same_account

TEXT = "The dam above the town broke on Monday at noon, the mayor said on the radio."
OTHER = "Twelve houses were flooded and two bridges were carried away, firemen said."


def account(name: str, *paragraphs: str, sha256: str = "", **known: str) -> Account:
    text, kept = "", []
    for paragraph in paragraphs or (TEXT,):
        kept.append(Paragraph(len(text), len(text) + len(paragraph), "paragraph"))
        text += paragraph + "\n\n"
    return Account(name, sha256 or f"sha of {name}", text, tuple(kept), **known)  # type: ignore[arg-type]


def are_one(one: Account, other: Account) -> bool:
    """Whichever of the two comes first."""
    there, back = same_account(one, [[other]]) == (other.id,), same_account(other, [[one]]) == (one.id,)
    assert there == back
    return there


def test_the_same_text_of_nobody_known_is_one_account() -> None:
    assert are_one(account("a.txt"), account("copy of a.txt"))


def test_the_same_bytes_are_one_account_whatever_was_read_from_them() -> None:
    assert are_one(account("a.txt", TEXT, sha256="1"), account("b.html", OTHER, sha256="1"))


def test_white_space_makes_no_other_text() -> None:
    assert are_one(account("a.txt"), account("b.txt", TEXT.replace(" ", "\n", 2)))


def test_one_text_in_two_outlets_is_two_accounts_that_stand_for_themselves() -> None:
    one, other = account("a.txt", outlet="Harbour Wire"), account("b.txt", outlet="Valley Post")
    assert not are_one(one, other)
    assert same_account(one, [[other]]) == (one.id,)


def test_one_text_on_two_sites_is_two_accounts() -> None:
    one = account("a.html", url="https://www.wire.example/dam")
    assert not are_one(one, account("b.html", url="https://post.example/dam"))
    assert are_one(one, account("c.html", url="http://m.wire.example/world/dam"))


def test_one_text_at_two_addresses_of_one_outlet_is_one_account() -> None:
    one = account("a.html", outlet="Harbour Wire", url="https://wire.example/dam")
    assert are_one(one, account("b.html", outlet="harbour wire", url="https://wire-mobile.example/dam"))


def test_a_host_that_stands_for_an_outlet_may_be_that_of_one_known_by_its_name() -> None:
    by_host = account("a.html", url="https://wire.example/dam", outlet="wire.example")
    by_host = evolve(by_host, bases=Bases(outlet="url"))
    assert are_one(by_host, account("b.txt", outlet="Harbour Wire"))
    assert are_one(by_host, account("b.html", outlet="Harbour Wire", url="https://m.wire.example/world/dam"))
    assert not are_one(by_host, account("b.html", outlet="Post", url="https://post.example/dam"))


def test_an_outlet_told_otherwise_of_the_same_bytes_is_still_the_same_file() -> None:
    before, now = account("a.txt", outlet="Wire", sha256="1"), account("a.txt", outlet="Post", sha256="1")
    assert before.id != now.id
    assert same_account(now, [[before]], before) == (before.id,)
    others = account("b.txt", outlet="Wire")
    assert same_account(now, [[before, others]], before) == (now.id,), "it never was the other's"


def test_an_outlet_that_is_not_known_is_no_other_outlet() -> None:
    assert are_one(account("a.txt", outlet="Harbour Wire"), account("b.txt"))
    assert are_one(account("a.txt", outlet="Harbour Wire"), account("b.txt", url="https://post.example/dam"))


def test_one_page_is_one_account_even_when_its_text_changed() -> None:
    one = account("a.html", TEXT, OTHER, url="https://wire.example/dam?utm_source=mail", outlet="Wire")
    assert are_one(one, account("b.html", TEXT, url="https://wire.example/dam#top", outlet="Harbour Wire"))


def test_texts_with_nothing_in_common_are_two_accounts_though_they_name_one_address() -> None:
    one, other = (account(text[:3], text, url="https://wire.example/live") for text in (TEXT, OTHER))
    assert not are_one(one, other)
    assert are_one(evolve(one, title="Dam breaks"), evolve(other, title="Dam breaks"))


def test_the_front_page_of_a_site_is_the_address_of_no_account() -> None:
    one, other = (
        account(n, *texts, url="https://wire.example/") for n, texts in (("a", (TEXT,)), ("b", (TEXT, OTHER)))
    )
    assert not are_one(one, other)


def test_an_account_that_nothing_is_like_is_nobodys() -> None:
    assert same_account(account("a.txt"), []) == ()
    assert same_account(account("a.txt"), [[account("a.txt")]]) == (), "but itself"


def test_an_account_that_two_are_one_with_makes_them_one() -> None:
    new = account("new.html", TEXT, url="https://wire.example/dam")
    page = account("page.html", TEXT, OTHER, url="https://wire.example/dam")
    copy = account("copy.txt", TEXT)
    assert same_account(new, [[page], [copy]]) == (copy.id, page.id), "the one of the same text first"


def test_a_text_of_nobody_known_does_not_make_two_outlets_one() -> None:
    wire, post = account("wire.txt", outlet="Wire"), account("post.txt", outlet="Post")
    stray = account("stray.txt")
    assert same_account(stray, [[wire], [post]]) == (wire.id,)
    assert same_account(stray, [[wire], [post, stray]]) == (post.id,), "it stays where it is"
    assert same_account(post, [[wire, stray]]) == (post.id,)


def test_what_a_changed_file_told_before_is_a_version_if_it_has_anything_in_common() -> None:
    before = account("a.txt", TEXT, OTHER, sha256="1")
    assert same_account(account("a.txt", TEXT, sha256="2"), [], before) == (before.id,)
    assert same_account(account("a.txt", "Now a recipe for bread.", sha256="2"), [], before) == ()
    assert same_account(before, [[before]], before) == ()


def test_what_an_address_told_before_is_a_version_even_if_all_is_new() -> None:
    before = account("a.html", TEXT, url="https://wire.example/")
    assert same_account(account("a.html", OTHER, sha256="2", url="https://wire.example/"), [], before) == (
        before.id,
    )


def test_a_sentence_that_many_pages_end_with_makes_them_no_versions() -> None:
    thanks = "This newspaper thanks all who read it, and asks them to come again soon."
    one, other = (
        account(name, *(f"{text} ({n})" for n in range(9)), thanks, url="https://wire.example/live")
        for name, text in (("a", TEXT), ("b", OTHER))
    )
    assert not are_one(one, other)
