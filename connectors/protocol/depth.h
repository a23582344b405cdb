#pragma once
// How deep JSON nests, told one byte after another. What is no JSON gives some depth too: the
// reader that follows refuses it.

namespace cadans::protocol {

class Depth {
 public:
  // The depth after this byte.
  int after(char byte) {
    if (escaped_) {
      escaped_ = false;
    } else if (quoted_ && byte == '\\') {
      escaped_ = true;
    } else if (byte == '"') {
      quoted_ = !quoted_;
    } else if (!quoted_) {
      depth_ += step(byte);
    }
    return depth_;
  }

 private:
  static int step(char byte) {
    if (byte == '{' || byte == '[') return 1;
    return byte == '}' || byte == ']' ? -1 : 0;
  }

  int depth_ = 0;
  bool quoted_ = false;
  bool escaped_ = false;
};

}  // namespace cadans::protocol
