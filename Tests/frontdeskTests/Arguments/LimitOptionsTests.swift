import Testing
import Text
import Wire

@testable import frontdesk

@Test("sets the limits that are named")
func setsLimits() throws {
  let invocation = Invocation(
    language: .en, values: ["limit": ["line-bytes=4096", "idle-seconds=7"]])
  let limits = try LimitOptions.read(invocation).get()
  #expect(limits.lineBytes == 4_096)
  #expect(limits.idleSeconds == 7)
}

@Test(
  "says what is wrong with a limit",
  arguments: [
    ("line-byte=4096", LimitOptions.Problem.unknown("line-byte", nearest: "line-bytes")),
    ("line-bytes=many", .wrong(.lineBytes, "many")), ("line-bytes=0", .wrong(.lineBytes, "0")),
  ])
func wrongLimits(written: String, problem: LimitOptions.Problem) {
  let invocation = Invocation(language: .en, values: ["limit": [written]])
  #expect(LimitOptions.read(invocation) == .failure(problem))
}
