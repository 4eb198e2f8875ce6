"""An engine that asks another one for what it has not answered before: nothing is generated twice.

An engine's output depends on its batch and cannot be made again bit by bit: what was written is
kept, by all that it depends on.
"""

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, InvalidStateError
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from schemas.errors import EngineLost
from tasks.generate.answer_file import AnswerFile, answer_key
from tasks.generate.engine import UNANSWERED, Completion, Engine, OnAnswer, Request

# So often a request may be among those that the engine died of; then it is not asked again.
_MOST_SUSPICIONS = 2
_CLOSED = "the engine was closed"


class CachedEngine:
    """See `Engine`: asks another one for what it has not answered before, equal requests once,
    whatever thread they come from.

    Requests that the engine may have died of are remembered: a later start asks for each of them
    alone, and no more once they were suspected twice.

    Args:
        start: gives the other engine; called when an answer is missing, not before.
        base_model: name@revision.
        path: the file of answers; made when absent.
        days: answers older than this are deleted first, and so is a damaged file put aside.
        force: whether to ask for everything anew; what is kept is replaced.
        on_answer: called once for every answer to a first try, with whether it was kept.
        on_start: called when the other engine has started.
    """

    def __init__(
        self,
        start: Callable[[], Engine],
        base_model: str,
        path: Path,
        *,
        days: int = 60,
        force: bool = False,
        on_answer: Callable[[bool], object] | None = None,
        on_start: Callable[[], object] | None = None,
    ):
        self._start, self._base_model, self._force = start, base_model, force
        self._on_answer, self._on_start = on_answer, on_start
        self._engine: Engine | None = None
        self._closed = False
        self._start_seconds = 0.0
        self._reused = 0
        self._lock = threading.Lock()
        self._starting: Future[Engine] | None = None
        self._making: dict[str, threading.Event] = {}
        # What was kept since this engine began; with force, all that may be told.
        self._new: set[str] = set()
        self._quiet = _Quiet()
        self._file = AnswerFile(path, days)

    def generate(
        self, requests: Sequence[Request], on_answer: OnAnswer | None = None
    ) -> list[Completion]:
        """See `Engine`. Answers are kept as they come: a crash loses those in the making only."""
        keys = [answer_key(request, self._base_model) for request in requests]
        places: dict[str, list[int]] = {}
        for place, key in enumerate(keys):
            places.setdefault(key, []).append(place)
        found: dict[str, Completion] = {}

        def tell(key: str, completion: Completion, *, kept: bool) -> None:
            found[key] = completion
            self._told(len(places[key]), requests[places[key][0]], kept=kept)
            if on_answer:
                for place in places[key]:
                    on_answer(place, completion)

        # The other engine loads while what is kept is told, and scored.
        asked_for = {key: requests[own[0]] for key, own in places.items()}
        kept_before, missing = self._looked_up(asked_for, begin=True)
        for key, completion in kept_before.items():
            tell(key, completion, kept=True)
        asked = 0
        while missing:
            mine, theirs = self._share(missing)
            try:
                # Another thread may have kept some of them since they were looked up.
                for key, completion in self._found(mine).items():
                    tell(key, completion, kept=True)
                mine_left = {key: request for key, request in mine.items() if key not in found}
                asked += len(mine_left)
                self._ask_in_turn(mine_left, partial(tell, kept=False))
            finally:
                self._made(mine)
            for key, made in theirs.items():
                made.wait()
                # What the other one could not keep, this one asks for itself.
                if kept := self._found([key]):
                    tell(key, kept[key], kept=True)
            missing = {key: request for key, request in missing.items() if key not in found}
        with self._lock:
            self._reused += len(requests) - asked
        return [found[key] for key in keys]

    @property
    def keeps_any(self) -> bool:
        """Whether there is a kept answer that may be told, of whatever request."""
        return not self._force and not self._file.is_empty()

    def missing(self, requests: Iterable[Request], *, begin: bool = False) -> int:
        """How many of the requests the other engine would be asked for: not for those that it died
        of too often.

        Args:
            requests: of a night, say.
            begin: whether the other engine may begin to load for them.
        """
        asked = {answer_key(request, self._base_model): request for request in requests}
        missing = self._looked_up(asked, begin=begin)[1]
        return len(missing) - sum(map(self._is_vain, missing))

    def stats(self) -> dict[str, Any]:
        """`answers_reused`; `start_seconds` and the other engine's own where it was started."""
        counts = {"answers_reused": self._reused}
        if self._engine is None:
            return counts
        return {**counts, "start_seconds": round(self._start_seconds, 1), **self._engine.stats()}

    def close(self) -> None:
        """See `Engine`. Who waits for one that is being started waits no more."""
        self._closed = True
        if self._engine:
            self._engine.close()
        with self._lock:
            if self._starting is None:
                self._starting = Future()
        with suppress(InvalidStateError):  # it has started
            self._starting.set_exception(EngineLost(_CLOSED))

    def _looked_up(
        self, asked: Mapping[str, Request], *, begin: bool
    ) -> tuple[dict[str, Completion], dict[str, Request]]:
        """What is kept, and what is missing: for that the other engine may begin to load."""
        kept = self._found(asked)
        missing = {key: request for key, request in asked.items() if key not in kept}
        if begin and not all(map(self._is_vain, missing)):
            self._begin()
        return kept, missing

    def _found(self, keys: Iterable[str]) -> dict[str, Completion]:
        """The kept answers that may be told."""
        return self._file.find(filter(self._new.__contains__, keys) if self._force else keys)

    def _share(
        self, missing: Mapping[str, Request]
    ) -> tuple[dict[str, Request], dict[str, threading.Event]]:
        """What is to be asked for here, and what another thread asks for at this moment."""
        with self._lock:
            theirs = {key: self._making[key] for key in missing if key in self._making}
            mine = {key: request for key, request in missing.items() if key not in theirs}
            self._making |= {key: threading.Event() for key in mine}
        return mine, theirs

    def _made(self, keys: Iterable[str]) -> None:
        with self._lock:
            events = [self._making.pop(key) for key in keys]
        for event in events:
            event.set()

    def _ask_in_turn(
        self, requests: Mapping[str, Request], tell: Callable[[str, Completion], object]
    ) -> None:
        """Ask for those that nothing is known against; then for each of those suspected once while
        nothing else is asked, or others would be suspected with it again."""
        times = {key: self._suspicions(key) for key in requests}
        with self._quiet.broken():
            self._ask({key: one for key, one in requests.items() if not times[key]}, tell)
        for key, request in requests.items():
            if times[key] >= _MOST_SUSPICIONS:
                tell(key, Completion("", 0, 0, "engine.row_failed"))
            elif times[key]:
                with self._quiet.kept():
                    self._ask({key: request}, tell)

    def _is_vain(self, key: str) -> bool:
        """Whether the engine seems to have died of this request too often to be asked again."""
        return self._suspicions(key) >= _MOST_SUSPICIONS

    def _suspicions(self, key: str) -> int:
        return 0 if self._force else self._file.suspicions(key)

    def _ask(
        self, requests: Mapping[str, Request], tell: Callable[[str, Completion], object]
    ) -> None:
        if not requests:
            return
        keys = list(requests)

        def keep(place: int, completion: Completion) -> None:
            self._file.keep(keys[place], completion)
            if completion.failure not in UNANSWERED:
                self._new.add(keys[place])
            tell(keys[place], completion)

        self._begin().result().generate(list(requests.values()), keep)

    def _begin(self) -> Future[Engine]:
        """The other engine as soon as it has started, once for all threads."""
        with self._lock:
            if self._starting is None:
                self._starting = Future()
                # No pool: Python would wait for it at its end, and who presses Ctrl-C with it.
                threading.Thread(target=self._fill, args=(self._starting,), daemon=True).start()
            return self._starting

    def _fill(self, starting: Future[Engine]) -> None:
        with suppress(InvalidStateError):  # closed meanwhile; nobody waits any more
            try:
                starting.set_result(self._started())
            except BaseException as error:  # noqa: BLE001  (all who wait are told)
                starting.set_exception(error)

    def _started(self) -> Engine:
        begun = time.monotonic()
        self._engine = engine = self._start()
        if self._closed:
            engine.close()
            raise EngineLost(_CLOSED)
        self._start_seconds = time.monotonic() - begun
        if self._on_start:
            self._on_start()
        return engine

    def _told(self, answers: int, request: Request, *, kept: bool) -> None:
        if self._on_answer and request.attempt == 1:
            for _ in range(answers):
                self._on_answer(kept)


class _Quiet:
    """Any number of threads ask at once, or one alone, which waits for all others."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._asking = 0

    @contextmanager
    def broken(self) -> Iterator[None]:
        """While others may ask too."""
        with self._changed:
            self._asking += 1
        try:
            yield
        finally:
            with self._changed:
                self._asking -= 1
                self._changed.notify_all()

    @contextmanager
    def kept(self) -> Iterator[None]:
        """While no other asks; who comes meanwhile waits."""
        with self._changed:
            self._changed.wait_for(lambda: not self._asking)
            yield
