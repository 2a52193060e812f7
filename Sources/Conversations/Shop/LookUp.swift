public import Text

/// Something the desk must fetch from the shop's records before it can decide a turn.
public enum LookUp: Hashable, Sendable {
  case order(OrderNumber)
}

/// What a look-up brought.
public enum LookUpResult: Hashable, Sendable {
  /// nil when there is no such order.
  case order(Order?)
}
