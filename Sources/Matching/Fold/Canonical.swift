/// The form in which phrases and messages are compared: folded, without spaces and marks, every
/// word's first letter marked, contractions written out, stretched letters shortened.
enum Canonical {
  /// The canonical form of a part of a folded text.
  /// - Parameters:
  ///   - inWord: whether a letter stands directly before it, so that a leading letter goes on
  ///     with a word instead of beginning one.
  ///   - keepsLong: whether long vowel marks stay.
  static func of(
    _ text: Folded, _ range: Range<Int>, inWord: Bool = false, keepsLong: Bool = false
  ) -> Folded {
    let from = range.lowerBound
    let end = min(range.upperBound, text.count)
    guard from >= 0, from < end else { return Folded() }
    // A contraction written out takes the most: `u` becomes `you`.
    let room = (end - from) * 4
    var result = Folded()
    result.units = [UInt32](unsafeUninitializedCapacity: room) { units, unitCount in
      result.starts = [Int32](unsafeUninitializedCapacity: room) { starts, startCount in
        result.ends = [Int32](unsafeUninitializedCapacity: room) { ends, endCount in
          var writer = FoldedWriter(units: units, starts: starts, ends: ends)
          var at = from
          var joins = inWord
          while at < end {
            let unit = text.units[at]
            if UnitClass.isWord(unit) {
              at = appendWord(from: text, at, end, continuing: joins, to: &writer)
              joins = true
            } else {
              // Long vowels are written and left out at will: サーバー, サーバ. Where words are
              // weighed they stay, once.
              let isLong = unit == 0x30FC
              if isLong ? keepsLong && writer.last != unit : UnitClass.isJapanese(unit) {
                writer.append(unit, text.starts[at], text.ends[at])
              }
              joins = false
              at += 1
            }
          }
          (unitCount, startCount, endCount) = (writer.count, writer.count, writer.count)
        }
      }
    }
    return result
  }

  /// With long vowel marks, as names, concepts and weighed words need them: `コート` is not `こと`.
  static func long(_ string: String) -> Folded {
    let folded = Folded(folding: string)
    return of(folded, 0..<folded.count, keepsLong: true)
  }

  /// A canonical text without its long vowel marks.
  static func short(_ long: Folded) -> Folded {
    var result = Folded()
    result.reserve(long.count)
    for at in long.units.indices where long.units[at] != 0x30FC {
      result.append(long.units[at], long.starts[at], long.ends[at])
    }
    return result
  }

  static func of(_ string: String, inWord: Bool = false) -> Folded {
    let folded = Folded(folding: string)
    return of(folded, 0..<folded.count, inWord: inWord)
  }

  /// Appends one run of letters and digits; returns where it ends.
  private static func appendWord(
    from text: Folded, _ start: Int, _ end: Int, continuing: Bool,
    to result: inout FoldedWriter
  ) -> Int {
    let first = result.count
    var at = start
    var packed: UInt64 = 0
    var length = 0
    var allW = true
    while at < end {
      let unit = text.units[at]
      if UnitClass.isWord(unit) {
        let count = result.count
        let stretched =
          !UnitClass.isDigit(unit) && count - first >= 1 && at - start >= 2
          && text.units[at - 1] == unit && text.units[at - 2] == unit
        if !stretched {
          result.append(unit, text.starts[at], text.ends[at])
          packed = packed << 8 | UInt64(unit & 0xFF)
          length += unit < 0x80 ? 1 : 9
        } else if count - first >= 2, result.units[count - 2] == unit {
          // The third of a kind shows that the second was stretched too.
          result.removeLast()
          packed >>= 8
          length -= 1
        }
        allW = allW && unit == 0x77
        at += 1
      } else if unit == 0x27 || unit == 0x2019, at + 1 < end,
        UnitClass.isASCIILetter(text.units[at + 1])
      {
        at += 1
      } else {
        break
      }
    }
    // `www` stands for laughter.
    if allW, at - start >= 2 {
      result.truncate(to: first)
      return at
    }
    guard !continuing, first < result.count else { return at }
    if length <= 8, let words = Contractions.expansion(packed) {
      let (from, to) = (result.starts[first], result.ends[result.count - 1])
      result.truncate(to: first)
      for unit in words { result.append(unit, from, to) }
    } else {
      result.units[first] |= UnitBits.wordStart
    }
    return at
  }
}

/// Writes a folded text into memory that was set aside for it.
struct FoldedWriter {
  let units: UnsafeMutableBufferPointer<UInt32>
  let starts: UnsafeMutableBufferPointer<Int32>
  let ends: UnsafeMutableBufferPointer<Int32>
  private(set) var count = 0

  init(
    units: UnsafeMutableBufferPointer<UInt32>, starts: UnsafeMutableBufferPointer<Int32>,
    ends: UnsafeMutableBufferPointer<Int32>
  ) {
    self.units = units
    self.starts = starts
    self.ends = ends
  }

  var last: UInt32? { count > 0 ? units[count - 1] : nil }

  /// Nothing where no room is left.
  @inline(__always)
  mutating func append(_ unit: UInt32, _ start: Int32, _ end: Int32) {
    guard count < units.count, count < starts.count, count < ends.count else { return }
    units.initializeElement(at: count, to: unit)
    starts.initializeElement(at: count, to: start)
    ends.initializeElement(at: count, to: end)
    count += 1
  }

  mutating func truncate(to length: Int) { count = min(count, max(0, length)) }
  mutating func removeLast() { truncate(to: count - 1) }
}

extension Folded {
  mutating func reserve(_ count: Int) {
    units.reserveCapacity(count)
    starts.reserveCapacity(count)
    ends.reserveCapacity(count)
  }

  /// A part of it, with its places.
  func part(_ range: Range<Int>) -> Folded {
    guard range != 0..<count else { return self }
    var part = Folded()
    part.units = Array(units[range])
    part.starts = Array(starts[range])
    part.ends = Array(ends[range])
    return part
  }

  mutating func removeLast() { truncate(to: count - 1) }

  mutating func truncate(to length: Int) {
    let extra = count - max(0, length)
    guard extra > 0 else { return }
    units.removeLast(extra)
    starts.removeLast(extra)
    ends.removeLast(extra)
  }

  /// Whether a word of Latin letters ends before `place` in a canonical text.
  func isWordEnd(_ place: Int) -> Bool {
    place >= count || units[place] & UnitBits.wordStart != 0 || !UnitClass.isWord(units[place])
  }

  /// The canonical units that came from raw bytes of `range`; nil when there are none.
  func units(ofRaw range: Range<Int>) -> Range<Int>? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if Int(starts[middle]) < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    let first = low
    while low < count, Int(ends[low]) <= range.upperBound { low += 1 }
    return first < low ? first..<low : nil
  }
}
