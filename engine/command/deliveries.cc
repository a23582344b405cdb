// cadans deliveries: what waits for a receipt, and what was set aside; release or drop one.

#include <sysexits.h>

#include <cstdio>
#include <memory>

#include "engine/command/act.h"
#include "engine/command/command.h"
#include "engine/command/terminal.h"
#include "engine/json.h"

namespace cadans::command {
namespace {

constexpr int shown_most = 1000;

struct DeliveriesAsked {
  StoreAt at;
  std::string as;
  Fields fields;
  bool json = false;
};

std::string to_whom(const View& state, const Delivery& delivery) {
  const auto person = state.person(delivery.person);
  return !person || person->handle.empty() ? "" : person->handle;
}

// As label and in JSON.
std::string stands(const Waiting& row, Instant now) {
  if (row.parked) return "parked";
  if (row.lease > now) return "leased";
  return row.not_before > now ? "again" : "waits";
}

std::vector<std::string> shown(const Opened& opened, const decide::Desk& desk, const Waiting& row) {
  const std::string to = to_whom(opened.state(), row.delivery);
  return {std::to_string(row.delivery.id),
          decide::word(desk, "label.delivery_" + stands(row, opened.now)),
          std::to_string(row.attempt),
          to.empty() ? decide::word(desk, "label.forgotten") : to,
          opened.rules->zone.text(row.delivery.made),
          row.delivery.key};
}

Json row_json(const Opened& opened, const Waiting& row) {
  return {{"delivery", row.delivery.id},
          {"key", row.delivery.key},
          {"to", to_whom(opened.state(), row.delivery)},
          {"state", stands(row, opened.now)},
          {"attempts", row.attempt},
          {"made", opened.rules->zone.text(row.delivery.made)}};
}

int list(const DeliveriesAsked& asked) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const auto rows = opened->reader->deliveries(0, shown_most);
  if (!rows) return fail(rows.error());
  Json all = Json::array();
  const decide::Desk desk = opened->desk();
  Columns columns(heads(desk, {"delivery", "state", "attempts", "to", "made", "key"}));
  for (const Waiting& row : *rows) {
    all.push_back(row_json(*opened, row));
    columns.add(shown(*opened, desk, row), row.parked ? Ink::alarm : Ink::plain);
  }
  if (asked.json) {
    std::printf("%s\n", all.dump(2).c_str());
  } else if (columns.empty()) {
    std::printf("%s\n", decide::word(desk, "label.nothing_waits").c_str());
  } else {
    columns.print();
  }
  return EX_OK;
}

void add_act(Command command, const std::shared_ptr<DeliveriesAsked>& asked, Chosen& chosen,
             const char* name, const char* says) {
  const Command act = command.add_subcommand(name, says);
  add_store_options(act, asked->at);
  add_as_option(act, asked->as);
  act.add_option("delivery", asked->fields["id"], "Its number in 'cadans deliveries'")
      .required()
      .positive();
  act.add_option("--reason", asked->fields["reason"], "One sentence, kept in the journal");
  act.footer(std::string("For example:  cadans deliveries ") + name +
             " 17 --reason \"address mended\" --as functional-admin");
  act.runs(chosen, [asked, verb = std::string(name)] {
    return deliver(asked->at, {"delivery." + verb, "", asked->as, asked->fields});
  });
}

}  // namespace

void add_deliveries(Command app, Chosen& chosen) {
  auto asked = std::make_shared<DeliveriesAsked>();
  const Command command =
      app.add_subcommand("deliveries", "Messages without a receipt yet, parked ones among them");
  add_store_options(command, asked->at);
  add_language_option(command, asked->at);
  command.add_flag("--json", asked->json, "As JSON");
  command.allows_subcommand();
  add_act(command, asked, chosen, "release", "Tries a parked one again");
  add_act(command, asked, chosen, "drop", "Takes one out before it is sent");
  command.footer(
      "For example:  cadans deliveries\n"
      "With --json a list of {delivery, key, to, state, attempts, made}; state is waits, again,\n"
      "leased or parked.");
  command.runs(chosen, [asked] { return list(*asked); });
}

}  // namespace cadans::command
