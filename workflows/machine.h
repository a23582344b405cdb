#pragma once
// Boost.MSM behind four words, and the only header of the project that includes it. A machine's .cc
// writes its table with these and nothing else:
//
//   State<"open">                      a state, by its stable name
//   On<"submit">                       an event, by its verb
//   Row<From, Event, To, Do<f>, If<g>> Row of MSM; To = none keeps the state
//   Do<f...>                           effects: void f(const Facts&, Progress&, Effects&)
//   Raise<Event>                       after this row, the same machine takes Event (other regions)
//   If<g...>                           guards, all of them: bool g(const Facts&)
//
// Not accepted: the reason is the name of the guard that said no, or "state". Of several rows for
// the event, the one whose guards held furthest says it; where two held as far, the first of the
// table. Restoring runs no entry action; there are none. Limits: eight raised events a step. Two
// heavy translation units at a time.

#include <algorithm>
#include <array>
#include <boost/mpl/for_each.hpp>
#include <boost/mpl/push_back.hpp>
#include <boost/mpl/size.hpp>
#include <boost/mpl/vector.hpp>
#include <boost/msm/back/state_machine.hpp>
#include <boost/msm/front/functor_row.hpp>
#include <boost/msm/front/state_machine_def.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflows/registry.h"
#include "workflows/workflow.h"

namespace cadans::workflows {

namespace back = boost::msm::back;
using boost::msm::front::none;
using boost::msm::front::Row;

// A text as a template argument.
template <std::size_t N>
struct Name {
  char text[N]{};
  constexpr Name(const char (&from)[N]) { std::copy_n(from, N, text); }
  [[nodiscard]] constexpr std::string_view view() const { return {text, N - 1}; }
};

template <std::size_t A, std::size_t B>
constexpr Name<A + B - 1> operator+(const Name<A>& first, const Name<B>& second) {
  char text[A + B - 1]{};
  std::copy_n(first.text, A - 1, text);
  std::copy_n(second.text, B, text + A - 1);
  return Name<A + B - 1>(text);
}

template <Name Text>
struct State : boost::msm::front::state<> {
  static constexpr auto text = Text;
  static constexpr std::string_view name = text.view();
};

template <Name Verb>
struct On {
  static constexpr auto text = Verb;
  static constexpr std::string_view name = text.view();
};

// The name of a function given as a template argument, as the source writes it.
template <auto Function>
constexpr std::string_view name_of() {
  std::string_view text = __PRETTY_FUNCTION__;
  text.remove_prefix(text.find("Function = ") + 11);
  text = text.substr(0, text.find_first_of(";]"));
  if (const auto colon = text.rfind("::"); colon != text.npos) text.remove_prefix(colon + 2);
  if (const auto bracket = text.find('('); bracket != text.npos) text = text.substr(0, bracket);
  return text;
}

template <auto... Function>
struct Do {
  void operator()(const auto&, auto& machine, auto&, auto&) const {
    (Function(*machine.facts, machine.progress, machine.effects), ...);
  }
  static std::string names() {
    std::string all;
    ((all += (all.empty() ? "" : ", ") + std::string(name_of<Function>())), ...);
    return all;
  }
};

template <class Event>
struct Raise {
  void operator()(const auto&, auto& machine, auto&, auto&) const {
    machine.raised.push_back(Event::name);
  }
  static std::string names() { return "raise " + std::string(Event::name); }
};

template <class... Action>
struct Each {
  void operator()(const auto& event, auto& machine, auto& from, auto& to) const {
    (Action()(event, machine, from, to), ...);
  }
  static std::string names() {
    std::string all;
    ((all += (all.empty() ? "" : ", ") + Action::names()), ...);
    return all;
  }
};

template <auto... Guard>
struct If {
  bool operator()(const auto&, auto& machine, auto&, auto&) const {
    int held = 0;
    return (holds<Guard>(machine, held++) && ...);
  }
  static std::string names() {
    std::string all;
    ((all += (all.empty() ? "" : ", ") + std::string(name_of<Guard>())), ...);
    return all;
  }

 private:
  template <auto One>
  static bool holds(auto& machine, int held) {
    if (One(*machine.facts)) return true;
    if (held < machine.held_most) return false;
    machine.held_most = held;
    static constexpr std::string_view name = name_of<One>();  // found when it is compiled
    machine.refused = name;
    return false;
  }
};

// A transition table of any length; mpl::vector alone stops at 20 rows.
template <class Table, class... R>
struct Gathered {
  using type = Table;
};
template <class Table, class First, class... Rest>
struct Gathered<Table, First, Rest...>
    : Gathered<typename boost::mpl::push_back<Table, First>::type, Rest...> {};
template <class... R>
using rows = typename Gathered<boost::mpl::vector0<>, R...>::type;

template <class Derived>
struct Definition : boost::msm::front::state_machine_def<Derived> {
  using no_message_queue = int;     // one event, run to completion
  using no_exception_thrown = int;  // an exception reaches the caller; MSM would swallow it
  template <class Event, class Machine>
  void no_transition(const Event&, Machine&, int) {}  // the default asserts

