import Text

/// The tables of pages that a desk ran on.
final class PageTable {
  private let hashOf: Statement
  private let putText: Statement
  private let putGeneration: Statement
  private let putPage: Statement

  init(_ connection: Connection) throws(SQLiteFailure) {
    let hash = try Statement(connection, "SELECT hash FROM generation WHERE number = ?1")
    let text = try Statement(
      connection, "INSERT OR IGNORE INTO page_text (hash, bytes) VALUES (?1, ?2)")
    let generation = try Statement(
      connection, "INSERT INTO generation (number, hash, at) VALUES (?1, ?2, ?3)")
    let page = try Statement(
      connection, "INSERT INTO generation_page (generation, path, hash) VALUES (?1, ?2, ?3)")
    hashOf = hash
    putText = text
    putGeneration = generation
    putPage = page
  }

  func keep(
    _ generation: Generation, _ pages: PagesVersion, at moment: Timestamp
  ) throws(Tables.Misfit) {
    let known: String?
    do throws(SQLiteFailure) { known = try hash(of: generation) } catch { throw .engine(error) }
    guard known == nil else {
      if known != pages.hash.text { throw .refused("\(generation) is another tree of pages") }
      return
    }
    do throws(SQLiteFailure) { try insert(generation, pages, moment) } catch {
      throw .engine(error)
    }
  }

  private func hash(of generation: Generation) throws(SQLiteFailure) -> String? {
    hashOf.bind(1, generation.number)
    defer { hashOf.reset() }
    return try hashOf.next() ? hashOf.text(0) : nil
  }

  private func insert(
    _ generation: Generation, _ pages: PagesVersion, _ moment: Timestamp
  ) throws(SQLiteFailure) {
    putGeneration.bind(1, generation.number)
    putGeneration.bind(2, pages.hash.text)
    putGeneration.bind(3, moment.milliseconds)
    try putGeneration.run()
    for file in pages.files {
      putText.bind(1, file.hash.text)
      try putText.run(2, file.bytes)
      putPage.bind(1, generation.number)
      putPage.bind(2, file.path)
      putPage.bind(3, file.hash.text)
      try putPage.run()
    }
  }
}
