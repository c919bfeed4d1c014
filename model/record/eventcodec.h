// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/event/event.h"
#include "model/record/fileerror.h"
#include "model/record/sessionheader.h"

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace icelens::record {

/// Appends the header line, with its line feed.
void appendHeader(std::string& to, const SessionHeader& header);

/// Appends @p event as one line of JSON, with its line feed. Text that is not UTF-8 is written with
/// U+FFFD in place of each wrong byte; TurnServer::password is never written. Any thread.
void appendEvent(std::string& to, const model::Event& event);

/// The name of each fact on the "e" field, by its index in model::Fact.
[[nodiscard]] const std::array<std::string_view, std::variant_size_v<model::Fact>>& eventNames();

/// Reads lines. Owns the parser's memory, so keep one for many lines; used by one thread.
class LineDecoder
{
public:
    /// A line that has as many readable bytes behind it needs no copy.
    static constexpr std::size_t padding = 64;

    LineDecoder();
    ~LineDecoder();
    LineDecoder(const LineDecoder& other) = delete;
    LineDecoder& operator=(const LineDecoder& other) = delete;
    LineDecoder(LineDecoder&& other) noexcept;
    LineDecoder& operator=(LineDecoder&& other) noexcept;

    /// Reads one line without its line feed. @p readable: bytes that may be read from the line's
    /// begin on, at least its length. An event that this version does not know, or that has a
    /// word it does not know, is an UnknownFact.
    [[nodiscard]] model::Result<model::Event, LineError> event(std::string_view line,
                                                               std::size_t readable);
    [[nodiscard]] model::Result<model::Event, LineError> event(std::string_view line)
    {
        return event(line, line.size());
    }

    /// Reads a header line; a header of any major version is read. An error means: not a header.
    [[nodiscard]] model::Result<SessionHeader, LineError> header(std::string_view line);

private:
    struct Parser;
    std::unique_ptr<Parser> m_parser;
};

} // namespace icelens::record
