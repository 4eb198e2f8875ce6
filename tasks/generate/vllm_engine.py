"""The real engine: vLLM with LoRA per request. The only module that imports vllm."""

import logging
import os
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from schemas.errors import EngineLost
from tasks.common.hardware import Hardware, hardware
from tasks.generate import cpu_lora
from tasks.generate.engine import Adapter, Completion, Request

GIB = 1024**3
# What vLLM's max_lora_rank may be.
LORA_RANKS = (8, 16, 32, 64, 128, 256, 320, 512)


@dataclass(frozen=True)
class EngineProfile:
    """vLLM's settings, each with its reason."""

    # Eager starts in 19 s instead of 70 and writes nearly as fast on CPU; GPUs want CUDA graphs.
    enforce_eager: bool
    dtype: str
    # 256 sequences wrote no faster than 128 on two cores and need twice the KV space.
    max_num_seqs: int
    # On CPU a seeded request dies when its prompt is prefilled in pieces: leave room for all.
    max_num_batched_tokens: int
    # Prompt and answer together. Outreach needs 600; a summary's email needs more.
    max_model_len: int = 2048
    max_loras: int = 4
    max_lora_rank: int = 16
    kv_space_gib: int = 2


def choose_profile(machine: Hardware, largest_rank: int = 16) -> EngineProfile:
    """The settings for this machine, and for adapters up to a LoRA rank.

    Raises:
        StopIteration: vLLM serves no adapter of that rank.
    """
    max_lora_rank = next(rank for rank in LORA_RANKS if rank >= largest_rank)
    if machine.gpu:
        return EngineProfile(
            enforce_eager=False,
            dtype="auto",
            max_num_seqs=256,
            max_num_batched_tokens=8192,
            max_lora_rank=max_lora_rank,
        )
    return EngineProfile(
        enforce_eager=True,
        dtype=machine.cpu_dtype,
        max_num_seqs=128,
        max_num_batched_tokens=32768,
        max_lora_rank=max_lora_rank,
        kv_space_gib=max(1, min(4, machine.memory_free // GIB // 4)),
    )


class VLLMEngine:
    """vLLM in this process, on one base model, with any number of adapters by request.

    Args:
        base_model: folder of the base model's safetensors.
        profile: None chooses by the hardware.

    Raises:
        EngineLost: vLLM cannot start here.
    """

    def __init__(self, base_model: Path, profile: EngineProfile | None = None):
        self._profile = profile or choose_profile(hardware())
        _set_environment(self._profile)
        try:
            with warnings.catch_warnings():
                # Of torch's old names in vLLM, and of the Triton that a CPU does not have.
                warnings.simplefilter("ignore", FutureWarning)
                from vllm import LLM
        except ImportError as error:
            raise EngineLost(
                f"vLLM is not installed ({error})", fix="run `make install`"
            ) from error
        from vllm.exceptions import VLLMClientError, VLLMError

        self._client_error, self._server_error = VLLMClientError, VLLMError
        logging.getLogger("torch._library.triton").setLevel(logging.ERROR)
        if not hardware().gpu:
            from vllm.lora.ops.torch_ops import lora_ops
            from vllm.lora.punica_wrapper import punica_cpu

            cpu_lora.install(lora_ops, punica_cpu)

        self._adapter_ids: dict[tuple[Path, int], int] = {}
        try:
            self._llm = LLM(
                str(base_model),
                dtype=self._profile.dtype,
                max_model_len=self._profile.max_model_len,
                max_num_seqs=self._profile.max_num_seqs,
                max_num_batched_tokens=self._profile.max_num_batched_tokens,
                enforce_eager=self._profile.enforce_eager,
                enable_prefix_caching=True,
                enable_lora=True,
                max_loras=self._profile.max_loras,
                max_lora_rank=self._profile.max_lora_rank,
                # The model may not pad its JSON with blank lines, which the untuned one does.
                structured_outputs_config={"backend": "xgrammar", "disable_any_whitespace": True},
                trust_remote_code=False,
                use_tqdm_on_load=False,
                disable_log_stats=True,
            )
        except (RuntimeError, ValueError, OSError, VLLMError) as error:
            raise EngineLost(
                f"vLLM cannot start on {base_model.name} ({error})", fix="see `mailmill doctor`"
            ) from error
        self._tokenizer = self._llm.get_tokenizer()

    def generate(self, requests: Sequence[Request]) -> list[Completion]:
        """See `Engine`. Prompts that leave no room for the answer fail alone, before vLLM."""
        prompts = [self._tokens(request) for request in requests]
        fits = [
            len(tokens) + request.sampling.max_tokens <= self._profile.max_model_len
            for tokens, request in zip(prompts, requests, strict=True)
        ]
        rows = zip(prompts, requests, fits, strict=True)
        answers = iter(self._answers([(tokens, request) for tokens, request, fit in rows if fit]))
        return [
            next(answers) if fit else Completion("", len(tokens), 0, "prompt.too_long")
            for tokens, fit in zip(prompts, fits, strict=True)
        ]

    def _answers(self, batch: Sequence[tuple[list[int], Request]]) -> list[Completion]:
        """One completion a prompt; a batch that vLLM refuses for one bad prompt is halved."""
        if not batch:
            return []
        try:
            outputs = self._llm.generate(
                [{"prompt_token_ids": tokens} for tokens, _ in batch],
                [self._sampling_params(request) for _, request in batch],
                lora_request=[self._lora_request(request.adapter) for _, request in batch],
                use_tqdm=False,
            )
        except (self._client_error, ValueError):
            if len(batch) == 1:
                return [Completion("", len(batch[0][0]), 0, "engine.row_failed")]
            middle = len(batch) // 2
            return self._answers(batch[:middle]) + self._answers(batch[middle:])
        except (RuntimeError, self._server_error) as error:
            raise EngineLost(f"vLLM died while generating ({error})") from error
        return [
            _completion(output, len(tokens))
            for output, (tokens, _) in zip(outputs, batch, strict=True)
        ]

    def _tokens(self, request: Request) -> list[int]:
        tokens = self._tokenizer.apply_chat_template(
            request.chat, add_generation_prompt=True, tokenize=True, return_dict=False
        )
        return list(tokens)

    def _sampling_params(self, request: Request) -> Any:
        from vllm import SamplingParams
        from vllm.sampling_params import StructuredOutputsParams

        schema = request.json_schema
        return SamplingParams(
            **request.sampling.model_dump(),
            structured_outputs=StructuredOutputsParams(json=schema) if schema else None,
        )

    def _lora_request(self, adapter: Adapter | None) -> Any:
        if adapter is None:
            return None
        from vllm.lora.request import LoRARequest

        # vLLM keeps what it loaded under a number: a folder trained anew needs a new one.
        written = (adapter.path / "adapter_model.safetensors").stat().st_mtime_ns
        key = adapter.path, written
        number = self._adapter_ids.setdefault(key, len(self._adapter_ids) + 1)
        return LoRARequest(f"{adapter.name}-v{adapter.version}", number, str(adapter.path))


def _completion(output: Any, prompt_tokens: int) -> Completion:
    answer = output.outputs[0]
    cut = "output.cut" if answer.finish_reason == "length" else ""
    return Completion(answer.text, prompt_tokens, len(answer.token_ids), cut)


def _set_environment(profile: EngineProfile) -> None:
    """vLLM reads these when it is imported; what the user has set stays."""
    defaults = {
        "VLLM_NO_USAGE_STATS": "1",
        "DO_NOT_TRACK": "1",
        "VLLM_LOGGING_LEVEL": "ERROR",
        "TORCH_CPP_LOG_LEVEL": "ERROR",
        # One process: starts in 19 s instead of 46, and a killed night leaves no engine behind.
        "VLLM_ENABLE_V1_MULTIPROCESSING": "0",
        # vLLM would keep one core for a server that we do not run.
        "VLLM_CPU_NUM_OF_RESERVED_CPU": "0",
        "VLLM_CPU_KVCACHE_SPACE": str(profile.kv_space_gib),
    }
    for name, value in defaults.items():
        os.environ.setdefault(name, value)
