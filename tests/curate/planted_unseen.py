"""Spellings written after the patterns of `tasks.curate.scrub` and never used to mend them.

What recall is worth on spellings that nobody thought of. Who mends one moves it to `planted` and
writes a new one here.
"""

import random
from collections.abc import Callable

from .planted import Plant, spelling

UNSEEN: list[Callable[[random.Random], Plant]] = [
    spelling("{l}@{h}.{m}.com", "l", "h"),
    spelling("E-mail: {l}_{m}@{h}.net", "l", "h"),
    spelling('"{l}" <{m}@{h}.org>', "m", "h"),
    spelling("{l}@mail.{h}.edu (work)", "l", "h"),
    spelling("({l} AT {h} DOT net)", "l", "h"),
    spelling("{l} at-sign {h}.com", "l", "h"),
    spelling("{l} @ {h} . com", "l", "h"),
    spelling("{l}@{h}.com/{m}@{h}.com", "l", "m", "h"),
    spelling("Ph. {a}-{d3}-{f}", "d3", "f"),
    spelling("({a}) {d3} - {f}", "d3", "f"),
    spelling("#{a}.{d3}.{f}", "d3", "f"),
    spelling("{a}-{d3}-{f}/{e4}", "d3", "f"),
    spelling("001 {a} {d3} {f}", "d3", "f"),
    spelling("{a}:{d3}:{f}", "d3", "f"),
    spelling("{a}_{d3}_{f}", "d3", "f"),
    spelling("{d3}-{d2}-{d2}", "d3"),
    spelling("+86 10 {d4} {e4}", "d4", "e4"),
    spelling("+7 (495) {d3}-{d2}-{d2}", "d3"),
    spelling("+45 {d2} {d2} {d2} {d2}", "d2"),
    spelling("(0207) {d3} {e4}", "d3", "e4"),
    spelling("GSM 0911 {d3} {d3}", "d3"),
    spelling("+32(0)2/{d3}.{d2}.{d2}", "d3"),
    spelling("(x{e5})", "e5"),
    spelling("ext{e4}", "e4"),
    spelling("tie line {d3}-{e4}", "d3", "e4"),
    spelling("mailbox {e5}", "e5"),
    spelling("http://{l}:8080/{h}", "l", "h"),
    spelling("{h}.com.", "h"),
    spelling("file://{h}/{l}", "h", "l"),
    spelling("www.{h}-{l}.com", "h", "l"),
    spelling("{d5} {s} Dr., #{d3}", "d5", "s"),
    spelling("{d3} East {d2}th Street", "d3"),
    spelling("{d4} {s} Bay Blvd.", "d4", "s"),
    spelling("{d2} {s} Gardens", "s"),
    spelling("{s} House, {d2} {s} Rd", "s"),
    spelling("Box {d4}, Station A", "d4"),
    spelling("{d3}-{d2}-XXXX, ends {e4}", "e4"),
    spelling("IBAN FR76 3000 6000 0112 {e4} 6789", "e4"),
    spelling("MC 5{d3} {e4} {d4} {d4}", "e4", "d4"),
    spelling("a/c no {d10}", "d10"),
    spelling("savings {d4}-{d7}", "d7"),
    spelling("wire to ABA# {d9}", "d9"),
    spelling("TX DL {d8}", "d8"),
    spelling("my SSN: {a}{d2}{e4}", "e4"),
    spelling("employee #{d5}", "d5"),
    spelling("born on 3 May 19{d2}", "d2"),
    spelling("username {l}", "l"),
    spelling("passcode {d6}#", "d6"),
    spelling("conference code: {d6}", "d6"),
    spelling("meeting number {d3} {d3} {d3}", "d3"),
]
