// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/record/jsonwriter.h"

namespace icelens::record {

void JsonWriter::value(std::string_view string)
{
    next();
    appendJsonString(m_to, string);
}

void JsonWriter::value(const model::Address& address)
{
    if (address.isNull())
        return null();
    next();
    appendJsonAddress(m_to, address);
}

void JsonWriter::open(char bracket)
{
    next();
    m_to += bracket;
    ++m_depth;
    m_first = true;
}

void JsonWriter::close(char bracket)
{
    --m_depth;
    if (!m_first) {
        m_to += '\n';
        m_to.append(2 * m_depth, ' ');
    }
    m_to += bracket;
    m_first = false;
}

void JsonWriter::next()
{
    if (m_afterKey) {
        m_afterKey = false;
        return;
    }
    if (m_depth == 0)
        return;
    m_to += m_first ? "\n" : ",\n";
    m_to.append(2 * m_depth, ' ');
    m_first = false;
}

void JsonWriter::text(std::string_view json)
{
    next();
    m_to += json;
}

void JsonWriter::decimal(std::int64_t number, int decimals)
{
    next();
    if (number < 0)
        m_to += '-';
    const auto size =
        number < 0 ? -static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
    std::string digits = std::to_string(size);
    const auto wanted = static_cast<std::size_t>(decimals);
    if (digits.size() <= wanted)
        digits.insert(0, wanted + 1 - digits.size(), '0');
    digits.insert(digits.size() - wanted, 1, '.');
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.back() == '.')
        digits.pop_back();
    m_to += digits;
}

} // namespace icelens::record
