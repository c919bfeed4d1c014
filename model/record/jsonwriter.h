// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/address.h"
#include "model/record/jsontext.h"
#include "model/record/words.h"

#include <chrono>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>

namespace icelens::record {

/// Appends indented JSON, one value after another. Calls must be balanced; key() before each value
/// of an object.
class JsonWriter
{
public:
    explicit JsonWriter(std::string& to)
        : m_to(to)
    {}

    JsonWriter& key(std::string_view name)
    {
        next();
        appendJsonString(m_to, name);
        m_to += ": ";
        m_afterKey = true;
        return *this;
    }

    void beginObject() { open('{'); }
    void endObject() { close('}'); }
    void beginArray() { open('['); }
    void endArray() { close(']'); }

    void value(bool truth) { text(truth ? "true" : "false"); }
    void value(std::string_view string);
    void value(const model::Address& address);
    void null() { text("null"); }

    template <std::integral T>
    requires(!std::same_as<T, bool>) void value(T number)
    {
        next();
        appendNumber(m_to, number);
    }

    template <Worded E>
    void value(E word)
    {
        value(wordFor(word));
    }

    /// As seconds, with as many decimals as it has.
    void seconds(std::chrono::nanoseconds time) { decimal(time.count(), 9); }
    /// As milliseconds, likewise.
    void milliseconds(std::chrono::nanoseconds time) { decimal(time.count(), 6); }

    template <class T>
    void value(const std::optional<T>& maybe)
    {
        if (maybe)
            value(*maybe);
        else
            null();
    }

private:
    void open(char bracket);
    void close(char bracket);
    void next();
    void text(std::string_view json);
    void decimal(std::int64_t number, int decimals);

    std::string& m_to;
    std::size_t m_depth = 0;
    bool m_first = true;
    bool m_afterKey = false;
};

} // namespace icelens::record
