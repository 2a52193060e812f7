/// What tests and the benchmark change about a store.
package struct StoreOptions: Sendable {
  /// A disk's misfortune, as the database would report it.
  package enum Fault: Sendable {
    case diskFull
    case syncFailed
  }
  /// Waited before each commit, in microseconds: a slow disk.
  package var syncDelayMicroseconds: UInt32 = 0
  /// Asked before each commit with the numbers of its batches; what it returns happens instead.
  package var fault: (@Sendable (ClosedRange<UInt64>) -> Fault?)?
  /// Batches, and reads, from which on the store is full. At a few hundred bytes a batch some MiB.
  package var mailboxCapacity = 4_096
  package init() {}
}
