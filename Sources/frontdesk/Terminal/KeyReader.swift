/// Turns the bytes of a terminal in raw mode into keys. Bytes may come in any pieces: an unfinished
/// character or sequence waits for its rest.
struct KeyReader {
  private var pending: [UInt8] = []
  /// What was pasted so far; nil outside a paste.
  private var pasted: [UInt8]?

  /// Longest escape sequence that is waited for; longer ones are noise.
  static let sequenceBytes = 32
  /// Longest paste kept; the rest of it is dropped. Above what a message may hold.
  static let pasteBytes = 65_536
  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  /// A sequence has begun; if nothing follows soon, it was the Escape key.
  var isWaiting: Bool { pending.first == 0x1B && pasted == nil }

  /// Nothing followed: what waits is dropped, the Escape key alone does nothing.
  mutating func timeOut() {
    if isWaiting { pending = [] }
  }

  mutating func keys(from bytes: [UInt8]) -> [Key] {
    pending += bytes
    var keys: [Key] = []
    var at = 0
    var typed = ""
    func flush() {
      if !typed.isEmpty { keys.append(.text(typed)) }
      typed = ""
    }
    reading: while at < pending.count {
      if pasted != nil {
        guard let next = paste(from: at) else { break reading }
        at = next.at
        if let key = next.key { keys.append(key) }
        continue
      }
      let byte = pending[at]
      if byte == 0x1B {
        guard let sequence = sequence(from: at) else { break reading }
        at += sequence.length
        if sequence.beginsPaste {
          flush()
          pasted = []
        } else if let key = sequence.key {
          flush()
          keys.append(key)
        }
      } else if byte < 0x20 || byte == 0x7F {
        flush()
        if let key = Self.control(byte) { keys.append(key) }
        at += 1
      } else {
        switch Self.character(in: pending, from: at) {
        case .character(let text, let length):
          typed += text
          at += length
        // Not UTF-8: one byte is passed over.
        case .broken: at += 1
        case .unfinished: break reading
        }
      }
    }
    pending.removeFirst(at)
    flush()
    return keys
  }

  private static func control(_ byte: UInt8) -> Key? {
    switch byte {
    case 0x0D, 0x0A: .enter
    case 0x7F, 0x08: .backspace
    case 0x01: .home
    case 0x05: .end
    case 0x02: .left
    case 0x06: .right
    case 0x03: .interrupt
    case 0x04: .endOfInput
    case 0x09: .tab
    case 0x0B: .killToEnd
    case 0x0C: .redraw
    case 0x0E: .down
    case 0x10: .up
    case 0x15: .killToStart
    case 0x17: .killWord
    default: nil
    }
  }

  private struct Sequence {
    var length: Int
    var key: Key?
    var beginsPaste = false
  }

  /// The sequence that begins at `start`; nil when its end has not come yet.
  private func sequence(from start: Int) -> Sequence? {
    guard start + 1 < pending.count else { return nil }
    switch pending[start + 1] {
    case UInt8(ascii: "["):
      var end = start + 2
      while end < pending.count, !(0x40...0x7E).contains(pending[end]) {
        // Noise: the Escape and its bracket are passed over, the rest is read anew.
        if end - start > Self.sequenceBytes || pending[end] < 0x20 || pending[end] > 0x7E {
          return Sequence(length: end - start)
        }
        end += 1
      }
      guard end < pending.count else { return nil }
      let body = String(decoding: pending[start + 2...end], as: UTF8.self)
      return Sequence(
        length: end + 1 - start, key: Self.key(for: body), beginsPaste: body == "200~")
    case UInt8(ascii: "O"):
      guard start + 2 < pending.count else { return nil }
      let body = String(decoding: pending[start + 2...start + 2], as: UTF8.self)
      return Sequence(length: 3, key: Self.key(for: body))
    case UInt8(ascii: "b"): return Sequence(length: 2, key: .wordLeft)
    case UInt8(ascii: "f"): return Sequence(length: 2, key: .wordRight)
    case 0x7F: return Sequence(length: 2, key: .killWord)
    // Two Escapes: the first was the key alone.
    case _: return Sequence(length: 1)
    }
  }

  private static func key(for body: String) -> Key? {
    switch body {
    case "A": .up
    case "B": .down
    case "C": .right
    case "D": .left
    case "H", "1~", "7~": .home
    case "F", "4~", "8~": .end
    case "3~": .delete
    case "1;5D", "1;3D": .wordLeft
    case "1;5C", "1;3C": .wordRight
    case "M": .enter
    default: nil
    }
  }

  /// Takes pasted bytes from `start` on; nil when more must come first.
  private mutating func paste(from start: Int) -> (at: Int, key: Key?)? {
    let rest = pending[start...]
    let end = rest.indices.first { place in
      rest[place] == 0x1B && rest[place...].starts(with: Self.pasteEnd)
    }
    // The last bytes may be the beginning of the end mark.
    let keep =
      end ?? max(start, rest.endIndex - (Self.pasteEnd.count - 1))
    var kept = pasted ?? []
    kept += rest[start..<keep].prefix(max(0, Self.pasteBytes - kept.count))
    guard let end else {
      pasted = kept
      return keep > start ? (keep, nil) : nil
    }
    pasted = nil
    let text = String(decoding: kept, as: UTF8.self)
      .split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n")
      .split(separator: "\r", omittingEmptySubsequences: false).joined(separator: "\n")
    return (end + Self.pasteEnd.count, text.isEmpty ? nil : .paste(text))
  }

  private enum Read {
    case character(String, Int)
    case broken, unfinished
  }

  private static func character(in bytes: [UInt8], from start: Int) -> Read {
    let length: Int
    switch bytes[start] {
    case 0..<0x80: length = 1
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    case _: return .broken
    }
    let end = min(start + length, bytes.count)
    let part = bytes[start..<end]
    if part.dropFirst().contains(where: { $0 & 0xC0 != 0x80 }) { return .broken }
    guard part.count == length else { return .unfinished }
    return String(validating: part, as: UTF8.self).map { .character($0, length) } ?? .broken
  }
}
