import Cloud
import Domain
import Foundation
import Simulation

/// One request from its signature to its answer.
struct Visit {
    let number: Int
    let arrival: Arrival
    let account: String
    let now: Date
    let wall: Date
    let requestID: String

    var simulated: SimulatedCall {
        SimulatedCall(number: number, action: action, isMutating: call(by: Self.nobody).isMutating)
    }

    var action: String { "\(arrival.service.rawValue):\(operation)" }

    private var operation: String {
        guard arrival.service == .eks else { return arrival.parameters["Action"] ?? "" }
        return EKS.operation(method: arrival.request.method, path: arrival.segments) ?? ""
    }

    /// The answer, and who it was for if that is known.
    func answer(in world: inout World, fault: Fault?) -> (Response, caller: String?) {
        let envelope = Envelope(
            service: arrival.service, operation: operation, version: arrival.parameters["Version"] ?? "",
            requestID: requestID, date: Moment(wall).header)
        var caller: Caller?
        do {
            try troubles(fault)
            let known = try identify(in: world.iam, fault: fault)
            caller = known
            let answer = try carryOut(call(by: known), in: &world, fault: fault)
            if case .serverError(let status, true) = fault { throw failure(status) }
            return (envelope.response(answer), known.arn)
        } catch let refusal as Refusal {
            return (envelope.response(refusal), caller?.arn)
        } catch {
            return (envelope.response(Refusal(500, "InternalFailure", "\(error)")), caller?.arn)
        }
    }

    private func identify(in iam: IAM, fault: Fault?) throws -> Caller {
        let check = SignatureCheck(arrival: arrival, iam: iam, wall: wall)
        if fault == .revoke { throw check.unknownKey }
        return try check.caller()
    }

    private func carryOut(_ call: Call, in world: inout World, fault: Fault?) throws -> Answer {
        if call.service == .iam || call.service == .sts {
            try judge(call, authorizations(call, world.iam), by: world.iam, fault: fault)
            world.settle(at: now)
            guard call.service == .sts else { return try world.iam.answer(call) }
            if call.operation == "GetCallerIdentity" { return STS.callerIdentity(call) }
            return try STS.assumeRole(call, home: world.iam, host: &world.iam)
        }
        return try world.visit(call.region, at: now) { territory, iam in
            try judge(call, territory.authorizations(for: call, iam: iam), by: iam, fault: fault)
            return try territory.answer(call, iam: &iam)
        }
    }

    private func authorizations(_ call: Call, _ iam: IAM) throws -> [Authorization] {
        try call.service == .sts ? STS.authorizations(for: call) : iam.authorizations(for: call)
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

    private func denied(_ denial: Denial) -> Refusal {
        switch arrival.service {
        case .ec2:
            Refusal(
                403, "UnauthorizedOperation",
                "You are not authorized to perform this operation. \(denial.message). Encoded authorization failure "
                    + "message: 4GIOHlTkIaWHQD0Q0m6XSnuUMCm-abcdefghijklmn-abcdefghijklmn")
        case .eks: Refusal(403, "AccessDeniedException", denial.message)
        default: Refusal(403, "AccessDenied", denial.message)
        }
    }

    private static let nobody = Caller(arn: "", userID: "", account: "", identity: .root, accessKeyID: "")

    private func call(by caller: Caller) -> Call {
        Call(
            number: number, service: arrival.service, operation: operation, region: arrival.claim?.region ?? "",
            account: account, caller: caller, parameters: arrival.parameters, path: arrival.segments,
            method: arrival.request.method, body: JSON(reading: arrival.request.body) ?? .null, now: now, wall: wall,
            requestID: requestID)
    }
}

extension Territory {
    func authorizations(for call: Call, iam: IAM) throws -> [Authorization] {
        switch call.service {
        case .eks: try eks.authorizations(for: call, iam: iam)
        case .elasticloadbalancing: try balancing.authorizations(for: call)
        case .autoscaling: try scaling.authorizations(for: call)
        default: try ec2.authorizations(for: call)
        }
    }

    mutating func answer(_ call: Call, iam: inout IAM) throws -> Answer {
        switch call.service {
        case .eks: try eks.answer(call, ec2: &ec2, scaling: &scaling, iam: &iam)
        case .elasticloadbalancing: try balancing.answer(call, ec2: &ec2)
        case .autoscaling: try scaling.answer(call, ec2: ec2)
        default: try ec2.answer(call)
        }
    }
}
