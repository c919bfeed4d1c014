// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/address.h"

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace icelens::model {

/// Reads a line from left to right without copying it. After the first thing that is not there,
/// ok() is false and nothing more is read.
class LineScanner
{
public:
    explicit LineScanner(std::string_view text)
        : m_text(text)
    {}

    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] std::string_view rest() const { return m_text; }

    /// Exactly @p word comes next.
    LineScanner& skip(std::string_view word)
    {
        m_ok = m_ok && m_text.starts_with(word);
        if (m_ok)
            m_text.remove_prefix(word.size());
        return *this;
    }

    /// Everything up to and with the next @p word.
    std::string_view until(std::string_view word)
    {
        const auto at = m_ok ? m_text.find(word) : std::string_view::npos;
        m_ok = at != std::string_view::npos;
        if (!m_ok)
            return {};
        const auto before = m_text.substr(0, at);
        m_text.remove_prefix(at + word.size());
        return before;
    }

    /// A pointer as printf's %p writes it: "0x" and hexadecimal digits, not null.
    std::uint64_t pointer()
    {
        skip("0x");
        const auto value = number<std::uint64_t>(16);
        m_ok = m_ok && value != 0;
        return m_ok ? value : 0;
    }

    template <class Number>
    Number number(int base = 10)
    {
        Number value{};
        if (!m_ok)
            return value;
        const auto [end, error] =
            std::from_chars(m_text.data(), m_text.data() + m_text.size(), value, base);
        m_ok = error == std::errc{};
        if (!m_ok)
            return Number{};
        m_text.remove_prefix(static_cast<std::size_t>(end - m_text.data()));
        return value;
    }

    /// "[192.0.2.1]:3478"
    Address address()
    {
        skip("[");
        const auto ip = until("]:");
        const auto port = number<std::uint16_t>();
        const auto parsed = m_ok ? Address::parse(ip, port) : std::nullopt;
        m_ok = parsed.has_value();
        return parsed.value_or(Address{});
    }

private:
    std::string_view m_text;
    bool m_ok = true;
};

} // namespace icelens::model
