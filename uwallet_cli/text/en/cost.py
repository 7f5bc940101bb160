"""What the loan costs."""

WORDS: dict[str, str] = {
    "title": "What this loan costs (practice lender, {rate} a year)",
    "title_own": "A trial of the cost (at the practice lender's {rate} a year; your contract decides)",
    "amount": "You receive",
    "instalments": "You repay",
    "level": "{months} instalments of {payment}, the last {last}",
    "falling": "{months} instalments, the first {payment}, the last {last}",
    "once": "{payment} once, after {months} months",
    "interest": "Interest in all",
    "fees": "Fees",
    "total": "To repay in all",
    "annual": "Annual cost",
    "annual_value": "{x12} (simple, monthly IRR x 12), {compound} (compound)",
    "share": "Share of income",
    "share_value": "{share} (with present repayments; reference lines: 36% is sound, 43% is the last that many lenders take)",
    "share_unknown": "unknown: income or repayments were not given",
    "share_no_income": "no income to carry it",
}
