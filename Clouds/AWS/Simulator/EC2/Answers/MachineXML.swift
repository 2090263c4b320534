extension EC2 {
    func xml(_ interface: NetworkInterface) -> [XML] {
        var parts = [
            XML("networkInterfaceId", interface.id), XML("subnetId", interface.subnetID),
            XML("vpcId", interface.vpcID), XML("description", interface.text), XML("ownerId", account),
            XML("requesterManaged", "\(interface.requester != nil)"), XML("status", interface.status),
            XML("interfaceType", interface.kind), XML("sourceDestCheck", "\(interface.kind != "nat_gateway")"),
            XML("macAddress", macAddress(of: interface.id)), XML("privateIpAddress", interface.privateAddress),
            XML("privateDnsName", privateName(of: interface.privateAddress)), groupSet(interface.groups),
            tagSet(interface.tags),
        ]
        if let zone = subnets[interface.subnetID]?.zone {
            parts += [XML("availabilityZone", zone.name), XML("availabilityZoneId", zone.id)]
        }
        if let requester = interface.requester { parts.append(XML("requesterId", requester)) }
        if let attachment = interface.attachment { parts.append(XML("attachment", xml(attachment))) }
        var primary = [XML("privateIpAddress", interface.privateAddress), XML("primary", "true")]
        if let association = association(of: interface) {
            parts.append(association)
            primary.append(association)
        }
        return parts + [XML("privateIpAddressesSet", [XML("item", primary)])]
    }

    private func xml(_ attachment: NetworkInterface.Attachment) -> [XML] {
        let holder = attachment.instanceID.map { [XML("instanceId", $0)] } ?? []
        return holder + [
            XML("attachmentId", attachment.id), XML("instanceOwnerId", attachment.owner),
            XML("deviceIndex", "\(attachment.deviceIndex)"), XML("status", "attached"),
            XML("attachTime", attachment.attachedAt.inEC2Form),
            XML("deleteOnTermination", "\(attachment.isDeletedOnTermination)"),
        ]
    }

    private func association(of interface: NetworkInterface) -> XML? {
        guard let text = publicAddress(of: interface) else { return nil }
        var parts = [XML("publicIp", text), XML("publicDnsName", publicName(of: text))]
        if let address = address(of: interface.id), let association = address.association {
            parts += [
                XML("allocationId", address.id), XML("associationId", association.id), XML("ipOwnerId", account),
            ]
        } else {
            parts.append(XML("ipOwnerId", "amazon"))
        }
        return XML("association", parts)
    }

    private func macAddress(of id: String) -> String {
        let digits = Array(chance.hex("mac/\(id)", digits: 10))
        return "06:" + stride(from: 0, to: 10, by: 2).map { String(digits[$0...$0 + 1]) }.joined(separator: ":")
    }

    private func groupSet(_ ids: [String]) -> XML {
        let items = ids.map {
            XML("item", [XML("groupId", $0), XML("groupName", securityGroups[$0]?.name ?? "")])
        }
        return XML("groupSet", items)
    }

    func state(_ state: Instance.State) -> [XML] {
        [XML("code", "\(state.code)"), XML("name", state.rawValue)]
    }

    /// EC2 lists machines by the request that started them; here each came alone.
    func reservation(_ instance: Instance) -> [XML] {
        [
            XML("reservationId", instance.reservationID), XML("ownerId", account), XML("groupSet", []),
            XML("instancesSet", [XML("item", xml(instance))]),
        ]
    }

    func xml(_ instance: Instance) -> [XML] {
        var parts = [
            XML("instanceId", instance.id), XML("imageId", instance.imageID),
            XML("instanceState", state(instance.state)), XML("instanceType", instance.size.name),
            XML("launchTime", instance.launchedAt.inEC2Form), XML("amiLaunchIndex", "0"),
            XML("architecture", instance.size.architecture.rawValue), XML("rootDeviceType", "ebs"),
            XML("rootDeviceName", "/dev/xvda"), XML("virtualizationType", "hvm"), XML("hypervisor", "xen"),
            XML("ebsOptimized", "false"), XML("monitoring", [XML("state", "disabled")]), tagSet(instance.tags),
            XML(
                "placement",
                [
                    XML("availabilityZone", instance.zone.name), XML("availabilityZoneId", instance.zone.id),
                    XML("groupName", ""), XML("tenancy", "default"),
                ]),
        ]
        if instance.isSpot { parts.append(XML("instanceLifecycle", "spot")) }
        if let profile = instance.profile {
            let id = "AIPA" + chance.hex("profile/\(profile)", digits: 16).uppercased()
            parts.append(XML("iamInstanceProfile", [XML("arn", profileARN(profile)), XML("id", id)]))
        }
        // A machine that is gone has no place in a network any more.
        guard instance.isStanding else { return parts }
        return parts + network(of: instance)
    }

    private func network(of instance: Instance) -> [XML] {
        let held = interfaces.all.filter { $0.attachment?.instanceID == instance.id }
        return [
            XML("privateIpAddress", instance.privateAddress),
            XML("privateDnsName", privateName(of: instance.privateAddress)), XML("dnsName", ""),
            XML("subnetId", instance.subnetID), XML("vpcId", instance.vpcID), groupSet(instance.groups),
            XML("networkInterfaceSet", held.map { XML("item", xml($0)) }),
        ]
    }
}
