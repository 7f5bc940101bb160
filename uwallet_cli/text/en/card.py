"""The note card by the phone."""

WORDS: dict[str, str] = {
    "title": "Note card for the call",
    "title_of": "Note card for {ref}, {lender}",
    "ask": "First ask for name and staff number.",
    "never": "No SMS code, PIN or full card number; no transfer, screen sharing or app.",
    "back": "In doubt hang up, and dial the number in your contract or app yourself.",
}
