import os
from concurrent.futures import ThreadPoolExecutor
from threading import get_native_id

from tasks.common.processes import step_back


def test_one_thread_steps_back_and_the_others_stay() -> None:
    def priority() -> int:
        return os.getpriority(os.PRIO_PROCESS, get_native_id())

    before = priority()
    with ThreadPoolExecutor(1, initializer=step_back) as pool:
        assert pool.submit(priority).result() > before
    assert priority() == before
