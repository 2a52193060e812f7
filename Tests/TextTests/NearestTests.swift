import Testing
import Text

@Suite struct NearestTests {
  private static let names = [
    "order", "order-status", "order-cancel", "product", "phone", "email", "名前", "お届け日", "ご注文番号",
  ]

  @Test(
    "finds the name that was meant",
    arguments: [
      ("ordr", "order"), ("oredr", "order"), ("Order", "order"), ("ＯＲＤＥＲ", "order"),
      ("order_status", "order-status"), ("orderstatus", "order-status"), ("prodct", "product"),
      ("emial", "email"), ("e-mail", "email"), ("prod", "product"), ("phonenumber", "phone"),
      ("お届日", "お届け日"), ("オ届ケ日", "お届け日"), ("注文番号", "ご注文番号"), ("order", "order"),
    ])
  func finds(written: String, name: String) {
    #expect(Nearest.name(to: written, in: Self.names) == name)
    #expect(Nearest.name(to: written, in: Self.names.reversed()) == name)
  }

  @Test("finds nothing where nothing is near", arguments: ["", "x", "weather", "天気", "zzzzz", "o"])
  func findsNothing(written: String) { #expect(Nearest.name(to: written, in: Self.names) == nil) }

  @Test("of equals takes the same one, in whatever order they come")
  func tieBreak() {
    #expect(Nearest.name(to: "cat", in: ["hat", "bat", "rat"]) == "bat")
    #expect(Nearest.name(to: "cat", in: ["rat", "hat", "bat"]) == "bat")
    #expect(Nearest.name(to: "cat", in: [String]()) == nil)
  }
}
