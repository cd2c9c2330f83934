"""Words → the world: actors, places, times, quantities; the raw words stay beside each value."""
