"""Everything that can go wrong, as one tree.

    CrossbearingError
    ├── SettingsError       a setting has a value that cannot be used
    ├── ReadError           an account cannot be read; names the file and the cause
    ├── StoreError          the case file cannot be opened or is not one of ours
    ├── DossierError        a dossier.json cannot be read, or does not keep the data contract
    └── JudgementError      a judgement or a question is about something that is not there

Whatever else is raised is a defect of the program and not of its input.
"""


class CrossbearingError(Exception):
    """The root: catching it catches all that bad input, settings or files can cause."""


class SettingsError(CrossbearingError):
    """A setting has a value that cannot be used."""


class ReadError(CrossbearingError):
    """An account cannot be read.

    ``where`` names the file, ``why`` gives the cause in words a user can act on.
    """

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"{where}: {why}")
        self.where = where
        self.why = why


class StoreError(CrossbearingError):
    """The case file cannot be opened, or is not a case of Crossbearing."""


class DossierError(CrossbearingError):
    """A dossier.json cannot be read, or does not keep the data contract."""


class JudgementError(CrossbearingError):
    """A judgement or a question is about something that is not there, or says nothing that can be done."""
