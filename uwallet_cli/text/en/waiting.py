"""While there is no call."""

WORDS: dict[str, str] = {
    "wait": "No call after {hours} office hours, which is common: keep your phone at hand and be patient.",
    "ask": "No call after {hours} office hours: contact customer service, ask whether anything is missing, and check the number you gave.",
    "late": "No call after {hours} office hours, more than the usual three working days: ask customer service where it stands, by the number in your contract or app.",
    "missed": "You noted {missed} missed calls: contact customer service yourself, and do not ring back the number that was shown.",
    "window": "Your application {ref}: the practice lender expects to call {window}; there is no hurry yet.",
    "window_plugged": "Your application {ref}: the lender expects to call {window}; there is no hurry yet.",
    "own": "Your application {ref}: {told}",
    "soon": "You have only just submitted: keep your phone at hand.",
}
