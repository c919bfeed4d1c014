// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"
#include "model/record/eventcodec.h"
#include "model/record/fileerror.h"
#include "model/record/sessionheader.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace icelens::record {

struct SkippedLine
{
    std::uint64_t number = 0; ///< Counted from 1; the header is line 1.
    LineError error;

    friend bool operator==(const SkippedLine&, const SkippedLine&) = default;
};

/// What came of reading a session file to its end.
struct ReadSummary
{
    std::uint64_t events = 0;        ///< Unknown ones included.
    std::uint64_t unknownEvents = 0; ///< Of a newer version: they are UnknownFacts.
    std::uint64_t skippedLines = 0;  ///< Corrupt ones.
    std::optional<SkippedLine> firstSkipped;
    /// The last line is cut off: the program was killed while it wrote. Not counted as skipped.
    bool truncatedTail = false;

    friend bool operator==(const ReadSummary&, const ReadSummary&) = default;
};

/// Makes events of the bytes of a session file, in whatever pieces they come.
///
/// Memory is bounded whatever the bytes are. Used by one thread. The caller fills room(), says how
/// much with took(), and calls parse() until it wants more.
class SessionParser
{
public:
    /// A longer line is skipped. Ours are shorter than a tenth of it.
    static constexpr std::size_t maxLineLength = 1U << 20U;

    enum class Step : std::uint8_t {
        NeedsInput, ///< Everything was parsed: fill room(), or tell of the end.
        Full,       ///< There are as many events as asked for, and maybe more to come.
        Finished,   ///< The input ended; summary() is complete.
        Failed,     ///< This is no session that can be read: fault().
    };

    SessionParser();

    /// Where the next bytes go; never empty.
    [[nodiscard]] std::span<char> room();
    /// The first @p count bytes of room() are input.
    void took(std::size_t count);
    /// There is no more input.
    void endInput() { m_ended = true; }

    /// Appends events to @p to until it holds @p max.
    [[nodiscard]] Step parse(std::vector<model::Event>& to, std::size_t max);

    /// Empty until the first line was parsed.
    [[nodiscard]] const std::optional<SessionHeader>& header() const { return m_header; }
    [[nodiscard]] const ReadSummary& summary() const { return m_summary; }
    [[nodiscard]] FileFault fault() const { return m_fault; }
    /// Of FileFault::NewerVersion.
    [[nodiscard]] int version() const { return m_version; }

private:
    enum class Found : std::uint8_t { Line, Tail, Nothing };

    Found nextLine(std::string_view& line);
    void discard();
    Step end();
    bool takeHeader(std::string_view line, bool tail);
    void takeEvent(std::string_view line, bool tail, std::vector<model::Event>& to);
    void skip(LineError error);
    bool fail(FileFault fault);

    LineDecoder m_decoder;
    // NOLINTNEXTLINE(modernize-avoid-c-arrays): a vector would fill it before it is used
    std::unique_ptr<char[]> m_buffer; // of bufferSize bytes
    std::size_t m_begin = 0;          // of what is not parsed yet
    std::size_t m_scanned = 0;        // no line feed in [m_begin, m_scanned)
    std::size_t m_end = 0;
    std::uint64_t m_lineNumber = 0;
    std::optional<SessionHeader> m_header;
    ReadSummary m_summary;
    FileFault m_fault = FileFault::NotASession;
    int m_version = 0;
    bool m_ended = false;
    bool m_discarding = false; // within a line that is too long
    bool m_failed = false;
};

} // namespace icelens::record
