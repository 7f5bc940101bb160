"""English: a file for each screen."""
