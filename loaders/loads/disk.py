"""What the disk refused, in words: see `loaders.disk`."""

from loaders.disk import words_of

__all__ = ["words_of"]
