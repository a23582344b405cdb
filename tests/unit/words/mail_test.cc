// Every message is rendered in both languages, with everything and with next to nothing.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "engine/words/render.h"
#include "tests/unit/words/sample.h"

namespace cadans::words {
namespace {

constexpr std::size_t subject_max = 60;

std::string subject_with(std::string_view id, const Values& values, Language language) {
  const auto made = mail(shipped_messages(), reader_of(language), id, values);
  EXPECT_TRUE(made) << made.error().what;
  return made ? made->subject : "";
}

TEST(Mail, EveryMessageRendersWithShortestUsualAndLongestValues) {
  for (const Language language : languages) {
    for (const Shape& shape : mail_shapes()) {
      for (const Size size : {Size::shortest, Size::usual, Size::longest}) {
        const auto made = mail(shipped_messages(), reader_of(language), shape.id,
                               mail_values(shape, language, size));
        ASSERT_TRUE(made) << made.error().what;
        const std::string text = as_text(*made);
        for (const char* left_over : {"{{", "}}", "[[", "]]", "  ", " ,", " .", "|taken", "()"}) {
          EXPECT_EQ(text.find(left_over), std::string::npos)
              << shape.id << " has \"" << left_over << "\" in\n"
              << text;
        }
      }
    }
  }
}

TEST(Mail, EverySentenceRendersWithShortestUsualAndLongestValues) {
  for (const Language language : languages) {
    for (const Shape& shape : sentence_shapes()) {
      for (const Size size : {Size::shortest, Size::usual, Size::longest}) {
        const auto made = sentence(shipped_messages(), reader_of(language), shape.id,
                                   values_for(shape.id, shape.names, language, size));
        ASSERT_TRUE(made) << made.error().what;
        EXPECT_FALSE(made->empty()) << shape.id;
        for (const char* left_over : {"{{", "[[", "]]", "  ", " ,", " ."}) {
          EXPECT_EQ(made->find(left_over), std::string::npos) << shape.id << ": " << *made;
        }
      }
    }
  }
}

TEST(Mail, WhoeverGovernsIsWrittenToFormally) {
  for (const char* id :
       {"mail.rung-1", "mail.overview", "mail.overload", "mail.solved", "mail.ended", "mail.vacant",
        "mail.silent-top", "mail.digest", "mail.agenda-missed", "mail.agenda-placed",
        "mail.agenda-withdrawn", "mail.agenda-outcome"}) {
    for (const bool formal : {false, true}) {
      Values values = mail_values(*mail_shape(id), Language::nl, Size::usual);
      if (formal) values.flag("formal");
      const std::string text =
          as_text(mail(shipped_messages(), reader_of(Language::nl), id, values).value());
      const bool familiar =
          text.find(" je ") != std::string::npos || text.find("Je ") != std::string::npos ||
          text.find("Hoi ") != std::string::npos || text.find(" jij ") != std::string::npos;
      EXPECT_NE(familiar, formal) << id << ": " << text;
    }
  }
}

TEST(Mail, EverySubjectHasAtMostSixtyCharacters) {
  for (const Language language : languages) {
    for (const Shape& shape : mail_shapes()) {
      for (const Size size : {Size::shortest, Size::usual, Size::longest}) {
        const auto subject = subject_with(shape.id, mail_values(shape, language, size), language);
        EXPECT_LE(characters_in(subject), subject_max) << shape.id << ": " << subject;
        EXPECT_FALSE(subject.empty()) << shape.id;
      }
    }
  }
}

TEST(Subject, CutsTheTitleAtAWordAndKeepsTheDateLast) {
  auto values = mail_values(*mail_shape("mail.new"), Language::en, Size::usual);
  values.text("task_title", "Point staff to rules of conduct and reporting procedure");
  EXPECT_EQ(subject_with("mail.new", values, Language::en),
            "Point staff to rules of conduct and…, please by Thu 1 April");
  values.text("task_title", "Carry out context analysis");
  EXPECT_EQ(subject_with("mail.new", values, Language::en),
            "Carry out context analysis, please by Thu 1 April");
}

TEST(Subject, CountsCharactersNotBytes) {
  EXPECT_EQ(characters_in("coördinator…"), 12U);
  EXPECT_EQ(shortened("één twee drie", 8), "één…");
  EXPECT_EQ(shortened("één twee drie", 9), "één twee…");
  EXPECT_EQ(shortened("coördinator", 11), "coördinator");
  EXPECT_EQ(shortened("beleidscoördinator", 12), "beleidscoör…");
}

TEST(Mail, SaysWhichValueIsMissing) {
  Values values = mail_values(*mail_shape("mail.new"), Language::nl, Size::usual);
  values.text("evidence_asked", "");
  const auto made = mail(shipped_messages(), reader_of(Language::nl), "mail.new", values);
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().what, "mail.new: the value evidence_asked is missing");
}

TEST(Mail, RefusesAValueThatNoMessageKnows) {
  Values values = mail_values(*mail_shape("mail.new"), Language::nl, Size::usual);
  values.text("subjct_name", "Uitkeringen");
  const auto made = mail(shipped_messages(), reader_of(Language::nl), "mail.new", values);
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().what, "mail.new: no message knows the value subjct_name");
}

