/// Numbers by 64-bit keys, open addressing: looked up several hundred times a message.
struct KeyTable: Sendable {
  private var keys: [UInt64] = Array(repeating: 0, count: 16)
  /// −1 where nothing stands.
  private var values: [Int32] = Array(repeating: -1, count: 16)
  private(set) var count = 0

  /// Setting takes a value from 0; nil is passed over.
  subscript(key: UInt64) -> Int32? {
    @inline(__always)
    get {
      let at = find(key)
      return values[at] >= 0 ? values[at] : nil
    }
    set {
      guard let newValue else { return }
      let at = find(key)
      if values[at] >= 0 { values[at] = newValue } else { insert(key, newValue) }
    }
  }

  /// Where the key stands, or would.
  @inline(__always)
  private func find(_ key: UInt64) -> Int {
    let mask = keys.count - 1
    var at = Self.place(key, mask)
    while values[at] >= 0, keys[at] != key { at = (at + 1) & mask }
    return at
  }

  /// Adds a key that is not there yet, with a value from 0.
  mutating func insert(_ key: UInt64, _ value: Int32) {
    if (count + 1) * 2 > keys.count { grow() }
    put(key, value)
    count += 1
  }

  private mutating func put(_ key: UInt64, _ value: Int32) {
    let mask = keys.count - 1
    var at = Self.place(key, mask)
    while values[at] >= 0 { at = (at + 1) & mask }
    keys[at] = key
    values[at] = value
  }

  private mutating func grow() {
    let old = zip(keys, values).filter { $0.1 >= 0 }
    keys = Array(repeating: 0, count: keys.count * 2)
    values = Array(repeating: -1, count: keys.count)
    for (key, value) in old { put(key, value) }
  }

  @inline(__always)
  private static func place(_ key: UInt64, _ mask: Int) -> Int {
    let mixed = key &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 32) & mask
  }
}
