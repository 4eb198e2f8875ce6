"""Every summary example is what its recipe asks for and says nothing new."""

import json
import re

from schemas.recipe import load_recipe
from schemas.records import TrainingExample
from tasks.curate.summary_generator import summary_attempts


def test_three_keywords_and_no_number_of_its_own() -> None:
    for row in summary_attempts(load_recipe("summary"), 300, 17):
        assert isinstance(row, TrainingExample)
        answer = json.loads(row.target)
        assert list(answer) == ["summary", "keywords"]
        assert len(answer["keywords"]) == 3
        given = set(re.findall(r"\d+", str(row.inputs["email"])))
        assert set(re.findall(r"\d+", answer["summary"])) <= given
