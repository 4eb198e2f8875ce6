"""Four ways to write the same emails, each run in a process of its own:

    python writers.py WAY BASE_MODEL ADAPTER CHATS.json MAX_TOKENS

prints {"output_tokens": …, "seconds": …}; loading is not counted.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

Counted = tuple[int, float]
Chats = list[list[dict[str, str]]]


def transformers_in_batches(
    base: str, adapter: str, chats: Chats, tokens: int, size: int
) -> Counted:
    """transformers' generate with PEFT, left padding, in batches of `size`, in the type that
    this CPU computes faster, as the engine does."""
    import torch
    from peft import PeftModel
    from transformers import AutoModelForCausalLM, AutoTokenizer

    from tasks.common.hardware import hardware

    tokenizer = AutoTokenizer.from_pretrained(base, padding_side="left")
    model = PeftModel.from_pretrained(
        AutoModelForCausalLM.from_pretrained(base, dtype=hardware().cpu_dtype), adapter
    )
    written, started = 0, time.perf_counter()
    for first in range(0, len(chats), size):
        prompts = tokenizer.apply_chat_template(
            chats[first : first + size], add_generation_prompt=True, return_tensors="pt",
            return_dict=True, padding=True,
        )  # fmt: skip
        with torch.inference_mode():
            output = model.generate(
                **prompts, max_new_tokens=tokens, do_sample=True, temperature=0.6, top_p=0.9,
                pad_token_id=tokenizer.pad_token_id,
            )  # fmt: skip
        new = output[:, prompts["input_ids"].shape[1] :]
        written += int((new != tokenizer.pad_token_id).sum())
    return written, time.perf_counter() - started


def one_at_a_time(base: str, adapter: str, chats: Chats, tokens: int) -> Counted:
    """As the reference systems do; the first eight stand for all."""
    return transformers_in_batches(base, adapter, chats[:8], tokens, 1)


def batches_of_32(base: str, adapter: str, chats: Chats, tokens: int) -> Counted:
    """The first four batches stand for all."""
    return transformers_in_batches(base, adapter, chats[:128], tokens, 32)


def out_of_the_box(base: str, adapter: str, chats: Chats, tokens: int) -> Counted:
    """LLM.chat with the adapter, nothing set that need not be; a full batch of 128 emails
    stands for all.

    Its default share of the memory (0.92) would not start beside anything else.
    """
    from vllm import LLM, SamplingParams
    from vllm.lora.request import LoRARequest

    llm = LLM(base, enable_lora=True, max_model_len=2048, gpu_memory_utilization=0.6)
    sampling = SamplingParams(temperature=0.6, top_p=0.9, max_tokens=tokens)
    started = time.perf_counter()
    outputs = llm.chat(
        chats[:128], sampling, lora_request=LoRARequest("a", 1, adapter), use_tqdm=False
    )
    return sum(len(o.outputs[0].token_ids) for o in outputs), time.perf_counter() - started


def tuned(base: str, adapter: str, chats: Chats, tokens: int) -> Counted:
    """Mailmill's engine alone, adapter merged, the swap counted."""
    from schemas.recipe import Sampling
    from tasks.common.hardware import hardware
    from tasks.generate.engine import Adapter, Request
    from tasks.generate.vllm_engine import VLLMEngine, choose_profile

    engine = VLLMEngine(Path(base), choose_profile(hardware(), "merged"))
    sampling = Sampling(max_tokens=tokens)
    who = Adapter("a", "1", Path(adapter), "1")
    started, written = time.perf_counter(), 0
    for number, chat in enumerate(chats):
        engine.add(number, Request(chat, sampling, None, who))
    while engine.busy:
        written += sum(answer.output_tokens for _, answer in engine.step())
    return written, time.perf_counter() - started


WAYS: dict[str, Any] = {
    way.__name__: way for way in (one_at_a_time, batches_of_32, out_of_the_box, tuned)
}

if __name__ == "__main__":
    way, base, adapter, chats_file, tokens = sys.argv[1:]
    chats = json.loads(Path(chats_file).read_text(encoding="utf-8"))
    written, seconds = WAYS[way](base, adapter, chats, int(tokens))
    print(json.dumps({"output_tokens": written, "seconds": round(seconds, 2)}), flush=True)
