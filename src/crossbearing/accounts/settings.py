"""What reading may be told."""

from attrs import frozen


@frozen
class ReadSettings:
    """``max_bytes``: larger files, accounts.csv included, are not read at all."""

    max_bytes: int = 20_000_000


DEFAULT = ReadSettings()
