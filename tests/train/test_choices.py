from pathlib import Path

import pytest

from schemas.recipe import Training
from tasks.train.choices import Choices, Device, choose, evaluated_examples, trainer_settings

OLD_CPU = Device(cuda=False, cuda_has_bfloat16=False, cpu_dtype="float32")
NEW_CPU = Device(cuda=False, cuda_has_bfloat16=False, cpu_dtype="bfloat16")
OLD_GPU = Device(cuda=True, cuda_has_bfloat16=False, cpu_dtype="float32")
NEW_GPU = Device(cuda=True, cuda_has_bfloat16=True, cpu_dtype="float32")


def training(**settings: object) -> Training:
    return Training(batch_size=4, learning_rate=1e-3, **settings)


@pytest.mark.parametrize(
    ("device", "dtype"),
    [(OLD_CPU, "float32"), (NEW_CPU, "bfloat16"), (OLD_GPU, "float16"), (NEW_GPU, "bfloat16")],
)
def test_auto_takes_the_fast_type_of_the_device(device: Device, dtype: str):
    assert choose(training(), device) == Choices(dtype, "adamw_torch")


def test_a_named_type_is_kept_on_a_gpu():
    assert choose(training(compute_dtype="float16"), NEW_GPU).dtype == "float16"


def test_float16_on_a_cpu_falls_back_and_says_so():
    made = choose(training(compute_dtype="float16"), OLD_CPU)
    assert made.dtype == "float32"
    assert made.notes == ("float16 needs CUDA: computed in float32",)


def test_a_paged_optimizer_without_cuda_falls_back_and_says_so():
    made = choose(training(optimizer="paged_adamw_32bit"), OLD_CPU)
    assert made.optimizer == "adamw_torch"
    assert made.notes == ("paged_adamw_32bit needs CUDA: adamw_torch was used",)


def test_a_paged_optimizer_stays_on_a_gpu():
    assert choose(training(optimizer="paged_adamw_32bit"), NEW_GPU).optimizer == "paged_adamw_32bit"


def test_evaluation_takes_a_share_of_the_steps_between():
    assert evaluated_examples(training(eval_steps=50)) == 50
    assert evaluated_examples(training(eval_steps=50, max_steps=20)) == 20
    assert evaluated_examples(training(eval_steps=1)) == 16


def test_nothing_is_reported_to_anybody():
    made = trainer_settings(
        training(), choose(training(), OLD_CPU), Path("out"), cuda=False, evaluates=True
    )
    assert made["report_to"] == []
    assert made["completion_only_loss"] is True
    assert (made["bf16"], made["fp16"]) == (False, False)


@pytest.mark.parametrize("wish", ["auto", "float16", "bfloat16"])
def test_mixed_precision_follows_the_chosen_type(wish: str):
    setting = training(compute_dtype=wish)
    made = trainer_settings(
        setting, choose(setting, NEW_GPU), Path("out"), cuda=True, evaluates=False
    )
    assert made["fp16"] is (wish == "float16")
    assert made["bf16"] is (wish != "float16")
