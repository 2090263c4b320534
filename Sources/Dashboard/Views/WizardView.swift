import Cloud
import ControlPlane
import Domain

import struct Foundation.Date

/// One step of the way to a new cluster.
struct WizardView: Sendable {
    enum Step: Int, CaseIterable, Sendable { case type, provider, configuration, review }

    struct Place: Sendable {
        let number: Int
        let word: String
        let isHere: Bool
        let isDone: Bool
        /// Back to it, with all that was entered.
        let path: String?
    }

    struct Hidden: Sendable {
        let name: String
        let value: String
    }

    struct Card: Sendable {
        let value: String
        let name: String
        let text: String
        let note: String?
        let isOpen: Bool
        let path: String
    }

    struct Fact: Sendable {
        let label: String
        let value: String
    }

    let base: String
    let action: String
    let places: [Place]
    let isType: Bool
    let isProvider: Bool
    let isConfiguration: Bool
    let isReview: Bool
    let hidden: [Hidden]
    var cards: [Card] = []
    var fields: [FieldView] = []
    var more: [FieldView] = []
    var credential: FieldView?
    /// Nil where nobody shares any.
    var shared: FieldView?
    var isBYOC = true
    var cost: CostView?
    var providerName = ""
    var hasCredential = true
    var refusal: ProblemView?
    var facts: [Fact] = []
    var findings: FindingsView?
    var chart: ChartView?
    var stepCount = 0
    var minutes: String?
    var requestKey: String?
    var command: CopyText?
    var backPath: String?

    init(_ entry: ClusterEntry, step: Step, base: String) {
        self.base = base
        action = "\(base)/new-cluster"
        let type = "type=\(entry.kind?.rawValue ?? "")"
        let paths = [action, "\(action)?\(type)", "\(action)?\(entry.query)", nil]
        let words = ["Type", "Provider", "Configuration", "Review"]
        places = Step.allCases.map { one in
            Place(
                number: one.rawValue + 1, word: words[one.rawValue], isHere: one == step,
                isDone: one.rawValue < step.rawValue, path: one.rawValue < step.rawValue ? paths[one.rawValue] : nil)
        }
        isType = step == .type
        isProvider = step == .provider
        isConfiguration = step == .configuration
        isReview = step == .review
        backPath = step == .type ? nil : paths[step.rawValue - 1]
        let kept = isReview ? entry.all : entry.all.filter { ["type", "provider"].contains($0.name) }
        hidden = kept.map { Hidden(name: $0.name, value: $0.value) }
        if isType { cards = Cluster.Kind.allCases.map { Self.card(of: $0, action: action) } }
    }

    private static func card(of kind: Cluster.Kind, action: String) -> Card {
        let text =
            switch kind {
            case .development: "A virtual cluster on a host cluster that the operator registers."
            case .dedicated: "A cluster of its own with one worker node. Not for what has to be up all the time."
            case .dedicatedHA: "Three worker nodes, over three zones where the region has them."
            }
        let isOpen = kind != .development
        let note = """
            BYOC is not available on the Development type — those are virtual clusters on Freehold's own shared \
            host infrastructure. Use Dedicated or Dedicated HA for BYOC.
            """
        return Card(
            value: kind.rawValue, name: kind.words, text: text, note: isOpen ? nil : note, isOpen: isOpen,
            path: "\(action)?type=\(kind.rawValue)")
    }

    mutating func offer(_ providers: [any Provider]) {
        let type = hidden.first { $0.name == "type" }?.value ?? ""
        cards = providers.sorted { $0.name < $1.name }.map { provider in
            Card(
                value: provider.id, name: provider.name,
                text: provider.regions.count == 1 ? "1 region" : "\(provider.regions.count) regions", note: nil,
                isOpen: true, path: "\(action)?type=\(type)&provider=\(provider.id)")
        }
    }
}
