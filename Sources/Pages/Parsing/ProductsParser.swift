public import Text

/// Reads `products.csv`: all of it, or nothing. Source of the columns: `shop-columns.md`.
struct ProductsParser {
  private let reporter: Reporter
  private let today: CivilDate
  /// The closed lists that `slots.md` gives columns.
  private let names: KnownNames
  private var columns: [String: Int] = [:]
  private var headers: [String] = []
  private var products: [Product] = []
  private var seen: [SKU: Int] = [:]

  struct Result {
    let catalogue: Catalogue
    /// Fact names that the file has a column for.
    let columns: [String]
  }

  /// nil when anything in the file is wrong.
  static func read(
    _ text: String, file: String, today: CivilDate, names: KnownNames, _ reporter: Reporter
  ) -> Result? {
    let errors = reporter.errors
    let rows: [CSVRow]
    switch CSV.parse(text, file: file) {
    case .success(let read): rows = read
    case .failure(let fault):
      reporter.report(ProductProblem.csv(fault), at: FileRange(fault.location, length: 1))
      return nil
    }
    guard let header = rows.first else {
      reporter.report(
        ProductProblem.empty,
        at: FileRange(FileLocation(file: file, line: 1, column: 1), length: 1))
      return nil
    }
    var parser = ProductsParser(reporter: reporter, today: today, names: names)
    parser.takeHeader(header)
    guard reporter.errors == errors else { return nil }
    for row in rows.dropFirst() { parser.takeRow(row) }
    parser.checkPartners(Array(rows.dropFirst()))
    guard reporter.errors == errors else { return nil }
    let facts = parser.headers.map(Self.factName).filter { !$0.isEmpty }
    return Result(catalogue: Catalogue(parser.products), columns: facts)
  }

  private init(reporter: Reporter, today: CivilDate, names: KnownNames) {
    self.names = names
    self.reporter = reporter
    self.today = today
  }

  /// `feel_ja` and `feel_en` are the fact `feel`.
  private static func factName(_ header: String) -> String {
    for suffix in ["_ja", "_en"] where header.hasSuffix(suffix) {
      return String(header.dropLast(suffix.count))
    }
    return header
  }

  private mutating func takeHeader(_ row: CSVRow) {
    for (index, cell) in row.cells.enumerated() {
      let name = Marks.folded(cell.text)
      headers.append(name)
      if name.isEmpty { continue }
      if columns[name] != nil {
        report(.columnTwice(name), Cell(cell))
      } else {
        columns[name] = index
      }
    }
    for needed in ["sku", "category", "name_ja", "name_en", "price_jpy"]
    where columns[needed] == nil {
      if let first = row.cells.first { report(.columnMissing(needed), Cell(first)) }
    }
  }

  private func report(_ problem: ProductProblem, _ cell: Cell) {
    let length = cell.text.prefix { !$0.isNewline }.count
    reporter.report(problem, at: FileRange(cell.location, length: length))
  }

  // MARK: Rows

