// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record/base64.h"
#include "model/record/factfields.h"
#include "model/record/fileerror.h"
#include "model/record/words.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <simdjson.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace icelens::record {

namespace ondemand = simdjson::ondemand;

/// No time or counter above this is real, and sums and differences below it do not overflow.
inline constexpr std::int64_t maxTime = std::int64_t{1} << 62;
/// Likewise of durations in microseconds, also when they become nanoseconds: 35 years.
inline constexpr std::int64_t maxMicroseconds = std::int64_t{1} << 50;

/// Walks the fields of a fact (factfields.h) and fills them from a JSON object. The first error
/// sticks; after it nothing is read.
class FieldReader
{
public:
    FieldReader(ondemand::object& object, std::vector<std::byte>& scratch)
        : m_object(&object)
        , m_scratch(scratch)
    {}

    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] bool metUnknownWord() const { return m_unknownWord; }
    [[nodiscard]] const LineError& error() const { return m_error; }

    template <class T>
    void must(std::string_view name, T& value)
    {
        read(name, value, true);
    }

    template <class T>
    void may(std::string_view name, T& value)
    {
        read(name, value, false);
    }

    template <class T>
    void has(std::string_view name, T& value)
    {
        read(name, value, false);
    }

    void count(std::string_view name, int& value, int max)
    {
        must(name, value);
        if (!m_failed && value > max)
            fail(LineFault::BadValue, name);
    }

    template <class T>
    void list(std::string_view name, std::vector<T>& values, std::size_t max)
    {
        ondemand::value found;
        if (!find(name, found, false))
            return;
        ondemand::array array;
        if (found.get_array().get(array) != simdjson::SUCCESS)
            return fail(LineFault::WrongType, name);
        for (auto element : array) {
            ondemand::value item;
            if (element.get(item) != simdjson::SUCCESS)
                return fail(LineFault::NotJson, {});
            if (values.size() == max)
                return fail(LineFault::BadValue, name);
            take(name, item, values.emplace_back());
            if (m_failed)
                return;
        }
    }

    template <class T>
    void inside(model::Boxed<T>& boxed)
    {
        T value;
        fields(*this, value);
        boxed = model::Boxed<T>(std::move(value));
    }

