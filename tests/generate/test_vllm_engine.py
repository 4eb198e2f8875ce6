"""vLLM on the embedded model: bad requests fail alone, good ones beside them are answered."""

import json
from pathlib import Path

import pytest

from schemas.recipe import Sampling
from tasks.common.base_models import base_model_path
from tasks.common.hardware import Hardware
from tasks.generate.engine import Request
from tasks.generate.vllm_engine import VLLMEngine, choose_profile

SAMPLING = Sampling(max_tokens=16)
GREET = [{"role": "user", "content": "Say hello."}]


def test_the_profile_serves_the_largest_adapter() -> None:
    machine = Hardware(cores=2, memory=2**34, memory_free=2**34, gpu="", cpu_has_bfloat16=False)
    assert choose_profile(machine, 20).max_lora_rank == 32


@pytest.mark.engine
def test_bad_requests_fail_alone(tmp_path: Path) -> None:
    engine = VLLMEngine(base_model_path("smollm2-135m-instruct", tmp_path))
    long = [{"role": "user", "content": "word " * 3000}]
    no_schema: dict[str, object] = {"type": "no such type"}
    schema = {"type": "object", "properties": {"n": {"type": "boolean"}}, "required": ["n"],
              "additionalProperties": False}  # fmt: skip
    hello, too_long, refused, flag, empty = engine.generate([
        Request(GREET, SAMPLING),
        Request(long, SAMPLING),
        Request(GREET, SAMPLING, no_schema),
        Request(GREET, SAMPLING, schema),
        Request(GREET, SAMPLING),
    ])  # fmt: skip
    assert hello.output_tokens > 0
    assert empty.output_tokens > 0
    assert too_long.failure == "prompt.too_long"
    assert refused.failure == "engine.row_failed"
    assert set(json.loads(flag.text)) == {"n"}
