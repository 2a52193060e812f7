/// Digits that stand together: `4111` in `4111 1111`.
struct DigitGroup {
  /// Where its digits stand in the run's `digits`.
  var digits: Range<Int>
  /// Where it stands in the text, in UTF-8 bytes.
  var source: Range<Int>
  /// What stands between it and the group before in the same run.
  var gap: [UInt32]
  /// The scalar in front of it.
  var before: UInt32
  /// The scalar behind it, 0 at the end of the text.
  var after: UInt32 = 0
}

/// Groups of digits with nothing but separators between them.
struct DigitRun {
  /// Each 0...9.
  var digits: [UInt8] = []
  var groups: [DigitGroup] = []

  func count(_ group: Int) -> Int { groups[group].digits.count }

  /// The number that a short group shows.
  func value(_ group: Int) -> Int {
    digits[groups[group].digits].prefix(9).reduce(0) { $0 * 10 + Int($1) }
  }

  /// The digits of some groups in a row.
  func digits(_ range: Range<Int>) -> ArraySlice<UInt8> {
    digits[
      groups[range.lowerBound].digits.lowerBound..<groups[range.upperBound - 1].digits.upperBound]
  }

  /// Every run of the text that holds at least `digits` digits.
  static func all(in text: String, digits least: Int) -> [DigitRun] {
    var runs: [DigitRun] = []
    var run = DigitRun()
    var gap: [UInt32] = []
    var before: UInt32 = 0
    var offset = 0
    for scalar in text.unicodeScalars {
      let value = scalar.value
      let end = offset + UTF8.width(scalar)
      if let digit = Digits.value(value) {
        if run.groups.isEmpty || !gap.allSatisfy(Digits.isInvisible) {
          if !run.groups.isEmpty, !Digits.isGap(gap) {
            if run.digits.count >= least { runs.append(run) }
            run = DigitRun()
          }
          run.groups.append(
            DigitGroup(
              digits: run.digits.count..<run.digits.count, source: offset..<offset, gap: gap,
              before: before))
        }
        run.digits.append(digit)
        let last = run.groups.count - 1
        run.groups[last].digits = run.groups[last].digits.lowerBound..<run.digits.count
        run.groups[last].source = run.groups[last].source.lowerBound..<end
        run.groups[last].after = 0
        gap.removeAll(keepingCapacity: true)
      } else if let last = run.groups.indices.last {
        if Digits.isInvisible(value), gap.isEmpty {
          // A key cap's frame goes with its digit.
          run.groups[last].source = run.groups[last].source.lowerBound..<end
        } else {
          if run.groups[last].after == 0 { run.groups[last].after = value }
          gap.append(value)
        }
      }
      before = value
      offset = end
    }
    if run.digits.count >= least { runs.append(run) }
    return runs
  }
}

/// What a digit is, and what may stand between the digits of one number.
enum Digits {
  /// The value of a decimal digit of any script.
  @inline(__always)
  static func value(_ scalar: UInt32) -> UInt8? {
    if scalar < 0x80 {
      return scalar &- 0x30 < 10 ? UInt8(truncatingIfNeeded: scalar &- 0x30) : nil
    }
    guard ScriptClass.of(scalar) == .digit, let known = Unicode.Scalar(scalar),
      let number = known.properties.numericValue, number >= 0, number < 10
    else { return nil }
    return UInt8(number)
  }

  /// How many decimal digits, of any script, a text holds.
  static func count(in text: String) -> Int {
    text.unicodeScalars.reduce(0) { value($1.value) == nil ? $0 : $0 + 1 }
  }

  /// Marks that stand on or around a digit and separate nothing.
  static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAD, 0x0300...0x036F, 0x200C, 0x200D, 0x20D0...0x20F0, 0xFE00...0xFE0F: true
    case _: false
    }
  }

  /// At most three marks, a stretch of white space counting as one.
  static func isGap(_ scalars: [UInt32]) -> Bool {
    guard scalars.count <= 12 else { return false }
    var marks = 0
    var inSpace = false
    for scalar in scalars where !isInvisible(scalar) {
      let isSpace = ScriptClass.of(scalar) == .space
      guard isSpace || isSeparator(scalar) else { return false }
      if !isSpace || !inSpace { marks += 1 }
      inSpace = isSpace
    }
    return marks <= 3
  }

  static func isHyphen(_ scalar: UInt32) -> Bool { hyphens.contains(scalar) }

  private static let hyphens: Set<UInt32> = Set(
    ("-‐‑‒–—―−ー－ｰ﹘﹣" as String).unicodeScalars.map(\.value))

  /// Hyphens and dashes of all kinds, dots, slashes, commas, underscores, colons, bars.
  private static func isSeparator(_ scalar: UInt32) -> Bool { separators.contains(scalar) }

  private static let separators: Set<UInt32> = Set(
    ("-.,/_:;|~*'`\\·‐‑‒–—―−⁃•‧∙⋅⁄∕⸺⸻ー－ｰ﹘﹣～〜、。，．､｡・･／＿：；｜＊＼ㅡ一─━￣¯" as String).unicodeScalars
      .map(\.value))
}
