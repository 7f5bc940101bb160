"""A conversation without a terminal: what is asked, in which order, and what comes of the answers."""
