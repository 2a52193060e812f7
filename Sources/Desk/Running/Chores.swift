public import Conversations

/// What a chore brought.
public enum ChoreResult: Sendable {
  case orders(Result<[Order], AdminProblem>)
  /// Whether an agent's token is right.
  case token(Bool)
  /// It was done, or why not.
  case done(Result<Void, AdminProblem>)
}

/// Work that may take long, done beside the loop's thread so that no customer waits for it. What is
/// started is done one after another; the loop is woken when there is something to `drain`.
public protocol Chores: AnyObject {
  /// Hands in `work` and returns at once; its result comes with the same ticket.
  func start(ticket: UInt64, _ work: @escaping @Sendable () -> ChoreResult)
  /// What was done since the last call, in order.
  func drain() -> [(ticket: UInt64, result: ChoreResult)]
}