  private mutating func takeRow(_ row: CSVRow) {
    guard let first = row.cells.first else { return }
    guard row.cells.count <= headers.count else {
      report(.tooManyCells(row.cells.count, columns: headers.count), Cell(row.cells[headers.count]))
      return
    }
    let cells = Cells(row: row, columns: columns, first: first)
    let skuCell = cells["sku"]
    guard let sku = SKU(Self.trimmed(skuCell.text)) else {
      report(.noSKU(skuCell.text), skuCell)
      return
    }
    if let line = seen[sku] {
      report(.skuTwice(sku.text, line: line), skuCell)
      return
    }
    seen[sku] = row.line
    let category = ChoiceID(Marks.folded(cells["category"].text))
    if category == nil { report(.noCategory(cells["category"].text), cells["category"]) }
    let name = Bilingual(
      ja: Self.trimmed(cells["name_ja"].text), en: Self.trimmed(cells["name_en"].text))
    if name.ja.isEmpty { report(.missing("name_ja"), cells["name_ja"]) }
    if name.en.isEmpty { report(.missing("name_en"), cells["name_en"]) }
    let price = Self.whole(cells["price_jpy"].text)
    if price == nil { report(.noPrice(cells["price_jpy"].text), cells["price_jpy"]) }
    let variants = variants(cells["variants"])
    var facts = facts(cells)
    if facts["sensitive_skin"] != nil, facts["sensitive_note"] == nil {
      report(.missing("sensitive_note"), cells["sensitive_skin"])
    }
    // Reported above; the file is not loaded, but its other rows are still read.
    guard let category, let price else { return }
    facts["sku"] = Self.words(sku.text)
    facts["category"] = .choice(category)
    facts["name"] = .words(name)
    facts["price"] = .yen(price)
    var stock = 0
    for variant in variants {
      let (sum, overflow) = stock.addingReportingOverflow(variant.stock)
      stock = overflow ? .max : sum
    }
    facts["stock"] = .number(stock)
    if !variants.isEmpty { facts["variants"] = .list(variants.map { .variant($0.name) }) }
    let partners = Self.members(cells["goes_with"].text).compactMap(SKU.init)
    if !partners.isEmpty { facts["goes_with"] = .list(partners.map { .product($0) }) }
    products.append(
      Product(
        sku: sku, category: category, name: name, aliases: Self.members(cells["aliases"].text),
        priceYen: price, variants: variants, goesWith: partners, facts: facts))
  }

  /// A cell of the file, or where one is missing.
  private struct Cell {
    let text: String
    let location: FileLocation
    init(text: String, location: FileLocation) {
      self.text = text
      self.location = location
    }
    init(_ cell: CSVCell) { self.init(text: cell.text, location: cell.location) }
  }

  /// The cells of one row by column; an absent one is empty.
  private struct Cells {
    let row: CSVRow
    let columns: [String: Int]
    let first: CSVCell
    subscript(name: String) -> Cell {
      if let index = columns[name], row.cells.indices.contains(index) {
        return Cell(row.cells[index])
      }
      return Cell(text: "", location: first.location)
    }
  }

  private static let own: Set = [
    "sku", "category", "name", "aliases", "price_jpy", "variants", "goes_with", "stock", "price",
  ]

  private func facts(_ cells: Cells) -> [String: Value] {
    var facts: [String: Value] = [:]
    for header in headers where !header.isEmpty {
      let fact = Self.factName(header)
      if Self.own.contains(fact) || Self.own.contains(header) || facts[fact] != nil { continue }
      if fact != header {
        facts[fact] = bilingual(fact, cells)
      } else {
        facts[fact] = single(fact, cells[header])
      }
    }
    return facts
  }

  private func bilingual(_ fact: String, _ cells: Cells) -> Value? {
    let ja = Self.trimmed(cells[fact + "_ja"].text)
    let en = Self.trimmed(cells[fact + "_en"].text)
    if ja.isEmpty && en.isEmpty { return nil }
    // A column that the file does not have at all is no oversight of this row.
    if ja.isEmpty { report(.halfFact(fact, .ja), cells[fact + "_en"]) }
    if en.isEmpty { report(.halfFact(fact, .en), cells[fact + "_ja"]) }
    return .words(Bilingual(ja: ja, en: en))
  }

  private func single(_ fact: String, _ cell: Cell) -> Value? {
    let text = Self.trimmed(cell.text)
    if text.isEmpty { return nil }
    // A list in slots.md closes the column: its ids, or their words, and nothing else.
    let choices = names.definition(of: FactName("product", fact))?.choices ?? []
    if !choices.isEmpty {
      if let choice = choices.first(where: { $0.answers(to: Marks.folded(text)) }) {
        return .choice(choice.id)
      }
      report(.notOneOf(text, choices.map(\.id.text)), cell)
      return nil
    }
    switch ShopColumns.column("product", fact)?.kind {
    case .closed(let ids):
      let key = Marks.folded(text)
      guard ids.contains(key), let id = ChoiceID(key) else {
        report(.notOneOf(text, ids), cell)
        return nil
      }
      return .choice(id)
    case .date:
      guard let date = day(text) else {
        report(.noDate(text), cell)
        return nil
      }
      return .date(date)
    case .text, .number, .yen, .days, nil:
      // `see_through` and columns of the shop's own: an id where the whole cell is yes or no.
      let key = Marks.folded(text)
      if key == "yes" || key == "no", let id = ChoiceID(key) { return .choice(id) }
      return .words(VariantName(text).words)
    }
  }

