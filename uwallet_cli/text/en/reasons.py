"""Why: where points were lost, what brings a call, what would make a difference."""

WORDS: dict[str, str] = {
    "past_due": "Late payments: {value} in 24 months. None earns all points; paying on time mends it bit by bit.",
    "burden": "Burden: repayments take {value} of income. Up to {threshold} earns all points; borrowing less, or repaying "
    "something first, helps.",
    "burden.not_given": "Burden: income or repayments were not given, which scores low. Giving both, with proof of income, "
    "helps.",
    "credit_history": "Credit history: {value} years. Over {threshold} years earns all points; time is on your side.",
    "credit_history.not_given": "Credit history: not given. Over {threshold} years earns all points.",
    "recent_applications": "Recent applications: {value} in 6 months. None earns all points; waiting a while helps.",
    "recent_applications.not_given": "Recent applications: not given. None in 6 months earns all points.",
    "time_in_job": "Time in the job: {value} years. Over {threshold} years earns all points; steady work helps.",
    "time_in_job.not_given": "Time in the job: not given, or no job to have. Over {threshold} years earns all points.",
    "documents": "Documents: {value}. All four earn all points; each one more helps.",
    "large_amount": "Large amount: {value}. Over {threshold} there is a call.",
    "low_score": "Low score: {value}. Under {threshold} a person looks at it.",
    "record_late": "Late payments on record: {value} in 24 months.",
    "record_none": "No loan and no card ever, so there is no record to go by.",
    "first_loan_here": "The first loan with this lender.",
    "income_mismatch": "The amount does not fit the income: it is over {threshold} months of it.",
    "income_mismatch.without_work": "The income does not fit the work: none, with over {threshold} a month.",
    "phone_changed": "The phone number has changed lately.",
    "unusual_purpose": "Unusual purpose: it mentions “{value}”, which consumer loans are usually not for.",
    "figures_contradict": "Two answers do not fit each other: {value}.",
    "change": "{what}, {effect}.",
    "change.amount": "With {after} instead of {before}",
    "change.months": "With {after} instead of {before}",
    "change.method": "With “{after}” instead of “{before}”",
    "change.documents": "If you have {document} and would give it too",
    "effect.no_call": "there would be no call",
    "effect.person": "it would not be declined at once, but a person would call",
    "effect.fine": "it would pass, without a call",
}
