"""uwallet: a borrower's assistant for the terminal, offline, in Chinese and English."""

__version__ = "0.1.0"
