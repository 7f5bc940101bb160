"""The forecast of the result."""

WORDS: dict[str, str] = {
    "title": "What to expect",
    "by_policy": "By the practice lender's public rules; no real lender's decision.",
    "fine": "Score {score}: expected to pass, without a call.",
    "person": "Score {score}: expect a call, because:",
    "declined": "Score {score}: expected to be declined; points are lost at:",
    "referred": "It would come back to you for: {answers}. Giving it now saves a step.",
    "changes": "What would make a difference:",
}
