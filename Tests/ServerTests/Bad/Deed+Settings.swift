import ControlPlane
import Domain
import Testing

@testable import Server

extension Deed {
    private static let path = "/api/v1/settings"
    private static let target = #"{"name":"chat","channel":"webhook","address":"https://example.com/hook"}"#
    private static let host = #"{"name":"h","region":"here","kubeconfig":"clusters users contexts"}"#

    private static let prices =
        #"{"tables":[{"provider":"toy","currency":"EUR","date":"2020-02-29","entries":["#
        + #"{"item":"machine","size":"small","amount":"0.10","per":"hour"}]}]}"#

    private static func setting(_ name: String, _ body: String) -> Deed {
        Deed("settings.\(name)") { premises in
            { try await premises.ask("PUT", "\(path)/\(name)", body, headers: ["If-Match": "*"]) }
        }
    }

    private static func share(_ premises: Premises) async throws -> String {
        try await premises.addCredential()
        let team = try await premises.controlPlane.workspace(called: "default", as: Premises.administrator).id
        return try await premises.controlPlane.credential("mine", in: team, as: Premises.administrator).id.rawValue
    }

    static let settings: [String: Deed] = [
        "PUT \(path)/prices": setting("prices", prices),
        "PUT \(path)/fees": setting("fees", #"{"fees":[{"type":"dedicated","amount":"9.00","currency":"EUR"}]}"#),
        "PUT \(path)/service-levels": setting(
            "service-levels", #"{"serviceLevels":[{"type":"dedicated-ha","text":"Up nearly always."}]}"#),
        "PUT \(path)/offers": setting("offers", #"{"offers":[{"provider":"toy","regions":["north"],"sizes":[]}]}"#),
        "POST \(path)/hosts": Deed("host.add") { premises in
            { try await premises.ask("POST", "\(path)/hosts", host) }
        },
        "DELETE \(path)/hosts/:host": Deed("host.remove") { premises in
            _ = try await premises.ask("POST", "\(path)/hosts", host)
            return { try await premises.ask("DELETE", "\(path)/hosts/h") }
        },
        "POST \(path)/shared-credentials": Deed("credential.share") { premises in
            let id = try await share(premises)
            let order = #"{"workspace":"default","credential":"\#(id)"}"#
            return { try await premises.ask("POST", "\(path)/shared-credentials", order) }
        },
        "DELETE \(path)/shared-credentials/:credential": Deed("credential.unshare") { premises in
            let id = try await share(premises)
            let order = #"{"workspace":"default","credential":"\#(id)"}"#
            _ = try await premises.ask("POST", "\(path)/shared-credentials", order)
            return { try await premises.ask("DELETE", "\(path)/shared-credentials/\(id)") }
        },
        "PATCH \(team)/notification-targets/:target": Deed("notification.pause") { premises in
            _ = try await premises.ask("POST", "notification-targets", target)
            return { try await premises.ask("PATCH", "notification-targets/chat", #"{"isPaused":true}"#) }
        },
        "POST \(team)/clusters/:cluster/forget": Deed("cluster.forget") { premises in
            try await premises.addCredential()
            try await premises.makeCluster()
            premises.toy.isClosed.withLock { $0 = true }
            _ = try await premises.ask("POST", "credentials/mine/validate")
            try await premises.pass(.seconds(10))
            return { try await premises.ask("POST", "clusters/payments/forget", #"{"confirm":"payments"}"#) }
        },
        "POST /api/v1/device/authorize": Deed("device.ask") { premises in
            { try await premises.post("device/authorize", #"{"host":"laptop"}"#) }
        },
        "POST /api/v1/device/token": Deed("token.create") { premises in
            let ann = try await premises.join("ann", as: .member)
            let caller = try await premises.controlPlane.authenticate(session: ann.text)
            let new = try await premises.controlPlane.beginDeviceRequest(of: "laptop", from: "192.0.2.1")
            _ = try await premises.controlPlane.decideDeviceRequest(
                code: new.userCode, .approved, as: caller)
            let order = #"{"deviceCode":"\#(new.deviceCode.withValue { $0 })"}"#
            return { try await premises.post("device/token", order) }
        },
    ]
}
