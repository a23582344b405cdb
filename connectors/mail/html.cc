#include "connectors/mail/html.h"

#include <fmt/format.h>

#include <string_view>

#include "connectors/mail/marks.h"

namespace cadans::mail {
namespace {

constexpr std::string_view page_style =
    "margin:0;padding:16px;background:#ffffff;color:#1a1a1a;"
    "font:16px/1.5 -apple-system,'Segoe UI',Roboto,Arial,sans-serif";
constexpr std::string_view column_style = "max-width:600px;margin:0 auto;overflow-wrap:break-word";
constexpr std::string_view heading_style = "font-size:18px;margin:24px 0 4px";
constexpr std::string_view text_style = "margin:0 0 16px";
constexpr std::string_view list_style = "margin:0 0 16px;padding-left:20px";
constexpr std::string_view table_style = "border-collapse:collapse;width:100%;margin:0 0 16px";
constexpr std::string_view cell_style =
    "text-align:left;vertical-align:top;padding:6px 8px 6px 0;border-bottom:1px solid #d0d0d0";
constexpr std::string_view action_style =
    "margin:0 0 8px;padding:10px 12px;border:1px solid #154273;border-radius:4px";
constexpr std::string_view rule_style = "border:0;border-top:1px solid #d0d0d0;margin:24px 0";
constexpr std::string_view foot_style = "color:#595959;font-size:14px;margin:0 0 4px";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    switch (byte) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      case '\n':
        out += "<br>\n";
        break;
      default:
        out += byte;
    }
  }
  return out;
}

std::string marked(std::string_view text) {
  std::string out;
  for (const Run& run : runs(text)) {
    const std::string words = escaped(run.text);
    const std::string shown =
        run.link ? fmt::format(R"(<a href="{}" style="color:#154273">{}</a>)", words, words)
                 : words;
    out += run.bold ? fmt::format("<strong>{}</strong>", shown) : shown;
  }
  return out;
}

std::string element(std::string_view tag, std::string_view style, std::string_view text) {
  return fmt::format("<{} style=\"{}\">{}</{}>\n", tag, style, marked(text), tag);
}

std::string list_html(const Block& list) {
  std::string out = fmt::format("<ul style=\"{}\">\n", list_style);
  for (const std::string& item : list.items) out += fmt::format("<li>{}</li>\n", marked(item));
  return out + "</ul>\n";
}

std::string row_html(std::string_view tag, const std::vector<std::string>& cells) {
  const std::string_view scope = tag == "th" ? " scope=\"col\"" : "";
  std::string out = "<tr>";
  for (const std::string& cell : cells) {
    out += fmt::format("<{}{} style=\"{}\">{}</{}>", tag, scope, cell_style, marked(cell), tag);
  }
  return out + "</tr>\n";
}

std::string table_html(const Block& table) {
  std::string out =
      fmt::format("<table style=\"{}\">\n{}", table_style, row_html("th", table.head));
  for (const auto& row : table.rows) out += row_html("td", row);
  return out + "</table>\n";
}

std::string actions_html(const Block& actions) {
  std::string out;
  for (const std::string& item : actions.items) out += element("p", action_style, item);
  return out;
}

std::string block_html(const Block& block) {
  switch (block.kind) {
    case Kind::text:
      return element("p", text_style, block.text);
    case Kind::heading:
      return element("h2", heading_style, block.text);
    case Kind::list:
      return list_html(block);
    case Kind::table:
      return table_html(block);
    case Kind::rule:
      return fmt::format("<hr style=\"{}\">\n", rule_style);
    case Kind::actions:
      return actions_html(block);
  }
  return {};
}

}  // namespace

std::string html_page(const Body& body) {
  std::string out = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>{}</title>\n</head>\n<body style=\"{}\">\n<div style=\"{}\">\n",
      body.language, escaped(body.subject), page_style, column_style);
  for (const Block& block : body.blocks) out += block_html(block);
  if (!body.foot.empty()) out += fmt::format("<hr style=\"{}\">\n", rule_style);
  for (const std::string& line : body.foot) out += element("p", foot_style, line);
  return out + "</div>\n</body>\n</html>\n";
}

}  // namespace cadans::mail
