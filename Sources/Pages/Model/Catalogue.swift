public import Text

/// One row of `products.csv`.
public struct Product: Hashable, Sendable {
  public struct Variant: Hashable, Sendable {
    public let name: VariantName
    /// How each language writes it: `ネイビー-M` / `navy-M`.
    public let words: Bilingual
    public let stock: Int
    public init(name: VariantName, words: Bilingual, stock: Int) {
      self.name = name
      self.words = words
      self.stock = stock
    }
  }
  public let sku: SKU
  public let category: ChoiceID
  public let name: Bilingual
  public let aliases: [String]
  public let priceYen: Int
  public let variants: [Variant]
  public let goesWith: [SKU]
  /// Every other column that is filled, by fact name without `_ja`/`_en`: `feel`, `sensitive_skin`;
  /// also `category`, `price` and the derived `stock` (sum over variants).
  public let facts: [String: Value]
  public init(
    sku: SKU, category: ChoiceID, name: Bilingual, aliases: [String], priceYen: Int,
    variants: [Variant], goesWith: [SKU], facts: [String: Value]
  ) {
    self.sku = sku
    self.category = category
    self.name = name
    self.aliases = aliases
    self.priceYen = priceYen
    self.variants = variants
    self.goesWith = goesWith
    self.facts = facts
  }
}

/// The shop's goods, in the file's order.
public struct Catalogue: Hashable, Sendable {
  public let products: [Product]
  private let index: [SKU: Int]
  public init(_ products: [Product]) {
    self.products = products
    index = Dictionary(
      products.enumerated().map { ($1.sku, $0) }, uniquingKeysWith: { first, _ in first })
  }
  public subscript(sku: SKU) -> Product? { index[sku].map { products[$0] } }
}
