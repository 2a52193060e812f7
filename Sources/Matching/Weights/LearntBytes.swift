internal import Text

extension Learnt {
  private static let magic: UInt32 = 0x5744_4631

  /// What was learnt from pages of this fingerprint, as bytes.
  func bytes(of hash: ContentHash) -> [UInt8] {
    var writer = WeightWriter()
    writer.write(Self.magic)
    writer.write(hash.upper)
    writer.write(hash.lower)
    writer.write(UInt32(truncatingIfNeeded: models.count))
    for model in models { model.write(to: &writer) }
    writer.write(UInt64(spelling.words.count))
    for word in spelling.words {
      writer.write(word.uses)
      writer.write(all: word.letters)
    }
    writer.close()
    return writer.bytes
  }

  /// nil when the bytes are damaged or of other pages.
  /// - Parameter pages: how many pages there are.
  init?(bytes: [UInt8], of hash: ContentHash, pages: Int) {
    guard var reader = WeightReader(bytes), reader.read(UInt32.self) == Self.magic,
      reader.read(UInt64.self) == hash.upper, reader.read(UInt64.self) == hash.lower,
      let count = reader.read(UInt32.self), count <= Language.allCases.count
    else { return nil }
    var models: [LikenessModel] = []
    for _ in 0..<count {
      guard let model = LikenessModel.read(from: &reader, pages: pages) else { return nil }
      models.append(model)
    }
    guard let wordCount = reader.readCount(of: 12) else { return nil }
    var words: [Spelling.Word] = []
    words.reserveCapacity(wordCount)
    for _ in 0..<wordCount {
      guard let uses = reader.read(Int32.self), let letters = reader.readAll(UInt32.self) else {
        return nil
      }
      words.append(Spelling.Word(letters: letters, uses: uses))
    }
    guard reader.isAtEnd else { return nil }
    self.init(models: models, spelling: Spelling(words))
  }
}

extension LikenessModel {
  fileprivate func write(to writer: inout WeightWriter) {
    writer.write(language.rawValue)
    writer.write(table.sharedRows)
    writer.write(table.rarityOfOne)
    writer.write(table.rarityOfNone)
    writer.write(all: table.entries)
    writer.write(all: separators.bias)
    writer.write(all: separators.whole)
    writer.write(all: separators.starts)
    writer.write(all: separators.weights)
    writer.write(all: pages)
    writer.write(all: grounds.entries)
    writer.write(thresholds.lower)
    writer.write(thresholds.upper)
    writer.write(thresholds.margin)
    writer.write(all: thresholds.own)
    for words in strongest {
      writer.write(UInt32(truncatingIfNeeded: words.count))
      for word in words {
        writer.write(word.place)
        writer.write(word.text)
      }
    }
  }

  fileprivate static func read(
    from reader: inout WeightReader, pages pageCount: Int
  ) -> LikenessModel? {
    guard let language = reader.readText().flatMap(Language.init(rawValue:)),
      let sharedRows = reader.read(Int32.self), let rarityOfOne = reader.readFloat(),
      let rarityOfNone = reader.readFloat(), let entries = reader.readAll(FeatureTable.Entry.self),
      let bias = reader.readAll(SIMD16<Float>.self), let whole = reader.readAll(SIMD8<UInt32>.self),
      let starts = reader.readAll(UInt32.self), let weights = reader.readAll(UInt32.self),
      let pages = reader.readAll(Int32.self),
      let grounds = reader.readAll(UInt32.self).flatMap({ Grounds(entries: $0) }),
      let lower = reader.readFloat(),
      let upper = reader.readFloat(), let margin = reader.readFloat(),
      let own = reader.readAll(Float.self),
      let separators = Separators(whole: whole, starts: starts, weights: weights, bias: bias),
      let table = FeatureTable(
        entries: entries, sharedRows: sharedRows, rowCount: separators.rowCount,
        rarityOfOne: rarityOfOne, rarityOfNone: rarityOfNone),
      pages.count <= separators.groups * 16,
      pages.allSatisfy({ $0 >= 0 && Int($0) < pageCount })
    else { return nil }
    var strongest: [[StrongWord]] = []
    for _ in pages {
      guard let count = reader.read(UInt32.self), count <= strongestKept else { return nil }
      var words: [StrongWord] = []
      for _ in 0..<count {
        guard let place = reader.read(Int32.self), let text = reader.readText() else { return nil }
        words.append(StrongWord(place: place, text: text))
      }
      strongest.append(words)
    }
    return LikenessModel(
      language: language, table: table, separators: separators, pages: pages, grounds: grounds,
      thresholds: Thresholds(lower: lower, upper: upper, margin: margin, own: own),
      strongest: strongest)
  }
}
