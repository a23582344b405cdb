#pragma once
// One table of the catalogue's files as a value: types, words and periods checked, references not.
// Internal to catalogue_file.

#include "engine/settings/catalogue.h"
#include "engine/settings/table.h"

namespace cadans::settings {

[[nodiscard]] Role read_role(Table& table);
[[nodiscard]] Component read_component(Table& table);
[[nodiscard]] Gate read_gate(Table& table);
[[nodiscard]] Duty read_duty(Table& table);
[[nodiscard]] Norm read_norm(Table& table);
[[nodiscard]] Concordance read_concordance(Table& table);
[[nodiscard]] Theme read_theme(Table& table);

}  // namespace cadans::settings
