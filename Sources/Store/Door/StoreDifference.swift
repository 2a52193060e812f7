public import Text

/// One place where what is stored is not what the log says.
public struct StoreDifference: Hashable, Sendable {
  /// Where it is.
  public enum Place: String, Hashable, Sendable, CaseIterable {
    case log, conversation, record, handoff, proof, reading
    case identityFailure = "identity-failure"
    case nextNumber = "next-number"
    /// The pages that a turn came from.
    case pages
  }
  public let place: Place
  /// The number of the row, or the name of the series.
  public let key: String
  /// What the table holds; nil when it lacks the row.
  public let stored: String?
  /// What the log makes of it; nil when the log knows of no such row.
  public let folded: String?

  /// The difference in one line.
  public var words: Bilingual {
    Bilingual(
      ja: "\(place.rawValue) \(key): 保存されているのは \(stored ?? "なし")、記録からは \(folded ?? "なし")",
      en: "\(place.rawValue) \(key): stored is \(stored ?? "nothing"), the log says"
        + " \(folded ?? "nothing")")
  }
}

extension Store {
  /// Folds the whole log again and compares the tables beside it. Reads only; a desk may be running
  /// on the directory meanwhile.
  /// - Returns: every difference; none when all is well.
  public static func verify(directory: String) throws(StoreError) -> [StoreDifference] {
    let reader = try LogReader(existing: DataDirectory(directory))
    return try reader.snapshot { () throws(StoreError) in try LogCheck(reader).differences() }
  }
}
