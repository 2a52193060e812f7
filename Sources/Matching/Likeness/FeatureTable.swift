/// The features that the pages' phrases hold: where each one's weights lie, how much it tells pages
/// apart and how rare it is. Looked up some 150 times a message, so one entry is one line of memory.
struct FeatureTable: Sendable {
  struct Entry: Sendable, BitwiseCopyable {
    /// The upper half of the key; the lower half says where to look.
    var tag: UInt32
    /// The row of its weights; −1 where nothing stands.
    var row: Int32
    /// What it weighs in a message.
    var weight: Float
    /// Of a shared feature its rarity; of one that a single wording holds what it weighed there.
    var extra: Float
  }
  private(set) var entries: [Entry]
  private(set) var count = 0
  /// Rows below it are one feature's, the others one wording's: all features that it alone holds.
  let sharedRows: Int32
  /// The rarity of what a single wording holds, and of what none does.
  let rarityOfOne: Float
  let rarityOfNone: Float

  static let empty = Entry(tag: 0, row: -1, weight: 0, extra: 0)

  /// - Parameter capacity: how many features will be put in.
  init(capacity: Int, sharedRows: Int, rarityOfOne: Float, rarityOfNone: Float) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    entries = Array(repeating: Self.empty, count: size)
    self.sharedRows = Int32(truncatingIfNeeded: sharedRows)
    self.rarityOfOne = rarityOfOne
    self.rarityOfNone = rarityOfNone
  }

  /// A table as it was kept; nil when it is none.
  init?(
    entries: [Entry], sharedRows: Int32, rowCount: Int, rarityOfOne: Float, rarityOfNone: Float
  ) {
    let size = entries.count
    let taken = entries.count { $0.row >= 0 }
    guard size >= 16, size & (size - 1) == 0, taken * 2 <= size, sharedRows >= 0,
      Int(sharedRows) <= rowCount, entries.allSatisfy({ Int($0.row) < rowCount })
    else { return nil }
    self.entries = entries
    count = taken
    self.sharedRows = sharedRows
    self.rarityOfOne = rarityOfOne
    self.rarityOfNone = rarityOfNone
  }

  /// Adds a feature that is not there yet; nothing once the table is as full as was said.
  mutating func insert(_ key: UInt64, row: Int32, weight: Float, extra: Float) {
    guard (count + 1) * 2 <= entries.count || count < 8 else { return }
    let mask = entries.count - 1
    var at = Int(truncatingIfNeeded: key) & mask
    while entries[at].row >= 0 { at = (at + 1) & mask }
    entries[at] = Entry(
      tag: UInt32(truncatingIfNeeded: key >> 32), row: row, weight: weight, extra: extra)
    count += 1
  }

  /// Where a feature stands in `entries`; −1 when no phrase holds it.
  @inline(__always)
  static func find(_ key: UInt64, in entries: UnsafeBufferPointer<Entry>) -> Int {
    let mask = entries.count - 1
    let tag = UInt32(truncatingIfNeeded: key >> 32)
    var at = Int(truncatingIfNeeded: key) & mask
    // Never full, so an empty place ends every walk.
    while true {
      let entry = entries[at]
      if entry.row < 0 { return -1 }
      if entry.tag == tag { return at }
      at = (at &+ 1) & mask
    }
  }

  /// Where a feature stands in `entries`; −1 when no phrase holds it.
  func place(of key: UInt64) -> Int32 {
    entries.withUnsafeBufferPointer { Int32(truncatingIfNeeded: Self.find(key, in: $0)) }
  }

  func find(_ key: UInt64) -> Entry? {
    let place = place(of: key)
    return place < 0 ? nil : entries[Int(place)]
  }

  /// Sets what the feature at `place` weighed in the one wording that holds it.
  mutating func setExtra(_ extra: Float, at place: Int32) { entries[Int(place)].extra = extra }

  @inline(__always)
  func rarity(_ entry: Entry) -> Float { entry.row < sharedRows ? entry.extra : rarityOfOne }

  /// What a message's weight is multiplied by to weigh the entry's row.
  @inline(__always)
  func gain(_ entry: Entry) -> Float { entry.row < sharedRows ? 1 : entry.extra }
}
