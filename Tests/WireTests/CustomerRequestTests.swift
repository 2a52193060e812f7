import Testing
import Text
import Wire

@Test(
  "reads each request of the protocol",
  arguments: [
    (#"{"hello":{"trace":true,"language":"ja"}}"#, .hello(trace: true, language: .ja)),
    (#"{"hello":{}}"#, .hello(trace: false, language: nil)),
    (#"{"hello":{"language":null,"later":[1]},"more":0}"#, .hello(trace: false, language: nil)),
    (#"{"hello":{"words":true}}"#, .hello(trace: false, language: nil, words: true)),
    (#"{"hello":{"words":null}}"#, .hello(trace: false, language: nil, words: false)),
    (#"{"resume":"T","words":true}"#, .resume(token: "T", after: 0, words: true)),
    (#"{"say":"注文は？","id":"c-17"}"#, .say(text: "注文は？", id: "c-17")),
    (#"{"id":null,"say":""}"#, .say(text: "", id: nil)),
    (#"{"resume":"T","after":41}"#, .resume(token: "T", after: 41)),
    (#"{"resume":"T"}"#, .resume(token: "T", after: 0)),
    (#" {"bye":true} "#, .bye),
  ] as [(String, CustomerRequest)])
func readsRequests(line: String, expected: CustomerRequest) {
  #expect(CustomerRequest.parse(line) == .success(expected))
}

@Test(
  "refuses what is no request, with a code and a reason",
  arguments: [
    ("hello", .badJSON), ("", .badJSON), (#"{"say":"x"} x"#, .badJSON), (#"{"say":7}"#, .badJSON),
    (#"{"say":"x","id":7}"#, .badJSON), (#"{"hello":{"trace":1}}"#, .badJSON),
    (#"{"hello":{"words":"yes"}}"#, .badJSON), (#"{"resume":"T","words":1}"#, .badJSON),
    (#"{"hello":{"language":"fr"}}"#, .badJSON), (#"{"hello":"x"}"#, .badJSON),
    (#"{"resume":"T","after":-1}"#, .badJSON), (#"{"resume":"T","after":1.5}"#, .badJSON),
    (#"{"resume":null}"#, .badJSON), (#"{"bye":false}"#, .badJSON),
    ("{}", .unknownRequest), (#"{"id":"c-1"}"#, .unknownRequest), ("[]", .unknownRequest),
    ("\"say\"", .unknownRequest), (#"{"SAY":"x"}"#, .unknownRequest),
  ] as [(String, WireErrorCode)])
func refusesRequests(line: String, code: WireErrorCode) {
  switch CustomerRequest.parse(line) {
  case .success(let request): Issue.record("read as \(request)")
  case .failure(let error):
    #expect(error.code == code)
    #expect(!error.message.isEmpty)
  }
}

@Test("an id has at most 64 bytes, counted in UTF-8")
func boundsTheID() {
  let longest = String(repeating: "é", count: 32)
  #expect(
    CustomerRequest.parse("{\"say\":\"x\",\"id\":\"\(longest)\"}")
      == .success(.say(text: "x", id: longest)))
  let error = WireError(.badJSON, "id is a string of at most 64 bytes")
  #expect(CustomerRequest.parse("{\"say\":\"x\",\"id\":\"\(longest)a\"}") == .failure(error))
}

@Test("an error line is spelled as the protocol spells it, for both sides")
func writesErrorLines() {
  let error = WireError(.notYours, "C-1 is \"hers\"")
  #expect(
    String(decoding: error.customerLine, as: UTF8.self)
      == "{\"error\":{\"code\":\"not-yours\",\"message\":\"C-1 is \\\"hers\\\"\"}}\n")
  #expect(
    String(decoding: error.agentLine(id: "7"), as: UTF8.self)
      == "{\"error\":{\"code\":\"not-yours\",\"message\":\"C-1 is \\\"hers\\\"\",\"id\":\"7\"}}\n")
  #expect(
    String(decoding: error.customerLine(words: "恐れ入ります"), as: UTF8.self)
      == "{\"error\":{\"code\":\"not-yours\",\"message\":\"C-1 is \\\"hers\\\"\","
      + "\"text\":\"恐れ入ります\"}}\n")
  #expect(String(decoding: error.agentLine(id: nil), as: UTF8.self).hasSuffix("\"id\":null}}\n"))
}

@Test("every line that could not be taken has its error")
func errorsOfLines() {
  let limits = WireLimits()
  #expect(WireError(.text("x"), limits: limits) == nil)
  #expect(WireError(.tooLong, limits: limits)?.code == .lineTooLong)
  #expect(WireError(.tooLong, limits: limits)?.message.contains("8192") == true)
  #expect(WireError(.notUTF8, limits: limits)?.code == .notUTF8)
  #expect(WireError(.tooFast, limits: limits)?.code == .tooFast)
}

@Test("the limits are those of the design, each can be set by its name")
func setsLimits() {
  var limits = WireLimits()
  #expect(limits.all.first { $0.name == "line-bytes" }?.value == 8_192)
  #expect(limits.all.first { $0.name == "connections" }?.value == 12_000)
  for name in WireLimits.Name.allCases {
    #expect(name.range.contains(limits[name]))
    #expect(limits.set(name: name.rawValue, value: "\(name.range.lowerBound)") == nil)
    #expect(limits[name] == name.range.lowerBound)
  }
}

@Test(
  "a limit that is none is refused with what to write",
  arguments: [
    ("lines", "1"), ("line-bytes", "x"), ("line-bytes", "-1"), ("inbox", ""),
    ("inbox", "99999999999999999999"),
  ])
func refusesLimits(name: String, value: String) {
  var limits = WireLimits()
  let problem = limits.set(name: name, value: value)
  #expect(problem != nil)
  #expect(problem?.description.isEmpty == false)
  #expect(limits == WireLimits())
}

@Test("times past the end of time stay at the end")
func momentsDoNotOverflow() {
  let moment = Moment(monotonic: .max - 5, wall: Timestamp(milliseconds: 0))
  #expect(moment.after(seconds: 1) == .max)
  #expect(moment.after(seconds: .max) == .max)
  #expect(moment.after(seconds: -1) == moment.monotonic)
  let standing = Moment(
    monotonic: 1, systemMilliseconds: 7, clock: .standing(Timestamp(milliseconds: 9)))
  #expect(standing.wall == Timestamp(milliseconds: 9))
  #expect(Moment(monotonic: 1, systemMilliseconds: 7, clock: .running).wall.milliseconds == 7)
}

@Test("an address is counted by its network")
func countsByNetwork() {
  #expect(PeerAddress.ip4(0x7F00_0001).description == "127.0.0.1")
  #expect(PeerAddress.ip6(0x2001_0DB8 << 32, 1).network == .ip6(0x2001_0DB8 << 32, 0))
  #expect(PeerAddress.ip6(0x2001_0DB8 << 32, 1).description == "2001:db8:0:0:0:0:0:1")
}
