"""Files for elsewhere: what the borrower takes out of the program."""
