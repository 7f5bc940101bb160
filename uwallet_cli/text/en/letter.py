"""The letter that asks for an explanation."""

WORDS: dict[str, str] = {
    "to": "To: ________ (name of the lender)",
    "who": "I, {name} (ID number ending {ending}; please complete by hand), applied on {day} for a loan of {amount}, reference {ref}.",
    "result": "The result so far: {state}.",
    "reasons": "The reasons I was given:",
    "no_reasons": "I have not been given any reasons.",
    "asks": "I ask you",
    "ask_explain": "  1. to explain the automated processing behind this decision: which data were used, and what each did;",
    "ask_person": "  2. to have a person review it, and not to decide by automated means alone;",
    "ask_correct": "  3. to tell me the source of any data that is wrong, so that it can be corrected.",
    "law": "On the ground of the Personal Information Protection Law, articles 24, 45 and 46.",
    "sign": "Signature: ____________    Date: {day}",
    "practice": "(The practice lender handles this application, and this letter is a sample. Put in the real application's details before sending one.)",
    "written": "Written to {file}",
    "reason.past_due": "late payments in 24 months: {value}",
    "reason.burden": "repayments take {value} of income",
    "reason.credit_history": "credit history: {value} {value:year|years}",
    "reason.recent_applications": "applications in 6 months: {value}",
    "reason.time_in_job": "time in the job: {value} {value:year|years}",
    "reason.documents": "documents given: {value}",
    "reason.not_given": "{name}: not given",
}