  /// `2026-11-21`, `today`, `today-3`, `today+2`.
  private func day(_ text: String) -> CivilDate? {
    let key = Marks.folded(text)
    if let date = CivilDate(key) { return date }
    guard key.hasPrefix("today") else { return nil }
    let rest = key.dropFirst(5)
    if rest.isEmpty { return today }
    guard let sign = rest.first, sign == "+" || sign == "-",
      let days = Self.whole(String(rest.dropFirst()))
    else { return nil }
    return today.adding(days: sign == "+" ? days : -days)
  }

  /// `ネイビー/navy-M:0; ネイビー/navy-L:4`.
  private func variants(_ cell: Cell) -> [Product.Variant] {
    var variants: [Product.Variant] = []
    for member in Self.members(cell.text) {
      let folded = Marks.folded(member)
      guard let colon = folded.lastIndex(of: ":"),
        let stock = Self.whole(String(folded[folded.index(after: colon)...]))
      else {
        report(.noVariant(member), cell)
        continue
      }
      let length = folded.distance(from: folded.startIndex, to: colon)
      let name = VariantName(Self.trimmed(String(member.prefix(length))))
      if variants.contains(where: { $0.name == name }) { report(.variantTwice(member), cell) }
      variants.append(Product.Variant(name: name, words: name.words, stock: stock))
    }
    return variants
  }

  /// `goes_with` names products of this file.
  private func checkPartners(_ rows: [CSVRow]) {
    guard let column = columns["goes_with"] else { return }
    let known = seen.keys.map(\.text).sorted()
    for row in rows where row.cells.indices.contains(column) {
      let cell = Cell(row.cells[column])
      for member in Self.members(cell.text) where SKU(member).flatMap({ seen[$0] }) == nil {
        report(.unknownSKU(member, nearest: Nearest.name(to: member, in: known)), cell)
      }
    }
  }

  // MARK: Text

  private static func trimmed(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    func isBlank(_ scalar: Unicode.Scalar) -> Bool {
      Marks.folded(scalar) == " " || scalar == "\n" || scalar == "\r"
    }
    while let first = scalars.first, isBlank(first) { scalars.removeFirst() }
    while let last = scalars.last, isBlank(last) { scalars.removeLast() }
    return String(scalars)
  }

  private static func members(_ text: String) -> [String] {
    text.split { $0 == ";" || $0 == "；" }.map { trimmed(String($0)) }.filter { !$0.isEmpty }
  }

  /// A whole number of at most 9 digits.
  private static func whole(_ text: String) -> Int? {
    let key = Marks.folded(text).unicodeScalars
    guard (1...9).contains(key.count), key.allSatisfy(Marks.isDigit) else { return nil }
    return Int(String(key))
  }

  private static func words(_ text: String) -> Value { .words(Bilingual(ja: text, en: text)) }
}

extension VariantName {
  /// How each language writes it: `ネイビー/navy-M` is `ネイビー-M` and `navy-M`; a name without a
  /// slash is the same in both.
  public var words: Bilingual {
    guard let slash = text.firstIndex(where: { $0 == "/" || $0 == "／" }) else {
      return Bilingual(ja: text, en: text)
    }
    let ja = text[..<slash]
    let en = text[text.index(after: slash)...]
    let size = en.lastIndex(of: "-").map { en[$0...] } ?? ""
    return Bilingual(ja: String(ja) + String(size), en: String(en))
  }
}
