"""How the decision was made."""

WORDS: dict[str, str] = {
    "title": "How the score of {score} came about",
    "how": "Six factors are added, 100 at most. Each earns the points of the band it falls in.",
    "points": "{points} of {best} points",
    "line": "{told} {points}.",
    "full": "All points.",
    "never": "Sex, age and region are never part of it.",
    "right": "You may ask for an explanation of an automated decision, and refuse one made by a machine alone (PIPL, article 24). Write a letter:",
    "none": "There is no scoring item by item to explain here. How your own lender decided, you can ask it in a letter:",
    "factor_past_due": "Late payments",
    "factor_burden": "Burden",
    "factor_credit_history": "Credit history",
    "factor_recent_applications": "Recent applications",
    "factor_time_in_job": "Time in the job",
    "factor_documents": "Documents",
}
