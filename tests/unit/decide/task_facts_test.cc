// The facts of a task are read as they were written.

#include "engine/decide/task_facts.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace cadans::decide {
namespace {

LocalDate date() { return LocalDate(*rc::gen::inRange(0, 30'000)); }

PlanRow row() {
  PlanRow row;
  row.on = date();
  row.due_us = *rc::gen::arbitrary<std::int64_t>();
  row.at = *rc::gen::inRange(-100, 100);
  row.asks = *rc::gen::element<std::string>("", "due", "overdue");
  row.rung = *rc::gen::inRange(0, 4);
  if (row.rung > 0) row.to = "iso";
  row.also = *rc::gen::container<std::vector<std::string>>(rc::gen::just<std::string>("ciso"));
  row.unless = *rc::gen::element<std::string>("", "handed-in");
  row.body = *rc::gen::arbitrary<bool>();
  row.monday = *rc::gen::arbitrary<bool>();
  row.at_once = *rc::gen::arbitrary<bool>();
  return row;
}

TaskFacts facts() {
  TaskFacts facts;
  facts.duty = "S1.RISK.3";
  facts.subject = {"process", *rc::gen::element<std::string>("", "brp")};
  facts.round = *rc::gen::inRange(1, 9);
  facts.owner = "owner-7";
  facts.issued = date();
  facts.should_have_come = date();
  facts.passed_over = *rc::gen::inRange(0, 3);
  facts.started = Instant{*rc::gen::arbitrary<std::int64_t>()};
  facts.target = date();
  facts.old_target = date();
  facts.meeting = date();
  facts.ladder = "standard";
  for (int k = *rc::gen::inRange(0, 4); k > 0; --k) facts.plan.push_back(row());
  for (int k = *rc::gen::inRange(0, 3); k > 0; --k) {
    facts.told.push_back(
        {k, "iso", "9f", date(), *rc::gen::arbitrary<bool>(), *rc::gen::inRange(0, 2)});
  }
  facts.submitted_by = *rc::gen::element<std::string>("", "9f");
  facts.submitted = date();
  facts.item = *rc::gen::inRange(0, 3);
  facts.suggested = *rc::gen::element<std::string>("", "text-1");
  facts.help = *rc::gen::element<std::string>("", "text-2");
  facts.sent_back = *rc::gen::element<std::string>("", "text-3");
  facts.advice.answer = *rc::gen::element<std::string>("", "solved");
  if (!facts.advice.answer.empty()) {
    facts.advice.by = "9f";
    facts.advice.on = date();
    facts.advice.day = date();
    facts.advice.why = *rc::gen::element<std::string>("", "text-4");
  }
  facts.planned_before = *rc::gen::arbitrary<bool>();
  facts.closed = date();
  return facts;
}

RC_GTEST_PROP(TaskFacts, AreReadAsWritten, ()) {
  const TaskFacts written = facts();
  RC_ASSERT(task_facts(to_text(written)) == written);
}

TEST(TaskFacts, AreReadInAnyFormOfJson) {
  TaskFacts facts;
  facts.duty = "the \"first\" duty";
  facts.owner = "caf\u00e9";
  EXPECT_EQ(task_facts(to_text(facts)), facts);
  EXPECT_EQ(task_facts(R"( {"later":[1,{"a":2}], "owner": "caf\u00e9",
                            "duty":"the \"first\" duty","plan":[]} )"),
            facts);
}

TEST(TaskFactsDeathTest, AnotherTextIsABrokenPromise) {
  for (const char* other : {"", "{}", "[]", "7", R"({"duty":7})", R"({"duty":"A","plan":[})",
                            R"({"duty":"A","issued":"soon"})", R"({"duty":"A"} {})"}) {
    EXPECT_DEATH(static_cast<void>(task_facts(other)), "") << other;
  }
}

}  // namespace
}  // namespace cadans::decide
