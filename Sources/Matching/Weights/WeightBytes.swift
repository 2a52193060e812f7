/// Values one behind the other as bytes, little end first.
struct WeightWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write<Value: FixedWidthInteger>(_ value: Value) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func write(_ value: Float) { write(value.bitPattern) }

  mutating func write(_ text: String) {
    write(UInt32(truncatingIfNeeded: text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  /// Values without references, as they lie in memory, their count in front.
  mutating func write<Value: BitwiseCopyable>(all values: [Value]) {
    write(UInt64(values.count))
    values.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  /// Closes the bytes with their sum.
  mutating func close() { write(Checksum.of(bytes[...])) }
}

/// Reads what `WeightWriter` wrote. Whatever the bytes are, it stops at their end.
struct WeightReader {
  private let bytes: [UInt8]
  private var at = 0
  private let end: Int

  /// nil when the bytes do not end with their sum.
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    end = bytes.count - 8
    guard end >= 0 else { return nil }
    var sum: UInt64 = 0
    for place in 0..<8 { sum |= UInt64(bytes[end + place]) << (8 * UInt64(place)) }
    guard sum == Checksum.of(bytes[..<end]) else { return nil }
  }

  var isAtEnd: Bool { at == end }

  mutating func read<Value: FixedWidthInteger>(_ type: Value.Type) -> Value? {
    let size = MemoryLayout<Value>.size
    guard end - at >= size else { return nil }
    let value = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: at, as: Value.self) }
    at += size
    return Value(littleEndian: value)
  }

  mutating func readFloat() -> Float? {
    guard let bits = read(UInt32.self) else { return nil }
    let value = Float(bitPattern: bits)
    return value.isFinite ? value : nil
  }

  /// A count of things that take at least `size` bytes each.
  mutating func readCount(of size: Int) -> Int? {
    guard let count = read(UInt64.self), count <= UInt64((end - at) / max(1, size)) else {
      return nil
    }
    return Int(count)
  }

  mutating func readText() -> String? {
    guard let count = read(UInt32.self), Int(count) <= end - at else { return nil }
    let text = String(validating: bytes[at..<at + Int(count)], as: UTF8.self)
    at += Int(count)
    return text
  }

  mutating func readAll<Value: BitwiseCopyable>(_ type: Value.Type) -> [Value]? {
    let size = MemoryLayout<Value>.stride
    guard let count = readCount(of: size) else { return nil }
    let from = at
    at += count * size
    return [Value](unsafeUninitializedCapacity: count) { values, filled in
      bytes.withUnsafeBytes { source in
        UnsafeMutableRawBufferPointer(values).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: source[from..<from + count * size]))
      }
      filled = count
    }
  }
}

/// A sum that a single changed bit changes.
enum Checksum {
  static func of(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.withUnsafeBytes { bytes in
      var sum = FeatureHash.mix(0x510E_527F_ADE6_82D1, UInt64(bytes.count))
      var at = 0
      while at + 8 <= bytes.count {
        sum = FeatureHash.mix(
          sum, UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)))
        at += 8
      }
      while at < bytes.count {
        sum = FeatureHash.mix(sum, UInt64(bytes[at]))
        at += 1
      }
      return sum
    }
  }
}
