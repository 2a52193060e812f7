/// Text that a terminal takes no orders from, whatever it holds.
enum TerminalText {
  /// Control codes become U+FFFD, line breaks and tabs spaces, and marks that turn the direction of
  /// writing are left out.
  static func line(_ text: String) -> String { safe(text, keepsBreaks: false) }

  /// The same, line breaks kept.
  static func lines(_ text: String) -> String { safe(text, keepsBreaks: true) }

  private static func safe(_ text: String, keepsBreaks: Bool) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var made = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A: made.append(keepsBreaks ? scalar : " ")
      case 0x09, 0x2028, 0x2029: made.append(" ")
      case 0x0D: continue
      case 0...0x1F, 0x7F...0x9F: made.append("\u{FFFD}")
      // Embeddings, overrides and isolates: with them a line could show what it does not say.
      case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: continue
      case _: made.append(scalar)
      }
    }
    return String(made)
  }
}
