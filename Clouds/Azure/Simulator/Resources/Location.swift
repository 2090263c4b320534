import Simulation

/// A region of Azure's.
struct Location: Sendable {
    /// `westeurope`.
    let name: String
    let title: String
    let geography: String
    let hasZones: Bool

    static func named(_ name: String) -> Location? {
        let key = name.lowercased().replacing(" ", with: "")
        return all.first { $0.name == key }
    }

    static let all = [
        Location(name: "eastus2", title: "East US 2", geography: "US", hasZones: true),
        Location(name: "westus2", title: "West US 2", geography: "US", hasZones: true),
        Location(name: "westeurope", title: "West Europe", geography: "Europe", hasZones: true),
        Location(name: "northeurope", title: "North Europe", geography: "Europe", hasZones: true),
        Location(name: "eastus", title: "East US", geography: "US", hasZones: true),
        Location(name: "westus", title: "West US", geography: "US", hasZones: false),
        Location(name: "northcentralus", title: "North Central US", geography: "US", hasZones: false),
        Location(name: "swedencentral", title: "Sweden Central", geography: "Europe", hasZones: true),
        Location(name: "germanywestcentral", title: "Germany West Central", geography: "Europe", hasZones: true),
        Location(name: "francecentral", title: "France Central", geography: "Europe", hasZones: true),
        Location(name: "uksouth", title: "UK South", geography: "UK", hasZones: true),
    ]

    func json(in subscription: String) -> JSON {
        [
            "id": JSON("/subscriptions/\(subscription)/locations/\(name)"), "name": JSON(name), "type": "Region",
            "displayName": JSON(title), "regionalDisplayName": JSON("(\(geography)) \(title)"),
            "metadata": [
                "regionType": "Physical", "regionCategory": "Recommended", "geography": JSON(geography),
                "geographyGroup": JSON(geography),
            ],
        ]
    }
}
