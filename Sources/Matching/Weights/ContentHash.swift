internal import Pages
internal import Text

/// A fingerprint of everything in a manual that learning reads, and of how it is learnt.
struct ContentHash: Hashable, Sendable {
  let upper: UInt64
  let lower: UInt64

  /// Counts up whenever the same pages would give other weights, or other bytes.
  static let version: UInt64 = 6

  init(upper: UInt64, lower: UInt64) {
    self.upper = upper
    self.lower = lower
  }

  init(_ manual: Manual) {
    var hash = Mixer()
    hash.add(Self.version)
    hash.add(manual.pages.count)
    for page in manual.pages {
      hash.add(page.id.text)
      // The order on the page changes nothing.
      hash.add(page.phrases.map { Self.text($0) }.sorted())
      hash.add(page.elsewhere.map { $0.intent.text + "\u{0}" + Self.text($0.phrase) }.sorted())
    }
    hash.add(manual.words.concepts.count)
    for concept in manual.words.concepts.sorted(by: { $0.name < $1.name }) {
      hash.add(concept.name.text)
      hash.add(concept.nameJa?.text ?? "")
      hash.add(concept.members.map { $0.text + ($0.isStem ? "*" : "") }.sorted())
    }
    hash.add(manual.slots.count)
    for slot in manual.slots.sorted(by: { $0.name < $1.name }) {
      hash.add(slot.name.text)
      hash.add("\(slot.kind)")
      hash.add(slot.choices.flatMap { [$0.id.text, $0.words.ja, $0.words.en] + $0.also })
    }
    hash.add(manual.catalogue.products.map { $0.name.en + "\u{0}" + $0.aliases.joined() }.sorted())
    upper = hash.upper
    lower = hash.lower
  }

  private static func text(_ phrase: Phrase) -> String {
    (phrase.language?.rawValue ?? "") + "\u{0}" + phrase.source
  }

  /// 32 hexadecimal digits.
  var text: String { Self.digits(upper) + Self.digits(lower) }

  private static func digits(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// Two running hashes of the same words.
  private struct Mixer {
    var upper: UInt64 = 0x6A09_E667_F3BC_C908
    var lower: UInt64 = 0xBB67_AE85_84CA_A73B

    mutating func add(_ value: UInt64) {
      upper = FeatureHash.mix(upper, value)
      lower = FeatureHash.mix(lower &+ 0x3C6E_F372_FE94_F82B, ~value)
    }

    mutating func add(_ value: Int) { add(UInt64(truncatingIfNeeded: value)) }

    mutating func add(_ text: String) {
      var text = text
      add(text.utf8.count)
      text.withUTF8 { bytes in
        for byte in bytes { add(UInt64(byte)) }
      }
    }

    mutating func add(_ texts: [String]) {
      add(texts.count)
      for text in texts { add(text) }
    }
  }
}
