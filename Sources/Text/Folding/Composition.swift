/// Canonical decomposition, ordering and composition of folded scalars.
/// Source: Unicode Standard Annex 15 and chapter 3.12 (Hangul).
struct Composition: Sendable {
  private var joined: [UInt64: UInt32] = [:]
  private var parts: [UInt32: (UInt32, UInt32)] = [:]
  private var seconds: Set<UInt32> = []
  private let classes: ScalarTable<UInt8>

  init() {
    classes = ScalarTable(CompositionData.classes, limit: 0x1E980)
    TableReader.forEach(in: CompositionData.pairs) { token in
      guard token.keys.count == 2, let whole = token.values.first else { return }
      joined[UInt64(token.keys[0]) << 32 | UInt64(token.keys[1])] = whole
      parts[whole] = (token.keys[0], token.keys[1])
      seconds.insert(token.keys[1])
    }
  }

  /// Every scalar that `joins`.
  var joining: [UInt32] {
    var all = Array(seconds) + Hangul.vowelsAndTails
    TableReader.forEach(in: CompositionData.classes) { token in
      guard let first = token.keys.first else { return }
      all += Array(first..<first + token.count)
    }
    return all
  }

  /// Whether `scalar` may join with, or change places with, what stands before it.
  func joins(_ scalar: UInt32) -> Bool {
    classes[scalar] != 0 || seconds.contains(scalar) || Hangul.isVowelOrTail(scalar)
  }

  /// A hiragana with its voicing mark (U+3099, U+309A); nil for anything else.
  static func kana(_ base: UInt32, with mark: UInt32) -> UInt32? {
    switch (base, mark) {
    case (0x3046, 0x3099): 0x3094
    case (0x309D, 0x3099): 0x309E
    case (0x304B...0x3061, 0x3099) where base % 2 == 1: base + 1
    case (0x3064...0x3068, 0x3099) where base % 2 == 0: base + 1
    case (0x306F...0x307B, 0x3099) where base % 3 == 0: base + 1
    case (0x306F...0x307B, 0x309A) where base % 3 == 0: base + 2
    case (_, _): nil
    }
  }

  func decompose(_ scalar: UInt32, into scalars: inout [UInt32]) {
    if scalar < 0xC0 {
      scalars.append(scalar)
    } else if Hangul.decompose(scalar, into: &scalars) {
      return
    } else if let (first, second) = parts[scalar] {
      decompose(first, into: &scalars)
      scalars.append(second)
    } else {
      scalars.append(scalar)
    }
  }

  /// Puts the marks behind each base into their canonical order; the offsets need no change, since
  /// each keeps its place's.
  func order(_ scalars: inout [UInt32]) {
    var start = 0
    while start < scalars.count {
      guard classes[scalars[start]] != 0 else {
        start += 1
        continue
      }
      var end = start
      while end < scalars.count, classes[scalars[end]] != 0 { end += 1 }
      if end - start > 1 {
        let sorted = scalars[start..<end].enumerated().sorted {
          (classes[$0.element], $0.offset) < (classes[$1.element], $1.offset)
        }
        for (place, mark) in sorted.enumerated() { scalars[start + place] = mark.element }
      }
      start = end
    }
  }

  func compose(_ scalars: inout [UInt32], _ offsets: inout [Int32]) {
    var out = 0
    var base = -1
    var lastClass: UInt8 = 0
    for at in scalars.indices {
      let scalar = scalars[at]
      let rank = classes[scalar]
      let isNext = base == out - 1
      if base >= 0, isNext || (lastClass != 0 && lastClass < rank),
        let whole = pair(scalars[base], scalar)
      {
        scalars[base] = whole
        continue
      }
      scalars[out] = scalar
      offsets[out] = offsets[at]
      if rank == 0 { base = out }
      lastClass = rank
      out += 1
    }
    scalars.removeSubrange(out...)
    offsets.removeSubrange(out...)
  }

  private func pair(_ first: UInt32, _ second: UInt32) -> UInt32? {
    Hangul.compose(first, second) ?? joined[UInt64(first) << 32 | UInt64(second)]
  }
}

/// Hangul syllables are computed, not listed. Source: the Unicode Standard, chapter 3.12.
enum Hangul {
  private static let lead: UInt32 = 0x1100
  private static let vowel: UInt32 = 0x1161
  private static let tail: UInt32 = 0x11A7
  private static let syllable: UInt32 = 0xAC00

  static var vowelsAndTails: [UInt32] {
    Array(vowel..<vowel + 21) + Array(tail + 1..<tail + 28)
  }

  static func isVowelOrTail(_ scalar: UInt32) -> Bool {
    scalar &- vowel < 21 || (scalar > tail && scalar < tail + 28)
  }

  static func decompose(_ scalar: UInt32, into scalars: inout [UInt32]) -> Bool {
    let index = scalar &- syllable
    guard index < 11_172 else { return false }
    scalars.append(lead + index / 588)
    scalars.append(vowel + index % 588 / 28)
    if index % 28 != 0 { scalars.append(tail + index % 28) }
    return true
  }

  static func compose(_ first: UInt32, _ second: UInt32) -> UInt32? {
    if first &- lead < 19, second &- vowel < 21 {
      return syllable + ((first - lead) * 21 + (second - vowel)) * 28
    }
    if first &- syllable < 11_172, (first - syllable) % 28 == 0, second > tail, second < tail + 28 {
      return first + (second - tail)
    }
    return nil
  }
}
