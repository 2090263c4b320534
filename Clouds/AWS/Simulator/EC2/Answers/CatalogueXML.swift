extension EC2 {
    func xml(_ region: Region) -> [XML] {
        [
            XML("regionName", region.name), XML("regionEndpoint", "ec2.\(region.name).amazonaws.com"),
            XML("optInStatus", region.optInStatus),
        ]
    }

    func xml(_ zone: Region.Zone) -> [XML] {
        [
            XML("zoneName", zone.name), XML("zoneId", zone.id), XML("zoneState", "available"),
            XML("zoneType", "availability-zone"), XML("regionName", region.name),
            XML("optInStatus", "opt-in-not-required"), XML("groupName", "\(region.name)-zg-1"),
            XML("networkBorderGroup", region.name), XML("messageSet", []),
        ]
    }

    func xml(_ size: InstanceType) -> [XML] {
        let card = [
            XML("networkCardIndex", "0"), XML("networkPerformance", "Up to 12.5 Gigabit"),
            XML("maximumNetworkInterfaces", "\(size.networkInterfaces)"),
        ]
        return [
            XML("instanceType", size.name), XML("currentGeneration", "true"), XML("bareMetal", "false"),
            XML("freeTierEligible", "false"), XML("hypervisor", "nitro"), XML("hibernationSupported", "false"),
            XML("burstablePerformanceSupported", "\(size.isBurstable)"), XML("instanceStorageSupported", "false"),
            XML("supportedUsageClasses", [XML("item", "on-demand"), XML("item", "spot")]),
            XML("supportedRootDeviceTypes", [XML("item", "ebs")]),
            XML("supportedVirtualizationTypes", [XML("item", "hvm")]),
            XML(
                "processorInfo",
                [XML("supportedArchitectures", [XML("item", size.architecture.rawValue)])]),
            XML(
                "vCpuInfo",
                [
                    XML("defaultVCpus", "\(size.vCPUs)"), XML("defaultCores", "\(max(1, size.vCPUs / 2))"),
                    XML("defaultThreadsPerCore", size.architecture == .arm ? "1" : "2"),
                ]),
            XML("memoryInfo", [XML("sizeInMiB", "\(size.memoryMiB)")]),
            XML(
                "ebsInfo",
                [
                    XML("ebsOptimizedSupport", "default"), XML("encryptionSupport", "supported"),
                    XML("nvmeSupport", "required"),
                ]),
            XML(
                "networkInfo",
                [
                    XML("networkPerformance", "Up to 12.5 Gigabit"),
                    XML("maximumNetworkInterfaces", "\(size.networkInterfaces)"), XML("maximumNetworkCards", "1"),
                    XML("defaultNetworkCardIndex", "0"), XML("networkCards", [XML("item", card)]),
                    XML("ipv4AddressesPerInterface", "\(size.addressesPerInterface)"),
                    XML("ipv6AddressesPerInterface", "\(size.addressesPerInterface)"),
                    XML("ipv6Supported", "true"), XML("enaSupport", "required"), XML("efaSupported", "false"),
                ]),
        ]
    }
}
