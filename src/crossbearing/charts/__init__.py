"""Pictures of a dossier as plain shapes: a timeline, a map, a network, gifts, tolls.

Each module takes what it draws as small values and gives a Drawing; the templates of ``exports`` write it as
SVG. Nothing here knows a dossier, no colour is chosen here, and the same input gives the same shapes.
"""
