import Pages
import Text

/// What the parts of variants are called. Two products may write the same colour in two ways,
/// `白/white-M` and `ホワイト/white-L`: what one language calls alike is one.
struct VariantParts: Sendable {
  private var others: [String: Set<String>] = [:]

  init(_ catalogue: Catalogue) {
    for variant in catalogue.products.flatMap(\.variants) {
      let (ja, en) = (Self.parts(variant.words.ja), Self.parts(variant.words.en))
      guard ja.count == en.count else { continue }
      for (ja, en) in zip(ja, en) where ja != en {
        others[ja, default: []].insert(en)
        others[en, default: []].insert(ja)
      }
    }
  }

  /// Every word for each part of a variant, as the shop writes them anywhere.
  func words(of variant: Product.Variant) -> [[String]] {
    let (ja, en) = (Self.parts(variant.words.ja), Self.parts(variant.words.en))
    guard ja.count == en.count else { return (ja + en).map { [$0] } }
    return zip(ja, en).map { pair in
      Set([pair.0, pair.1]).reduce(into: Set([pair.0, pair.1])) { all, part in
        for other in others[part] ?? [] {
          all.insert(other)
          all.formUnion(others[other] ?? [])
        }
      }.sorted()
    }
  }

  /// How many parts of a variant a folded message names. A size of one letter counts beside another
  /// part, or when it is the whole message.
  func named(of variant: Product.Variant, in said: [UInt32]) -> Int {
    var (others, letters) = (0, 0)
    for part in words(of: variant) {
      let isLetter = part.allSatisfy { $0.unicodeScalars.count == 1 && $0.utf8.count == 1 }
      if isLetter {
        if part.contains(where: { Self.stands($0, in: said) }) { letters += 1 }
      } else if part.contains(where: { Mention.of($0, in: said, asWord: true) }) {
        others += 1
      }
    }
    return others > 0 || said.count == 1 ? others + letters : 0
  }

  /// Whether a letter stands alone: no other Latin letter or digit beside it.
  private static func stands(_ letter: String, in said: [UInt32]) -> Bool {
    guard let unit = Folding.fold(letter).scalars.first else { return false }
    func isFree(_ place: Int) -> Bool {
      guard said.indices.contains(place) else { return true }
      return ![.latin, .digit].contains(ScriptClass.of(said[place]))
    }
    return said.indices.contains { said[$0] == unit && isFree($0 - 1) && isFree($0 + 1) }
  }

  private static func parts(_ words: String) -> [String] {
    words.split(separator: "-").map(String.init)
  }
}
