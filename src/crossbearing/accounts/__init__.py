"""Bytes → Account: what a page says, told apart from the page around it.

1. ``gather`` walks files and folders and yields a ``Source`` for each account, without its bytes.
2. ``load`` fetches the bytes of one source; ``read`` decodes them and cuts the text into blocks.
3. Rules tell furniture and captions; datelines and addresses at the end are cut from prose.
4. Text and paragraphs are put together, the language is named.
5. The day of publication comes from accounts.csv, else the page, else the address; it is never guessed.
"""

from crossbearing.accounts.known import Known
from crossbearing.accounts.manifest import NAME as MANIFEST
from crossbearing.accounts.reading import read
from crossbearing.accounts.settings import ReadSettings
from crossbearing.accounts.sources import Obstacle, Source, gather, load

__all__ = ["MANIFEST", "Known", "Obstacle", "ReadSettings", "Source", "gather", "load", "read"]
