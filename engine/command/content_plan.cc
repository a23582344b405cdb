#include "engine/command/content_plan.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "engine/command/terminal.h"
#include "engine/command/work_lines.h"
#include "engine/first_load.h"
#include "engine/json.h"
#include "engine/real_world.h"

namespace cadans::command {

Result<ContentPlan> plan_of_load(Event load, const Opened& opened) {
  decide::RulesInForce rules(opened.state(), *opened.rules);
  auto laid = decide::lay_content(opened.state(), load, rules);
  if (!laid) return laid.error();
  ContentPlan plan{std::move(load), *std::move(laid), {}};
  std::ranges::sort(plan.load.texts, {}, &Text::id);
  for (const Text& text : plan.load.texts) {
    const auto lines = content_lines(opened.state(), *plan.laid.state, text.id, text.body);
    plan.content.insert(plan.content.end(), lines.begin(), lines.end());
  }
  return plan;
}

Result<ContentPlan> plan_of_folder(const settings::ConfigFolder& folder, const Opened& opened) {
  RealWorld real;
  auto load = load_event(folder, opened.state(), real, opened.now);
  return load ? plan_of_load(std::move(load->event), opened) : Result<ContentPlan>(load.error());
}

void print_plan(const ContentPlan& plan, const Opened& opened) {
  const decide::Desk old = opened.desk();
  for (const ContentLine& line : plan.content) {
    const Ink ink = line.what == "added"   ? Ink::good
                    : line.what == "ended" ? Ink::alarm
                                           : Ink::plain;
    const auto values = words::Values()
                            .text("thing", line.text)
                            .text("old_value", line.before)
                            .text("new_value", line.after);
    const std::string said = decide::word(old, "apply.content_" + line.what, values);
    std::printf("%s\n", inked(ink, printable(said)).c_str());
  }
  if (plan.content.empty()) {
    std::printf("%s\n", decide::word(old, "apply.as_it_is").c_str());
    return;
  }
  const decide::Desk fresh{*plan.laid.state, *plan.laid.rules, old.reader, {}};
  const auto lines = work_lines(old, fresh, plan.laid.work);
  std::printf("\n");
  for (const std::string& line : lines) std::printf("%s\n", printable(line).c_str());
  if (lines.empty()) std::printf("%s\n", decide::word(old, "apply.work_as_it_is").c_str());
}

Json plan_json(const ContentPlan& plan) {
  Json content = Json::array();
  for (const ContentLine& line : plan.content) {
    Json one = {{"what", line.what}, {"text", line.text}};
    if (!line.before.empty()) {
      one["before"] = Json::parse(line.before, nullptr, false);
      one["after"] = Json::parse(line.after, nullptr, false);
    }
    content.push_back(std::move(one));
  }
  return {{"content", std::move(content)}, {"work", work_json(plan.laid.work, *plan.laid.state)}};
}

}  // namespace cadans::command
