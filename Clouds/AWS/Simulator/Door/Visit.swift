import Cloud
import Domain
import Foundation
import Simulation

/// One request from its signature to its answer.
struct Visit {
    let number: Int
    let arrival: Arrival
    let account: String
    /// The cloud's time.
    let now: Date
    /// The time of day.
    let wall: Date
    let requestID: String

    /// What came of a request.
    struct Outcome {
        let response: Response
        /// The caller's ARN, where it is known who called.
        let caller: String?
        /// AWS's code where it said no.
        let code: String?
    }

    var simulated: SimulatedCall {
        SimulatedCall(number: number, action: action, isMutating: Call.isMutating(operation, arrival.parameters))
    }

    var action: String { "\(arrival.service.rawValue):\(operation)" }

    private var operation: String { arrival.operation ?? "" }

    func answer(in world: inout World, fault: Fault?) -> Outcome {
        let envelope = Envelope(
            service: arrival.service, operation: operation, version: arrival.parameters["Version"] ?? "",
            requestID: requestID, date: Moment(wall).header)
        var caller: Caller?
        do {
            try troubles(fault)
            let known = try identify(in: world, fault: fault)
            caller = known
            world.noteUse(of: known.accessKeyID, for: arrival.endpoint, at: now)
            let call = try call(by: known)
            guard world.admits(call) else { throw throttled(nil) }
            let answer = try carryOut(call, in: &world, fault: fault)
            if case .serverError(let status, true) = fault { throw failure(status) }
            return Outcome(response: envelope.response(answer), caller: known.arn, code: nil)
        } catch let refusal as Refusal {
            return Outcome(response: envelope.response(refusal), caller: caller?.arn, code: refusal.code)
        } catch {
            let refusal = Refusal(500, "InternalFailure", "\(error)")
            return Outcome(response: envelope.response(refusal), caller: caller?.arn, code: refusal.code)
        }
    }

    private func identify(in world: World, fault: Fault?) throws -> Caller {
        let check = SignatureCheck(arrival: arrival, identities: world.identities, now: now, wall: wall)
        if fault == .revoke { throw check.unknownKey }
        return try check.caller()
    }

    private func carryOut(_ call: Call, in world: inout World, fault: Fault?) throws -> Answer {
        if call.service == .sts {
            try judge(call, STS.authorizations(for: call), by: world.iam, fault: fault)
            if call.operation == "GetCallerIdentity" { return STS.callerIdentity(call) }
            return try STS.assumeRole(call, home: world.identity(of: call.caller.account), host: &world.iam)
        }
        // Other accounts are known here by who is in them, and by nothing else.
        guard call.caller.account == account else {
            throw denied(
                Denial(
                    authorization: Authorization(call.action), caller: call.caller.arn, reason: .silence(.resource)))
        }
        if call.service == .iam {
            try judge(call, world.iam.authorizations(for: call), by: world.iam, fault: fault)
            world.settle(at: now)
            return try world.iam.answer(call)
        }
        return try world.visit(call.region, at: now) { territory, iam in
            try judge(call, territory.authorizations(for: call, iam: iam), by: iam, fault: fault)
            return try territory.answer(call, iam: &iam)
        }
    }

    private func judge(_ call: Call, _ needed: [Authorization], by iam: IAM, fault: Fault?) throws {
        let facts = iam.facts(about: call.caller, call)
        for authorization in needed {
            var denial = iam.judgement(on: authorization, by: call.caller, facts: facts)
            if fault == .deny {
                denial = Denial(authorization: authorization, caller: call.caller.arn, reason: .silence(.identity))
            }
            if let denial { throw denied(denial) }
        }
        // With DryRun, EC2 stops where it would begin.
        if call.service == .ec2, call.parameters["DryRun"]?.lowercased() == "true" {
            throw Refusal(412, "DryRunOperation", "Request would have succeeded, but DryRun flag is set.")
        }
    }

    /// Throws where the request is not even a call.
    private func call(by caller: Caller) throws(Refusal) -> Call {
        guard let operation = arrival.operation else { throw noOperation }
        let body = JSON(reading: arrival.request.body)
        if arrival.service == .eks, body == nil, !arrival.request.body.isEmpty {
            throw Refusal(400, "SerializationException", "The request's body is not valid JSON.")
        }
        return Call(
            number: number, service: arrival.service, operation: operation, region: arrival.endpoint.region,
            account: account, caller: caller, parameters: arrival.parameters, path: arrival.segments,
            method: arrival.request.method, body: body ?? .null, now: now, wall: wall, requestID: requestID)
    }
}
