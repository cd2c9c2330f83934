"""stub"""
from crossbearing.model.parse import Parse


def find_antecedents(parse: Parse) -> dict[int, tuple[int, ...]]:
    return {}