TEST(Mail, RefusesAMessageThatIsNotThere) {
  const auto made = mail(shipped_messages(), reader_of(Language::nl), "mail.nieuw", {});
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().what, "there is no message mail.nieuw");
  EXPECT_FALSE(sentence(shipped_messages(), reader_of(Language::nl), "refusal.nee"));
}

TEST(Mail, RefusesATextWhereACountBelongs) {
  Values values = mail_values(*mail_shape("mail.before"), Language::nl, Size::usual);
  values.text("working_days", "drie");
  const auto made = mail(shipped_messages(), reader_of(Language::nl), "mail.before", values);
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().what, "mail.before: no value before werkdag|werkdagen is a count");
}

TEST(Mail, EscapesNothingBecauseTheConnectorDoes) {
  Values values = mail_values(*mail_shape("mail.due"), Language::nl, Size::usual);
  values.text("task_title", "R&D <b>\"toets\"</b> {{law}} [[law: x]]");
  EXPECT_EQ(subject_with("mail.due", values, Language::nl),
            "Vandaag: R&D <b>\"toets\"</b> {{law}} [[law: x]]");
}

TEST(Mail, SaysOneOrMore) {
  Values values = mail_values(*mail_shape("mail.before"), Language::nl, Size::usual);
  values.text("task_title", "Toets").count("working_days", 1);
  EXPECT_EQ(subject_with("mail.before", values, Language::nl), "Nog 1 werkdag: Toets");
  values.count("working_days", 3);
  EXPECT_EQ(subject_with("mail.before", values, Language::nl), "Nog 3 werkdagen: Toets");
}

TEST(Mail, ADateThatHasPassedIsNotAskedFor) {
  for (const std::string_view id :
       {"mail.new", "mail.returned", "mail.handed-on", "mail.kept", "mail.lapsed"}) {
    Values values = mail_values(*mail_shape(id), Language::nl, Size::usual);
    values.flag("date_passed").text("papers_close", "");
    const auto made = mail(shipped_messages(), reader_of(Language::nl), id, values).value();
    EXPECT_NE(as_text(made).find("zo snel mogelijk"), std::string::npos) << as_text(made);
    EXPECT_EQ(as_text(made).find("do 1 april"), std::string::npos) << as_text(made);
  }
}

TEST(Mail, WhoActsForAnEmptyPositionIsToldForWhich) {
  Values values = mail_values(*mail_shape("mail.new"), Language::en, Size::usual);
  values.text("absent_name", "").text("empty_position", "ISO");
  const auto made = mail(shipped_messages(), reader_of(Language::en), "mail.new", values).value();
  EXPECT_EQ(made.foot.front(),
            "Why you get this: you are Team leader income, and now also do the work of ISO, where "
            "there is nobody.");
}

TEST(Mail, TheWordsOfAServerAreAQuotation) {
  for (const std::string_view id : {"mail.bounced", "mail.parked"}) {
    Values values = mail_values(*mail_shape(id), Language::nl, Size::usual);
    values.text("reason", "550 no such mailbox");
    const auto quoted = mail(shipped_messages(), reader_of(Language::nl), id, values).value();
    EXPECT_NE(as_text(quoted).find("melding: \"550 no such mailbox\""), std::string::npos)
        << as_text(quoted);
    values.text("reason", "");
    EXPECT_TRUE(mail(shipped_messages(), reader_of(Language::nl), id, values));
  }
}

TEST(Mail, NoDayOfOnesOwnIsOfferedWhereTheDateIsInLaw) {
  Values values = mail_values(*mail_shape("mail.due"), Language::en, Size::usual);
  const auto free_date = mail(shipped_messages(), reader_of(Language::en), "mail.due", values);
  const auto law =
      mail(shipped_messages(), reader_of(Language::en), "mail.due", values.flag("law"));
  EXPECT_NE(as_text(*free_date).find("Name a day yourself"), std::string::npos);
  EXPECT_EQ(as_text(*law).find("Name a day yourself"), std::string::npos);
  EXPECT_NE(as_text(*law).find("Nobody can postpone it"), std::string::npos);
}

}  // namespace
}  // namespace cadans::words
