"""What to do next, in a sentence; the command stands below it."""

WORDS: dict[str, str] = {
    "draft": "Finish it, then submit:",
    "in_review": "Wait for the lender's result, then record it:",
    "referred": "Please mend or add: {answers}. It is then scored again:",
    "callback_due": "The practice lender expects to call {window} (call {attempt}). You can also take it now:",
    "callback_told": "Keep your phone at hand. Whether they reached you or not, record it:",
    "in_review_plugged": "Wait for the lender's result; look again whenever you like:",
    "callback_plugged": "The lender will phone you to check; keep your phone at hand. You can rehearse it:",
    "callback_plugged_window": "The lender expects to call {window} (call {attempt}); keep your phone at hand. You can rehearse it:",
    "approved_plugged": "Wait for the lender's payout; look again whenever you like:",
    "approved": "Wait for the payout, then record it:",
    "repaying": "Pay instalment {n}, {amount}, by {day}. Then record it:",
    "repaying_unknown": "Pay on the due day of your contract. Then record it:",
    "overdue": "Instalment {n} (due {day}) is overdue: {amount} with {penalty} of penalty. Pay it soon, then record it:",
    "overdue_unknown": "An instalment is overdue. Pay it soon, then record it:",
    "settled": "All is paid. Ask the lender for a settlement confirmation; for the rest see:",
    "declined": "Not this time, which does not mean never. How to better your chances:",
    "unreached": "Nobody was reached, and the application is closed. When you can take a call, apply again:",
    "withdrawn": "Withdrawn. Whenever you need it, apply again:",
}
