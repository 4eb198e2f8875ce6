"""Corpora become training examples: cleaned, deduplicated, scrubbed, split by group."""
