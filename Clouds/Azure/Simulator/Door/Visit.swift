import Cloud
import Domain
import Foundation
import Simulation

/// One request from its token to its answer.
struct Visit {
    let number: Int
    let arrival: Arrival
    /// The cloud's time.
    let now: Date
    /// The time of day.
    let wall: Date
    let requestID: String

    /// What came of a request.
    struct Outcome {
        let response: Response
        /// The caller's client id, where it is known who called.
        let caller: String?
        /// Azure's code where it said no.
        let code: String?
    }

    var simulated: SimulatedCall {
        let isLooking = ["GET", "HEAD"].contains(arrival.method) || action.contains("/listCluster")
        return SimulatedCall(number: number, action: action, isMutating: !isLooking && arrival.door == .manager)
    }

    var action: String {
        switch arrival.door {
        case .manager: route?.action ?? "unknown"
        case .graph: "Microsoft.Graph/\(arrival.method == "GET" ? "read" : "write")"
        case .login, .metadata: Entra.action(of: arrival.segments)
        }
    }

    private var route: Route? { Route(method: arrival.method, segments: arrival.segments) }

    func answer(in world: inout World, fault: Fault?) -> Outcome {
        let envelope = Envelope(requestID: requestID, wall: wall)
        var caller: String?
        do throws(Refusal) {
            world.settle(at: now)
            try troubles(fault)
            let answer = try answer(in: &world, fault: fault, caller: &caller)
            if case .serverError(let status, true) = fault { throw failure(status) }
            return Outcome(response: envelope.response(answer), caller: caller, code: nil)
        } catch {
            var response = envelope.response(error)
            if arrival.method == "HEAD" { response.body = .init([]) }
            return Outcome(response: response, caller: caller, code: error.code)
        }
    }

    private func answer(in world: inout World, fault: Fault?, caller: inout String?) throws(Refusal) -> Answer {
        switch arrival.door {
        case .metadata: return metadata
        case .login:
            if fault == .deny { throw .blockedByPolicy }
            if fault == .revoke {
                throw .entra(401, "invalid_client", 7_000_215, "Invalid client secret provided.")
            }
            return try Entra(arrival: arrival, wall: wall, requestID: requestID).answer(in: &world)
        case .graph: throw Graph(arrival: arrival).refusal(in: world, on: wall)
        case .manager: break
        }
        guard let version = arrival.query["api-version"], !version.isEmpty else { throw .missingVersion }
        let token = try identify(in: world, fault: fault)
        caller = token.clientID
        guard let route else { throw .noPath(arrival.segments) }
        let call = Call(
            route: route, method: arrival.method, path: "/" + arrival.segments.joined(separator: "/"), version: version,
            query: arrival.query, body: try body(),
            base: arrival.base, caller: token, now: now)
        if fault == .deny { throw .denied(call) }
        if route.subject == .subscriptions { return world.subscriptions(of: token) }
        return try world.answer(call)
    }

    private func body() throws(Refusal) -> JSON {
        let bytes = arrival.request.body
        guard !bytes.isEmpty else { return .null }
        let kind = arrival.request.headers["content-type"] ?? "<null>"
        guard kind.lowercased().hasPrefix("application/json") else {
            throw Refusal(
                415, "UnsupportedMediaType",
                "The content media type '\(kind)' is not supported. Only 'application/json' is supported.")
        }
        guard let body = JSON(reading: bytes) else {
            throw Refusal(
                400, "InvalidRequestContent",
                "The request content was invalid and could not be deserialized: 'Unexpected character encountered "
                    + "while parsing value.'.")
        }
        return body
    }

    private var metadata: Answer {
        Answer(
            200,
            [
                "name": "AzureCloud", "resourceManager": JSON(arrival.base), "portal": "https://portal.azure.com",
                "microsoftGraphResourceId": JSON(arrival.base),
                "authentication": [
                    "loginEndpoint": JSON(arrival.base), "identityProvider": "AAD", "tenant": "common",
                    "audiences": JSON(["https://management.core.windows.net/", arrival.base]),
                ],
                "suffixes": [:],
            ])
    }
}
