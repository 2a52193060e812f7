import Foundation
import Testing

/// What is learnt from the pages is kept in the data directory.
@Suite(.timeLimit(.minutes(2))) struct KeptWeightsTests {
  private func files(_ shop: TestShop) throws -> [String] {
    let path = shop.data + "/weights"
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  private func said(_ shop: TestShop) throws -> String {
    let ended = try shop.chat("thank you\n", "--language", "en")
    #expect(ended.code == 0)
    #expect(ended.err.isEmpty)
    return ended.out
  }

  @Test("a desk that starts again on the same pages takes what was kept, and says the same")
  func again() throws {
    let shop = try TestShop()
    let first = try said(shop)
    let name = try #require(try files(shop).first)
    #expect(try files(shop).count == 1)
    #expect(name.utf8.count == 32 + ".weights".utf8.count)
    let path = shop.data + "/weights/" + name
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let made = try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
    #expect(try said(shop) == first)
    #expect(try files(shop) == [name])
    let again = try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
    #expect(made == again, "the same file, not another")
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
  }

  @Test("a damaged or foreign file is passed over and made anew", arguments: [0, 1, 2, 3])
  func damaged(kind: Int) throws {
    let shop = try TestShop()
    let first = try said(shop)
    let name = try #require(try files(shop).first)
    let url = URL(fileURLWithPath: shop.data + "/weights/" + name)
    let bytes = try Data(contentsOf: url)
    var wrong = bytes
    switch kind {
    case 0: wrong[wrong.count / 2] ^= 1
    case 1: wrong = bytes.prefix(bytes.count / 2)
    case 2: wrong = Data()
    default: wrong = Data("something else".utf8)
    }
    try wrong.write(to: url)
    #expect(try said(shop) == first)
    #expect(try Data(contentsOf: url) == bytes)
    #expect(try files(shop) == [name])
  }

  @Test("where nothing can be kept the desk runs all the same")
  func noFolder() throws {
    let shop = try TestShop()
    try shop.folder.write("a file where the folder should be", to: "D/weights")
    #expect(try said(shop).isEmpty == false)
  }

  @Test("other pages have other weights; the newest four are left, and no half file")
  func newest() throws {
    let shop = try TestShop()
    for number in 0..<6 {
      let path = try shop.folder.write("old", to: "D/weights/\(number).weights")
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: Double(1_000_000 + number))],
        ofItemAtPath: path)
    }
    try shop.folder.write("half", to: "D/weights/.123.weights")
    _ = try said(shop)
    let left = try files(shop)
    #expect(left.count == 4)
    #expect(left.filter { $0.utf8.count < 32 } == ["3.weights", "4.weights", "5.weights"])
  }
}
