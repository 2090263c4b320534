import Foundation

extension AWSSimulator {
    /// A policy of the account's owner, long there, and left out of the inventory; its ARN.
    ///
    /// One that IAM would not take is a mistake in the test and ends it.
    public func placePolicy(_ name: String, text: String) -> String {
        world.withLock { world in
            let arn = world.iam.arn("policy", name)
            world.iam.policies.add(
                IAM.ManagedPolicy(
                    Self.policy(text), name: name, path: "/", arn: arn, uniqueID: world.iam.newID("ANPA"),
                    madeAt: clockTime), named: arn)
            world.guests.insert("policy/\(name)")
            return arn
        }
    }
}
