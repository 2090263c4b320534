import Cloud
import Foundation

/// Reads a refusal in whichever form the service words it.
struct Refusal {
    let error: CloudError

    init(_ call: AWSDoor.Call, status: Int, headers: Headers, body: [UInt8]) {
        let (code, message, requestID) =
            call.service == .eks ? Self.readJSON(headers, body) : Self.readXML(body)
        error = CloudError(
            Self.meaning(of: code, message: message, status: status, call: call), status: status, code: code,
            message: message, action: call.permission, requestID: requestID ?? headers["x-amzn-requestid"],
            retryAfter: headers.retryAfterSeconds)
    }

    /// EC2: `Response/Errors/Error`; the other query APIs: `ErrorResponse/Error`.
    private static func readXML(_ body: [UInt8]) -> (String, String, String?) {
        guard let root = try? XMLElement.parse(body) else { return ("", "", nil) }
        let error = root.name == "Response" ? root["Errors"]["Error"] : root["Error"]
        return (
            error.string("Code") ?? "", error.string("Message") ?? "",
            root.string("RequestID") ?? root.string("RequestId")
        )
    }

    /// The type is in a header, sometimes with a URL behind a colon.
    private static func readJSON(_ headers: Headers, _ body: [UInt8]) -> (String, String, String?) {
        struct Body: Decodable {
            let message: String?
            let capitalMessage: String?
            let type: String?

            enum CodingKeys: String, CodingKey {
                case message
                case capitalMessage = "Message"
                case type = "__type"
            }
        }
        let read = try? JSONDecoder().decode(Body.self, from: Data(body))
        let type = headers["x-amzn-errortype"] ?? read?.type ?? ""
        let code = type.split(separator: ":").first.map(String.init) ?? ""
        return (
            String(code.split(separator: "#").last ?? ""), read?.message ?? read?.capitalMessage ?? "",
            headers["x-amzn-requestid"]
        )
    }

    private static func meaning(
        of code: String, message: String, status: Int, call: AWSDoor.Call
    ) -> CloudError.Meaning {
        // An address that a NAT gateway has not let go of yet is refused as if we were nobody.
        if code == "AuthFailure", call.action == "ReleaseAddress" { return .busy }
        if let meaning = special(code, message, call) { return meaning }
        if let meaning = table[code] { return meaning }
        if code.hasSuffix(".NotFound") || code.hasSuffix("NotFoundException") || code.hasSuffix("NotFound") {
            return .gone
        }
        if code.hasSuffix("LimitExceeded") { return .quota }
        if status == 429 { return .throttled }
        if status >= 500 || code.isEmpty { return .transient }
        return .invalid
    }

    /// Codes that mean one thing or another, by what was asked or said.
    private static func special(_ code: String, _ message: String, _ call: AWSDoor.Call) -> CloudError.Meaning? {
        let isCreate = call.action.hasPrefix("Create")
        switch code {
        case "ResourceInUseException":
            return isCreate && !message.contains("in progress") ? .exists : .busy
        case "LimitExceeded": return call.action == "AddRoleToInstanceProfile" ? .exists : .quota
        case "InvalidInput": return message.contains("has been taken") ? .exists : .invalid
        case "InvalidParameterException", "InvalidRequestException":
            if propagating.contains(where: message.contains) { return .notYet }
            if message.contains("No cluster found") { return .gone }
            return nil
        case "ClientException": return message.contains("No cluster found") ? .gone : .invalid
        case "OperationNotPermitted": return .busy
        default: return nil
        }
    }

    /// What EKS says of a role that IAM has not shown it yet.
    private static let propagating = [
        "could not be assumed", "Error in role params", "does not exist", "doesn't have the", "policy must include",
        "is not authorized to perform: sts:AssumeRole",
    ]

    private static let table: [String: CloudError.Meaning] = {
        let lists: [(CloudError.Meaning, [String])] = [
            (
                .throttled,
                [
                    "RequestLimitExceeded", "Throttling", "ThrottlingException", "TooManyRequestsException",
                    "RequestThrottled", "IamThrottling", "EC2ThrottledException", "Client.RequestLimitExceeded",
                ]
            ),
            (
                .transient,
                [
                    "ServiceUnavailable", "ServiceUnavailableException", "ServerException", "InternalError",
                    "InternalFailure", "InternalServerError", "RequestTimeout", "Unavailable", "ServiceFailure",
                ]
            ),
            (.notYet, ["Gateway.NotAttached", "NotStabilized"]),
            (
                .busy,
                [
                    "DependencyViolation", "DeleteConflict", "IncorrectState", "InvalidIPAddress.InUse", "VolumeInUse",
                    "ConcurrentModification", "ResourceInUse", "InvalidNetworkInterface.InUse", "CannotDelete",
                    "ConcurrentModificationException", "IncorrectInstanceState", "PriorRequestNotComplete",
                ]
            ),
            (
                .gone,
                [
                    "NoSuchEntity", "NatGatewayNotFound", "NoSuchEntityException", "LoadBalancerNotFound",
                    "TargetGroupNotFound", "InvalidLaunchTemplateId.NotFound",
                ]
            ),
            (
                .exists,
                [
                    "EntityAlreadyExists", "RouteAlreadyExists", "Resource.AlreadyAssociated",
                    "InvalidPermission.Duplicate", "InvalidGroup.Duplicate", "InvalidSubnet.Conflict",
                    "AlreadyExistsException",
                ]
            ),
            (.quota, ["ResourceLimitExceeded", "ResourceLimitExceededException", "AddressLimitExceeded"]),
            (
                .capacity,
                [
                    "InsufficientInstanceCapacity", "UnsupportedAvailabilityZoneException",
                    "InsufficientFreeAddressesInSubnet",
                ]
            ),
            (
                .unauthenticated,
                [
                    "AuthFailure", "InvalidClientTokenId", "UnrecognizedClientException", "SignatureDoesNotMatch",
                    "InvalidSignatureException", "ExpiredToken", "ExpiredTokenException", "OptInRequired",
                    "PendingVerification", "RequestExpired", "RequestTimeTooSkewed", "MissingAuthenticationToken",
                    "MissingAuthenticationTokenException", "IncompleteSignature",
                ]
            ),
            (
                .denied,
                ["UnauthorizedOperation", "AccessDenied", "AccessDeniedException", "Client.UnauthorizedOperation"]
            ),
        ]
        return lists.reduce(into: [:]) { table, row in
            for code in row.1 { table[code] = row.0 }
        }
    }()
}
