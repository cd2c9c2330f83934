"""Frozen domain types. They know nothing of stages, stores or formats; ``codec`` alone knows JSON."""
