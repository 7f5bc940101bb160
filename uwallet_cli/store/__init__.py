"""What is kept, and where: one folder of small TinyDB files, each written whole or not at all.

    lock                        held while something is written; reading needs none
    open/UW-7K3M9QXA.json       one application each
    open/UW-7K3M9QXA.json.bak   the same, one save ago; of a new one a copy
    open/….json.format-1        as an older uwallet had it, when this one first wrote it
    open/….json.damaged-…       what `uwallet data repair` moved aside
    closed/                     those that ended
    calls.json, loans.json, …   notes of calls, loans entered by hand, own notes, drill scores
    key.pub                     what private answers are sealed with; what opens them stands elsewhere, see keys.py
    knowledge-*.json            entries made ready for searching; built anew when missing

Every file is 0600 in folders of 0700, and carries a digest of its content in its table `meta`.
Reading never imports TinyDB, which takes 10 ms.
"""
