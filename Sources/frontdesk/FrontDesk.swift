@main
struct FrontDesk {
  static func main() {}
}
