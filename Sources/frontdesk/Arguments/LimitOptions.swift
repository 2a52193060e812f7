import Text
import Wire

/// `--limit NAME=VALUE`, any number of times.
enum LimitOptions {
  enum Problem: Error, Hashable {
    case unknown(String, nearest: String?)
    case wrong(WireLimits.Name, String)

    var words: Bilingual {
      switch self {
      case .unknown(let name, let nearest):
        let known = WireLimits.Name.allCases.map(\.rawValue).joined(separator: ", ")
        let written = TerminalText.line(String(name.prefix(80)))
        return Bilingual(
          ja: "「\(written)」という上限はありません。"
            + (nearest.map { "「\($0)」のことですか。" } ?? "あるのは \(known) です。"),
          en: "no limit is named \(written). "
            + (nearest.map { "Did you mean \($0)?" } ?? "There are \(known)."))
      case .wrong(let name, let value):
        let written = TerminalText.line(String(value.prefix(80)))
        let range = name.range
        return Bilingual(
          ja: "\(name.rawValue) に「\(written)」は書けません。"
            + "\(range.lowerBound) から \(range.upperBound) までの整数です。",
          en: "\(name.rawValue) cannot be \(written). "
            + "Write a whole number from \(range.lowerBound) to \(range.upperBound).")
      }
    }
  }

  static func read(_ invocation: Invocation) -> Result<WireLimits, Problem> {
    var limits = WireLimits()
    for (name, value) in invocation.pairs(.limit) {
      switch limits.set(name: name, value: value) {
      case nil: continue
      case .unknownName(let name):
        let known = WireLimits.Name.allCases.map(\.rawValue)
        return .failure(.unknown(name, nearest: Nearest.name(to: name, in: known)))
      case .wrongValue(let name, let value): return .failure(.wrong(name, value))
      }
    }
    return .success(limits)
  }
}
