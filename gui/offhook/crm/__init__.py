"""The Activix REST API v2, as far as a call companion needs it.

The only package that speaks HTTP. Start at :mod:`offhook.crm.client`; what can go wrong is drawn in
:mod:`offhook.crm.errors`. Only ``client``, ``transport`` and ``connections`` load httpx, so the
command line may use servers, payloads and errors without paying for it.
"""
