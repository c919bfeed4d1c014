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
    [[nodiscard]] bool number(Number number, int base = 10, int digits = 0)
    {
        char* const begin = m_next;
        const auto result = std::to_chars(m_next, m_end, number, base);
        if (result.ec != std::errc())
            return false;
        m_next = result.ptr;
        for (auto written = m_next - begin; written < digits; ++written) {
            if (m_next == m_end)
                return false;
            std::memmove(begin + 1, begin, static_cast<std::size_t>(m_next++ - begin));
            *begin = '0';
        }
        return true;
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

/// What stands between a percent sign and the next text.
struct Conversion
{
    enum class Size { Int, Long, LongLong };

    int digits = 0;         ///< "08": at least eight, with zeros before.
    bool hasLength = false; ///< ".*": an argument before the string says how much of it counts.
    Size size = Size::Int;
    char type = 0;
    const char* end = nullptr;
};

Conversion readConversion(const char* at)
{
    Conversion result;
    if (at[0] == '0' && at[1] >= '1' && at[1] <= '9') {
        result.digits = at[1] - '0';
        at += 2;
    } else if (at[0] == '.' && at[1] == '*') {
        result.hasLength = true;
        at += 2;
    }
    if (at[0] == 'l' && at[1] == 'l') {
        result.size = Conversion::Size::LongLong;
        at += 2;
    } else if (at[0] == 'l' || at[0] == 'z') { // both are of the size of a pointer here
        static_assert(sizeof(std::size_t) == sizeof(long));
        result.size = Conversion::Size::Long;
        at += 1;
    }
    result.type = *at;
    result.end = *at != '\0' ? at + 1 : at;
    return result;
}

/// What is left of them; as a structure, so that who is given it takes off the same list.
struct Arguments
{
    explicit Arguments(va_list from) { va_copy(list, from); }
    ~Arguments() { va_end(list); }
    Arguments(const Arguments&) = delete;
    Arguments& operator=(const Arguments&) = delete;

    va_list list;
};

template <class Int, class Long, class LongLong>
bool writeNumber(Writer& to, const Conversion& conversion, int base, Arguments& args)
{
    switch (conversion.size) {
    case Conversion::Size::Int:
        return to.number(va_arg(args.list, Int), base, conversion.digits);
    case Conversion::Size::Long:
        return to.number(va_arg(args.list, Long), base, conversion.digits);
    case Conversion::Size::LongLong:
        return to.number(va_arg(args.list, LongLong), base, conversion.digits);
    }
    return false;
}

bool writeString(Writer& to, const Conversion& conversion, Arguments& args)
{
    if (!conversion.hasLength)
        return writeString(to, va_arg(args.list, const char*));
    const int most = va_arg(args.list, int);
    const char* const text = va_arg(args.list, const char*);
    if (most < 0 || text == nullptr)
        return false;
    return to.text({text, strnlen(text, static_cast<std::size_t>(most))});
}

bool writeArgument(Writer& to, const Conversion& conversion, Arguments& args)
{
    const bool isInt = conversion.size == Conversion::Size::Int;
    const bool isPlain = isInt && conversion.digits == 0;
    const bool isNumber = !conversion.hasLength;
    switch (conversion.type) {
    case 's':
        return isPlain && writeString(to, conversion, args);
    case 'p':
        return isPlain && isNumber && writePointer(to, va_arg(args.list, const void*));
    case 'd':
    case 'i': // a sign and zeros before: not written by libnice
        return isNumber && conversion.digits == 0
            && writeNumber<int, long, long long>(to, conversion, 10, args);
    case 'u':
    case 'x':
        return isNumber
            && writeNumber<unsigned, unsigned long, unsigned long long>(
                   to, conversion, conversion.type == 'x' ? 16 : 10, args);
    default:
        return false;
    }
}

} // namespace

std::optional<std::size_t> plainFormat(std::span<char> to, const char* format, va_list args)
{
    Writer writer(to);
    Arguments arguments(args);
    for (;;) {
        const char* const percent = std::strchr(format, '%');
        const std::string_view before =
            percent != nullptr ? std::string_view(format, percent) : std::string_view(format);
        if (!writer.text(before))
            return {};
        if (percent == nullptr)
            return writer.size();
        const Conversion conversion = readConversion(percent + 1);
        const bool written = writeArgument(writer, conversion, arguments);
        if (!written)
            return {};
        format = conversion.end;
    }
}

} // namespace icelens::transport
