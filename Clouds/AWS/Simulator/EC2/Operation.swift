extension EC2 {
    /// One call of EC2's API: what it does, and what it has to be permitted on.
    struct Operation: Sendable {
        typealias Run = @Sendable (inout EC2, Parameters) throws -> [XML]

        /// What a permission for the call is about (Service Authorization Reference, "Actions for Amazon EC2").
        enum Subject: Sendable {
            /// What the call makes.
            case new(any Thing.Type)
            /// What the call names in this parameter, or in the list of that name.
            case named(any Thing.Type, String)
            /// The route table, address or interface that an association or attachment belongs to.
            case holder(String)
            /// Whatever a tag call names.
            case tagged
        }

        let run: Run
        /// Empty where the permission knows no resource.
        let subjects: [Subject]

        init(_ subjects: Subject..., run: @escaping Run) {
            self.subjects = subjects
            self.run = run
        }
    }

    mutating func answer(_ call: Call) throws -> Answer {
        .xml(try Self.operation(call.operation).run(&self, call.parameters))
    }

    static func operation(_ name: String) throws -> Operation {
        guard let operation = networkOperations[name] ?? securityOperations[name] ?? otherOperations[name] else {
            throw Refusal.ec2("InvalidAction", "The action \(name) is not valid for this web service.")
        }
        return operation
    }
}
