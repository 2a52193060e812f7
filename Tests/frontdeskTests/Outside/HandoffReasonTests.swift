import Foundation
import TestManuals
import Testing
import Wire

/// What brings a person in, while people are there.
@Suite(.timeLimit(.minutes(1))) struct HandoffReasonTests {
  @Test("three misses, three wrong answers, and a page that says so: each is offered with its card")
  func reasons() throws {
    let shop = try TestShop(SmallShop.peoplePages)
    let late = try shop.folder.write(
      "order_number,email,name,status,items,total_jpy,order_date,promised_date\n"
        + "26110202,taro@example.jp,鈴木太郎,delayed,S102 x1,3300,2026-11-10,2026-11-14\n",
      to: "late.csv")
    let imported = try Program.run(["orders", "import", late, "--data", shop.data] + TestShop.now)
    try #require(imported.code == 0, "\(imported.err)")
    try shop.addAgent("sato", "佐藤")
    let (desk, port) = try shop.serve()
    // Nobody is there yet: the customer chooses to wait. The choice is not what is wanted.
    let patient = try CustomerClient(shop, language: "en", port: port)
    let asked = try patient.say("let me talk to a person")
    #expect(asked.last?["state"]?.string == "asking")
    #expect(try patient.say("1").contains { $0.holds("event", "queued") })
    let sato = try AgentClient(shop, "sato")
    var offer = try sato.offer()
    #expect(offer["summary"]?["wants"]?.string == "let me talk to a person")
    #expect(offer["summary"]?["reason"]?.string == "担当者")
    #expect(try sato.take("H-1").holds(patient))
    #expect(try sato.ask(#""close":"C-1","as":"no-answer""#) == nil)

    let lost = try CustomerClient(shop, language: "ja", port: port)
    try lost.say(all: ["ふにゃふにゃ", "ぐにゃぐにゃ"])
    let third = try lost.say("へにゃへにゃ")
    #expect(third.contains { $0.holds("event", "queued") })
    #expect(third.last?["state"]?.string == "queued")
    offer = try sato.offer()
    #expect(offer["queue"]?.string == "general")
    #expect(offer["summary"]?["misses"]?.int == 3)
    #expect(offer["summary"]?["reason"]?.string == "[reason not understood]の行")
    #expect(offer["summary"]?["intent"] == .null)
    #expect(offer["summary"]?["wants"]?.string == "へにゃへにゃ")

    let wrong = try CustomerClient(shop, language: "en", port: port)
    try wrong.say(all: ["where is my parcel", "12", "34"])
    let last = try wrong.say("56")
    #expect(last.contains { $0["text"]?.string?.hasPrefix("<wrong answer, last>") == true })
    #expect(last.contains { $0.holds("event", "queued") })
    offer = try sato.offer()
    #expect(offer["queue"]?.string == "general" && offer["conversation"]?.string == "C-3")
    #expect(offer["summary"]?["wants"]?.string == "where is my parcel")
    #expect(offer["summary"]?["reason"]?.string?.isEmpty == false)

    let taro = try CustomerClient(shop, language: "ja", port: port)
    try taro.say("注文26110202の状況を教えてください")
    let told = try taro.say("taro@example.jp")
    #expect(told.contains { $0["text"]?.string?.contains("26110202は遅れています。") == true })
    #expect(told.first { $0.holds("event", "queued") }?["queue"]?.string == "orders")
    offer = try sato.offer()
    #expect(offer["queue"]?.string == "orders" && offer["priority"]?.string == "high")
    let card = try #require(offer["summary"])
    #expect(card["reason"]?.string == "注文の状況" && card["intent"]?.string == "order-status")
    #expect(card["identity"]?.string == "verified" && card["misses"]?.int == 0)
    #expect(card["facts"]?["order"]?["status"]?.string == "delayed")
    #expect(card["slots"]?["order"]?.string == "26110202")
    for (number, customer) in [lost, wrong, taro].enumerated() {
      let taken = try sato.take("H-\(number + 2)")
      try customer.line("event", "joined")
      #expect(taken.isWhole && taken.holds(customer))
    }
    desk.send(SIGTERM)
    #expect(try desk.end() == 0)
    try shop.verify()
  }
}
