// The one mail of a day: what stands in it, in which order, and under which subject.

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/words/sample.h"

namespace cadans::words {
namespace {

using namespace std::chrono;

Item item(std::string_view id, std::string_view title = "") {
  const Shape& shape = *mail_shape(id);
  Values values = values_for(id, shape.names, Language::en, Size::usual);
  if (!title.empty()) values.text("task_title", title);
  return {std::string(id), values};
}

Values about() { return values_for("", foot_names(), Language::en, Size::usual); }

Mail made_of(const std::vector<Item>& items, const Values& whom) {
  const auto made = digest(shipped_messages(), reader_of(Language::en), items, whom);
  EXPECT_TRUE(made) << made.error().what;
  return made ? *made : Mail{};
}

std::vector<std::string> headings(const Mail& mail) {
  std::vector<std::string> all;
  for (const Block& block : mail.blocks) {
    if (block.kind == Block::Kind::heading) all.push_back(block.text);
  }
  return all;
}

bool says(const Mail& mail, std::string_view words) {
  return as_text(mail).find(words) != std::string::npos;
}

TEST(Digest, OneItemIsThatItemsOwnMail) {
  const auto one = item("mail.new", "Test");
  Values whole = mail_values(*mail_shape("mail.new"), Language::en, Size::usual);
  whole.text("task_title", "Test");
  EXPECT_EQ(made_of({one}, about()),
            mail(shipped_messages(), reader_of(Language::en), "mail.new", whole).value());
}

// The day of the sample is 22 March.
Item due_on(std::string_view id, LocalDate due) {
  Item one = item(id);
  one.values.day("due_date", due);
  return one;
}

TEST(Digest, MoreItemsCountTheWeekInTheSubject) {
  const Item soon = due_on("mail.before", 2027y / March / 29);
  EXPECT_EQ(made_of({soon, item("mail.new"), item("mail.new")}, about()).subject,
            "1 task this week, 2 new");
  EXPECT_EQ(made_of({soon, item("mail.approve")}, about()).subject, "2 tasks this week");
  EXPECT_EQ(made_of({item("mail.new"), item("mail.new")}, about()).subject, "2 new tasks");
  EXPECT_EQ(made_of({item("mail.done"), item("mail.solved")}, about()).subject,
            "News about your tasks");
}

TEST(Digest, WhatIsDueAfterTheComingSevenDaysIsNotOfThisWeek) {
  const Item later = due_on("mail.before", 2027y / March / 30);
  EXPECT_EQ(made_of({later, later}, about()).subject, "2 tasks coming up");
  EXPECT_EQ(made_of({later, item("mail.approve")}, about()).subject, "1 task this week, 1 later");
  EXPECT_EQ(made_of({later, item("mail.new"), item("mail.new")}, about()).subject,
            "2 new tasks, 1 coming up");
}

TEST(Digest, WhatIsDueTodayOrPastItsDateGivesTheSubject) {  // escalation.md section 10, case 16
  const std::vector<Item> items = {item("mail.rung-1"), item("mail.new"),
                                   item("mail.overdue", "Rate the risks"),
                                   item("mail.due", "Publish the policy")};
  EXPECT_EQ(made_of(items, about()).subject, "Still open: Rate the risks");
}

TEST(Digest, SectionsComeMostUrgentFirstWhateverTheOrderOfTheItems) {
  const std::vector<Item> items = {item("mail.new"),     item("mail.done"),   item("mail.approve"),
                                   item("mail.before"),  item("mail.rung-1"), item("mail.due"),
                                   item("mail.overdue"), item("mail.rung-2")};
  EXPECT_EQ(headings(made_of(items, about())),
            (std::vector<std::string>{"Open and past its date", "Today", "Asks your help",
                                      "Asks your advice", "Waits for your agreement or decision",
                                      "Soon", "New", "For your information"}));
}

TEST(Digest, KeepsTheOrderOfTheItemsInsideASection) {
  const auto mail = made_of({item("mail.new", "Second"), item("mail.new", "First")}, about());
  const auto text = as_text(mail);
  EXPECT_LT(text.find("Second"), text.find("First"));
}

TEST(Digest, AManagersItemIsALineForEachTask) {
  const auto mail = made_of({item("mail.rung-1"), item("mail.new")}, about());
  const auto list = std::ranges::find(mail.blocks, Block::Kind::list, &Block::kind);
  ASSERT_NE(list, mail.blocks.end());
  EXPECT_EQ(list->items.size(), 2U);
  EXPECT_TRUE(list->items[0].starts_with("Social services: "));
}

TEST(Digest, AnOverviewCarriesTheOtherItemsOfItsDay) {
  const auto mail = made_of({item("mail.new", "Test"), item("mail.monday")}, about());
  EXPECT_EQ(mail.subject, "This week: 2 choices, and what is coming");
  EXPECT_TRUE(says(mail, "For each there are three answers"));
  EXPECT_TRUE(says(mail, "- Test"));
}

TEST(Digest, TheOverviewOfTheCisoHasThreeAnswersAndNoneOfAManager) {
  const auto mail = made_of({item("mail.overview-advice")}, about());
  EXPECT_EQ(mail.subject, "This week: 2 tasks that asked for your advice");
  EXPECT_TRUE(says(mail, "For each there are three answers"));
  EXPECT_FALSE(says(mail, "Give more time"));
}

TEST(Digest, OfTwoOverviewsTheMondayListCarriesTheOther) {
  const auto mail = made_of({item("mail.overview"), item("mail.monday")}, about());
  EXPECT_TRUE(says(mail, "For each there are three answers"));
  EXPECT_TRUE(says(mail, "# Asks your help"));
}

TEST(Digest, SaysWhatWaitsForLaterAndWhoWasToldOfTheLoad) {
  Values whom = about();
  whom.count("more_count", 15).flag("overload").text("manager_name", "H. Uil");
  const auto mail = made_of({item("mail.new"), item("mail.before")}, whom);
  EXPECT_TRUE(says(mail, "And 15 more for later."));
  EXPECT_TRUE(says(mail, "This is a lot. H. Uil has therefore been told once"));
}

TEST(Digest, OverviewsSayThatTheyAreNotForAppraisal) {  // escalation.md section 13, W10
  for (const auto& items : {std::vector<Item>{item("mail.new"), item("mail.before")},
                            {item("mail.monday")},
                            {item("mail.overview")},
                            {item("mail.overview-advice")},
                            {item("mail.rung-1")}}) {
    EXPECT_TRUE(says(made_of(items, about()), "not meant for judging people"));
  }
}

TEST(Digest, WithoutItemsItIsNotMade) {
  EXPECT_FALSE(digest(shipped_messages(), reader_of(Language::en), {}, about()));
}

TEST(Digest, AClockInHoursIsNeverInADigest) {
  const auto made = digest(shipped_messages(), reader_of(Language::en),
                           {item("mail.new"), item("mail.clock")}, about());
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().what, "digest: mail.clock: this message is never in a digest");
}

TEST(Digest, SaysWhichValueOfWhichItemIsMissing) {
  auto broken = item("mail.before");
  broken.values.text("evidence_asked", "");
  const auto made =
      digest(shipped_messages(), reader_of(Language::en), {item("mail.new"), broken}, about());
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().what, "digest: mail.before: the value evidence_asked is missing");
}

}  // namespace
}  // namespace cadans::words
