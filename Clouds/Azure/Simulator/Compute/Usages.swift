import Foundation
import Simulation

/// How much of what there may be of there is, and which sizes there are.
extension World {
    /// The vCPUs that node pools have in a region: of a family, or of all.
    func usedCores(of family: String?, in region: String) -> Int {
        items.values.filter { $0.type.hasSuffix("/virtualMachineScaleSets") && $0.location == region }
            .compactMap { set -> Int? in
                guard let size = Size.named(set.members["sku"]?["name"].string ?? "") else { return nil }
                guard family == nil || family?.lowercased() == size.family.lowercased() else { return nil }
                return size.cores * (set.members["sku"]?["capacity"].integer ?? 0)
            }.reduce(0, +)
    }

    func usages(_ call: Call) throws(Refusal) -> Answer {
        guard let region = Location.named(call.route.location ?? "") else {
            throw Refusal(
                400, "LocationNotAvailable", "The location '\(call.route.location ?? "")' is not available.")
        }
        guard call.route.action.hasPrefix("Microsoft.Network") else {
            let families = Size.families.map { usage($0[0], $0[1], usedCores(of: $0[0], in: region.name), region) }
            return .list(
                [usage("cores", "Total Regional vCPUs", usedCores(of: nil, in: region.name), region)] + families)
        }
        func count(_ type: String) -> Int {
            items.values.filter { $0.type == "Microsoft.Network/\(type)" && $0.location == region.name }.count
        }
        return .list(
            [
                networkUsage(
                    "VirtualNetworks", "Virtual Networks", count("virtualNetworks"), quotas.virtualNetworks, region),
                networkUsage(
                    "PublicIPAddresses", "Public IP Addresses", count("publicIPAddresses"), quotas.publicIPAddresses,
                    region),
            ])
    }

    private func usage(_ name: String, _ title: String, _ used: Int, _ region: Location) -> JSON {
        [
            "unit": "Count", "currentValue": JSON(used), "limit": JSON(quotas.limit(of: name, in: region.name)),
            "name": ["value": JSON(name), "localizedValue": JSON(title)],
        ]
    }

    private func networkUsage(_ name: String, _ title: String, _ used: Int, _ limit: Int, _ region: Location) -> JSON {
        [
            "id": JSON(
                "/subscriptions/\(subscriptionID)/providers/Microsoft.Network/locations/\(region.name)/usages/\(name)"),
            "unit": "Count", "currentValue": JSON(used), "limit": JSON(limit),
            "name": ["value": JSON(name), "localizedValue": JSON(title)],
        ]
    }

    func skus(_ call: Call) -> Answer {
        let filter = (call.query["$filter"] ?? "").components(separatedBy: " eq ")
        let wish = filter.count == 2 ? filter[1].trimmingCharacters(in: .init(charactersIn: " '")).lowercased() : nil
        let regions = Location.all.filter { wish == nil || $0.name == wish }
        return .list(regions.flatMap { region in Size.all.map { sku($0, in: region) } })
    }

    private func sku(_ size: Size, in region: Location) -> JSON {
        let zones: JSON = region.hasZones ? ["1", "2", "3"] : []
        let isRestricted = restrictedSizes[region.name]?.contains(size.name.lowercased()) ?? false
        let restriction: JSON = [
            "type": "Location", "values": JSON([region.name]), "reasonCode": "NotAvailableForSubscription",
            "restrictionInfo": ["locations": JSON([region.name])],
        ]
        func capability(_ name: String, _ value: String) -> JSON { ["name": JSON(name), "value": JSON(value)] }
        return [
            "resourceType": "virtualMachines", "name": JSON(size.name), "tier": "Standard",
            "size": JSON(String(size.name.dropFirst("Standard_".count))), "family": JSON(size.family),
            "locations": JSON([region.name]),
            "locationInfo": [["location": JSON(region.name), "zones": zones, "zoneDetails": []]],
            "capabilities": [
                capability("vCPUs", "\(size.cores)"), capability("MemoryGB", "\(size.gibibytes)"),
                capability("CpuArchitectureType", "x64"), capability("PremiumIO", "True"),
                capability("HyperVGenerations", "V1,V2"),
            ],
            "restrictions": isRestricted ? .array([restriction]) : [],
        ]
    }

    /// Throws in AKS's words where there is no room for so many more vCPUs.
    func checkQuota(_ size: Size, more count: Int, in region: String) throws(Refusal) {
        let wish = size.cores * count
        guard wish > 0 else { return }
        let regional = quotas.limit(of: "cores", in: region) - usedCores(of: nil, in: region)
        let advice =
            "If you want to increase the quota, please follow this instruction: "
            + "https://learn.microsoft.com/en-us/azure/quotas/view-quotas. Surge nodes would also consume vcpu quota, "
            + "please consider use smaller maxSurge or use maxUnavailable to proceed upgrade without surge nodes, "
            + "details: aka.ms/aks/maxUnavailable."
        guard regional >= wish else {
            throw .aks(
                400, "ErrCode_InsufficientVCPUQuota",
                "Insufficient regional vcpu quota left for location \(region). left regional vcpu quota "
                    + "\(max(0, regional)), requested quota \(wish). \(advice)")
        }
        let left = quotas.limit(of: size.family, in: region) - usedCores(of: size.family, in: region)
        guard left >= wish else {
            throw .aks(
                400, "ErrCode_InsufficientVCPUQuota",
                "Insufficient vcpu quota requested \(wish), remaining \(max(0, left)) for family \(size.family) for "
                    + "region \(region). \(advice)")
        }
    }

    /// What a node pool ends with where the room was gone when its machines were to be made; nil where there is room.
    func shortage(_ size: Size, more count: Int, in region: String, set: ResourceID) -> Refusal? {
        for (name, title) in [("cores", "Total Regional Cores"), (size.family, "\(size.family) Cores")] {
            let used = usedCores(of: name == "cores" ? nil : name, in: region)
            let limit = quotas.limit(of: name, in: region)
            let wish = size.cores * count
            guard used + wish > limit else { continue }
            let text =
                "Operation could not be completed as it results in exceeding approved \(title) quota. Additional "
                + "details - Deployment Model: Resource Manager, Location: \(region), Current Limit: \(limit), Current "
                + "Usage: \(used), Additional Required: \(wish), (Minimum) New Limit Required: \(used + wish). Setup "
                + "Alerts when Quota reaches threshold. Learn more at https://aka.ms/quotamonitoringalerting ."
            return Refusal(
                400, "QuotaExceeded", "Create or update VMSS \(set) failed. \(text)",
                details: [["code": "OperationNotAllowed", "message": JSON(text)]])
        }
        return nil
    }
}
