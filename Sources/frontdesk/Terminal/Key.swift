/// What a person did at the keyboard.
enum Key: Hashable, Sendable {
  /// One or more characters, typed or composed.
  case text(String)
  /// Pasted text, line breaks as `\n`.
  case paste(String)
  case enter
  case backspace, delete
  case left, right, up, down, home, end
  case wordLeft, wordRight
  case killToEnd, killToStart, killWord
  /// Ctrl-C.
  case interrupt
  /// Ctrl-D: the end of input on an empty line, else as Delete.
  case endOfInput
  /// Ctrl-L.
  case redraw
  case tab
}
