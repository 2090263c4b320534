extension EC2 {
    mutating func createVolume(_ call: Parameters) throws -> [XML] {
        if let replay = try replay(call, of: "CreateVolume") {
            return volumes[replay.id].map { xml($0) } ?? replay.answer
        }
        let tags = try tagsOnCreate(call, of: Volume.type)
        let name = try call["AvailabilityZoneId"] ?? call.required("AvailabilityZone")
        guard let zone = region.zones.first(where: { $0.name == name || $0.id == name }) else {
            throw Refusal.ec2("InvalidZone.NotFound", "The zone '\(name)' does not exist.")
        }
        guard let size = try call.number("Size"), (1...16384).contains(size) else {
            throw Refusal.value(call["Size"] ?? "", parameter: "size")
        }
        let volume = Volume(
            id: newID(Volume.prefix), zone: zone, sizeGiB: size, kind: call["VolumeType"] ?? "gp2",
            isEncrypted: try call.flag("Encrypted") ?? false, createdAt: now, tags: tags)
        volumes.add(volume, shownFrom: shownFrom)
        remember(call, of: "CreateVolume", made: volume.id, answer: xml(volume))
        return xml(volume)
    }

    mutating func describeVolumes(_ call: Parameters) throws -> [XML] {
        try list(\.volumes, ids: "VolumeId", as: "volumeSet", call) { $0.xml($1) }
    }

    mutating func deleteVolume(_ call: Parameters) throws -> [XML] {
        let volume = try find(\.volumes, call, "VolumeId")
        if let instanceID = volume.instanceID {
            throw Refusal.ec2("VolumeInUse", "Volume \(volume.id) is currently attached to \(instanceID)")
        }
        volumes.remove(volume.id, shownUntil: shownFrom)
        return [XML("return", "true")]
    }

    mutating func createSnapshot(_ call: Parameters) throws -> [XML] {
        let tags = try tagsOnCreate(call, of: Snapshot.type)
        let volume = try find(\.volumes, call, "VolumeId")
        let snapshot = Snapshot(
            id: newID(Snapshot.prefix), volumeID: volume.id, sizeGiB: volume.sizeGiB, createdAt: now,
            text: call["Description"] ?? "", tags: tags)
        snapshots.add(snapshot, shownFrom: shownFrom)
        return xml(snapshot)
    }

    mutating func describeSnapshots(_ call: Parameters) throws -> [XML] {
        try list(\.snapshots, ids: "SnapshotId", as: "snapshotSet", call) { $0.xml($1) }
    }

    mutating func deleteSnapshot(_ call: Parameters) throws -> [XML] {
        let snapshot = try find(\.snapshots, call, "SnapshotId")
        snapshots.remove(snapshot.id, shownUntil: shownFrom)
        return [XML("return", "true")]
    }
}
