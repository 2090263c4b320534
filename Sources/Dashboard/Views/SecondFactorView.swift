import ControlPlane
import Domain

/// A new second factor, to be taken into an authenticator, and the field for its first code.
struct SecondFactorView: Sendable {
    /// What is shown once; nil when a code was wrong, for then it was shown before.
    struct Shown: Sendable {
        let text: String
        let uri: String
        /// Nil where the address is too long for one.
        let picture: Picture?
    }

    struct Picture: Sendable {
        let path: String
        let size: Int
        /// With the blank border that belongs around it.
        let whole: Int
    }

    let shown: Shown?
    let code: FieldView

    init(_ new: NewSecondFactor? = nil, refusal: Problem? = nil) {
        shown = new.map { new in
            let uri = new.uri.withValue { $0 }
            let picture = QRCode(uri).map { Picture(path: $0.path, size: $0.size, whole: $0.size + 8) }
            return Shown(text: new.text.withValue { $0 }, uri: uri, picture: picture)
        }
        code = FieldView("code", "Code", help: "The six digits that the authenticator shows now.", problem: refusal)
            .filled(as: "one-time-code")
    }
}
