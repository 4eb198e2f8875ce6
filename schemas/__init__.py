"""What the data is: records, tables, recipe and campaign files, settings, errors.

Imports pydantic, pyarrow and yaml and nothing heavier, so that every recipe and
campaign file validates in under a second.
"""
