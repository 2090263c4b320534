import Domain
import Foundation

extension EC2 {
    /// What happens to a thing by itself, some time after a call.
    enum Event: Sendable {
        case natGatewayStarts(String)
        case natGatewayStops(String)
        case natGatewayForgotten(String)
        case instanceStarts(String)
        case instanceStops(String)
        case instanceForgotten(String)
        case endpointGone(String)
    }

    mutating func happen(_ event: Event) {
        switch event {
        case .natGatewayStarts(let id): startNATGateway(id)
        case .natGatewayStops(let id): stopNATGateway(id)
        case .natGatewayForgotten(let id): natGateways.remove(id)
        case .instanceStarts(let id): if instances[id]?.state == .pending { instances[id]?.state = .running }
        case .instanceStops(let id): stopInstance(id)
        case .instanceForgotten(let id): instances.remove(id)
        case .endpointGone(let id): removeEndpoint(id)
        }
    }

    private mutating func startNATGateway(_ id: String) {
        guard var gateway = natGateways[id], gateway.state == .pending else { return }
        gateway.state = gateway.failure == nil ? .available : .failed
        natGateways[id] = gateway
        guard gateway.state == .failed else { return }
        removeInterface(gateway.interfaceID)
        agenda.add(.natGatewayForgotten(id), at: now + .minutes(60))
    }

    private mutating func stopNATGateway(_ id: String) {
        guard var gateway = natGateways[id] else { return }
        gateway.state = .deleted
        gateway.deletedAt = now
        natGateways[id] = gateway
        removeInterface(gateway.interfaceID)
        // "A deleted NAT gateway remains visible in the console for a short while (usually an hour)."
        agenda.add(.natGatewayForgotten(id), at: now + .minutes(60))
    }

    private mutating func stopInstance(_ id: String) {
        instances[id]?.state = .terminated
        for interface in interfaces.all where interface.attachment?.instanceID == id {
            if interface.attachment?.isDeletedOnTermination == true {
                removeInterface(interface.id)
            } else {
                interfaces[interface.id]?.attachment = nil
            }
        }
        for volume in volumes.all where volume.instanceID == id {
            if volume.isDeletedOnTermination { volumes.remove(volume.id) }
            volumes[volume.id]?.instanceID = nil
        }
        agenda.add(.instanceForgotten(id), at: now + .minutes(60))
    }

    mutating func removeEndpoint(_ id: String) {
        guard let endpoint = endpoints.remove(id) else { return }
        if case .interface(_, let interfaceIDs, _) = endpoint.kind { interfaceIDs.forEach { removeInterface($0) } }
    }
}
