import API
import Cloud
import ControlPlane
import Hummingbird

extension Routes {
    var providers: [Route] {
        [
            Route(.get, "\(Self.base)/providers", for: .whoIsKnown) { inquiry in
                let all = controlPlane.providers.sorted { $0.id < $1.id }
                let assortment = try await controlPlane.assortment()
                return try .json(inquiry.page(of: all.map { body(of: $0, offering: assortment) }, by: \.id))
            },
            Route(.get, "\(Self.base)/providers/:provider", for: .whoIsKnown) { inquiry in
                let id = try inquiry.part("provider")
                guard let provider = controlPlane.providers.first(where: { $0.id == id }) else {
                    throw Rejection.unknown("provider", id)
                }
                return try .json(body(of: provider, offering: await controlPlane.assortment()))
            },
            Route(.get, "\(Self.base)/providers/:provider/documents/:document", for: .whoIsKnown) { inquiry in
                let document = try controlPlane.document(inquiry.part("document"), of: inquiry.part("provider"))
                return try .json(
                    DocumentBody(name: document.name, mediaType: document.mediaType, text: document.text))
            },
        ]
    }

    private func body(of provider: any Provider, offering assortment: Assortment) -> ProviderBody {
        ProviderBody(
            id: provider.id, name: provider.name,
            regions: assortment.regions(of: provider).map { .init(id: $0.id, name: $0.name) },
            sizes: assortment.sizes(of: provider).map {
                .init(id: $0.id, virtualCPUs: $0.virtualCPUs, memoryGiB: $0.memory)
            },
            credentialForm: provider.credentialForm.fields.map(FieldBody.init),
            clusterForm: provider.clusterForm.fields.map(FieldBody.init), documents: provider.documents.map(\.name),
            standardNetwork: provider.standardNetwork.description, isSimulated: isSimulated)
    }
}

extension FieldBody {
    fileprivate init(_ field: Form.Field) {
        self.init(
            key: field.key, label: field.label, help: field.help, isSecret: field.isSecret,
            isRequired: field.isRequired, choices: field.choices, standard: field.standard)
    }
}
