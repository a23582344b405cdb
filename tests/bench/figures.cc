#include "tests/bench/figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

#include "engine/json.h"

namespace cadans::bench {

void Figures::add(std::string name, double value, std::string unit) {
  all_.push_back({std::move(name), value, std::move(unit)});
}

void Figures::print(bool as_json) const {
  Json json = Json::object();
  for (const Figure& one : all_) {
    json[one.name] = one.value;
    const int digits = std::abs(one.value) >= 100 || one.value == std::floor(one.value) ? 0 : 3;
    if (!as_json) {
      std::printf("%-34s %12.*f %s\n", one.name.c_str(), digits, one.value, one.unit.c_str());
    }
  }
  if (as_json) std::printf("%s\n", json.dump().c_str());
}

double us_since(std::chrono::steady_clock::time_point began) {
  return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - began)
      .count();
}

double quantile(std::vector<double> numbers, double part) {
  if (numbers.empty()) return 0;
  std::sort(numbers.begin(), numbers.end());
  const auto place =
      static_cast<std::size_t>(std::lround(part * static_cast<double>(numbers.size() - 1)));
  return numbers[place];
}

}  // namespace cadans::bench
