#pragma once
// What a benchmark found, in the order in which it found it: lines for people, or one JSON object.
//
//   figures.add("rate", 41'000, "reminders a second"); ... figures.print(json);

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace cadans::bench {

class Figures {
 public:
  void add(std::string name, double value, std::string unit);
  void print(bool as_json) const;

 private:
  struct Figure {
    std::string name;
    double value = 0;
    std::string unit;
  };
  std::vector<Figure> all_;
};

[[nodiscard]] double us_since(std::chrono::steady_clock::time_point began);
// The part of the numbers that lies at or below it: 0.5 is the median. Of none it is 0.
[[nodiscard]] double quantile(std::vector<double> numbers, double part);

}  // namespace cadans::bench
