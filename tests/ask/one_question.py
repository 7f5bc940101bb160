"""A program of one question, for a real terminal: `one_question.py LANGUAGE KIND [HOW…]` prints the answer."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from types import ModuleType

from uwallet_cli import text
from uwallet_cli.ask import prompter_for
from uwallet_cli.ask.prompter import Option
from uwallet_cli.ask.terminal import guard

WORDS = {
    "zh": {
        "amount.ask": "您想借多少钱？",
        "amount.hint": "500 到 200,000 元，可以写 20000，也可以写 2万。",
        "purpose.ask": "这笔钱用在哪里？",
        "purpose.hint": "请按实际用途选，放款后可能要看凭证。",
        "documents.ask": "您手上有哪些材料？",
        "documents.hint": "有什么选什么，多一样，审核时就多一分把握。",
        "first.ask": "是第一次在这家机构借款吗？",
        "card.ask": "收款的银行卡号？",
        "card.hint": "只显示星号，存下来的只有后四位。",
        "reading.ask": "请先读一读，{seconds} 秒后继续。",
        "reading.hint": "多长是 uwallet 定的。",
        "education": "教育",
        "medical": "医疗",
        "home": "装修和家具，不能用来买房，也不能用来还房贷或者付首付",
        "appliances": "家电、手机",
        "travel": "旅行",
        "income_proof": "收入证明",
        "bank_statement": "近六个月的银行流水",
        "property_proof": "房产证明",
    },
    "en": {
        "amount.ask": "How much would you like to borrow?",
        "amount.hint": "500 to 200,000 yuan; 20000 and 20,000 are both fine.",
        "purpose.ask": "What is the money for?",
        "purpose.hint": "Choose what it really is: receipts may be asked for after the payout.",
        "documents.ask": "Which documents do you have at hand?",
        "documents.hint": "Each one makes the review a little easier.",
        "first.ask": "Is this your first loan with this lender?",
        "card.ask": "The number of the bank card to be paid to?",
        "card.hint": "Only stars are shown, only the last four digits are kept.",
        "reading.ask": "Please read; you can go on in {seconds} s.",
        "reading.hint": "The length is our choice.",
        "education": "Education",
        "medical": "Medical care",
        "home": "Furnishing and renovation; never for buying a home, a mortgage or a down payment",
        "appliances": "Appliances, a phone",
        "travel": "Travel",
        "income_proof": "Proof of income",
        "bank_statement": "Bank statements of the last six months",
        "property_proof": "Proof of property",
    },
}


def use_example_words() -> None:
    """Put the words above where the catalogues are looked for, as the screen `example`."""
    for language, words in WORDS.items():
        catalogue = ModuleType("example")
        catalogue.WORDS = words  # type: ignore[attr-defined]
        sys.modules[f"uwallet_cli.text.{language}.example"] = catalogue


def options(*values: str) -> list[Option]:
    """Things to choose, by their values."""
    return [Option(value, text.say(f"example.{value}")) for value in values]


def main(language: text.Language, kind: str, *how: str) -> None:
    """Ask one question of this kind until it is answered, and say what came of it."""
    use_example_words()
    text.use(language)
    ask = prompter_for(plain="plain" in how, show=lambda what: print(what, file=sys.stderr))
    back = "first" not in how
    optional = "optional" in how
    with guard():
        match kind:
            case "text":
                default = "20000" if "default" in how else ""
                answer: object = ask.text("example.amount", default=default, optional=optional, back=back)
            case "secret":
                answer = ask.text("example.card", secret=True, back=back)
            case "choose":
                answer = ask.choose(
                    "example.purpose",
                    options("education", "medical", "home", "appliances", "travel"),
                    default="medical" if "default" in how else None,
                    optional=optional,
                    back=back,
                )
            case "many":
                papers = options("income_proof", "bank_statement", "property_proof")
                answer = ask.choose_many("example.documents", papers, optional=optional, back=back)
            case "confirm":
                answer = ask.confirm("example.first", default=True if "default" in how else None, back=back)
            case "pause":
                ask.pause(2, "example.reading")
                answer = None
            case _:
                raise SystemExit(2)
    print(f"<{answer}>")


if __name__ == "__main__":
    report = next((Path(word.removeprefix("report=")) for word in sys.argv if word.startswith("report=")), None)
    if report:  # there will be no terminal to print it on, and a hang-up is not to end us
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        main(*sys.argv[1:])  # type: ignore[arg-type]
    except (KeyboardInterrupt, EOFError) as ended:
        how_it_ended = f"<{type(ended).__name__}>"
        if report:
            report.write_text(how_it_ended)
        raise SystemExit(how_it_ended) from None
