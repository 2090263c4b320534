import Simulation

/// The versions of Kubernetes that AKS offers.
enum KubernetesVersion {
    static let standard = "1.34"
    /// By minor version, oldest first.
    static let offered = [
        ("1.32", ["1.32.9", "1.32.10"]), ("1.33", ["1.33.5", "1.33.6"]), ("1.34", ["1.34.1", "1.34.2"]),
        ("1.35", ["1.35.0"]),
    ]

    /// The whole version that `1.34` or `1.34.1` stands for; nil where AKS does not offer it.
    static func resolved(_ text: String) -> String? {
        for (minor, patches) in offered {
            if text == minor { return patches.last }
            if patches.contains(text) { return text }
        }
        return nil
    }

    static func isOlder(_ one: String, than other: String) -> Bool {
        func numbers(_ text: String) -> [Int] { (resolved(text) ?? text).split(separator: ".").compactMap { Int($0) } }
        return numbers(one).lexicographicallyPrecedes(numbers(other))
    }

    /// 34, of `1.34` and `1.34.1`.
    static func minor(_ text: String) -> Int { Int(text.split(separator: ".").dropFirst().first ?? "") ?? 0 }

    /// Whether there is a minor version between them, which AKS does not pass over.
    static func isSkipping(from old: String, to new: String) -> Bool { minor(new) - minor(old) > 1 }

    static var json: JSON {
        let patches = offered.flatMap(\.1)
        let values = offered.map { minor, own -> JSON in
            let entries = own.map { patch -> (String, JSON) in
                let next = patches.filter { isOlder(patch, than: $0) && !isSkipping(from: patch, to: $0) }
                return (patch, ["upgrades": JSON(next)])
            }
            return [
                "version": JSON(minor), "isPreview": false, "isDefault": JSON(minor == standard),
                "capabilities": ["supportPlan": ["KubernetesOfficial", "AKSLongTermSupport"]],
                "patchVersions": .object(Dictionary(entries) { $1 }),
            ]
        }
        return ["values": .array(values)]
    }
}

extension World {
    func kubernetesVersions(_ call: Call) throws(Refusal) -> Answer {
        guard Location.named(call.route.location ?? "") != nil else {
            throw .aks(400, "LocationNotSupported", "The location '\(call.route.location ?? "")' is not supported.")
        }
        return Answer(200, KubernetesVersion.json)
    }
}
