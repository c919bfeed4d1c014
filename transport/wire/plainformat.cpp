// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/wire/plainformat.h"

#include <charconv>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace icelens::transport {

namespace {

/// Writes into a room of fixed size.
class Writer
{
public:
    explicit Writer(std::span<char> room)
        : m_begin(room.data())
        , m_next(room.data())
        , m_end(room.data() + room.size())
    {}

    [[nodiscard]] bool text(std::string_view text)
    {
        if (text.size() > static_cast<std::size_t>(m_end - m_next))
            return false;
        std::memcpy(m_next, text.data(), text.size());
        m_next += text.size();
        return true;
    }

    template <class Number>
    [[nodiscard]] bool number(Number number, int base = 10)
    {
        const auto result = std::to_chars(m_next, m_end, number, base);
        m_next = result.ptr;
        return result.ec == std::errc();
    }

    [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(m_next - m_begin); }

private:
    char* m_begin;
    char* m_next;
    char* m_end;
};

// The C library's words for null pointers.
bool writeString(Writer& to, const char* text)
{
    return to.text(text != nullptr ? std::string_view(text) : std::string_view("(null)"));
}

bool writePointer(Writer& to, const void* pointer)
{
    if (pointer == nullptr)
        return to.text("(nil)");
    return to.text("0x") && to.number(reinterpret_cast<std::uintptr_t>(pointer), 16);
}

} // namespace

std::optional<std::size_t> plainFormat(std::span<char> to, const char* format, va_list args)
{
    Writer writer(to);
    for (;;) {
        const char* const percent = std::strchr(format, '%');
        const std::string_view before =
            percent != nullptr ? std::string_view(format, percent) : std::string_view(format);
        if (!writer.text(before))
            return {};
        if (percent == nullptr)
            return writer.size();
        const bool isLong = percent[1] == 'l';
        const char* const conversion = percent + (isLong ? 2 : 1);
        bool written = false;
        switch (*conversion) {
        case 's':
            written = !isLong && writeString(writer, va_arg(args, const char*));
            break;
        case 'p':
            written = !isLong && writePointer(writer, va_arg(args, const void*));
            break;
        case 'd':
        case 'i':
            written = isLong ? writer.number(va_arg(args, long)) : writer.number(va_arg(args, int));
            break;
        case 'u':
        case 'x': {
            const int base = *conversion == 'x' ? 16 : 10;
            written = isLong ? writer.number(va_arg(args, unsigned long), base)
                             : writer.number(va_arg(args, unsigned), base);
            break;
        }
        default:
            break;
        }
        if (!written)
            return {};
        format = conversion + 1;
    }
}

} // namespace icelens::transport
