"""The real engine: vLLM with LoRA per request. The only module that imports vllm."""

import logging
import os
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from schemas.errors import EngineLost
from tasks.common.hardware import Hardware, hardware
from tasks.generate import cpu_lora, cpu_min_p
from tasks.generate.engine import Adapter, Completion, Request
from tasks.generate.merge import merged_weights
from tasks.generate.worker import Answers, refuse

GIB = 1024**3
Attach = Literal["run time", "merged"]
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
    # Prompt tokens of one step. On CPU they take 3 ms each: 4,096 keep a step within seconds, so
    # that silence means a hang, and the others' next tokens do not wait.
    max_num_batched_tokens: int
    # Prompt and answer together. Outreach needs 600; a summary's email needs more.
    max_model_len: int = 2048
    # Tokens that the prefix cache keeps together: a shared beginning that is shorter is computed
    # again for each prompt, and ours has some 60. None is vLLM's choice, on CPUs 128.
    block_size: int | None = None
    max_loras: int = 4
    max_lora_rank: int = 16
    kv_space_gib: int = 2
    # Merged: an adapter becomes part of the weights, which are swapped when the next one's turn
    # comes. Run time: adapters of several requests share a batch, each token paying for its own.
    attach: Attach = "run time"


def choose_profile(
    machine: Hardware, attach: Attach = "run time", largest_rank: int = 16
) -> EngineProfile:
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
            attach=attach,
        )
    return EngineProfile(
        enforce_eager=True,
        dtype=machine.cpu_dtype,
        max_num_seqs=128,
        max_num_batched_tokens=4096,
        block_size=32,
        max_lora_rank=max_lora_rank,
        attach=attach,
        kv_space_gib=max(1, min(4, machine.memory_free // GIB // 4)),
    )


class VLLMEngine:
    """vLLM in this process, on one base model, with any number of adapters; a `StepEngine`.

    Args:
        base_model: folder of the base model's safetensors.
        profile: None chooses by the hardware.

    Raises:
        EngineLost: vLLM cannot start here.
    """

    def __init__(self, base_model: Path, profile: EngineProfile | None = None):
        self._profile = profile or choose_profile(hardware())
        _set_environment(self._profile)
        # Of torch's old names in vLLM, and of the Triton that a CPU does not have.
        warnings.simplefilter("ignore", FutureWarning)
        try:
            from vllm import LLM
        except ImportError as error:
            raise EngineLost(
                f"vLLM is not installed ({error})", fix="run `make install`"
            ) from error
        from vllm.exceptions import VLLMClientError, VLLMError

        self._client_error = VLLMClientError
        logging.getLogger("torch._library.triton").setLevel(logging.ERROR)
        if not hardware().gpu:
            from vllm.lora.ops.torch_ops import lora_ops
            from vllm.lora.punica_wrapper import punica_cpu
            from vllm.v1.sample.logits_processor.builtin import MinPLogitsProcessor

            cpu_lora.install(lora_ops, punica_cpu)
            cpu_min_p.install(MinPLogitsProcessor)

        self._base_model = base_model
        self._adapter_ids: dict[tuple[Path, int], int] = {}
        self._running: set[int] = set()
        # Only where adapters are merged: requests by the adapter they wait for.
        self._queued: dict[Adapter | None, list[tuple[int, list[int], Request]]] = {}
        self._merged: Adapter | None = None
        try:
            self._llm = LLM(
                str(base_model),
                dtype=self._profile.dtype,
                max_model_len=self._profile.max_model_len,
                max_num_seqs=self._profile.max_num_seqs,
                max_num_batched_tokens=self._profile.max_num_batched_tokens,
                enforce_eager=self._profile.enforce_eager,
                enable_prefix_caching=True,
                block_size=self._profile.block_size,
                enable_lora=self._profile.attach == "run time",
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
        self._engine = self._llm.llm_engine
        self._tokenizer = self._llm.get_tokenizer()

    @property
    def busy(self) -> bool:
        """See `StepEngine`."""
        return bool(self._running or self._queued)

    def add(self, number: int, request: Request) -> Completion | None:
        """See `StepEngine`. A prompt that leaves no room for the answer is refused before vLLM."""
        tokens = self._tokens(request)
        if len(tokens) + request.sampling.max_tokens > self._profile.max_model_len:
            return Completion("", len(tokens), 0, "prompt.too_long")
        if self._profile.attach == "merged" and request.adapter != self._merged:
            self._queued.setdefault(request.adapter, []).append((number, tokens, request))
            return None
        return self._start(number, tokens, request)

    def step(self) -> Answers:
        """See `StepEngine`."""
        refused = [] if self._running else self._next_adapter()
        finished = []
        for output in self._engine.step() if self._running else ():
            if output.finished:
                number = int(output.request_id)
                self._running.remove(number)
                finished.append((number, _completion(output)))
        return refused + finished

    def _start(self, number: int, tokens: list[int], request: Request) -> Completion | None:
        try:
            self._engine.add_request(
                str(number),
                {"prompt_token_ids": tokens},
                self._sampling_params(request),
                lora_request=self._lora_request(request.adapter),
            )
        except (self._client_error, ValueError) as error:
            return refuse(error, len(tokens))
        self._running.add(number)
        return None

    def _next_adapter(self) -> Answers:
        """Swap the weights for the adapter that most requests wait for, and start those."""
        self._merged = max(self._queued, key=lambda adapter: len(self._queued[adapter]))
        self._swap_weights(self._merged)
        refused = []
        for number, tokens, request in self._queued.pop(self._merged):
            if completion := self._start(number, tokens, request):
                refused.append((number, completion))
        return refused

    def _swap_weights(self, adapter: Adapter | None) -> None:
        weights = merged_weights(self._base_model, adapter.path if adapter else None)
        self._llm.collective_rpc("reload_weights", kwargs={"weights_iterator": weights})
        self._llm.reset_prefix_cache()  # what it remembers was computed with other weights

    def _tokens(self, request: Request) -> list[int]:
        tokens = self._tokenizer.apply_chat_template(
            request.chat, add_generation_prompt=True, tokenize=True, return_dict=False
        )
        return list(tokens)

    def _sampling_params(self, request: Request) -> Any:
        from vllm import SamplingParams
        from vllm.sampling_params import RequestOutputKind, StructuredOutputsParams

        schema = request.json_schema
        return SamplingParams(
            **request.sampling.model_dump(),
            structured_outputs=StructuredOutputsParams(json=schema) if schema else None,
            # Nobody reads an answer before it is whole: vLLM would make one of every token.
            output_kind=RequestOutputKind.FINAL_ONLY,
        )

    def _lora_request(self, adapter: Adapter | None) -> Any:
        if adapter is None or self._profile.attach == "merged":
            return None
        from vllm.lora.request import LoRARequest

        # vLLM keeps what it loaded under a number: a folder trained anew needs a new one.
        written = (adapter.path / "adapter_model.safetensors").stat().st_mtime_ns
        key = adapter.path, written
        number = self._adapter_ids.setdefault(key, len(self._adapter_ids) + 1)
        return LoRARequest(f"{adapter.name}-v{adapter.version}", number, str(adapter.path))


def _completion(output: Any) -> Completion:
    answer = output.outputs[0]
    cut = "output.cut" if answer.finish_reason == "length" else ""
    prompt, known = len(output.prompt_token_ids), output.num_cached_tokens or 0
    return Completion(answer.text, prompt, len(answer.token_ids), cut, known)


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
        # OpenMP's threads wait for each other turning in circles, by default for milliseconds,
        # which nobody else has then. A tenth of that is as fast, and leaves 5 % to the scoring.
        "GOMP_SPINCOUNT": "10000",
    }
    for name, value in defaults.items():
        os.environ.setdefault(name, value)
