// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/randomevents.h"

#include "model/record/factfields.h"
#include "model/record/words.h"

#include <array>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

namespace icelens::test {

namespace {

using model::Address;

/// Walks the fields of a fact (factfields.h) and gives each a random value.
class RandomFiller
{
public:
    explicit RandomFiller(std::mt19937_64& random)
        : m_random(random)
    {}

    template <class T>
    void must(std::string_view /*name*/, T& value)
    {
        fill(value);
    }

    template <class T>
    void may(std::string_view /*name*/, T& value)
    {
        if (below(2) == 1)
            fill(value);
    }

    template <class T>
    void has(std::string_view /*name*/, T& value)
    {
        fill(value);
    }

    void count(std::string_view /*name*/, int& value, int max)
    {
        value = static_cast<int>(below(static_cast<std::uint64_t>(max) + 1));
    }

    template <class T>
    void list(std::string_view /*name*/, std::vector<T>& values, std::size_t /*max*/)
    {
        values.resize(below(4));
        for (T& value : values)
            fill(value);
    }

    template <class T>
    void inside(model::Boxed<T>& boxed)
    {
        T value;
        record::fields(*this, value);
        boxed = model::Boxed<T>(std::move(value));
    }

    std::uint64_t below(std::uint64_t limit) { return m_random() % limit; }

    /// Any value of T, the smallest and the largest more often than others.
    template <class T>
    T number(T max = std::numeric_limits<T>::max())
    {
        switch (below(8)) {
        case 0:
            return 0;
        case 1:
            return max;
        default:
            return static_cast<T>(m_random() % (static_cast<std::uint64_t>(max) + 1));
        }
    }

private:
    template <class Tag, class Rep>
    void fill(model::StrongId<Tag, Rep>& id)
    {
        id = model::StrongId<Tag, Rep>(number<Rep>());
    }

    template <record::Worded E>
    void fill(E& value)
    {
        value = static_cast<E>(below(record::Words<E>::list.size()));
    }

    template <record::Worded E>
    void fill(std::optional<E>& value)
    {
        fill(value.emplace());
    }

    void fill(bool& value) { value = below(2) == 1; }
    void fill(int& value) { value = number(std::numeric_limits<int>::max()); }
    void fill(std::uint8_t& value) { value = number<std::uint8_t>(); }
    void fill(std::uint16_t& value) { value = number<std::uint16_t>(); }
    void fill(std::int8_t& value) { value = static_cast<std::int8_t>(number<std::uint8_t>()); }
    void fill(std::uint32_t& value) { value = number<std::uint32_t>(); }
    void fill(std::uint64_t& value) { value = number<std::uint64_t>(std::uint64_t{1} << 62U); }

    void fill(std::chrono::milliseconds& value)
    {
        value = std::chrono::milliseconds(number(std::numeric_limits<std::int32_t>::max()));
    }

    void fill(std::chrono::microseconds& value)
    {
        value = std::chrono::microseconds(number(std::int64_t{1} << 50U));
    }

    void fill(std::optional<std::chrono::microseconds>& value) { fill(value.emplace()); }

    void fill(std::string& value)
    {
        using namespace std::string_view_literals;
        static constexpr std::array pieces{
            "a"sv,      "udp:"sv, R"(")"sv,   R"(\)"sv,      "\n"sv,        "\r"sv, "\t"sv,
            "\0"sv,     "\x1f"sv, "\x7f"sv,   "é"sv,         "⇄"sv,         "𝄞"sv,  "\u2028"sv,
            "{}[],:"sv, " "sv,    "\ufffd"sv, "</script>"sv, "\U0010ffff"sv};
        value.clear();
        for (auto left = below(12); left > 0; --left)
            value += pieces.at(below(pieces.size()));
    }

    void fill(Address& value)
    {
        std::array<std::uint8_t, 16> octets{};
        for (auto& octet : octets)
            octet = below(3) == 0 ? std::uint8_t{0} : number<std::uint8_t>();
        const auto port = number<std::uint16_t>();
        switch (below(8)) {
        case 0:
            value = Address();
            break;
        case 1:
            value = Address::v6({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 192, 0, 2, 1}, port);
            break;
        case 2:
        case 3:
        case 4:
            value = Address::v6(octets, port);
            break;
        default:
            value = Address::v4({octets[0], octets[1], octets[2], octets[3]}, port);
            break;
        }
    }

    void fill(model::Bytes& value)
    {
        std::vector<std::byte> bytes(below(200));
        for (auto& b : bytes)
            b = static_cast<std::byte>(m_random());
        value = model::Bytes(bytes);
    }

    void fill(model::SessionOptions& value) { record::fields(*this, value); }
    void fill(model::TurnServer& value) { record::fields(*this, value); }

    std::mt19937_64& m_random;
};

template <class F>
model::Fact randomFact(RandomFiller& filler, std::type_identity<F> /*plain*/)
{
    F fact;
    record::fields(filler, fact);
    return fact;
}

template <class F>
model::Fact randomFact(RandomFiller& filler, std::type_identity<model::Boxed<F>> /*boxed*/)
{
    F fact;
    record::fields(filler, fact);
    return model::Boxed<F>(std::move(fact));
}

template <std::size_t Index>
model::Fact randomFactAt(RandomFiller& filler)
{
    return randomFact(filler, std::type_identity<std::variant_alternative_t<Index, model::Fact>>());
}

using MakeFact = model::Fact (*)(RandomFiller&);

template <std::size_t... Index>
constexpr std::array<MakeFact, sizeof...(Index)> makers(std::index_sequence<Index...> /*all*/)
{
    return {&randomFactAt<Index>...};
}

constexpr auto makeFact = makers(std::make_index_sequence<std::variant_size_v<model::Fact>>());

} // namespace

model::Event randomEvent(std::mt19937_64& random, std::size_t index)
{
    RandomFiller filler(random);
    model::Event event;
    event.at = model::SessionTime(filler.number(std::int64_t{1} << 62));
    event.agent = model::AgentId(filler.number<std::uint8_t>());
    event.source = static_cast<model::Source>(filler.below(4));
    event.fact = makeFact.at(index)(filler);
    return event;
}

model::Event randomEvent(std::mt19937_64& random)
{
    const auto index = random() % makeFact.size();
    return randomEvent(random, index);
}

} // namespace icelens::test
