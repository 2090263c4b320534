import Foundation
import Simulation

/// One line of a policy's `Condition`: an operator, a key and the values of which one has to fit.
struct Condition: Sendable, Hashable {
    private enum Quantifier: Sendable { case one, all, any }

    /// The operator without quantifier and `IfExists`: `StringLike`.
    private let test: Test
    private let quantifier: Quantifier
    /// Holds where the request says nothing about `key`.
    private let isOptional: Bool
    private let key: String
    private let values: [String]

    private enum Test: String, Sendable {
        case stringEquals, stringNotEquals, stringEqualsIgnoreCase, stringNotEqualsIgnoreCase, stringLike, stringNotLike
        case arnEquals, arnNotEquals, arnLike, arnNotLike
        case numericEquals, numericNotEquals, numericLessThan, numericLessThanEquals, numericGreaterThan
        case numericGreaterThanEquals
        case dateLessThan, dateLessThanEquals, dateGreaterThan, dateGreaterThanEquals
        case bool, null, ipAddress, notIpAddress

        init?(_ name: some StringProtocol) {
            guard let first = name.first, first.isUppercase else { return nil }
            self.init(rawValue: first.lowercased() + name.dropFirst())
        }

        /// A negated test holds where no value fits.
        var isNegated: Bool { rawValue.contains("Not") || rawValue.hasPrefix("not") }

        func fits(_ found: String, _ wanted: String) -> Bool {
            switch self {
            case .stringEquals, .stringNotEquals: found == wanted
            case .stringEqualsIgnoreCase, .stringNotEqualsIgnoreCase: found.lowercased() == wanted.lowercased()
            case .stringLike, .stringNotLike: Pattern(wanted).matches(found)
            case .arnEquals, .arnNotEquals, .arnLike, .arnNotLike: Pattern(wanted).matchesARN(found)
            case .bool: found.lowercased() == wanted.lowercased()
            case .null: false
            case .numericEquals, .numericNotEquals: Self.compare(found, wanted, ==, Double.init)
            case .numericLessThan: Self.compare(found, wanted, <, Double.init)
            case .numericLessThanEquals: Self.compare(found, wanted, <=, Double.init)
            case .numericGreaterThan: Self.compare(found, wanted, >, Double.init)
            case .numericGreaterThanEquals: Self.compare(found, wanted, >=, Double.init)
            case .dateLessThan: Self.compare(found, wanted, <, Self.moment)
            case .dateLessThanEquals: Self.compare(found, wanted, <=, Self.moment)
            case .dateGreaterThan: Self.compare(found, wanted, >, Self.moment)
            case .dateGreaterThanEquals: Self.compare(found, wanted, >=, Self.moment)
            case .ipAddress, .notIpAddress:
                AddressRange(wanted.contains("/") ? wanted : wanted + "/32").flatMap { range in
                    AddressRange(found + "/32").map(range.contains)
                } ?? false
            }
        }

        private static func moment(_ text: String) -> Moment? { Moment(text) }

        private static func compare<Value>(
            _ found: String, _ wanted: String, _ isSo: (Value, Value) -> Bool, _ read: (String) -> Value?
        ) -> Bool {
            guard let found = read(found), let wanted = read(wanted) else { return false }
            return isSo(found, wanted)
        }
    }

    static func all(_ json: JSON) throws(Refusal) -> [Condition] {
        guard !json.isNull else { return [] }
        guard let tests = json.object else { throw .malformedPolicy("Syntax errors in policy.") }
        var conditions: [Condition] = []
        for (name, keys) in tests.sorted(by: { $0.key < $1.key }) {
            guard let keys = keys.object else { throw .malformedPolicy("Syntax errors in policy.") }
            for (key, value) in keys.sorted(by: { $0.key < $1.key }) {
                conditions.append(try Condition(name, key: key, value))
            }
        }
        return conditions
    }

    private init(_ name: String, key: String, _ value: JSON) throws(Refusal) {
        var rest = name[...]
        if rest.hasPrefix("ForAllValues:") {
            quantifier = .all
        } else if rest.hasPrefix("ForAnyValue:") {
            quantifier = .any
        } else {
            quantifier = .one
        }
        if quantifier != .one { rest = rest[rest.index(after: rest.firstIndex(of: ":") ?? rest.startIndex)...] }
        isOptional = rest.hasSuffix("IfExists")
        if isOptional { rest = rest.dropLast("IfExists".count) }
        guard let test = Test(rest) else { throw .malformedPolicy("Invalid Condition type : \(name)") }
        self.test = test
        self.key = key
        values = (value.array ?? [value]).compactMap {
            $0.string ?? $0.bool.map { "\($0)" } ?? $0.integer.map { "\($0)" }
        }
        guard !values.isEmpty else { throw .malformedPolicy("Syntax errors in policy.") }
    }

    func holds(_ facts: Facts, hasVariables: Bool) -> Bool {
        let found = facts[key] ?? []
        if test == .null { return values.contains { ($0.lowercased() == "true") == found.isEmpty } }
        guard !found.isEmpty else {
            // Without the key, "for all" and what is negated or optional hold; nothing else does.
            return isOptional || quantifier == .all || (test.isNegated && quantifier == .one)
        }
        let wanted = hasVariables ? values.compactMap(facts.filling) : values
        func fits(_ value: String) -> Bool { wanted.contains { test.fits(value, $0) } != test.isNegated }
        switch quantifier {
        case .all: return found.allSatisfy(fits)
        case .one where test.isNegated: return found.allSatisfy(fits)
        case .one, .any: return found.contains(where: fits)
        }
    }
}
