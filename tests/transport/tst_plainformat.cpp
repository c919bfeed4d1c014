// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/wire/plainformat.h"

#include <QTest>

#include <array>
#include <climits>
#include <cstdio>
#include <string>

namespace {

using icelens::transport::plainFormat;

std::optional<std::string> formatted(std::size_t room, const char* format, ...)
{
    std::string text(room, '\0');
    va_list args;
    va_start(args, format);
    const auto size = plainFormat(text, format, args);
    va_end(args);
    if (size)
        text.resize(*size);
    return size ? std::optional(text) : std::nullopt;
}

} // namespace

/// Compares with the C library's.
#define COMPARE_WITH_LIBRARY(...) /* arguments as of printf */                                     \
    do {                                                                                           \
        std::array<char, 256> expected{};                                                          \
        std::snprintf(expected.data(), expected.size(), __VA_ARGS__);                              \
        QCOMPARE(formatted(256, __VA_ARGS__), std::optional<std::string>(expected.data()));        \
    } while (false)

class TestPlainFormat : public QObject
{
    Q_OBJECT
private Q_SLOTS:

    void writesWhatTheLibraryWrites()
    {
        int here = 0;
        const void* const nowhere = nullptr;
        COMPARE_WITH_LIBRARY("creating a new pair");
        COMPARE_WITH_LIBRARY("Agent %p : pair %p state %s (%s)", static_cast<void*>(&here), nowhere,
                             "FROZEN", "f");
        COMPARE_WITH_LIBRARY("[%s]:%u --> [%s]:%u", "10.0.0.1", 65535U, "", 0U);
        COMPARE_WITH_LIBRARY("%d%i %u", INT_MIN, INT_MAX, UINT_MAX);
        COMPARE_WITH_LIBRARY("%ld %lu %lx %x", LONG_MIN, ULONG_MAX, ULONG_MAX, 48879U);
        COMPARE_WITH_LIBRARY("%lld %llu %zd %zu", LLONG_MIN, ULLONG_MAX, ssize_t(-1), SIZE_MAX);
        COMPARE_WITH_LIBRARY("%08x %02x %02u %03lu", 48879U, 4096U, 7U, 0UL);
        COMPARE_WITH_LIBRARY("'%.*s' '%.*s' '%.*s'", 3, "abcdef", 9, "abc", 0, "abc");
    }

    void saysThatItCannotWriteTheRest()
    {
        for (const char* format :
             {"%5d", "%05d", "%-2x", "%%", "%f", "%.3s", "%.*d", "%ls", "%hhx", "%", "%l", "%0"})
            QVERIFY2(!formatted(256, format, 0, 0, 0), format);
    }

    void staysInItsRoom()
    {
        QCOMPARE(formatted(4, "%s", "four"), std::optional<std::string>("four"));
        QVERIFY(!formatted(4, "%s", "fives"));
        QVERIFY(!formatted(4, "fives"));
        QVERIFY(!formatted(4, "%u", 12345U));
        QVERIFY(!formatted(4, "%p", static_cast<void*>(this)));
    }
};

QTEST_APPLESS_MAIN(TestPlainFormat)
#include "tst_plainformat.moc"
