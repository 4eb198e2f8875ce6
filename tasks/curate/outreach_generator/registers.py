"""Registers: the tones that ask for one, and how it greets and signs off."""

GREETINGS: dict[str, tuple[str, ...]] = {
    "plain": ("Hi {first},", "Hello {first},", "Hi {first},", "Dear {first},", "Hello {first},"),
    "warm": ("Hi {first},", "Hello {first},", "Dear {first},"),
    "brief": ("Hi {first},", "{first},", "Hello {first},"),
    "lively": ("Hi {first},", "Hello {first},", "Hi {first}!", "Hey {first},"),
    "polite": ("Dear {first},", "Dear {first},", "Hello {first},"),
    "formal": ("Dear {name},",),
}
SIGN_OFFS: dict[str, tuple[str, ...]] = {
    "plain": ("Best regards,", "Kind regards,", "Regards,", "Best wishes,", "Many thanks,"),
    "warm": (
        "Warm regards,",
        "All the best,",
        "Best wishes,",
        "Kind regards,",
        "With best wishes,",
    ),
    "brief": ("Best,", "Regards,", "Thanks,", "Best regards,"),
    "lively": ("Cheers,", "All the best,", "Best,", "Thanks,", "Best wishes,"),
    "polite": ("Sincerely,", "Kind regards,", "With kind regards,", "Best regards,"),
    "formal": ("Yours sincerely,", "Yours sincerely,", "With kind regards,", "Yours truly,"),
}
# Register -> tones as campaigns put them. The last words may be advice on style.
TONES: dict[str, tuple[str, ...]] = {
    "plain": (
        "plain", "warm and plain", "plain and friendly", "professional", "clear and direct",
        "neutral",
        "professional; facts first, short sentences", "matter-of-fact", "honest and plain",
        "warm and plain; be concrete", "calm", "businesslike", "helpful", "confident but modest",
    ),
    "warm": (
        "warm", "friendly", "warm and personal", "kind", "friendly and curious", "welcoming",
        "warm and plain; personal, no pressure", "warm and plain; show interest in the person",
    ),
    "brief": (
        "brief", "short and direct", "concise", "brief and friendly", "to the point",
        "warm and plain; keep it very short", "direct; get to the point", "crisp",
    ),
    "lively": (
        "enthusiastic", "lively", "casual", "upbeat", "playful but polite", "relaxed", "energetic",
        "warm and plain; lively, with ideas",
    ),
    "polite": ("polite", "respectful", "courteous", "polite and reserved", "considerate"),
    "formal": ("formal", "very formal", "formal and polite", "formal and respectful", "official"),
}  # fmt: skip


def lines_for(pool: tuple[str, ...], register: str) -> tuple[str, ...]:
    """The lines of `pool` that suit `register`, marks removed."""
    wrong = "~" if register in ("formal", "polite") else "^"
    return tuple(line.lstrip("~^") for line in pool if not line.startswith(wrong))
