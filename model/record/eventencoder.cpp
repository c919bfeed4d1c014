// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/overloaded.h"
#include "model/record/base64.h"
#include "model/record/eventcodec.h"
#include "model/record/factfields.h"
#include "model/record/jsontext.h"
#include "model/record/wallclock.h"
#include "model/record/words.h"

namespace icelens::record {

namespace {

/// Walks the fields of a fact (factfields.h) and appends them.
class FieldWriter
{
public:
    explicit FieldWriter(std::string& to)
        : m_to(to)
    {}

    template <class T>
    void must(std::string_view name, const T& value)
    {
        key(name);
        put(value);
    }

    template <class T>
    void may(std::string_view name, const T& value)
    {
        if (value != T{})
            must(name, value);
    }

    template <class T>
    void has(std::string_view name, const T& value)
    {
        must(name, value);
    }

    void count(std::string_view name, const int& value, int /*max*/) { must(name, value); }

    template <class T>
    void list(std::string_view name, const std::vector<T>& values, std::size_t /*max*/)
    {
        if (values.empty())
            return;
        key(name);
        m_to += '[';
        m_first = true;
        for (const T& value : values) {
            separate();
            put(value);
        }
        m_to += ']';
        m_first = false;
    }

    template <class T>
    void inside(const model::Boxed<T>& boxed)
    {
        fields(*this, *boxed);
    }

private:
    void separate()
    {
        if (!m_first)
            m_to += ',';
        m_first = false;
    }

    void key(std::string_view name)
    {
        separate();
        m_to += '"';
        m_to += name;
        m_to += "\":";
    }

    template <class T>
    void object(const T& value)
    {
        m_to += '{';
        m_first = true;
        fields(*this, value);
        m_to += '}';
        m_first = false;
    }

    template <class Tag, class Rep>
    void put(model::StrongId<Tag, Rep> id)
    {
        appendNumber(m_to, id.value());
    }

    template <Worded E>
    void put(E value)
    {
        m_to += '"';
        m_to += wordFor(value);
        m_to += '"';
    }

    template <Worded E>
    void put(const std::optional<E>& value)
    {
        put(value.value_or(E{}));
    }

    void put(bool value) { m_to += value ? "true" : "false"; }
    void put(int value) { appendNumber(m_to, value); }
    void put(std::uint8_t value) { appendNumber(m_to, static_cast<std::uint32_t>(value)); }
    void put(std::uint16_t value) { appendNumber(m_to, static_cast<std::uint32_t>(value)); }
    void put(std::int8_t value) { appendNumber(m_to, static_cast<int>(value)); }
    void put(std::uint32_t value) { appendNumber(m_to, value); }
    void put(std::uint64_t value) { appendNumber(m_to, value); }
    void put(std::chrono::milliseconds value) { appendNumber(m_to, value.count()); }
    void put(std::chrono::microseconds value) { appendNumber(m_to, value.count()); }
    void put(const std::optional<std::chrono::microseconds>& value)
    {
        put(value.value_or(std::chrono::microseconds()));
    }
    void put(const std::string& value) { appendJsonString(m_to, value); }
    void put(const model::Address& value) { appendJsonAddress(m_to, value); }
    void put(const model::SessionOptions& value) { object(value); }
    void put(const model::TurnServer& value) { object(value); }

    void put(const model::Bytes& value)
    {
        m_to += '"';
        appendBase64(m_to, value.span());
        m_to += '"';
    }

    std::string& m_to;
    bool m_first = false; // the event's own fields stand before ours
};

template <class F>
const F& open(const F& fact)
{
    return fact;
}

template <class F>
const F& open(const model::Boxed<F>& fact)
{
    return *fact;
}

} // namespace

void appendEvent(std::string& to, const model::Event& event)
{
    to += "{\"t\":";
    appendNumber(to, event.at.count());
    to += ",\"a\":";
    appendNumber(to, event.agent.value());
    to += R"(,"s":")";
    to += wordFor(event.source);
    to += R"(","e":")";
    // Every fact is treated alike, so a new one needs no case here: without fields() and an
    // eventName it does not compile.
    std::visit(
        [&](const auto& fact) {
            const auto& opened = open(fact);
            constexpr auto name = eventName<std::remove_cvref_t<decltype(opened)>>;
            static_assert(!name.empty());
            to += name;
            to += '"';
            FieldWriter writer(to);
            fields(writer, opened);
        },
        event.fact);
    to += "}\n";
}

void appendHeader(std::string& to, const SessionHeader& header)
{
    to += "{\"icelens\":";
    appendNumber(to, header.major);
    to += ",\"version\":";
    appendNumber(to, header.revision);
    to += ",\"program\":";
    appendJsonString(to, header.program);
    if (header.startedAt) {
        to += ",\"started\":";
        appendJsonString(to, wallClockText(*header.startedAt));
    }
    if (header.monotonicZero) {
        to += ",\"monotonic_ns\":";
        appendNumber(to, header.monotonicZero->count());
    }
    if (!header.title.empty()) {
        to += ",\"title\":";
        appendJsonString(to, header.title);
    }
    to += "}\n";
}

} // namespace icelens::record
