// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/call/nameresolver.h"

#include <array>
#include <span>
#include <utility>

namespace icelens::transport {
namespace {

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

/// One name on its way; freed when both the answer and the time limit have let go of it.
struct NameResolver::Question
{
    explicit Question(GMainContext* context)
        : limit(context)
        , cancellable(g_cancellable_new())
    {}
    ~Question() { g_object_unref(cancellable); }
    Question(const Question&) = delete;
    Question& operator=(const Question&) = delete;

    Found found;
    ContextTimer limit;
    GCancellable* cancellable;
    std::weak_ptr<bool> alive;
};

NameResolver::NameResolver(GMainContext* context)
    : m_context(context)
{}

NameResolver::~NameResolver() = default;

void NameResolver::resolve(const std::string& name, Found found)
{
    auto question = std::make_unique<Question>(m_context);
    question->found = std::move(found);
    question->alive = m_alive;
    // A thread of GLib's does the waiting; a cancelled look-up answers at once.
    question->limit.start(
        limit, [cancellable = question->cancellable] { g_cancellable_cancel(cancellable); });
    GResolver* const resolver = g_resolver_get_default();
    GCancellable* const cancellable = question->cancellable;
    g_resolver_lookup_by_name_async(resolver, name.c_str(), cancellable, &NameResolver::onResolved,
                                    question.release());
    g_object_unref(resolver);
}

void NameResolver::onResolved(GObject* resolver, GAsyncResult* result, gpointer data)
{
    const std::unique_ptr<Question> question(static_cast<Question*>(data));
    GList* const list = g_resolver_lookup_by_name_finish(G_RESOLVER(resolver), result, nullptr);
    std::optional<model::Address> address;
    // More than one address is to be ignored (draft-ietf-mmusic-mdns-ice-candidates §3.2).
    if (list != nullptr && list->next == nullptr)
        address = addressOf(G_INET_ADDRESS(list->data));
    g_resolver_free_addresses(list);
    if (const auto alive = question->alive.lock())
        question->found(address);
}

} // namespace icelens::transport
