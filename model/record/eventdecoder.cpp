// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/record/eventcodec.h"
#include "model/record/factfields.h"
#include "model/record/fieldreader.h"
#include "model/record/wallclock.h"

#include <limits>
#include <simdjson.h>
#include <utility>

namespace icelens::record {

namespace {

template <class F>
struct Opened
{
    using Type = F;
};

template <class F>
struct Opened<model::Boxed<F>>
{
    using Type = F;
};

template <std::size_t Index>
using FactAt = typename Opened<std::variant_alternative_t<Index, model::Fact>>::Type;

template <std::size_t Index>
model::Fact readFact(FieldReader& reader)
{
    FactAt<Index> fact;
    fields(reader, fact);
    return model::Fact(std::in_place_index<Index>, std::move(fact));
}

using ReadFact = model::Fact (*)(FieldReader&);
constexpr auto allFacts = std::make_index_sequence<std::variant_size_v<model::Fact>>();

template <std::size_t... Index>
constexpr std::array<std::string_view, sizeof...(Index)>
makeNames(std::index_sequence<Index...> /*all*/)
{
    return {eventName<FactAt<Index>>...};
}

template <std::size_t... Index>
constexpr std::array<ReadFact, sizeof...(Index)> makeReaders(std::index_sequence<Index...> /*all*/)
{
    return {&readFact<Index>...};
}

constexpr auto names = makeNames(allFacts);
constexpr auto readers = makeReaders(allFacts);

ReadFact readerFor(std::string_view name)
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == name)
            return readers[i];
    }
    return readers.back(); // UnknownFact
}

static_assert(std::is_same_v<FactAt<names.size() - 1>, model::UnknownFact>);

/// The four fields of every event.
struct Prefix
{
    std::uint64_t t = 0;
    model::AgentId agent;
    model::Source source = model::Source::Session;
    std::string name;
};

template <class W>
void fields(W& w, Prefix& prefix)
{
    w.must("t", prefix.t);
    w.must("a", prefix.agent);
    w.must("s", prefix.source);
    w.must("e", prefix.name);
}

} // namespace

struct LineDecoder::Parser
{
    ondemand::parser json;
    ondemand::document document;
    std::vector<std::byte> scratch;
    std::string padded; // for a line without room behind it
    Prefix prefix;

    /// Makes @p object the whole of @p line. The line must stay until the object was read.
    bool start(std::string_view line, std::size_t readable, ondemand::object& object)
    {
        if (readable < line.size() + padding) {
            padded.assign(line);
            padded.append(padding, ' ');
            line = std::string_view(padded).substr(0, line.size());
            readable = padded.size();
        }
        if (json.iterate(line.data(), line.size(), readable).get(document) != simdjson::SUCCESS)
            return false;
        if (document.get_object().get(object) != simdjson::SUCCESS)
            return false;
        std::string_view whole;
        bool reset = false;
        return object.raw_json().get(whole) == simdjson::SUCCESS
            && whole.data() + whole.size() == line.data() + line.size()
            && object.reset().get(reset) == simdjson::SUCCESS;
    }
};

LineDecoder::LineDecoder()
    : m_parser(std::make_unique<Parser>())
{
    static_assert(padding >= simdjson::SIMDJSON_PADDING);
}

LineDecoder::~LineDecoder() = default;
LineDecoder::LineDecoder(LineDecoder&&) noexcept = default;
LineDecoder& LineDecoder::operator=(LineDecoder&&) noexcept = default;

const std::array<std::string_view, std::variant_size_v<model::Fact>>& eventNames()
{
    return names;
}

model::Result<model::Event, LineError> LineDecoder::event(std::string_view line,
                                                          std::size_t readable)
{
    ondemand::object object;
    if (!m_parser->start(line, readable, object))
        return LineError{};
    FieldReader reader(object, m_parser->scratch);
    Prefix& prefix = m_parser->prefix;
    fields(reader, prefix);
    if (reader.failed())
        return reader.error();
    const auto at = model::SessionTime(static_cast<std::int64_t>(prefix.t));
    if (reader.metUnknownWord()) // a source of a later version
        return model::Event{at, prefix.agent, model::Source::Session, model::UnknownFact{}};
    model::Event event{at, prefix.agent, prefix.source, readerFor(prefix.name)(reader)};
    if (reader.failed())
        return reader.error();
    if (reader.metUnknownWord())
        event.fact = model::UnknownFact{};
    return event;
}

model::Result<SessionHeader, LineError> LineDecoder::header(std::string_view line)
{
    ondemand::object object;
    if (!m_parser->start(line, line.size(), object))
        return LineError{};
    FieldReader reader(object, m_parser->scratch);
    SessionHeader header;
    std::string started;
    std::uint64_t monotonic = std::numeric_limits<std::uint64_t>::max();
    reader.must("icelens", header.major);
    if (!reader.failed() && header.major < 1)
        return LineError{LineFault::BadValue, "icelens"};
    if (!reader.failed() && header.major > formatMajor)
        return header; // nothing else in it can be relied on
    reader.may("version", header.revision);
    reader.may("program", header.program);
    reader.may("started", started);
    reader.may("monotonic_ns", monotonic);
    reader.may("title", header.title);
    if (reader.failed())
        return reader.error();
    header.startedAt = parseWallClock(started);
    if (monotonic <= static_cast<std::uint64_t>(maxTime))
        header.monotonicZero = std::chrono::nanoseconds(monotonic);
    return header;
}

} // namespace icelens::record
