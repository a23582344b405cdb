#include "engine/decide/audit_facts.h"

#include "engine/decide/turn.h"
#include "engine/json.h"
#include "engine/result.h"

namespace cadans::decide {
namespace {

// Each field under its name: one list for writing and for reading.
template <class Visit, class T>
void describe_audit(Visit& visit, T& facts) {
  visit("kind", facts.kind);
  visit("duty", facts.duty);
  visit("subject", facts.subject.kind);
  visit("key", facts.subject.key);
  visit("themes", facts.themes);
  visit("task", facts.task);
  visit("criteria", facts.criteria);
  visit("scope", facts.scope);
  visit("method", facts.method);
  visit("statement", facts.statement);
  visit("outside", facts.outside);
  visit("auditor", facts.auditor);
  visit("announced", facts.announced);
  visit("starts", facts.starts);
  visit("begun", facts.begun);
  visit("sample", facts.sample);
  visit("draft", facts.draft);
  visit("reported", facts.reported);
  visit("response", facts.response);
  visit("heard", facts.heard);
  visit("report", facts.report);
  visit("grade", facts.grade);
  visit("findings", facts.findings);
  visit("concluded", facts.concluded);
  visit("accepted", facts.accepted);
  visit("reported_to", facts.reported_to);
  visit("closed", facts.closed);
}

// What is not there yet is left out.
struct AuditWriter {
  Json json = Json::object();
  void operator()(const char* name, const std::string& text) {
    if (!text.empty()) json[name] = text;
  }
  void operator()(const char* name, const std::vector<std::string>& all) {
    if (!all.empty()) json[name] = all;
  }
  void operator()(const char* name, LocalDate day) {
    if (day.named()) json[name] = to_string(day);
  }
  void operator()(const char* name, InstanceId id) {
    if (id.n != 0) json[name] = id.n;
  }
};

struct AuditReader {
  const Json& json;
  void operator()(const char* name, std::string& text) { text = json.value(name, std::string()); }
  void operator()(const char* name, std::vector<std::string>& all) {
    all = json.value(name, std::vector<std::string>());
  }
  void operator()(const char* name, LocalDate& day) {
    day = parse_local_date(json.value(name, std::string())).value_or(LocalDate());
  }
  void operator()(const char* name, InstanceId& id) { id.n = json.value(name, std::int64_t{0}); }
};

}  // namespace

std::string to_text(const AuditFacts& facts) {
  AuditWriter writer;
  describe_audit(writer, facts);
  return writer.json.dump();
}

AuditFacts audit_facts(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  invariant(json.is_object() && json.contains("kind"), "the facts of an audit are our own JSON");
  AuditFacts facts;
  AuditReader reader{json};
  describe_audit(reader, facts);
  return facts;
}

people::Subject about_audit(InstanceId audit) { return {"audit", std::to_string(audit.n)}; }

std::optional<InstanceId> audit_asking(const people::Subject& subject) {
  if (subject.kind != "audit") return std::nullopt;
  return InstanceId{number(subject.key)};
}

std::string audit_identity(const std::string& task) { return "audit/" + task; }

std::optional<InstanceId> audit_of(const View& state, const TaskFacts& task) {
  return state.find(audit_identity(identity(task)));
}

std::string audited_mark(const people::Subject& subject) {
  return "audited/" + subject.kind + ":" + subject.key;
}

LastAudit last_audit(const View& state, const people::Subject& subject) {
  const std::string text = state.mark(audited_mark(subject));
  const auto blank = text.find(' ');
  if (blank == std::string::npos) return {};
  return {parse_local_date(text.substr(0, blank)).value_or(LocalDate()), text.substr(blank + 1)};
}

}  // namespace cadans::decide
