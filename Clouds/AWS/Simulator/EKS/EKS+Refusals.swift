import Simulation

/// What EKS says no with, in its words. What it is about is named beside the message.
extension EKS {
    static func invalid(_ message: String, about fields: [String: JSON] = [:]) -> Refusal {
        Refusal(400, "InvalidParameterException", message, fields: fields)
    }

    static func unfit(_ message: String, about fields: [String: JSON] = [:]) -> Refusal {
        Refusal(400, "InvalidRequestException", message, fields: fields)
    }

    static func inUse(_ message: String, about fields: [String: JSON] = [:]) -> Refusal {
        Refusal(409, "ResourceInUseException", message, fields: fields)
    }

    static func absent(_ message: String, about fields: [String: JSON] = [:]) -> Refusal {
        Refusal(404, "ResourceNotFoundException", message, fields: fields)
    }

    static func limit(_ message: String, about fields: [String: JSON] = [:]) -> Refusal {
        Refusal(400, "ResourceLimitExceededException", message, fields: fields)
    }
}
