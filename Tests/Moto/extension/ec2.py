"""EC2: dry runs that make nothing, client tokens, NAT gateways that let go of what they hold."""
import threading

from moto.core.responses import ActionResult
from moto.ec2.exceptions import DryRunClientError, EC2ClientError
from moto.ec2.responses import EC2Response
from moto.ec2.utils import generic_filter

ONE_AT_A_TIME = threading.RLock()


class EC2(EC2Response):
    def call_action(self):
        with ONE_AT_A_TIME:
            if self._get_param("DryRun"):
                return self._error(412, DryRunClientError())
            return self._once_per_token()

    def _once_per_token(self):
        """A second request with a token is answered as the first was, even if what that made is gone."""
        token = self._get_param("ClientToken")
        if not token:
            return super().call_action()
        answered = vars(self.ec2_backend).setdefault("answered_tokens", {})
        key, request = (self._get_action(), token), dict(self.querystring)
        if key not in answered:
            status, headers, body = super().call_action()
            if status == 200:
                answered[key] = (request, status, headers, body)
            return status, headers, body
        earlier, status, headers, body = answered[key]
        if earlier != request:
            text = "The client token you have provided is associated with a request whose parameters differ"
            return self._error(400, EC2ClientError("IdempotentParameterMismatch", text))
        return status, dict(headers), body

    def _error(self, status, error):
        _, headers, body = self.serialized(ActionResult(error))
        return status, headers, body

    def create_nat_gateway(self):
        """moto makes the network interface first, and leaves it there when it refuses the address."""
        interfaces = self.ec2_backend.enis
        before = set(interfaces)
        try:
            return super().create_nat_gateway()
        except EC2ClientError:
            for left in set(interfaces) - before:
                del interfaces[left]
            raise

    def describe_nat_gateways(self):
        """moto passes over the tags in a filter, and over ids that it does not know."""
        for wanted in self._get_param("NatGatewayIds", []):
            self._nat_gateway(wanted)
        filters = self._filters_from_querystring()
        tags = {name: values for name, values in filters.items() if name.startswith("tag")}
        found = super().describe_nat_gateways().result["NatGateways"]
        return ActionResult({"NatGateways": generic_filter(tags, found)})

    def delete_nat_gateway(self):
        gateway = self._nat_gateway(self._get_param("NatGatewayId"))
        held = gateway.state != "deleted"
        deleted = super().delete_nat_gateway()
        if held:
            for address in [one for one in self.ec2_backend.addresses if one.eni is gateway._eni]:
                self.ec2_backend.disassociate_address(association_id=address.association_id)
            self.ec2_backend.enis.pop(gateway._eni.id, None)
        return deleted

    def _nat_gateway(self, wanted):
        if wanted not in self.ec2_backend.nat_gateways:
            raise EC2ClientError("NatGatewayNotFound", f"The Nat Gateway {wanted} was not found")
        return self.ec2_backend.nat_gateways[wanted]

    def delete_subnet(self):
        """The associations of a subnet end with it; moto keeps them, and then refuses to delete the route table."""
        subnet = self._get_param("SubnetId")
        deleted = super().delete_subnet()
        for table in self.ec2_backend.route_tables.values():
            for association in [one for one, target in table._associations.items() if target == subnet]:
                del table._associations[association]
        return deleted
