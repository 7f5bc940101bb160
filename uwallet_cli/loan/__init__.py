"""The rules of borrowing, pure: no clock, disk, terminal or language in here."""
