import Foundation

/// What a ciphertext is bound to without containing it.
///
/// Every part has its length before it, so that no two lists of parts have the same bytes:
/// workspace `a` with object `bc` is not workspace `ab` with object `c`.
struct AssociatedData {
    /// The three things that are ever sealed; none opens as another.
    enum Layer: String {
        case keyRing = "key ring"
        case dataKey = "data key"
        case value
    }

    private(set) var bytes = Data()

    init(_ layer: Layer, format: UInt8, installation: String) {
        append("freehold vault")
        append(Data([format]))
        append(layer.rawValue)
        append(installation)
    }

    init(_ layer: Layer, format: UInt8, installation: String, place: SecretPlace, key: KeyID) {
        self.init(layer, format: format, installation: installation)
        append(place.workspace.rawValue)
        append(place.kind)
        append(place.object)
        append(place.field)
        append(Data(bigEndian: UInt64(bitPattern: Int64(place.version))))
        append(key.bytes)
    }

    private mutating func append(_ text: String) { append(Data(text.utf8)) }

    private mutating func append(_ part: Data) {
        bytes.append(Data(bigEndian: UInt64(part.count)))
        bytes.append(part)
    }
}
