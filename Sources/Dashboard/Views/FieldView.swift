import Cloud
import Domain

/// One field of a form, with what was entered and what is wrong with it.
struct FieldView: Sendable {
    struct Choice: Sendable {
        let value: String
        let label: String
        let isChosen: Bool
        var isClosed = false
    }

    let name: String
    let label: String
    let help: String?
    let isRequired: Bool
    /// The browser asks for it already; not where another field may stand for it.
    let isEnforced: Bool
    var value: String?
    var placeholder: String?
    /// As the browser shows it: `text`, or `password` for what nobody beside may read.
    private(set) var type: String
    /// What the browser may fill in by itself (HTML, 4.10.18.7).
    private(set) var autocomplete = "off"
    let isNumber: Bool
    let hasChoices: Bool
    let list: [Choice]
    let problem: ProblemView?
    /// The texts that belong to it, by their ids.
    let described: String?

    init(
        _ name: String, _ label: String, help: String = "", isRequired: Bool = true, isEnforced: Bool = true,
        value: String? = nil,
        placeholder: String? = nil, isSecret: Bool = false, isNumber: Bool = false, choices: [Choice]? = nil,
        problem: Problem? = nil
    ) {
        self.name = name
        self.label = label
        self.help = help.isEmpty ? nil : help
        self.isRequired = isRequired
        self.isEnforced = isRequired && isEnforced
        // A secret is never sent back to where it came from.
        self.value = isSecret ? nil : value
        self.placeholder = placeholder
        type = isSecret ? "password" : "text"
        self.isNumber = isNumber
        hasChoices = choices != nil
        list = choices ?? []
        let isMine = problem?.field.map { $0 == name || name.hasSuffix(".\($0)") } ?? false
        self.problem = isMine ? problem.map(ProblemView.init) : nil
        let texts = [help.isEmpty ? nil : "\(name)-help", isMine ? "\(name)-problem" : nil].compactMap { $0 }
        described = texts.isEmpty ? nil : texts.joined(separator: " ")
    }

    /// The same, for the browser to fill in.
    func filled(as autocomplete: String, type: String? = nil) -> FieldView {
        var field = self
        field.autocomplete = autocomplete
        field.type = type ?? field.type
        return field
    }

    /// A field that a provider asks for.
    init(_ field: Form.Field, in prefix: String, value: String?, isEdit: Bool = false, problem: Problem?) {
        let chosen = value ?? field.standard
        let list = field.choices.map { Choice(value: $0, label: $0, isChosen: $0 == chosen) }
        self.init(
            prefix + field.key, field.label, help: field.help, isRequired: field.isRequired, isEnforced: false,
            value: value,
            placeholder: field.isSecret && isEdit ? "unchanged" : field.standard, isSecret: field.isSecret,
            choices: list.isEmpty ? nil : list, problem: problem)
    }
}
