/// Numbers that look random and are the same in every run (SplitMix64).
struct Chance: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
  mutating func one<T>(of choices: [T]) -> T { choices[below(choices.count)] }

  /// Scalars of every kind, the nasty ones often.
  mutating func text(upTo limit: Int) -> String {
    let nasty: [UInt32] = [
      0, 7, 9, 10, 13, 0x1B, 0x5B, 0x5D, 0x50, 0x7F, 0x85, 0x9B, 0x9C, 0x9D, 0xAD, 0x200B, 0x200D,
      0x200E, 0x202E, 0x2028, 0x2066, 0xFE0F, 0xFEFF, 0xFFFE, 0xFDD0, 0xE0067, 0xE0100, 0x1F600,
      0x1F1E6, 0x20E3, 0x3099, 0x309A, 0x30CF, 0xFF8A, 0xFF9E, 0x301, 0x323, 0x1100, 0x1161, 0x11A8,
      0xAC00, 0x31, 0x34, 0xFF14, 0x661, 0x20, 0x2D, 0x10FFFF, 0x1D7CE, 0x345, 0x130, 0x3231,
    ]
    var scalars = String.UnicodeScalarView()
    for _ in 0..<below(limit + 1) {
      let value = below(3) > 0 ? one(of: nasty) : UInt32(below(0x110000))
      if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
    }
    return String(scalars)
  }
}
