"""vLLM on the embedded model: bad requests fail alone, adapters are merged and swapped."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from schemas.recipe import Sampling
from tasks.common.hardware import Hardware, hardware
from tasks.generate.engine import Adapter, Completion, Request
from tasks.generate.vllm_engine import VLLMEngine, choose_profile

GREEDY = Sampling(temperature=0, max_tokens=16)
GREET = [{"role": "user", "content": "Say hello."}]


def answers(engine: VLLMEngine, requests: Sequence[Request]) -> list[Completion]:
    found = {}
    for number, request in enumerate(requests):
        if refused := engine.add(number, request):
            found[number] = refused
    while engine.busy:
        found |= dict(engine.step())
    return [found[number] for number in range(len(requests))]


def noisy_adapter(folder: Path, base: Path) -> tuple[Adapter, str]:
    """A random adapter of rank 4 on two kinds of layers, and what PEFT itself writes with it."""
    import torch
    from peft import LoraConfig, get_peft_model
    from transformers import AutoModelForCausalLM, AutoTokenizer

    torch.manual_seed(3)
    config = LoraConfig(r=4, lora_alpha=8, target_modules=["q_proj", "down_proj"],
                        init_lora_weights=False)  # fmt: skip
    plain = AutoModelForCausalLM.from_pretrained(base, dtype="float32")
    model = get_peft_model(plain, config)
    model.save_pretrained(folder)
    tokenizer = AutoTokenizer.from_pretrained(base)
    prompt = tokenizer.apply_chat_template(
        GREET, add_generation_prompt=True, return_tensors="pt", return_dict=True
    )
    output = model.generate(**prompt, max_new_tokens=GREEDY.max_tokens, do_sample=False)
    told = tokenizer.decode(output[0][prompt["input_ids"].shape[1] :], skip_special_tokens=True)
    return Adapter("noisy", "1", folder, "00ff"), told


def test_the_profile_serves_the_largest_adapter() -> None:
    machine = Hardware(cores=2, memory=2**34, memory_free=2**34, gpu="", cpu_has_bfloat16=False)
    assert choose_profile(machine, "run time", 20).max_lora_rank == 32


def test_bad_requests_fail_alone_and_adapters_are_merged(tmp_path: Path, base: Path) -> None:
    adapter, expected = noisy_adapter(tmp_path / "adapter", base)
    no_schema: dict[str, object] = {"type": "no such type"}
    schema = {"type": "object", "properties": {"n": {"type": "boolean"}}, "required": ["n"],
              "additionalProperties": False}  # fmt: skip
    plain = Request(GREET, GREEDY)
    requests = [
        plain,
        replace(plain, chat=[{"role": "user", "content": "word " * 3000}]),
        replace(plain, json_schema=no_schema),
        replace(plain, json_schema=schema),
        replace(plain, adapter=adapter),
        plain,
    ]
    # PEFT's words in float32: in bfloat16 a close choice between two words may fall otherwise.
    profile = replace(choose_profile(hardware(), "merged"), dtype="float32")
    merged = VLLMEngine(base, profile)
    hello, too_long, refused, flag, adapted, again = answers(merged, requests)
    assert too_long.failure == "prompt.too_long"
    assert refused.failure == "engine.row_failed"
    assert set(json.loads(flag.text)) == {"n"}
    # As adapters are trained: a space more, and they would not know how to go on.
    assert flag.text == json.dumps(json.loads(flag.text), separators=(",", ":"))
    assert hello.output_tokens > 0
    assert again.text == hello.text
    assert adapted.text == expected != hello.text
    # Swapped back: the base model's own words again, and the adapter's after that.
    assert answers(merged, [plain])[0].text == hello.text
    assert answers(merged, [replace(plain, adapter=adapter)])[0].text == adapted.text
