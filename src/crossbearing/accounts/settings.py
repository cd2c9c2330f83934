"""What reading may be told."""

from attrs import frozen


@frozen
class ReadSettings:
    """Limits on what is read; none is on what may be given.

    ``max_bytes``: larger accounts, accounts.csv included, are not read at all. For what one file
    unfolds to (an archive, a web archive, a mailbox): at most ``max_unpacked`` bytes in all, at most
    ``max_ratio`` times what the file itself takes, at most ``max_members`` members, and archives within
    archives at most ``max_depth`` deep.
    """

    max_bytes: int = 20_000_000
    max_unpacked: int = 50_000_000_000
    max_ratio: int = 200
    max_members: int = 1_000_000
    max_depth: int = 4


DEFAULT = ReadSettings()
