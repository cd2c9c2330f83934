"""Words → the world: actors, places, times, quantities; the raw words stay beside each value."""

from crossbearing.grounding.ground import ground

__all__ = ["ground"]
