import Testing
import Text

@Suite struct CSVTests {
  private func cells(_ text: String) throws -> [[String]] {
    try CSV.parse(text, file: "x.csv").get().map { $0.cells.map(\.text) }
  }

  @Test(
    "reads what spreadsheets write",
    arguments: [
      ("", []), ("\n", []), ("\u{FEFF}", []), ("a", [["a"]]), ("a,b\n", [["a", "b"]]),
      ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]), ("a\rb", [["a"], ["b"]]),
      ("\u{FEFF}a,b", [["a", "b"]]), ("\u{FEFF}\"a\",b", [["a", "b"]]), (",", [["", ""]]),
      ("a,\n", [["a", ""]]), ("\"\"", [[""]]), ("\"a,b\",c", [["a,b", "c"]]),
      ("\"a\"\"b\"", [["a\"b"]]), ("\"a\nb\",c", [["a\nb", "c"]]), ("\"a\r\nb\"", [["a\r\nb"]]),
      ("5\" nail,x", [["5\" nail", "x"]]), ("a\n\n\nb", [["a"], ["b"]]),
      (" a , b ", [[" a ", " b "]]),
      ("商品,「カンマ、」\n\"ネイビー,navy\",🇯🇵", [["商品", "「カンマ、」"], ["ネイビー,navy", "🇯🇵"]]),
      ("\"\"\"\"", [["\""]]), ("a,\"\"\n", [["a", ""]]),
    ])
  func reads(text: String, rows: [[String]]) throws { #expect(try cells(text) == rows) }

  @Test("says where each cell stands, in characters")
  func locations() throws {
    let rows = try CSV.parse(
      "\u{FEFF}商品,🇯🇵👍🏽,x\r\n\"a\n日本\",\"b\"\n\nend", file: "p.csv"
    ).get()
    let places = rows.map { row in row.cells.map { [$0.location.line, $0.location.column] } }
    #expect(places == [[[1, 1], [1, 4], [1, 7]], [[2, 2], [3, 6]], [[5, 1]]])
    #expect(rows.map(\.line) == [1, 2, 5])
    #expect(rows[0].cells[0].location.file == "p.csv")
  }

  @Test("points at a quote that never closes and at text behind one that did")
  func faults() {
    let file = "x.csv"
    func fault(_ text: String) -> CSVFault? {
      if case .failure(let fault) = CSV.parse(text, file: file) { fault } else { nil }
    }
    #expect(fault("a\n日本,\"b\nc") == .unclosedQuote(FileLocation(file: file, line: 2, column: 4)))
    #expect(fault("\"") == .unclosedQuote(FileLocation(file: file, line: 1, column: 1)))
    #expect(fault("\"a\"b,c") == .textAfterQuote(FileLocation(file: file, line: 1, column: 4)))
    #expect(fault("\"a\" ,c") == .textAfterQuote(FileLocation(file: file, line: 1, column: 4)))
    let diagnostic = fault("a,\"b")?.diagnostic
    #expect(diagnostic?.severity == .error)
    #expect(diagnostic?.range.start == FileLocation(file: file, line: 1, column: 3))
    #expect(diagnostic?.problem.en == "this quote is never closed")
    #expect(diagnostic?.problem.ja.isEmpty == false && diagnostic?.fix?.ja.isEmpty == false)
  }

  @Test(
    "writes cells that no spreadsheet runs",
    arguments: [
      ([], ""), ([""], "\"\""), (["", ""], ","), (["a", "b"], "a,b"), (["a,b"], "\"a,b\""),
      (["say \"hi\""], "\"say \"\"hi\"\"\""), (["a\nb"], "\"a\nb\""), (["=1+1"], "'=1+1"),
      (["+cmd"], "'+cmd"), (["-1+2"], "'-1+2"), (["@SUM(A1)"], "'@SUM(A1)"), (["\tx"], "'\tx"),
      (["\rx"], "\"'\rx\""), (["＝1"], "'＝1"), (["-500"], "-500"), (["+1,500.50"], "\"+1,500.50\""),
      (["+81 90-1234-5678"], "+81 90-1234-5678"), (["-"], "'-"), (["-5-"], "'-5-"),
      (["090-1234-5678"], "090-1234-5678"), (["26110201"], "26110201"), (["a=b"], "a=b"),
      (["=HYPERLINK(\"x\",\"y\")"], "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""),
    ])
  func writes(cells: [String], row: String) { #expect(CSV.row(cells) == row) }

  @Test("reads back what it wrote")
  func roundTrip() throws {
    var chance = Chance(seed: 9)
    let pieces = ["a", ",", "\"", "\n", "\r\n", "日本", " ", "x=", "5", "👍", ""]
    for _ in 0..<1_500 {
      let rows = (0..<1 + chance.below(4)).map { _ in
        (0..<1 + chance.below(4)).map { _ in
          "c" + (0..<chance.below(5)).map { _ in chance.one(of: pieces) }.joined()
        }
      }
      let text = rows.map { CSV.row($0) + CSV.lineEnd }.joined()
      #expect(try cells(text) == rows)
    }
  }

  @Test("never traps on any text")
  func neverTraps() {
    var chance = Chance(seed: 10)
    for _ in 0..<2_000 {
      let text =
        (0..<chance.below(12)).map { _ in chance.one(of: ["\"", ",", "\n", "\r", "a", "あ"]) }
        .joined() + chance.text(upTo: 5)
      switch CSV.parse(text, file: "x") {
      case .success(let rows): #expect(rows.allSatisfy { !$0.cells.isEmpty })
      case .failure(let fault): #expect(fault.location.line >= 1 && fault.location.column >= 1)
      }
    }
  }
}
