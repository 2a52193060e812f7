import Text
import Wire

extension Value {
  /// In a list for people.
  var shown: String {
    switch json {
    case .string(let text): TerminalText.line(text)
    case let other: TerminalText.line(other.text)
    }
  }
}
