import Domain
import Foundation
import Simulation

/// What is asked of a cluster by POST.
extension World {
    mutating func perform(_ verb: String, on type: String, _ call: Call) throws(Refusal) -> Answer {
        guard let found = items[call.scope.key] else { throw absence(of: call.scope) }
        guard type == Self.clusterType || type == Self.poolType else { throw .noPath(call.scope.segments + [verb]) }
        switch verb {
        case "listclusteradmincredential", "listclusterusercredential":
            return try credentials(of: found, isAdmin: verb == "listclusteradmincredential")
        case "abort":
            guard let running = running(on: found.id) else { return Answer(204) }
            guard running.kind != .abort else {
                return Answer(202, headers: resultHeaders(running, base: call.base, delay: false))
            }
            cancel(running.id)
            for item in items.values where item.id.isInside(running.resource) && item.state != "Succeeded" {
                items[item.id.key]?.state = "Canceling"
            }
            let operation = start(
                .abort, on: running.resource, location: found.location,
                for: duration("abort", of: running.id, in: 10...40))
            return Answer(202, headers: resultHeaders(operation, base: call.base, delay: false))
        case "rotateclustercertificates":
            try checkIdle(cluster: found)
            items[found.id.key]?.state = "RotatingClusterCertificates"
            let operation = start(
                .updateCluster, on: found.id, location: found.location,
                for: duration("rotate", of: "\(found.id)/\(newNumber())", in: 300...600))
            return Answer(202, headers: resultHeaders(operation, base: call.base, delay: false))
        default: throw .noPath(call.scope.segments + [verb])
        }
    }

    private func credentials(of cluster: Item, isAdmin: Bool) throws(Refusal) -> Answer {
        guard cluster.type == Self.clusterType else { throw .noPath(cluster.id.segments) }
        guard cluster.state != "Creating", cluster.state != "Deleting" else {
            throw .aks(
                409, "OperationNotAllowed",
                "The credentials of \(cluster.name) are not available while it is \(cluster.state).")
        }
        let isClosed = cluster.properties["disableLocalAccounts"].bool == true
        guard !isClosed || !cluster.properties["aadProfile"].isNull && !isAdmin else {
            throw .aks(
                400, "BadRequest",
                "Getting static credential is not allowed because this cluster is set to disable local accounts.")
        }
        let user = isAdmin ? "clusterAdmin" : "clusterUser"
        let host = cluster.properties["privateFQDN"].string ?? cluster.properties["fqdn"].string ?? ""
        let name = "\(user)_\(cluster.id.group ?? "")_\(cluster.name)"
        func encoded(_ what: String) -> String {
            let body = Data(chance.hex("\(what)/\(cluster.id.key)/\(cluster.number)", digits: 96).utf8)
            let text = "-----BEGIN \(what)-----\n\(body.base64EncodedString())\n-----END \(what)-----\n"
            return Data(text.utf8).base64EncodedString()
        }
        let text = """
            apiVersion: v1
            clusters:
            - cluster:
                certificate-authority-data: \(encoded("CERTIFICATE"))
                server: https://\(host):443
              name: \(cluster.name)
            contexts:
            - context:
                cluster: \(cluster.name)
                user: \(name)
              name: \(cluster.name)\(isAdmin ? "-admin" : "")
            current-context: \(cluster.name)\(isAdmin ? "-admin" : "")
            kind: Config
            preferences: {}
            users:
            - name: \(name)
              user:
                client-certificate-data: \(encoded("CERTIFICATE"))
                client-key-data: \(encoded("RSA PRIVATE KEY"))
                token: \(chance.hex("token/\(cluster.id.key)/\(cluster.number)", digits: 128))

            """
        return Answer(
            200,
            ["kubeconfigs": [["name": JSON(user), "value": JSON(Data(text.utf8).base64EncodedString())]]])
    }
}
