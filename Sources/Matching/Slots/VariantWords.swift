internal import Pages
internal import Text

/// The ways customers write a variant: `ネイビー-M`, `navy M`, `ネイビーのM`, `Mのネイビー`.
enum VariantWords {
  static func spellings(_ variant: Product.Variant) -> [String] {
    var spellings: [String] = [variant.name.text]
    for words in [variant.words.ja, variant.words.en] where !words.isEmpty {
      spellings.append(words)
      let parts = words.split(separator: "-").map(String.init)
      if parts.count == 2 {
        spellings += [
          parts[0] + "の" + parts[1], parts[1] + "の" + parts[0], parts[1] + " " + parts[0],
          parts[0] + "の" + parts[1] + "サイズ", parts[0] + " in " + parts[1],
          parts[1] + "サイズの" + parts[0], parts[0] + " size " + parts[1],
        ]
      }
    }
    return spellings
  }
}
