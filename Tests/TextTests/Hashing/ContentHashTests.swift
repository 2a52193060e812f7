import Testing
import Text

@Suite struct ContentHashTests {
  /// Source: FIPS 180-4's examples, and the empty message.
  @Test(
    "the standard's own examples",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func examples(message: String, digest: String) {
    #expect(ContentHash(of: message.utf8).text == digest)
    #expect(ContentHash(digest)?.text == digest)
  }

  @Test("a long message, in every length around a block")
  func long() {
    #expect(
      ContentHash(of: Array(repeating: UInt8(ascii: "a"), count: 1_000_000)).text
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    let hashes = (50...140).map { ContentHash(of: Array(repeating: UInt8(0x61), count: $0)) }
    #expect(Set(hashes).count == hashes.count)
  }

  @Test("what is no hash is none", arguments: ["", "abc", String(repeating: "G", count: 64)])
  func none(text: String) { #expect(ContentHash(text) == nil) }
}
