// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/record/sessionparser.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace icelens::record {

namespace {

constexpr std::size_t readSize = 256U << 10U;
constexpr std::size_t bufferSize = SessionParser::maxLineLength + readSize + LineDecoder::padding;
constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view headerStart = R"({"icelens":)";

} // namespace

SessionParser::SessionParser()
    // NOLINTNEXTLINE(modernize-avoid-c-arrays): as in the header
    : m_buffer(std::make_unique_for_overwrite<char[]>(bufferSize))
{}

std::span<char> SessionParser::room()
{
    if (bufferSize - LineDecoder::padding - m_end < readSize) {
        // What is left is at most one line, and a line that is too long does not stay.
        std::memmove(m_buffer.get(), m_buffer.get() + m_begin, m_end - m_begin);
        m_scanned -= m_begin;
        m_end -= m_begin;
        m_begin = 0;
    }
    return {m_buffer.get() + m_end, bufferSize - LineDecoder::padding - m_end};
}

void SessionParser::took(std::size_t count)
{
    m_end += count;
}

SessionParser::Found SessionParser::nextLine(std::string_view& line)
{
    const char* const data = m_buffer.get();
    const void* const feed = std::memchr(data + m_scanned, '\n', m_end - m_scanned);
    if (feed != nullptr) {
        const auto at = static_cast<std::size_t>(static_cast<const char*>(feed) - data);
        line = {data + m_begin, at - m_begin};
        m_begin = m_scanned = at + 1;
        return Found::Line;
    }
    m_scanned = m_end;
    if (m_ended && m_begin < m_end) {
        line = {data + m_begin, m_end - m_begin};
        m_begin = m_end;
        return Found::Tail;
    }
    return Found::Nothing;
}

SessionParser::Step SessionParser::parse(std::vector<model::Event>& to, std::size_t max)
{
    while (!m_failed && to.size() < max) {
        std::string_view line;
        const Found found = nextLine(line);
        if (found == Found::Nothing) {
            if (m_end - m_begin > maxLineLength)
                discard();
            if (m_failed || !m_ended)
                return m_failed ? Step::Failed : Step::NeedsInput;
            return end();
        }
        ++m_lineNumber;
        const bool tooLong = std::exchange(m_discarding, false) || line.size() > maxLineLength;
        if (!line.empty() && line.back() == '\r')
            line.remove_suffix(1);
        if (m_lineNumber == 1 && (tooLong || !takeHeader(line, found == Found::Tail)))
            fail(tooLong ? FileFault::NotASession : m_fault);
        else if (tooLong)
            skip({LineFault::TooLong, {}});
        else if (m_lineNumber > 1 && !line.empty())
            takeEvent(line, found == Found::Tail, to);
    }
    return m_failed ? Step::Failed : Step::Full;
}

void SessionParser::discard()
{
    m_begin = m_end;
    m_discarding = true;
    if (m_lineNumber == 0)
        fail(FileFault::NotASession);
}

SessionParser::Step SessionParser::end()
{
    if (std::exchange(m_discarding, false)) {
        ++m_lineNumber;
        skip({LineFault::TooLong, {}});
    }
    if (!m_header)
        fail(FileFault::Empty);
    return m_failed ? Step::Failed : Step::Finished;
}

bool SessionParser::takeHeader(std::string_view line, bool tail)
{
    if (line.starts_with(byteOrderMark))
        line.remove_prefix(byteOrderMark.size());
    if (line.empty() && tail)
        return fail(FileFault::Empty);
    auto header = m_decoder.header(line);
    if (!header) {
        const auto length = std::min(line.size(), headerStart.size());
        const bool begins = length > 0 && line.substr(0, length) == headerStart.substr(0, length);
        return fail(tail && begins ? FileFault::TruncatedHeader : FileFault::NotASession);
    }
    if (header->major > formatMajor) {
        m_version = header->major;
        return fail(FileFault::NewerVersion);
    }
    m_header = std::move(*header);
    return true;
}

void SessionParser::takeEvent(std::string_view line, bool tail, std::vector<model::Event>& to)
{
    const auto offset = static_cast<std::size_t>(line.data() - m_buffer.get());
    auto event = m_decoder.event(line, bufferSize - offset);
    if (!event) {
        if (tail)
            m_summary.truncatedTail = true;
        else
            skip(event.error());
        return;
    }
    ++m_summary.events;
    if (std::holds_alternative<model::UnknownFact>(event->fact))
        ++m_summary.unknownEvents;
    to.push_back(std::move(*event));
}

void SessionParser::skip(LineError error)
{
    if (++m_summary.skippedLines == 1)
        m_summary.firstSkipped = SkippedLine{m_lineNumber, std::move(error)};
}

bool SessionParser::fail(FileFault fault)
{
    m_failed = true;
    m_fault = fault;
    return false;
}

} // namespace icelens::record
