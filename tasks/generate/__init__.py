"""Prompts in, drafts out, through one engine."""
