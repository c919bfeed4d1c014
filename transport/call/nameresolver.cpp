// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/call/nameresolver.h"

#include "model/sdp/candidateline.h"
#include "model/sdp/mdnsmessage.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace icelens::transport {
namespace {

/// RFC 6762 §5.2 asks for at least a second between two queries; the first may come sooner again,
/// as somebody waits for a call.
constexpr std::chrono::milliseconds betweenQueries{700};

std::optional<model::Address> addressOf(GInetAddress* inet)
{
    const gsize size = g_inet_address_get_native_size(inet);
    const std::span<const guint8> octets(g_inet_address_to_bytes(inet), size);
    if (size == 4)
        return model::Address::v4({octets[0], octets[1], octets[2], octets[3]}, 0);
    std::array<std::uint8_t, 16> wide{};
    if (size != wide.size())
        return {};
    std::ranges::copy(octets, wide.begin());
    return model::Address::v6(wide, 0);
}

} // namespace

struct NameResolver::Question
{
    explicit Question(GMainContext* context)
        : limit(context)
        , cancellable(g_cancellable_new())
    {}
    ~Question()
    {
        g_cancellable_cancel(cancellable);
        g_object_unref(cancellable);
    }
    Question(const Question&) = delete;
    Question& operator=(const Question&) = delete;

    std::uint64_t number = 0;
    std::string name;
    bool local = false;
    Found found; // empty: settled
    ContextTimer limit;
    GCancellable* cancellable;
};

struct NameResolver::Ticket
{
    std::weak_ptr<NameResolver*> resolver;
    std::uint64_t question = 0;
};

NameResolver::NameResolver(GMainContext* context)
    : m_context(context)
    , m_self(std::make_shared<NameResolver*>(this))
    , m_askAgain(context)
    , m_tidy(context)
{}

NameResolver::~NameResolver() = default;

void NameResolver::resolve(const std::string& name, Found found)
{
    auto question = std::make_unique<Question>(m_context);
    const auto number = question->number = ++m_lastNumber;
    question->name = name;
    question->local = model::sdp::isMdnsName(name);
    question->found = std::move(found);
    question->limit.start(limit, [this, number] { settle(number, {}); });
    askSystem(*question);
    const bool local = question->local;
    m_open.push_back(std::move(question));
    if (!local)
        return;
    if (m_mdns == nullptr)
        m_mdns = std::make_unique<MdnsSocket>(
            m_context, [this](std::span<const std::byte> message) { onHeard(message); });
    askNeighbours();
    if (!m_askAgain.isRunning())
        m_askAgain.repeat(betweenQueries, [this] { askNeighbours(); });
}

void NameResolver::askSystem(Question& question)
{
    // A thread of GLib's does the waiting.
    auto ticket = std::make_unique<Ticket>(Ticket{m_self, question.number});
    GResolver* const resolver = g_resolver_get_default();
    g_resolver_lookup_by_name_async(resolver, question.name.c_str(), question.cancellable,
                                    &NameResolver::onSystemAnswer, ticket.release());
    g_object_unref(resolver);
}

void NameResolver::onSystemAnswer(GObject* resolver, GAsyncResult* result, gpointer data)
{
    const std::unique_ptr<Ticket> ticket(static_cast<Ticket*>(data));
    GList* const list = g_resolver_lookup_by_name_finish(G_RESOLVER(resolver), result, nullptr);
    std::optional<model::Address> address;
    if (list != nullptr && list->next == nullptr)
        address = addressOf(G_INET_ADDRESS(list->data));
    g_resolver_free_addresses(list);
    const auto alive = ticket->resolver.lock();
    if (!alive)
        return;
    NameResolver& self = **alive;
    const auto question = std::ranges::find_if(
        self.m_open, [&](const auto& one) { return one->number == ticket->question; });
    // A system that knows no mDNS says no at once; the neighbours may still know.
    if (question != self.m_open.end() && (address || !(*question)->local))
        self.settle(ticket->question, address);
}

void NameResolver::askNeighbours()
{
    for (const auto& question : m_open) {
        if (question->found && question->local)
            m_mdns->ask(model::sdp::mdnsQuery(question->name, true));
    }
}

void NameResolver::onHeard(std::span<const std::byte> message)
{
    std::vector<std::pair<std::uint64_t, model::Address>> answers;
    for (const auto& question : m_open) {
        const auto addresses = model::sdp::mdnsAddresses(message, question->name);
        if (question->found && !addresses.empty())
            answers.emplace_back(question->number, addresses.front());
    }
    for (const auto& [number, address] : answers)
        settle(number, address);
}

void NameResolver::settle(std::uint64_t number, std::optional<model::Address> address)
{
    for (const auto& question : m_open) {
        if (question->number != number || !question->found)
            continue;
        const Found found = std::exchange(question->found, {});
        // Later: this may be called by what is then destroyed.
        m_tidy.start(std::chrono::milliseconds(0), [this] {
            std::erase_if(m_open, [](const auto& one) { return !one->found; });
            if (m_open.empty()) {
                m_askAgain.cancel();
                m_mdns.reset();
            }
        });
        found(address);
        return;
    }
}

} // namespace icelens::transport
