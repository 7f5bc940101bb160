"""The answers' screen."""

WORDS: dict[str, str] = {
    "pick.ask": "What would you like to know?",
    "none_of_these": "none of these, back to the command line",
    "kind_topic": "Five questions",
    "kind_guide": "Five stages",
    "how": "Type uwallet faq and a name from the left, for example:",
    "unknown": "There is no answer to that here, and no guess is made.",
    "unknown_next": "See which topics there are, or how to reach your lender:",
    "sources": "Sources",
    "source_article": "article: {text} ({as_of})",
    "source_law": "law: {text} ({as_of})",
    "source_practice": "usual practice: {text} ({as_of})",
    "source_advice": "general advice, your contract decides: {text} ({as_of})",
    "related": "See also",
    "see": " (uwallet faq {id})",
    "next": "Next",
    "independent": "uwallet belongs to no lender; your contract and your lender's own answer come first.",
}
