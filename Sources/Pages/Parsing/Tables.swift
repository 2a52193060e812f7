import Text

/// The head of `## Table NAME`: what its columns are.
struct TableHead {
  enum Column {
    case condition(Term)
    case result(String)
  }
  let name: String
  var columns: [Column] = []
}

extension Reading {
  /// Makes the name and result columns of a table known, before anything names its cells.
  func declareTable(_ name: Stretch, _ section: Document.Section) {
    if name.isEmpty { hasNamelessTable = true }
    var results: [String: String] = [:]
    for cell in section.rows.first.map(cells) ?? [] where conditionColumn(cell) == nil {
      results[cell.folded] = cell.text
    }
    tables[name.folded] = (name.text, results)
  }

  /// The table below a heading; nil when any of it is not understood.
  func table(
    _ name: Stretch, _ section: Document.Section
  ) -> (table: DecisionTable, source: PageSource.TableSource)? {
    let errors = reporter.errors
    let rows = section.rows
    guard let header = rows.first else {
      report(PartProblem.tableWithoutRows(name.text), at: section.heading)
      return nil
    }
    var head = TableHead(name: name.text)
    var seen = Set<String>()
    var columns: [String: FileRange] = [:]
    for cell in cells(header) {
      if cell.isEmpty { report(PartProblem.tableColumnWithoutName, at: header) }
      if !seen.insert(cell.folded).inserted {
        report(PartProblem.tableColumnTwice(cell.text), at: cell)
      }
      if let term = conditionColumn(cell) {
        head.columns.append(.condition(term))
      } else {
        // A dot makes it a fact's name: a misspelt one must not become a result.
        if cell.find(".") != nil { _ = term(cell) }
        head.columns.append(.result(cell.text))
        columns[cell.text] = cell.range
      }
    }
    let body = rows.dropFirst().filter { !isSeparator($0) }
    if body.isEmpty { report(PartProblem.tableWithoutRows(name.text), at: section.heading) }
    let read = body.compactMap { row($0, head) }
    guard reporter.errors == errors else { return nil }
    let results = head.columns.compactMap { column -> String? in
      if case .result(let name) = column { name } else { nil }
    }
    return (
      DecisionTable(name: name.text, resultColumns: results, rows: read.map(\.row)),
      PageSource.TableSource(
        name: name.text, heading: section.heading.range, columns: columns, cells: read.map(\.cells))
    )
  }

  private func row(
    _ row: Stretch, _ head: TableHead
  ) -> (row: DecisionTable.Row, cells: [String: FileRange])? {
    let cells = cells(row)
    guard cells.count == head.columns.count else {
      report(PartProblem.cellCount(cells.count, columns: head.columns.count), at: row)
      return nil
    }
    var tests: [Test] = []
    var results: [String: Value] = [:]
    var places: [String: FileRange] = [:]
    for (cell, column) in zip(cells, head.columns) {
      switch column {
      case .condition(let term):
        if ["", "any", "すべて", "全て", "-", "—"].contains(cell.folded) { continue }
        if let relation = relation(cell, of: term, at: cell) {
          tests.append(Test(term, relation, at: cell.range))
        }
      case .result(let name):
        if !cell.isEmpty {
          results[name] = cell.openValue
          places[name] = cell.range
        }
      }
    }
    return (DecisionTable.Row(condition: Condition(tests), results: results, at: row.range), places)
  }

  /// The slot or fact that a column's name means; nil for a result column. Reports nothing.
  private func conditionColumn(_ cell: Stretch) -> Term? {
    let bare = cell.withoutBraces
    if let slot = names.slot(bare.folded) { return .slot(slot) }
    guard let dot = bare.find("."), let owner = names.owner(bare.upTo(dot).trimmed.folded) else {
      return nil
    }
    return names.fact(owner, bare.from(dot + 1).trimmed.folded).map { .fact($0) }
  }

  private func isSeparator(_ row: Stretch) -> Bool {
    row.marks.allSatisfy { "|-: ー".unicodeScalars.contains($0) } && row.find("-") != nil
  }

  /// The cells of `| a | b |`; `\|` is a bar inside a cell.
  private func cells(_ row: Stretch) -> [Stretch] {
    var cells: [Stretch] = []
    // The outer bars may be left out.
    var start = row.hasPrefix("|") ? row.lower + 1 : row.lower
    for at in start..<max(row.upper, start) {
      if row.line.marks[at] == "|" && (at == 0 || row.line.marks[at - 1] != "\\") {
        cells.append(row.part(start, at).trimmed)
        start = at + 1
      }
    }
    let last = row.part(start, row.upper).trimmed
    if !last.isEmpty { cells.append(last) }
    return cells
  }
}
