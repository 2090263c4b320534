import Cloud
import Domain

extension AWS {
    public func removal(of remains: Remains) -> [RemovalStep] { Removal(of: remains).steps }
}
