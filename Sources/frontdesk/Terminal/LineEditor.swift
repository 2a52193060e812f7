/// The line a person is typing: keys in, text and cursor out. Knows nothing of a screen.
struct LineEditor {
  enum Outcome: Hashable {
    /// The text or the cursor may have moved.
    case edited
    /// Enter: the whole text. Line breaks inside it were pasted.
    case entered(String)
    /// Ctrl-C, or Ctrl-D on an empty line.
    case leaves
    case redraw
    case tab
    /// The key does nothing here.
    case ignored
  }

  /// By characters, as a person counts them.
  private(set) var characters: [Character] = []
  /// Characters before the cursor.
  private(set) var cursor = 0
  private var history: [String] = []
  /// The place in the history that is shown; nil for the line being written.
  private var shown: Int?
  /// The line being written, while the history is looked through.
  private var draft: [Character] = []

  /// Lines kept.
  static let historyLines = 200
  /// Longest line, in UTF-8 bytes: what a message on the wire may hold.
  let limitBytes: Int

  init(limitBytes: Int = 8_000) { self.limitBytes = limitBytes }

  var text: String { String(characters) }
  var isEmpty: Bool { characters.isEmpty }

  /// Puts `text` in place of what was written, the cursor at its end.
  mutating func replace(with text: String) {
    characters = Array(text)
    cursor = characters.count
    shown = nil
  }

  mutating func handle(_ key: Key) -> Outcome {
    switch key {
    case .text(let text): return insert(Self.typed(text))
    case .paste(let text): return insert(Self.pasted(text))
    case .enter: return enter()
    case .backspace: return remove(cursor - 1..<cursor)
    case .delete: return remove(cursor..<cursor + 1)
    case .left: return move(to: cursor - 1)
    case .right: return move(to: cursor + 1)
    case .wordLeft: return move(to: wordStart)
    case .wordRight: return move(to: wordEnd)
    case .home: return move(to: 0)
    case .end: return move(to: characters.count)
    case .killToEnd: return remove(cursor..<characters.count)
    case .killToStart: return remove(0..<cursor)
    case .killWord: return remove(wordStart..<cursor)
    case .up: return browse(-1)
    case .down: return browse(1)
    case .interrupt: return interrupt()
    case .endOfInput: return isEmpty ? .leaves : remove(cursor..<cursor + 1)
    case .redraw: return .redraw
    case .tab: return .tab
    }
  }

  /// Typed characters hold no control codes: those came as keys.
  private static func typed(_ text: String) -> String { TerminalText.line(text) }

  /// Of pasted text the line breaks at its end go: they were the copied line's, not the message's.
  private static func pasted(_ text: String) -> String {
    var text = TerminalText.lines(text)
    while text.hasSuffix("\n") { text.removeLast() }
    return text
  }

  private mutating func insert(_ text: String) -> Outcome {
    guard !text.isEmpty else { return .ignored }
    // A combining mark joins the character before it, so the pieces are put together first.
    let before = String(characters[..<cursor])
    let after = String(characters[cursor...])
    var added = text
    let room = limitBytes - before.utf8.count - after.utf8.count
    while added.utf8.count > room, !added.isEmpty { added.removeLast() }
    guard !added.isEmpty else { return .ignored }
    let head = Array(before + added)
    characters = Array(before + added + after)
    cursor = min(head.count, characters.count)
    shown = nil
    return .edited
  }

  private mutating func remove(_ range: Range<Int>) -> Outcome {
    let range = range.clamped(to: 0..<characters.count)
    guard !range.isEmpty else { return .ignored }
    characters.removeSubrange(range)
    cursor = range.lowerBound
    // What now stands side by side may have become one character.
    let head = String(characters[..<cursor])
    characters = Array(String(characters))
    cursor = min(head.count, characters.count)
    shown = nil
    return .edited
  }

  private mutating func move(to place: Int) -> Outcome {
    let place = min(max(0, place), characters.count)
    guard place != cursor else { return .ignored }
    cursor = place
    return .edited
  }

  private var wordStart: Int {
    var place = cursor
    while place > 0, characters[place - 1].isWhitespace { place -= 1 }
    while place > 0, !characters[place - 1].isWhitespace { place -= 1 }
    return place
  }

  private var wordEnd: Int {
    var place = cursor
    while place < characters.count, characters[place].isWhitespace { place += 1 }
    while place < characters.count, !characters[place].isWhitespace { place += 1 }
    return place
  }

  private mutating func enter() -> Outcome {
    let line = text
    if !line.allSatisfy(\.isWhitespace), history.last != line {
      history.append(line)
      if history.count > Self.historyLines { history.removeFirst() }
    }
    clear()
    return .entered(line)
  }

  /// Ctrl-C takes back what was written; with nothing written it leaves.
  private mutating func interrupt() -> Outcome {
    if isEmpty { return .leaves }
    clear()
    return .edited
  }

  private mutating func clear() {
    characters = []
    cursor = 0
    shown = nil
    draft = []
  }

  private mutating func browse(_ step: Int) -> Outcome {
    let last = history.count
    let place = (shown ?? last) + step
    guard (0...last).contains(place), place != (shown ?? last) else { return .ignored }
    if shown == nil { draft = characters }
    if place == last {
      characters = draft
      shown = nil
    } else {
      characters = Array(history[place])
      shown = place
    }
    cursor = characters.count
    return .edited
  }
}
