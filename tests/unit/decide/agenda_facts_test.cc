// What is kept of an agenda item, as text.

#include <gtest/gtest.h>

#include "engine/decide/agenda.h"

namespace cadans::decide {
namespace {

using namespace std::chrono;

TEST(AgendaFacts, ComeBackAsTheyWereWritten) {
  ItemFacts facts;
  facts.body = "directie";
  facts.topic = "approve";
  facts.about = {41};
  facts.drafter = "ciso";
  facts.meeting = 2027y / February / 23;
  facts.missed = 2;
  facts.told = {"person-1", "person-2"};
  facts.heard = {"town-clerk", "portfolio-holder"};
  facts.deferred_from = 2027y / February / 9;
  facts.reason = "text-1";
  facts.decision = "text-2";
  facts.link = "text-3";
  EXPECT_EQ(item_facts(to_text(facts)), facts);
}

TEST(AgendaFacts, OfAnOlderJournalAreReadAndKnowNothingOfWhatCameLater) {
  const ItemFacts facts = item_facts(
      R"({"body":"directie","topic":"rung","about":41,"duty":"A","gate":"","drafter":"","rung":3,)"
      R"("drafted":"2027-01-28","meeting":"2027-02-09","papers_close":"2027-02-02",)"
      R"("asked_again":"","number":"4","missed":1,"missed_on":"2027-01-26"})");
  EXPECT_EQ(facts.number, "4");
  EXPECT_EQ(facts.missed_on, LocalDate(2027y / January / 26));
  EXPECT_TRUE(facts.told.empty() && facts.heard.empty());
  EXPECT_FALSE(facts.deferred_from.named());
  EXPECT_TRUE(facts.reason.empty() && facts.decision.empty() && facts.link.empty());
}

}  // namespace
}  // namespace cadans::decide
