// Several offers accepted at once: a tenth is drawn, and a second person looks at it (EV15).

#include <algorithm>

#include "tests/simulation/cases/offers.h"

namespace cadans::cases::offers {
namespace {

using namespace std::chrono;

class Several : public Offers {
 protected:
  Several() {
    std::vector<settings::Answer> answers;
    for (int n = 1; n <= 12; ++n) {
      const std::string measure = "8.15." + std::to_string(n);
      town.duty(asks("A" + std::to_string(n), "BIO2:" + measure));
      answers.push_back(yes(measure));
    }
    begin();
    EXPECT_EQ(import(answers), "");
  }

  [[nodiscard]] std::vector<InstanceId> in_state(const std::string& state) const {
    auto ids = all();
    std::erase_if(ids, [&](InstanceId id) { return is(id) != state; });
    return ids;
  }
  [[nodiscard]] std::string entry_of(InstanceId offer) const {
    return is(town.task(facts(offer).duty));
  }
};

TEST_F(Several, ATenthOfWhatIsAcceptedAtOnceIsLookedAtByASecondPerson) {  // EV15
  const auto offers = all();
  ASSERT_EQ(accept(offers), "");
  const auto drawn = in_state("drawn");
  ASSERT_EQ(drawn.size(), 2U) << "of twelve";
  for (const InstanceId id : offers) {
    const bool waits = std::ranges::find(drawn, id) != drawn.end();
    EXPECT_EQ(entry_of(id), waits ? "open,reminding" : "done,quiet");
  }
  EXPECT_EQ(facts(drawn[0]).looks, "iso");
  EXPECT_NE(say("confirm", drawn[0]), "") << "never who accepted it";
  EXPECT_EQ(say("confirm", drawn[0], "lam"), "");
  EXPECT_EQ(entry_of(drawn[0]), "done,quiet");
  EXPECT_EQ(town.handle(town.task_facts(town.task(facts(drawn[0]).duty)).submitted_by), "weide");
  EXPECT_NE(say("doubt", drawn[1], "lam"), "") << "what is not sure must be said";
  EXPECT_EQ(say("doubt", drawn[1], "lam", "the list is of last year"), "");
  EXPECT_EQ(is(drawn[1]), "offered");
  town.until(2026y / November / 18);
  const auto letters = town.letters_to("weide", 2026y / November / 17);
  ASSERT_EQ(letters.size(), 1U);
  EXPECT_TRUE(says(letters[0], "the list is of last year")) << letters[0].text;
}

// Nobody chooses what is drawn: the engine makes the seed, and it stands in the journal, so that
// anybody can draw again.
TEST_F(Several, TheSeedStandsInTheJournalAndDrawsTheSameOnes) {
  auto offers = all();
  ASSERT_EQ(accept(offers), "");
  std::string seed;
  for (const Entry& entry : journal()) {
    if (entry.event.type == "engine.accept-offers") seed = entry.event.value("seed");
  }
  ASSERT_FALSE(seed.empty());
  std::ranges::sort(offers, {}, [&](InstanceId id) {
    return digest({seed, std::to_string(id.n)});
  });
  offers.resize(2);
  std::ranges::sort(offers);
  EXPECT_EQ(in_state("drawn"), offers);
}

TEST_F(Several, WhatIsDrawnIsAskedAgainAndSilenceIsNoYes) {
  ASSERT_EQ(accept(all()), "");
  const auto drawn = in_state("drawn");
  town.until(2026y / November / 26);
  EXPECT_EQ(in_state("drawn"), drawn);
  const auto asked = [&](LocalDate day) { return town.written_to("lam", day, day).size(); };
  EXPECT_EQ(asked(2026y / November / 17), 1U);
  EXPECT_EQ(asked(2026y / November / 23), 1U) << "after five working days";
}

TEST_F(Several, MoreThanTwentyOrOneThatIsNotTheirsAreNotAcceptedAtAll) {
  auto offers = all();
  auto with_strange = offers;
  with_strange.push_back({9'999});
  EXPECT_NE(accept(with_strange), "");
  for (std::int64_t n = 1; n <= 9; ++n) with_strange.push_back({n});
  const std::string said = accept(with_strange);
  EXPECT_NE(said.find("20 at a time at most"), std::string::npos) << said;
  EXPECT_EQ(in_state("offered").size(), 12U);
}

}  // namespace
}  // namespace cadans::cases::offers
