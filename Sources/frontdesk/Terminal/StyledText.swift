import Text

/// A line for the terminal: made safe, with its style.
struct StyledText: Hashable, Sendable {
  enum Style: Hashable, Sendable {
    case normal
    /// What happened, rather than what was said.
    case dim
    /// Who speaks: the desk or the program's own voice.
    case desk
    /// A person who speaks.
    case person
    /// The customer, on an agent's screen.
    case customer
    /// What must not be overlooked.
    case alert

    /// The escape sequence that begins it; empty for normal.
    var begin: String {
      switch self {
      case .normal: ""
      case .dim: "\u{1B}[2m"
      case .desk: "\u{1B}[1;36m"
      case .person: "\u{1B}[1;33m"
      case .customer: "\u{1B}[1m"
      case .alert: "\u{1B}[1;31m"
      }
    }
  }

  let text: String
  let style: Style
  /// Cells that each of its lines is set in.
  let indentation: Int
  /// Stands in the margin of the first line; no wider than the indentation leaves room for.
  let lead: String

  init(_ text: String, _ style: Style = .normal, indentation: Int = 0, lead: String = "") {
    self.text = TerminalText.lines(text)
    self.lead = TerminalText.line(lead)
    self.style = style
    self.indentation = indentation
  }

  /// The margin of its first line: the lead, cut where it would reach the text.
  var firstMargin: String {
    var (shown, cells) = ("", 0)
    for character in lead {
      let next = cells + DisplayWidth.cells(character)
      if next >= indentation { break }
      shown.append(character)
      cells = next
    }
    return shown + String(repeating: " ", count: indentation - cells)
  }
}
