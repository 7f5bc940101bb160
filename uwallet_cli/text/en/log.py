"""Notes of calls."""

WORDS: dict[str, str] = {
    "none": "There are no notes yet. Whether you took a call or missed it, note it:",
    "missed": "missed",
    "taken": "taken",
    "about": "application {ref}",
    "number.ask": "Which number was shown?",
    "number.hint": "leave it empty if none was",
    "number.label": "Number shown",
    "name.ask": "What did they say their name was?",
    "name.label": "Name",
    "staff.ask": "Their staff number?",
    "staff.label": "Staff number",
    "points.ask": "What was said, in short?",
    "points.hint": "no PIN, no SMS code, no full card number",
    "points.label": "Key points",
    "promise.ask": "What did they promise, and by when?",
    "promise.label": "Promised",
    "mask.ask": "There is a long number like an ID or card in it. Keep only its last four?",
}