private:
    void fail(LineFault fault, std::string_view field)
    {
        if (!m_failed)
            m_error = {fault, std::string(field)};
        m_failed = true;
    }

    bool find(std::string_view name, ondemand::value& found, bool required)
    {
        if (m_failed)
            return false;
        const auto error = m_object->find_field_unordered(name).get(found);
        if (error == simdjson::SUCCESS)
            return true;
        if (error != simdjson::NO_SUCH_FIELD)
            fail(LineFault::NotJson, {});
        else if (required)
            fail(LineFault::MissingField, name);
        return false;
    }

    template <class T>
    void read(std::string_view name, T& value, bool required)
    {
        ondemand::value found;
        if (find(name, found, required))
            take(name, found, value);
    }

    bool number(std::string_view name, ondemand::value& found, std::uint64_t max,
                std::uint64_t& number)
    {
        const auto error = found.get_uint64().get(number);
        if (error == simdjson::SUCCESS && number <= max)
            return true;
        const bool outOfRange =
            error == simdjson::SUCCESS || error == simdjson::NUMBER_OUT_OF_RANGE;
        fail(outOfRange ? LineFault::BadValue : LineFault::WrongType, name);
        return false;
    }

    bool text(std::string_view name, ondemand::value& found, std::string_view& text)
    {
        if (found.get_string().get(text) == simdjson::SUCCESS)
            return true;
        fail(LineFault::WrongType, name);
        return false;
    }

    template <class Tag, class Rep>
    void take(std::string_view name, ondemand::value& found, model::StrongId<Tag, Rep>& id)
    {
        std::uint64_t value = 0;
        if (number(name, found, std::numeric_limits<Rep>::max(), value))
            id = model::StrongId<Tag, Rep>(static_cast<Rep>(value));
    }

    template <Worded E>
    void take(std::string_view name, ondemand::value& found, E& value)
    {
        std::string_view word;
        if (!text(name, found, word))
            return;
        if (const auto known = fromWord<E>(word))
            value = *known;
        else
            m_unknownWord = true;
    }

    template <Worded E>
    void take(std::string_view name, ondemand::value& found, std::optional<E>& value)
    {
        take(name, found, value.emplace());
    }

    void take(std::string_view name, ondemand::value& found, bool& value)
    {
        if (found.get_bool().get(value) != simdjson::SUCCESS)
            fail(LineFault::WrongType, name);
    }

    void take(std::string_view name, ondemand::value& found, int& value)
    {
        std::uint64_t read = 0;
        if (number(name, found, std::numeric_limits<int>::max(), read))
            value = static_cast<int>(read);
    }

    void take(std::string_view name, ondemand::value& found, std::uint8_t& value)
    {
        std::uint64_t read = 0;
        if (number(name, found, std::numeric_limits<std::uint8_t>::max(), read))
            value = static_cast<std::uint8_t>(read);
    }

    void take(std::string_view name, ondemand::value& found, std::uint16_t& value)
    {
        std::uint64_t read = 0;
        if (number(name, found, std::numeric_limits<std::uint16_t>::max(), read))
            value = static_cast<std::uint16_t>(read);
    }

    void take(std::string_view name, ondemand::value& found, std::int8_t& value)
    {
        std::int64_t read = 0;
        if (found.get_int64().get(read) != simdjson::SUCCESS)
            return fail(LineFault::WrongType, name);
        if (read < std::numeric_limits<std::int8_t>::min()
            || read > std::numeric_limits<std::int8_t>::max())
            return fail(LineFault::BadValue, name);
        value = static_cast<std::int8_t>(read);
    }

    void take(std::string_view name, ondemand::value& found, std::chrono::microseconds& value)
    {
        std::uint64_t read = 0;
        if (number(name, found, maxMicroseconds, read))
            value = std::chrono::microseconds(static_cast<std::int64_t>(read));
    }

    void take(std::string_view name, ondemand::value& found,
              std::optional<std::chrono::microseconds>& value)
    {
        take(name, found, value.emplace());
    }

    void take(std::string_view name, ondemand::value& found, std::uint32_t& value)
    {
        std::uint64_t read = 0;
        if (number(name, found, std::numeric_limits<std::uint32_t>::max(), read))
            value = static_cast<std::uint32_t>(read);
    }

    void take(std::string_view name, ondemand::value& found, std::uint64_t& value)
    {
        number(name, found, maxTime, value);
    }

    void take(std::string_view name, ondemand::value& found, std::chrono::milliseconds& value)
    {
        std::uint64_t read = 0;
        if (number(name, found, std::numeric_limits<std::int32_t>::max(), read))
            value = std::chrono::milliseconds(read);
    }

    void take(std::string_view name, ondemand::value& found, std::string& value)
    {
        std::string_view read;
        if (text(name, found, read))
            value = read;
    }

    void take(std::string_view name, ondemand::value& found, model::Address& value)
    {
        std::string_view read;
        if (!text(name, found, read) || read.empty())
            return;
        if (const auto address = model::Address::parseWithPort(read))
            value = *address;
        else
            fail(LineFault::BadValue, name);
    }

    void take(std::string_view name, ondemand::value& found, model::Bytes& value)
    {
        std::string_view read;
        if (!text(name, found, read))
            return;
        if (decodeBase64(read, m_scratch))
            value = model::Bytes(m_scratch);
        else
            fail(LineFault::BadValue, name);
    }

    template <class T>
    requires(Same<T, model::SessionOptions> || Same<T, model::TurnServer>) void take(
        std::string_view name, ondemand::value& found, T& value)
    {
        ondemand::object object;
        if (found.get_object().get(object) != simdjson::SUCCESS)
            return fail(LineFault::WrongType, name);
        ondemand::object* const outer = std::exchange(m_object, &object);
        fields(*this, value);
        m_object = outer;
    }

    ondemand::object* m_object;
    std::vector<std::byte>& m_scratch;
    LineError m_error;
    bool m_failed = false;
    bool m_unknownWord = false;
};

} // namespace icelens::record
