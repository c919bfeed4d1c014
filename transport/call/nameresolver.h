// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/address.h"
#include "transport/ice/contexttimer.h"

#include <gio/gio.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace icelens::transport {

/// Looks up the names that stand in candidates instead of addresses
/// (draft-ietf-mmusic-mdns-ice-candidates §3.2), off the network thread and not for ever.
///
/// Lives in the network thread. What it asked for and is still open when it dies is forgotten.
class NameResolver
{
public:
    /// Longest wait for one name.
    static constexpr std::chrono::milliseconds limit{3000};

    /// The address without a port; empty if the name has none, or more than one.
    using Found = std::function<void(std::optional<model::Address>)>;

    explicit NameResolver(GMainContext* context);
    ~NameResolver();
    NameResolver(const NameResolver&) = delete;
    NameResolver& operator=(const NameResolver&) = delete;

    /// Calls @p found once, from the main context, never from within this call.
    void resolve(const std::string& name, Found found);

private:
    struct Question;
    static void onResolved(GObject* resolver, GAsyncResult* result, gpointer question);

    GMainContext* m_context;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace icelens::transport
