import API
import ControlPlane
import Domain
import Hummingbird

extension Routes {
    var devices: [Route] {
        [
            Route(.post, "\(Self.base)/device/authorize", for: .anybody) { inquiry in
                let order: DeviceOrder = try await inquiry.order()
                let new = try await controlPlane.beginDeviceRequest(of: order.host, from: inquiry.browser.address)
                let body = NewDeviceBody(
                    deviceCode: SentSecret(new.deviceCode), userCode: new.userCode, path: "/device",
                    expiresAt: new.request.expiresAt, interval: Int(new.request.pause.inSeconds))
                return try .json(body, status: .created)
            },
            Route(.post, "\(Self.base)/device/token", for: .anybody) { inquiry in
                let order: DeviceCodeOrder = try await inquiry.order()
                return try .json(
                    DeviceAnswerBody(await controlPlane.collectDeviceRequest(order.deviceCode.secret)))
            },
            Route(.get, "\(Self.base)/caller", for: .whoIsKnown) { inquiry in
                let found = try await controlPlane.introduction(of: inquiry.caller)
                return try .json(
                    CallerBody(
                        id: found.caller.id, name: found.caller.name,
                        isAdministrator: found.caller.rights.isAdministrator,
                        person: found.person.map(PersonBody.init), token: found.token.map(TokenBody.init)))
            },
        ]
    }
}

extension DeviceAnswerBody {
    init(_ answer: DeviceAnswer) {
        switch answer {
        case .pending(let pause): self.init(.pending, interval: Int(pause.inSeconds.rounded(.up)))
        case .tooSoon(let pause): self.init(.tooSoon, interval: Int(pause.inSeconds.rounded(.up)))
        case .expired: self.init(Outcome.expired)
        case .denied: self.init(Outcome.denied)
        case .granted(let token, let text, let person):
            self.init(.granted, token: TokenBody(token), text: SentSecret(text), person: PersonBody(person))
        }
    }
}
