// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/record/wallclock.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace icelens::record {

namespace {

using namespace std::chrono;

/// The number in text[at, at + length); -1 if those are not all digits.
int number(std::string_view text, std::size_t at, std::size_t length)
{
    int value = 0;
    for (const char c : text.substr(at, length)) {
        if (c < '0' || c > '9')
            return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

/// ".123456789" as microseconds; -1 if it is not a decimal fraction.
int fraction(std::string_view text)
{
    if (text.empty())
        return 0;
    if (text.front() != '.' || text.size() == 1)
        return -1;
    int value = 0;
    for (std::size_t i = 1; i <= 6; ++i) {
        const char c = i < text.size() ? text[i] : '0';
        if (c < '0' || c > '9')
            return -1;
        value = value * 10 + (c - '0');
    }
    return text.find_first_not_of("0123456789", 1) == std::string_view::npos ? value : -1;
}

} // namespace

std::string wallClockText(SessionHeader::WallClock time)
{
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(time - day);
    std::array<char, 64> text{};
    const int length = std::snprintf(
        text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%06dZ",
        static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
        static_cast<unsigned>(date.day()), static_cast<int>(clock.hours().count()),
        static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()),
        static_cast<int>(clock.subseconds().count()));
    return {text.data(), static_cast<std::size_t>(length)};
}

std::optional<SessionHeader::WallClock> parseWallClock(std::string_view text)
{
    constexpr std::string_view shape = "0000-00-00T00:00:00";
    if (text.size() < shape.size() + 1 || text.back() != 'Z' || text[4] != '-' || text[7] != '-'
        || text[10] != 'T' || text[13] != ':' || text[16] != ':')
        return std::nullopt;
    const int y = number(text, 0, 4);
    const int mo = number(text, 5, 2);
    const int d = number(text, 8, 2);
    const int h = number(text, 11, 2);
    const int mi = number(text, 14, 2);
    const int s = number(text, 17, 2);
    text.remove_suffix(1);
    const int micro = fraction(text.substr(shape.size()));
    const bool inRange = y >= 1 && mo >= 0 && d >= 0 && h >= 0 && h < 24 && mi >= 0 && mi < 60
        && s >= 0 && s < 60 && micro >= 0;
    const year_month_day date{year(y), month(static_cast<unsigned>(mo)),
                              day(static_cast<unsigned>(d))};
    if (!inRange || !date.ok())
        return std::nullopt;
    return sys_days(date) + hours(h) + minutes(mi) + seconds(s) + microseconds(micro);
}

} // namespace icelens::record
