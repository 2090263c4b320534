"""AWS's refusals, as (HTTP status, code)."""
import pytest
from botocore.exceptions import ClientError

IN_USE = (409, "ResourceInUseException")
NOT_FOUND = (404, "ResourceNotFoundException")
REFUSED = (400, "InvalidRequestException")
WRONG = (400, "InvalidParameterException")


def refusal(call, **parameters):
    """How a call that has to be refused is refused."""
    with pytest.raises(ClientError) as caught:
        call(**parameters)
    reply = caught.value.response
    return reply["ResponseMetadata"]["HTTPStatusCode"], reply["Error"]["Code"]
