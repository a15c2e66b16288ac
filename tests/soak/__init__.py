"""The soak: a day of calls while everything breaks, and then three records laid side by side.

The program and the sandbox run as processes of their own. The driver tells of calls by the real
command line; meanwhile both are killed, requests go wrong in every way the sandbox knows, and
other people log calls at the same leads. The driver writes down every verb that was taken
(:mod:`soak.records`); the audit (:mod:`soak.audit`) compares that with the journal and with what
the sandbox stored. Everything random comes from the seed; the timing of the machine does not.
"""
