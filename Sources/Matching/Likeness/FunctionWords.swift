/// English words that hold a sentence together and say little of what it is about.
enum FunctionWords {
  /// - Parameter key: a word's, by `WordStem`.
  @inline(__always)
  static func contains(_ key: UInt64) -> Bool { keys[key] != nil }

  private static let keys: KeyTable = {
    var table = KeyTable()
    for word in words.split(separator: " ") {
      let units = word.unicodeScalars.map(\.value)
      let key = units.withUnsafeBufferPointer { WordStem.key($0, 0..<units.count) }
      if table[key] == nil { table.insert(key, 1) }
    }
    return table
  }()

  private static let words = """
    a an the i my me mine you your it its is are be am was were been do does did can could would \
    will should may might to of for in on at and or but with please have has had having this that \
    these those what which how where when why who not no if so as by from we us our they them \
    their he she his her there here s t m re ve ll d
    """
}