  const Facts* facts = nullptr;
  Progress progress;
  Effects effects;
  std::vector<std::string_view> raised;
  std::string_view refused = "state";
  int held_most = 0;  // guards of the row that names `refused`; MSM asks the last row first
};

// The stable names of a machine's states, indexed by MSM's positional id.
template <class Machine>
const auto& state_names() {
  using Set = typename back::generate_state_set<typename Machine::stt>::type;
  static const auto names = [] {
    std::array<std::string_view, boost::mpl::size<Set>::value> table;
    boost::mpl::for_each<Set, boost::add_pointer<boost::mpl::_1>>(
        [&]<class S>(S*) { table[back::get_state_id<typename Machine::stt, S>::value] = S::name; });
    return table;
  }();
  return names;
}

// An archive that hands MSM its state ids and nothing else, so that restoring runs no entry action.
template <class Machine>
struct Restore {
  std::string_view state;

  Restore& operator&(auto&) { return *this; }
  template <std::size_t Regions>
  Restore& operator&(int (&ids)[Regions]) {
    std::string_view rest = state;
    for (int& id : ids) {
      id = position(rest.substr(0, rest.find(',')));
      rest.remove_prefix(
          std::min(rest.size(), rest.find(',') == rest.npos ? rest.size() : rest.find(',') + 1));
    }
    return *this;
  }
  static int position(std::string_view name) {
    const auto& names = state_names<Machine>();
    const auto found = std::find(names.begin(), names.end(), name);
    invariant(found != names.end(), "a stored state is one that the machine knows");
    return static_cast<int>(found - names.begin());
  }
};

template <class Machine>
std::string state_of(const Machine& machine) {
  std::string state;
  for (int region = 0; region < Machine::nr_regions::value; ++region) {
    if (region > 0) state += ',';
    state += state_names<Machine>()[static_cast<std::size_t>(machine.current_state()[region])];
  }
  return state;
}

// Hands `verb` to the machine as its event type; false when no row handled it.
template <class Machine>
bool take(Machine& machine, std::string_view verb) {
  bool handled = false;
  bool given = false;
  boost::mpl::for_each<typename back::generate_event_set<typename Machine::stt>::type,
                       boost::add_pointer<boost::mpl::_1>>([&]<class Event>(Event*) {
    if (given || Event::name != verb) return;
    given = true;
    handled = (machine.process_event(Event()) & back::HANDLED_TRUE) != 0;
  });
  return handled;
}

template <class Machine>
Step step_machine(const Snapshot& from, const Event& event, const Facts& facts) {
  Machine machine;
  Restore<Machine> archive{from.state};
  machine.serialize(archive, 0);
  machine.facts = &facts;
  machine.progress = from.progress;
  if (!take(machine, event.verb())) return {false, from, {}, machine.refused};
  for (std::size_t next = 0; next < machine.raised.size(); ++next) {
    invariant(next < 8, "a step raises at most eight events");
    take(machine, machine.raised[next]);
  }
  Snapshot to = from;
  to.state = state_of(machine);
  to.progress = machine.progress;
  return {true, std::move(to), machine.effects, {}};
}

template <class Action>
std::string names_in() {
  if constexpr (std::is_same_v<Action, none>) {
    return {};
  } else {
    return Action::names();
  }
}

// The table as text: what the diagram and the walk through every row are made from.
template <class Machine>
std::vector<RowText> table_of() {
  std::vector<RowText> table;
  boost::mpl::for_each<typename Machine::transition_table, boost::add_pointer<boost::mpl::_1>>(
      [&]<class R>(R*) {
        RowText row;
        row.from = R::Source::name;
        row.event = R::Evt::name;
        if constexpr (std::is_same_v<typename R::Target, none>) {
          row.to = row.from;
        } else {
          row.to = R::Target::name;
        }
        row.effects = names_in<typename R::Action>();
        row.guards = names_in<typename R::Guard>();
        table.push_back(std::move(row));
      });
  return table;
}

template <class Machine>
std::string start_of() {
  Machine machine;
  machine.start();
  return state_of(machine);
}

template <class Machine>
Workflow workflow_of(std::string_view name) {
  const auto& names = state_names<Machine>();
  return {name,
          1,
          start_of<Machine>(),
          {names.begin(), names.end()},
          table_of<Machine>(),
          &step_machine<Machine>};
}

}  // namespace cadans::workflows
