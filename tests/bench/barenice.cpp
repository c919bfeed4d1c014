// SPDX-License-Identifier: GPL-3.0-or-later

// What a watched negotiation is measured against: two agents of one process as a program would
// drive them that only wants to connect. No log, no tap, no cache of interfaces, no thread.
#include "tests/bench/negotiation.h"
#include "transport/glib/gptr.h"

#include <nice/agent.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>

namespace {

using icelens::bench::Stopwatch;
using icelens::transport::CallFree;

struct Side
{
    int index = 0;
    NiceAgent* agent = nullptr;
    guint stream = 0;
    bool gathered = false;
};

struct Bench
{
    GMainLoop* loop = nullptr;
    Stopwatch watch;
    std::array<Side, 2> sides;
};

Bench bench;

NiceAgent* createAgent(const icelens::bench::Negotiation& settings, int index)
{
    int flags = NICE_AGENT_OPTION_CONSENT_FRESHNESS;
    if (!settings.aggressive)
        flags |= NICE_AGENT_OPTION_REGULAR_NOMINATION;
    NiceAgent* const agent = nice_agent_new_full(nullptr, NICE_COMPATIBILITY_RFC5245,
                                                 static_cast<NiceAgentOption>(flags));
    g_object_set(agent, "controlling-mode", index == 0 ? TRUE : FALSE, "ice-tcp", FALSE, "upnp",
                 FALSE, "stun-pacing-timer", settings.ta, "max-connectivity-checks", settings.limit,
                 nullptr);
    for (const std::string& text : settings.addresses[index]) {
        NiceAddress address;
        nice_address_init(&address);
        if (nice_address_set_from_string(&address, text.c_str()) == FALSE)
            std::exit(2);
        nice_agent_add_local_address(agent, &address);
    }
    return agent;
}

void signalTo(const Side& to, const Side& from)
{
    gchar* ufrag = nullptr;
    gchar* password = nullptr;
    nice_agent_get_local_credentials(from.agent, from.stream, &ufrag, &password);
    nice_agent_set_remote_credentials(to.agent, to.stream, ufrag, password);
    g_free(ufrag);
    g_free(password);
    GSList* const candidates = nice_agent_get_local_candidates(from.agent, from.stream, 1);
    nice_agent_set_remote_candidates(to.agent, to.stream, 1, candidates);
    g_slist_free_full(candidates, [](gpointer candidate) {
        nice_candidate_free(static_cast<NiceCandidate*>(candidate));
    });
}

void onGatheringDone(NiceAgent* /*agent*/, guint /*stream*/, gpointer data)
{
    static_cast<Side*>(data)->gathered = true;
    if (!bench.sides[0].gathered || !bench.sides[1].gathered)
        return;
    bench.watch.gathered();
    signalTo(bench.sides[0], bench.sides[1]);
    signalTo(bench.sides[1], bench.sides[0]);
}

void onStateChanged(NiceAgent* /*agent*/, guint /*stream*/, guint /*component*/, guint state,
                    gpointer data)
{
    if (state == NICE_COMPONENT_STATE_FAILED)
        std::exit(3);
    if (state != NICE_COMPONENT_STATE_CONNECTED && state != NICE_COMPONENT_STATE_READY)
        return;
    if (bench.watch.connected(static_cast<Side*>(data)->index)) {
        const auto quit = [](gpointer) -> gboolean {
            g_main_loop_quit(bench.loop);
            return G_SOURCE_REMOVE;
        };
        g_timeout_add(Stopwatch::settle.count(), quit, nullptr);
    }
}

} // namespace

int main(int argc, char* argv[])
{
    const auto settings = icelens::bench::negotiationFrom(argc, argv);
    bench.loop = g_main_loop_new(nullptr, FALSE);
    bench.watch.start();
    for (int i = 0; i < 2; ++i) {
        Side& side = bench.sides.at(static_cast<std::size_t>(i));
        side.index = i;
        side.agent = createAgent(settings, i);
        side.stream = nice_agent_add_stream(side.agent, 1);
        g_signal_connect(side.agent, "candidate-gathering-done", G_CALLBACK(onGatheringDone),
                         &side);
        g_signal_connect(side.agent, "component-state-changed", G_CALLBACK(onStateChanged), &side);
        const auto drop = [](NiceAgent*, guint, guint, guint, gchar*, gpointer) {};
        nice_agent_attach_recv(side.agent, side.stream, 1, nullptr, drop, nullptr);
    }
    for (Side& side : bench.sides) {
        icelens::bench::enterNamespace(settings.networkNamespace[side.index]);
        if (nice_agent_gather_candidates(side.agent, side.stream) == FALSE)
            return 4;
    }
    const auto giveUp = [](gpointer) -> gboolean { std::_Exit(3); };
    g_timeout_add_seconds(30, giveUp, nullptr);
    g_main_loop_run(bench.loop);
    bench.watch.print();
    std::fflush(stdout);
    // Ending is not measured, and the kernel does it as well.
    std::_Exit(0);
}
