"""Quality gates: a table declared in `schemas.tables`, held by Great Expectations."""
