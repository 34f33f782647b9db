"""Something sent to an address that the user named, as carefully as anything is asked for."""

from __future__ import annotations

import http.client
from http import HTTPStatus

from onrecord.errors import FetchError
from onrecord.settings import Manners
from onrecord.watch.addresses import address
from onrecord.watch.connect import Deadline, connection
from onrecord.watch.fetch import words
from onrecord.watch.manners import agent


def post(url: str, data: bytes, *, type: str, manners: Manners) -> None:
    """Send data to an address. Its answer is not read, and no redirect is followed.

    Args:
        url: the address.
        data: what is sent.
        type: its media type.
        manners: limits.

    Raises:
        FetchError: when it is refused, or the server does not take it; the text says why.
    """
    at = address(url)
    headers = {
        "Host": at.place,
        "User-Agent": agent(manners),
        "Content-Type": type,
        "Connection": "close",
    }
    with Deadline(manners.whole) as deadline:
        made = connection(at, manners, deadline)
        try:
            made.request("POST", at.target, body=data, headers=headers)
            with made.getresponse() as response:
                status, reason = response.status, response.reason
        except FetchError:
            deadline.check()
            raise
        except (OSError, http.client.HTTPException, ValueError) as error:
            deadline.check()
            raise FetchError(words(error, manners), again=True) from error
        finally:
            made.close()
    if not HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        raise FetchError(f"the server answered {status} {reason}"[:100].rstrip(), status=status)
