extension EC2 {
    func xml(_ volume: Volume) -> [XML] {
        var attachments: [XML] = []
        if let instanceID = volume.instanceID {
            let parts = [
                XML("volumeId", volume.id), XML("instanceId", instanceID), XML("device", "/dev/xvdba"),
                XML("status", "attached"), XML("attachTime", volume.createdAt.inEC2Form),
                XML("deleteOnTermination", "\(volume.isDeletedOnTermination)"),
            ]
            attachments = [XML("item", parts)]
        }
        return [
            XML("volumeId", volume.id), XML("size", "\(volume.sizeGiB)"), XML("snapshotId", ""),
            XML("availabilityZone", volume.zone.name), XML("availabilityZoneId", volume.zone.id),
            XML("status", volume.status), XML("createTime", volume.createdAt.inEC2Form),
            XML("attachmentSet", attachments), XML("volumeType", volume.kind), XML("iops", "3000"),
            XML("encrypted", "\(volume.isEncrypted)"), XML("multiAttachEnabled", "false"), tagSet(volume.tags),
        ]
    }

    func xml(_ snapshot: Snapshot) -> [XML] {
        [
            XML("snapshotId", snapshot.id), XML("volumeId", snapshot.volumeID), XML("status", "completed"),
            XML("startTime", snapshot.createdAt.inEC2Form), XML("progress", "100%"), XML("ownerId", account),
            XML("volumeSize", "\(snapshot.sizeGiB)"), XML("description", snapshot.text), XML("encrypted", "false"),
            tagSet(snapshot.tags),
        ]
    }

    func xml(_ template: LaunchTemplate) -> [XML] {
        [
            XML("launchTemplateId", template.id), XML("launchTemplateName", template.name),
            XML("createTime", template.createdAt.inEC2Form), XML("createdBy", template.createdBy),
            XML("defaultVersionNumber", "\(template.standardVersion)"),
            XML("latestVersionNumber", "\(template.versions.count)"), tagSet(template.tags),
        ]
    }

    func xml(_ version: LaunchTemplate.Version, of template: LaunchTemplate) -> [XML] {
        let text = version.text.map { [XML("versionDescription", $0)] } ?? []
        return text + [
            XML("launchTemplateId", template.id), XML("launchTemplateName", template.name),
            XML("versionNumber", "\(version.number)"), XML("createTime", version.createdAt.inEC2Form),
            XML("createdBy", template.createdBy),
            XML("defaultVersion", "\(version.number == template.standardVersion)"),
            XML("launchTemplateData", data(version.data)),
        ]
    }

    /// The parts of a template's data that node groups are made of.
    private func data(_ data: Parameters) -> [XML] {
        var parts: [XML] = []
        for (sent, written) in [("ImageId", "imageId"), ("InstanceType", "instanceType"), ("UserData", "userData")] {
            if let value = data[sent] { parts.append(XML(written, value)) }
        }
        let metadata = data.structure("MetadataOptions")
        let options = [
            ("HttpTokens", "httpTokens"), ("HttpPutResponseHopLimit", "httpPutResponseHopLimit"),
            ("HttpEndpoint", "httpEndpoint"),
        ].compactMap { sent, written in metadata[sent].map { XML(written, $0) } }
        if !options.isEmpty { parts.append(XML("metadataOptions", options)) }
        let groups = data.strings("SecurityGroupId")
        if !groups.isEmpty { parts.append(XML("securityGroupIdSet", groups.map { XML("item", $0) })) }
        let devices = data.structures("BlockDeviceMapping").map { XML("item", device($0)) }
        if !devices.isEmpty { parts.append(XML("blockDeviceMappingSet", devices)) }
        return parts + specifications(data)
    }

    private func device(_ device: Parameters) -> [XML] {
        let disk = device.structure("Ebs")
        let parts = [
            ("VolumeSize", "volumeSize"), ("VolumeType", "volumeType"), ("Encrypted", "encrypted"),
            ("DeleteOnTermination", "deleteOnTermination"), ("Iops", "iops"), ("Throughput", "throughput"),
        ].compactMap { sent, written in disk[sent].map { XML(written, $0) } }
        return [XML("deviceName", device["DeviceName"] ?? ""), XML("ebs", parts)]
    }

    private func specifications(_ data: Parameters) -> [XML] {
        let items = data.structures("TagSpecification").map { specification in
            let tags = specification.structures("Tag").map { tag in
                XML("item", [XML("key", tag["Key"] ?? ""), XML("value", tag["Value"] ?? "")])
            }
            return XML(
                "item",
                [
                    XML("resourceType", specification["ResourceType"] ?? ""), XML("tagSet", tags),
                ])
        }
        return items.isEmpty ? [] : [XML("tagSpecificationSet", items)]
    }

    func xml(_ endpoint: VPCEndpoint) -> [XML] {
        let parts = [
            XML("vpcEndpointId", endpoint.id), XML("vpcEndpointType", endpoint.kind.name),
            XML("vpcId", endpoint.vpcID), XML("serviceName", endpoint.service), XML("state", endpoint.state),
            XML("requesterManaged", "\(endpoint.isRequesterManaged)"), XML("ownerId", account),
            XML("creationTimestamp", endpoint.createdAt.inEC2Form), tagSet(endpoint.tags),
        ]
        switch endpoint.kind {
        case .gateway(let ids):
            return parts + [XML("routeTableIdSet", ids.map { XML("item", $0) })]
        case .interface(let subnetIDs, let interfaceIDs, let groups):
            let items = groups.map {
                XML("item", [XML("groupId", $0), XML("groupName", securityGroups[$0]?.name ?? "")])
            }
            return parts + [
                XML("subnetIdSet", subnetIDs.map { XML("item", $0) }),
                XML("networkInterfaceIdSet", interfaceIDs.map { XML("item", $0) }), XML("groupSet", items),
            ]
        }
    }
}
