// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/record/factfields.h"
#include "tests/support/generatedsession.h"
#include "tests/support/randomevents.h"
#include "tests/support/stunbytes.h"

#include <array>
#include <utility>

namespace icelens::test {

namespace {

using namespace model;

/// Walks the fields of a fact and draws its ids and addresses from so few that they meet.
class Narrower
{
public:
    explicit Narrower(std::mt19937_64& random)
        : m_random(random)
    {}

    template <class T>
    void must(std::string_view /*name*/, T& value)
    {
        narrow(value);
    }

    template <class T>
    void may(std::string_view /*name*/, T& value)
    {
        narrow(value);
    }

    template <class T>
    void has(std::string_view /*name*/, T& /*value*/)
    {}

    void count(std::string_view /*name*/, int& value, int /*max*/) { value %= 5; }

    template <class T>
    void list(std::string_view /*name*/, std::vector<T>& /*values*/, std::size_t /*max*/)
    {}

    template <class T>
    void inside(Boxed<T>& boxed)
    {
        T value = *boxed;
        record::fields(*this, value);
        boxed = Boxed<T>(std::move(value));
    }

private:
    template <class T>
    void narrow(T& /*value*/)
    {}

    template <class Tag, class Rep>
    void narrow(StrongId<Tag, Rep>& id)
    {
        id = StrongId<Tag, Rep>(static_cast<Rep>(m_random() % 4));
    }

    void narrow(PairId& id) { id = PairId(static_cast<std::uint32_t>(m_random() % 40)); }

    void narrow(Address& address)
    {
        const auto last = static_cast<std::uint8_t>(m_random() % 6);
        address = last == 0 ? Address() : Address::v4({192, 0, 2, last}, 4000);
    }

    void narrow(Bytes& bytes)
    {
        static constexpr std::array<std::uint16_t, 8> types{0x0001, 0x0101, 0x0111, 0x0011,
                                                            0x0003, 0x0103, 0x0009, 0x0109};
        const auto kind = m_random() % 10;
        if (kind >= types.size())
            return; // any bytes
        TransactionId id{};
        id.back() = static_cast<std::uint8_t>(m_random() % 16);
        StunBuilder builder(types.at(kind), id);
        Address address;
        for (const std::uint16_t type : std::to_array<std::uint16_t>({0x0020, 0x0016, 0x0012})) {
            narrow(address);
            if (!address.isNull())
                builder.xorAddress(type, address);
        }
        builder.number32(0x000C, 0x40000000U + (static_cast<std::uint32_t>(id.back()) << 16U));
        builder.number32(0x0024, static_cast<std::uint32_t>(m_random()));
        bytes = builder.finish();
    }

    std::mt19937_64& m_random;
};

template <class F>
void narrowFact(Narrower& narrower, F& fact)
{
    record::fields(narrower, fact);
}

template <class F>
void narrowFact(Narrower& narrower, Boxed<F>& fact)
{
    narrower.inside(fact);
}

} // namespace

std::vector<Event> chaoticEvents(std::uint64_t seed, std::size_t count)
{
    std::mt19937_64 random(seed);
    Narrower narrower(random);
    std::vector<Event> events;
    events.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        Event event = randomEvent(random);
        event.at = std::chrono::milliseconds(i + random() % 100);
        event.agent = AgentId(static_cast<std::uint8_t>(random() % 4));
        std::visit([&](auto& fact) { narrowFact(narrower, fact); }, event.fact);
        events.push_back(std::move(event));
    }
    return events;
}

} // namespace icelens::test
