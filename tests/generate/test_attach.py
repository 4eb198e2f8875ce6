from tasks.common.hardware import Hardware
from tasks.generate.attach import choose_attach

CPU = Hardware(cores=2, memory=2**34, memory_free=2**34, gpu="", cpu_has_bfloat16=False)
GPU = Hardware(cores=8, memory=2**36, memory_free=2**36, gpu="H100", cpu_has_bfloat16=True)


def test_a_few_leads_of_several_adapters_are_not_worth_a_swap() -> None:
    assert choose_attach(CPU, {"outreach 1": 3, "formal 1": 3})["attach"] == "run time"


def test_one_adapter_is_always_merged() -> None:
    assert choose_attach(CPU, {"outreach 1": 1})["attach"] == "merged"


def test_many_leads_are_worth_merging() -> None:
    assert choose_attach(CPU, {"outreach 1": 500, "formal 1": 300})["attach"] == "merged"


def test_a_gpu_adds_adapters_at_run_time() -> None:
    assert choose_attach(GPU, {"outreach 1": 5000})["attach"] == "run time"
