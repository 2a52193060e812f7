/// The number that stands for each event on disk: never changed, never used again.
enum EventTag: UInt8, CaseIterable {
  case customerSaid = 1
  case deskSaid = 2
  case agentSaid = 3
  case queued = 4
  case joined = 5
  case left = 6
  case transferred = 7
  case closed = 8
  case idled = 9
  case opened = 10
  case understood = 11
  case missed = 12
  case spoke = 13
  case turnedMood = 14
  case marked = 15
  case began = 16
  case saidAtOnce = 17
  case filled = 18
  case emptied = 19
  case skipped = 20
  case finished = 21
  case dropped = 22
  case focused = 23
  case asked = 24
  case settled = 25
  case misread = 26
  case confirmed = 27
  case proved = 28
  case failedIdentity = 29
  case lookedUp = 30
  case recorded = 31
  case handedOff = 32
  case suggested = 33
  case ended = 34
  case referred = 35
}
