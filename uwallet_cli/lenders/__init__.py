"""Who decides about an application: the practice lender, the borrower's own, or one that was plugged in."""
