/// The SHA-256 of some bytes: what a text is known by once it was stored. Source: FIPS 180-4.
public struct ContentHash: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// 32 bytes as 64 hexadecimal digits, small.
  public let text: String
  public var description: String { text }

  /// The hash of `bytes`.
  public init(of bytes: some Sequence<UInt8>) {
    var digest = SHA256()
    for byte in bytes { digest.add(byte) }
    text = digest.finished
  }

  /// A hash that was written down; nil when `text` is none.
  public init?(_ text: String) {
    guard text.utf8.count == 64,
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    self.text = text
  }

  public static func < (a: Self, b: Self) -> Bool { a.text < b.text }
}

private struct SHA256 {
  private var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
    0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  private var words = [UInt32](repeating: 0, count: 64)
  private var filled = 0
  private var length: UInt64 = 0

  mutating func add(_ byte: UInt8) {
    put(byte)
    length &+= 8
  }

  private mutating func put(_ byte: UInt8) {
    let word = filled / 4
    words[word] = (filled % 4 == 0 ? 0 : words[word] << 8) | UInt32(byte)
    filled += 1
    if filled == 64 {
      mix()
      filled = 0
    }
  }

  private mutating func mix() {
    for index in 16..<64 {
      let (near, far) = (words[index - 2], words[index - 15])
      let a = far.turned(7) ^ far.turned(18) ^ far >> 3
      let b = near.turned(17) ^ near.turned(19) ^ near >> 10
      words[index] = words[index - 16] &+ a &+ words[index - 7] &+ b
    }
    var v = state
    for index in 0..<64 {
      let high = v[4].turned(6) ^ v[4].turned(11) ^ v[4].turned(25)
      let choice = (v[4] & v[5]) ^ (~v[4] & v[6])
      let one = v[7] &+ high &+ choice &+ Self.constants[index] &+ words[index]
      let low = v[0].turned(2) ^ v[0].turned(13) ^ v[0].turned(22)
      let most = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2])
      v = [one &+ low &+ most, v[0], v[1], v[2], v[3] &+ one, v[4], v[5], v[6]]
    }
    for index in 0..<8 { state[index] = state[index] &+ v[index] }
  }

  /// The digest; nothing can be added after it.
  var finished: String {
    var digest = self
    digest.put(0x80)
    while digest.filled != 56 { digest.put(0) }
    for shift in stride(from: 56, through: 0, by: -8) {
      digest.put(UInt8(truncatingIfNeeded: length >> UInt64(shift)))
    }
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for word in digest.state {
      for shift in stride(from: 28, through: 0, by: -4) {
        text.append(digits[Int(word >> UInt32(shift) & 15)])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}

extension UInt32 {
  fileprivate func turned(_ bits: UInt32) -> UInt32 { self >> bits | self << (32 - bits) }
}
