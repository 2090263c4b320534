/// What EC2 says no with, in its words.
extension Refusal {
    static func ec2(_ code: String, _ message: String) -> Refusal { Refusal(400, code, message) }

    static func missing(_ parameter: String) -> Refusal {
        .ec2("MissingParameter", "The request must contain the parameter \(parameter)")
    }

    static func value(_ value: String, parameter: String) -> Refusal {
        .ec2("InvalidParameterValue", "Value (\(value)) for parameter \(parameter) is invalid.")
    }

    static func notARange(_ text: String, parameter: String) -> Refusal {
        .ec2(
            "InvalidParameterValue",
            "Value (\(text)) for parameter \(parameter) is invalid. This is not a valid CIDR block.")
    }

    static func noFilter(_ name: String) -> Refusal {
        .ec2("InvalidParameterValue", "The filter '\(name)' is invalid")
    }
}
