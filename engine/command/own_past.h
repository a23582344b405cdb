#pragma once
// What the journal holds about one person: a look at every record, once.
//
//   OwnPast past(opened, others, key);
//   past.read()              Errors  as the store says
//   past.acts(), ...         lists as held_about.h shows them
//   past.said_by(text)       who said the absence that is this text
//   past.touched()           instances on which the person acted

#include <map>
#include <set>
#include <string>

#include "engine/command/others.h"
#include "engine/json.h"

namespace cadans::command {

class OwnPast {
 public:
  OwnPast(const Opened& opened, const Others& others, std::string key);

  Result<void> read();

  [[nodiscard]] const Json& acts() const { return acts_; }
  [[nodiscard]] const Json& by_others() const { return by_others_; }
  [[nodiscard]] const Json& reminders() const { return reminders_; }
  [[nodiscard]] const Json& looked() const { return looked_; }
  [[nodiscard]] Result<Json> mails() const;
  [[nodiscard]] std::string said_by(const std::string& text) const;
  [[nodiscard]] const std::set<InstanceId>& touched() const { return touched_; }

 private:
  struct Sent {
    Delivery delivery;
    Json outcome;  // null: on its way
    Json at;
  };
  [[nodiscard]] std::string who(const std::string& person) const;
  [[nodiscard]] Json texts_of(const Event& event) const;
  [[nodiscard]] Json row_of(const store::Record& record) const;
  [[nodiscard]] bool named_in(const Event& event) const;
  void take(const store::Record& record);
  void take_act(const store::Record& record);
  void take_look(const store::Record& record);
  void take_sent(const Delivery& delivery);
  void take_end(const DeliveryEnd& end, Instant at);

  const Opened& opened_;
  const Others& others_;
  std::string key_;
  Instant named_from_;
  Json acts_ = Json::array();
  Json by_others_ = Json::array();
  Json reminders_ = Json::array();
  Json looked_ = Json::array();
  std::map<std::int64_t, Sent> sent_;
  std::map<std::string, std::string> said_by_;  // by text
  std::set<InstanceId> touched_;
};

}  // namespace cadans::command
