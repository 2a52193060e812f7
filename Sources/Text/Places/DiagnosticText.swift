extension Diagnostic {
  /// How a checker shows it, without a line break at the end:
  /// ```text
  /// Intents/orders/order-status.md:7:13: error: no slot is named {ordr}
  ///   7 | - when will {ordr} arrive
  ///     |             ^^^^^^
  ///   fix: write {order}
  /// ```
  /// Full-width signs take two cells, so that the caret stands below its place; a line of more than
  /// about 100 cells is cut around the place.
  /// - Parameter source: the line of the file; nil shows place and words only.
  public func rendered(in language: Language, source: String?) -> String {
    let start = range.start
    let place = "\(VisibleText.line(start.file)):\(start.line):\(start.column)"
    var lines = ["\(place): \(Self.word(severity, in: language)): " + words(problem[language])]
    if let source {
      let excerpt = Excerpt(of: source, column: start.column, length: range.length)
      let number = String(start.line)
      let margin = String(repeating: " ", count: number.utf8.count)
      lines.append("  \(number) | \(excerpt.text)")
      let indent = String(repeating: " ", count: excerpt.indentCells)
      let carets = String(repeating: "^", count: excerpt.caretCells)
      lines.append("  \(margin) | \(indent)\(carets)")
    }
    if let fix {
      lines.append((language == .ja ? "  直し方: " : "  fix: ") + words(fix[language]))
    }
    return lines.joined(separator: "\n")
  }

  /// `error`, `warning`, or in Japanese `エラー`, `警告`.
  public static func word(_ severity: Severity, in language: Language) -> String {
    switch (severity, language) {
    case (.error, .en): "error"
    case (.error, .ja): "エラー"
    case (.warning, .en): "warning"
    case (.warning, .ja): "警告"
    }
  }

  /// Words of more than one line go on below, set in.
  private func words(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map {
      VisibleText.line(String($0))
    }
    .joined(separator: "\n    ")
  }
}

/// Text that shows what it holds and moves no cursor.
enum VisibleText {
  static func line(_ text: String) -> String { text.reduce(into: "") { $0 += character($1) } }

  /// A tab as one space, control codes as their pictures (␛), other invisible signs as U+FFFD.
  static func character(_ character: Character) -> String {
    var out = String.UnicodeScalarView()
    for scalar in character.unicodeScalars {
      switch scalar.value {
      case 0x09: out.append(" ")
      case 0x0D: continue
      case 0..<0x20: out.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
      case 0x7F: out.append("\u{2421}")
      case 0x80..<0xA0, 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
        0xFFF9...0xFFFB, 0xE0000...0xE0FFF:
        out.append("\u{FFFD}")
      case _: out.append(scalar)
      }
    }
    return String(out)
  }
}

/// The part of a line that a problem shows, and where its carets stand.
private struct Excerpt {
  private static let lineCells = 100
  private static let sideCells = 40

  private(set) var text = ""
  private(set) var indentCells = 0
  private(set) var caretCells = 1

  init(of line: String, column: Int, length: Int) {
    let pieces = line.map { VisibleText.character($0) }
    let cells = pieces.map { DisplayWidth.cells($0) }
    let first = min(max(1, column) - 1, pieces.count)
    let last = min(first + min(length, pieces.count), pieces.count)
    var low = 0
    var high = pieces.count
    if cells.reduce(0, +) > Self.lineCells {
      low = first
      var room = Self.sideCells
      while low > 0, cells[low - 1] <= room {
        low -= 1
        room -= cells[low]
      }
      high = first
      room += Self.lineCells - Self.sideCells
      while high < pieces.count, cells[high] <= room {
        room -= cells[high]
        high += 1
      }
    }
    let cut = "…"
    text = (low > 0 ? cut : "") + pieces[low..<high].joined() + (high < pieces.count ? cut : "")
    indentCells = (low > 0 ? 1 : 0) + cells[low..<first].reduce(0, +)
    caretCells = max(1, cells[first..<max(first, min(last, high))].reduce(0, +))
  }
}
