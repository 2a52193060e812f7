import Text

/// Every fact of `slots.md` has a column that fills it.
enum FactColumnsCheck: PageCheck {
  static let id = "fact-without-column"
  static let finds = Bilingual(
    ja: "お店のファイルに列のない項目", en: "facts of slots.md that the shop's files have no column for")
  static let wrong = CheckExample([("slots.md", slot("texture / 質感"))])
  static let right = CheckExample([("slots.md", slot("stock / 在庫数"))])

  private static func slot(_ fact: String) -> String {
    """

    ## variant / 色・サイズ
    - kind: variant
    - ask ja: 色とサイズは。
    - ask en: Which colour and size?
    - fact \(fact)
    """
  }

  static func run(_ tree: ManualTree) -> [Diagnostic] {
    tree.manual.slots.flatMap { slot in
      slot.facts.filter { !tree.names.hasColumn($0.name) }.map { fact in
        let known = (ShopColumns.columns[slot.name.text] ?? []).map(\.name)
        let nearest = Nearest.name(to: fact.name.column, in: known)
        return warning(
          slot.range,
          ProblemWords(
            ja: "「\(fact.name)」に当たる列がないので、いつまでも分かりません",
            en: "no file has a column for `\(fact.name)`: it is never known",
            fixJa: nearest.map { "「- fact \($0)」と書く" }
              ?? (slot.name == .product ? "products.csv に列を加えるか、この行を消す" : "この行を消す"),
            fixEn: nearest.map { "write `- fact \($0)`" }
              ?? (slot.name == .product
                ? "add the column to products.csv, or take the line away" : "take the line away")))
      }
    }
  }
}
