/// Light English stemming: plural, past and -ing forms of a word weigh as one.
enum WordStem {
  /// A number for the stem of the word in `range`; equal stems have equal numbers.
  static func key(_ units: [UInt32], _ range: Range<Int>) -> UInt64 {
    units.withUnsafeBufferPointer { key($0, range) }
  }

  static func key(_ units: UnsafeBufferPointer<UInt32>, _ range: Range<Int>) -> UInt64 {
    func letter(_ fromEnd: Int) -> UInt32 {
      let at = range.upperBound - fromEnd
      return at >= range.lowerBound ? units[at] & UnitBits.scalar : 0
    }
    var end = range.upperBound
    var becomesY = false
    let count = range.count
    let last = letter(1)
    if last == s, count > 3, letter(2) != s, letter(2) != u, letter(2) != i {
      end -= 1
      if letter(2) == e, count > 4 {
        if letter(3) == i {
          end -= 2
          becomesY = true
        } else if letter(3) == s || letter(3) == x || letter(3) == h || letter(3) == z {
          end -= 1
        }
      }
    } else if last == g, count > 5, letter(2) == n, letter(3) == i {
      end -= 3
      if letter(4) == letter(5), letter(4) != l, letter(4) != s { end -= 1 }
    } else if last == d, count > 4, letter(2) == e {
      end -= 2
      if letter(3) == i {
        end -= 1
        becomesY = true
      } else if letter(3) == letter(4), letter(3) != l, letter(3) != s {
        end -= 1
      }
    }
    if !becomesY, end - range.lowerBound > 3, units[end - 1] & UnitBits.scalar == e { end -= 1 }
    var hash = FeatureHash.word
    for at in range.lowerBound..<end { hash = FeatureHash.mix(hash, units[at] & UnitBits.scalar) }
    return becomesY ? FeatureHash.mix(hash, y) : hash
  }

  private static let d: UInt32 = 0x64
  private static let e: UInt32 = 0x65
  private static let g: UInt32 = 0x67
  private static let h: UInt32 = 0x68
  private static let i: UInt32 = 0x69
  private static let l: UInt32 = 0x6C
  private static let n: UInt32 = 0x6E
  private static let s: UInt32 = 0x73
  private static let u: UInt32 = 0x75
  private static let x: UInt32 = 0x78
  private static let y: UInt32 = 0x79
  private static let z: UInt32 = 0x7A
}

/// Features as 64-bit numbers. Two of a shop's hundred thousand meeting by chance is out of the question.
enum FeatureHash {
  static let word: UInt64 = 0xCBF2_9CE4_8422_2325
  static let pair: UInt64 = 0x9E6C_63D0_876A_3F6B
  static let grams: UInt64 = 0xA409_3822_299F_31D0
  static let japanese: UInt64 = 0x243F_6A88_85A3_08D3
  static let concept: UInt64 = 0x1319_8A2E_0370_7344
  static let content: UInt64 = 0x0801_F2E2_858E_FC16

  /// Two words in any order.
  @inline(__always)
  static func pair(_ kind: UInt64, _ a: UInt64, _ b: UInt64) -> UInt64 {
    mix(mix(kind, min(a, b)), max(a, b))
  }

  @inline(__always)
  static func mix(_ hash: UInt64, _ unit: UInt32) -> UInt64 { mix(hash, UInt64(unit)) }

  @inline(__always)
  static func mix(_ hash: UInt64, _ value: UInt64) -> UInt64 {
    let mixed = (hash ^ value) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ (mixed >> 29)
  }
}
