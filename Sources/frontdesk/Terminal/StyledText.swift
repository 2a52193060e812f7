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

    /// The escape sequence that begins it; empty for normal.
    var begin: String {
      switch self {
      case .normal: ""
      case .dim: "\u{1B}[2m"
      case .desk: "\u{1B}[1;36m"
      case .person: "\u{1B}[1;33m"
      }
    }
  }

  let text: String
  let style: Style
  /// Cells that each of its lines is set in.
  let indentation: Int

  init(_ text: String, _ style: Style = .normal, indentation: Int = 0) {
    self.text = TerminalText.lines(text)
    self.style = style
    self.indentation = indentation
  }
}
