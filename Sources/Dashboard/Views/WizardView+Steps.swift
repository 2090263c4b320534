import Cloud
import ControlPlane
import Domain

import struct Foundation.Date

extension WizardView {
    /// - Parameter credentials: of this provider; only those that are ready can be chosen.
    /// - Parameter shared: of this provider, by others; they are used instead when the team wants it.
    mutating func configure(
        _ provider: any Provider, offering assortment: Assortment, credentials: [Credential],
        shared: [SharedCredential], entry: ClusterEntry, refusal: Problem?
    ) {
        let value = { (name: String) in entry.values[name] }
        let kind = entry.kind ?? .dedicated
        providerName = provider.name
        let usable = shared.filter { $0.phase == .ready }
        hasCredential = !usable.isEmpty || credentials.contains { $0.phase == .ready }
        isBYOC = entry.isBYOC && (usable.isEmpty || credentials.contains { $0.phase == .ready })
        if !usable.isEmpty {
            self.shared = FieldView(
                "shared", "The operator's account", help: "Used when you do not use your own. The operator bills it.",
                choices: usable.map {
                    .init(value: $0.id.rawValue, label: $0.name, isChosen: $0.id.rawValue == value("shared"))
                }, problem: refusal)
        }
        credential = FieldView(
            "credential", "Credential", help: "Only those that are Ready can be used.",
            choices: credentials.map { one in
                let isReady = one.phase == .ready
                return .init(
                    value: one.name, label: isReady ? one.name : "\(one.name) (\(Badge(one).word))",
                    isChosen: one.name == value("credential"), isClosed: !isReady)
            }, problem: refusal)
        let preferred = value("region") ?? credentials.first { $0.phase == .ready }?.fields["defaultRegion"]
        fields = [
            FieldView(
                "name", "Name", help: "Lower-case letters, digits and hyphens.", value: value("name"),
                placeholder: "payments", problem: refusal),
            FieldView(
                "region", "Region",
                choices: assortment.regions(of: provider).map {
                    .init(value: $0.id, label: "\($0.name) (\($0.id))", isChosen: $0.id == preferred)
                }, problem: refusal),
            FieldView(
                "size", "Node size",
                choices: assortment.sizes(of: provider).map {
                    .init(
                        value: $0.id, label: "\($0.id): \($0.virtualCPUs) vCPUs, \($0.memory.formatted()) GiB",
                        isChosen: $0.id == value("size"))
                }, problem: refusal),
            FieldView(
                "min", "Nodes", help: "With “up to” above it the cluster scales by itself.",
                value: value("min") ?? String(kind.standardNodes), isNumber: true, problem: refusal),
            FieldView(
                "max", "Up to", value: value("max") ?? value("min") ?? String(kind.standardNodes),
                isNumber: true, problem: refusal),
        ]
        more =
            [
                FieldView(
                    "version", "Kubernetes version", help: "Such as 1.33.", isRequired: false,
                    value: value("version"), placeholder: "the newest on offer", problem: refusal),
                FieldView(
                    "network", "Network range", isRequired: false, value: value("network"),
                    placeholder: provider.standardNetwork.description, problem: refusal),
                FieldView(
                    "public-access", "API server reachable from",
                    help: "Ranges with commas between them; “none” for its own network alone.", isRequired: false,
                    value: value("public-access"), placeholder: "0.0.0.0/0", problem: refusal),
            ]
            + provider.clusterForm.fields.map {
                FieldView($0, in: "option.", value: entry.values["option.\($0.key)"], problem: refusal)
            }
        self.refusal = refusal.map(ProblemView.init)
    }

    mutating func review(_ plan: Plan, entry: ClusterEntry, from provider: any Provider, requestKey: String, now: Date)
    {
        let cluster = plan.cluster
        let region = provider.regions.first { $0.id == cluster.region }?.name ?? cluster.region
        providerName = provider.name
        self.requestKey = requestKey
        findings = FindingsView(plan.findings)
        chart = plan.steps.isEmpty ? nil : ChartView(Chart(plan: plan.steps, from: now), isPlan: true)
        cost = CostView(plan.cost, providerName: provider.name)
        stepCount = plan.steps.count
        minutes = plan.estimate.map { "about \($0.roughWords)" }
        command = CopyText(label: "The same order as a command", text: entry.command)
        facts = [
            Fact(label: "Name", value: cluster.name), Fact(label: "Type", value: cluster.kind.words),
            Fact(label: "Where", value: "\(provider.name), \(region)"),
            Fact(
                label: "Cloud credentials",
                value: plan.cost.biller == .cloud
                    ? "your own (BYOC): \(plan.credentialName)" : "the operator's: \(plan.credentialName)"),
            Fact(label: "Nodes", value: "\(cluster.spec.nodes.words), \(cluster.spec.size)"),
            Fact(label: "Kubernetes", value: cluster.choices?.version ?? cluster.spec.version ?? "not settled"),
            Fact(label: "Zones", value: cluster.choices?.zones.joined(separator: ", ") ?? "not settled"),
            Fact(label: "Network", value: cluster.spec.network.description),
        ]
    }
}
