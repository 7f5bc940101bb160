"""What a caller asks, in the usual order (usual practice, not law)."""

from __future__ import annotations

# Who you are · work · income · other loans · the loan · its purpose · did you apply yourself · the card · first due day
ORDER = (
    "name",
    "id_number",
    "employer",
    "position",
    "years_employed",
    "monthly_income",
    "pay_day",
    "other_loans",
    "amount",
    "months",
    "method",
    "purpose",
    "applied_yourself",
    "guided_or_fee",
    "bank",
    "card_number",
    "first_due",
)
