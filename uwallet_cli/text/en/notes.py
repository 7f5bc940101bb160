"""Notes of one's own."""

WORDS: dict[str, str] = {
    "none": "There are no notes of your own yet.",
    "example": "uwallet faq --add I repay on the 10th",
    "title": "Note {number}, {at}",
    "remove": "Remove one: uwallet faq --notes --remove NUMBER",
}
