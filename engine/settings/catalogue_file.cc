#include "engine/settings/catalogue_file.h"

#include "engine/settings/catalogue_rules.h"
#include "engine/settings/duty_table.h"
#include "engine/settings/table.h"
#include "engine/settings/toml_node.h"

namespace cadans::settings {
namespace {

constexpr int catalogue_schema = 1;

void take(const File& file, CatalogueParts& parts, Problems& problems) {
  const std::size_t before = problems.size();
  const Node node = parse_toml(file, problems);
  if (problems.size() > before) return;
  Table root(node, file, problems);
  root.schema(catalogue_schema);
  for (Table& table : root.tables("role")) parts.roles.push_back(read_role(table));
  for (Table& table : root.tables("component")) parts.components.push_back(read_component(table));
  for (Table& table : root.tables("gate")) parts.gates.push_back(read_gate(table));
  for (Table& table : root.tables("duty")) parts.duties.push_back(read_duty(table));
  for (Table& table : root.tables("norm")) parts.norms.push_back(read_norm(table));
  for (Table& table : root.tables("concordance")) {
    parts.concordance.push_back(read_concordance(table));
  }
  for (Table& table : root.tables("theme")) parts.themes.push_back(read_theme(table));
  root.finish();
}

}  // namespace

Result<Catalogue> parse_catalogue(const std::vector<File>& files) {
  CatalogueParts parts;
  Problems problems;
  for (const File& file : files) take(file, parts, problems);
  if (problems.empty()) check_parts(parts, problems);
  if (has_errors(problems)) return as_error(std::move(problems));
  return Catalogue(std::move(parts));
}

}  // namespace cadans::settings
