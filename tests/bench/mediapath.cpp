// SPDX-License-Identifier: GPL-3.0-or-later

// What a packet of media costs from one libnice agent to another over loopback: built without the
// tap (bare), and with it and its counters (ICELENS_WATCHED). One JSON object.
#include "tests/bench/figures.h"
#include "transport/glib/gptr.h"

#include <nice/agent.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <vector>

#ifdef ICELENS_WATCHED
#include "transport/ice/niceconvert.h"
#include "transport/wire/keyring.h"
#include "transport/wire/socketobserver.h"
#include "transport/wire/wirerecorder.h"
#endif

namespace {

struct Side
{
    NiceAgent* agent = nullptr;
    guint stream = 0;
    bool gathered = false;
    bool ready = false;
    std::size_t received = 0;
};

std::array<Side, 2> sides;

void createSide(Side& side, bool controlling)
{
    side.agent = nice_agent_new_full(nullptr, NICE_COMPATIBILITY_RFC5245,
                                     NICE_AGENT_OPTION_CONSENT_FRESHNESS);
    g_object_set(side.agent, "controlling-mode", controlling ? TRUE : FALSE, "ice-tcp", FALSE,
                 "upnp", FALSE, nullptr);
    NiceAddress address;
    nice_address_init(&address);
    nice_address_set_from_string(&address, "127.0.0.1");
    nice_agent_add_local_address(side.agent, &address);
    side.stream = nice_agent_add_stream(side.agent, 1);
    const auto onGathered = [](NiceAgent*, guint, gpointer data) {
        static_cast<Side*>(data)->gathered = true;
    };
    const auto onState = [](NiceAgent*, guint, guint, guint state, gpointer data) {
        static_cast<Side*>(data)->ready = state == NICE_COMPONENT_STATE_READY;
    };
    const auto onReceived = [](NiceAgent*, guint, guint, guint, gchar*, gpointer data) {
        ++static_cast<Side*>(data)->received;
    };
    g_signal_connect(side.agent, "candidate-gathering-done", G_CALLBACK(+onGathered), &side);
    g_signal_connect(side.agent, "component-state-changed", G_CALLBACK(+onState), &side);
    nice_agent_attach_recv(side.agent, side.stream, 1, nullptr, onReceived, &side);
    if (nice_agent_gather_candidates(side.agent, side.stream) == FALSE)
        std::exit(4);
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

/// us of this thread a packet, sent and received. One at a time, as a voice sends.
double packets(std::size_t count)
{
    std::array<char, 120> packet{};
    packet[0] = static_cast<char>(0x80); // RTP
    packet[1] = 111;
    const double begun = icelens::bench::threadCpu();
    for (std::size_t i = 0; i < count; ++i) {
        const Side& from = sides.at(i % 2);
        Side& to = sides.at(1 - i % 2);
        const std::size_t wanted = to.received + 1;
        if (nice_agent_send(from.agent, from.stream, 1, packet.size(), packet.data()) < 0)
            std::exit(5);
        while (to.received < wanted)
            g_main_context_iteration(nullptr, TRUE);
    }
    return (icelens::bench::threadCpu() - begun) * 1000 / static_cast<double>(count);
}

} // namespace

int main()
{
#ifdef ICELENS_WATCHED
    using namespace icelens;
    if (!transport::tapWorks())
        return 6;
    std::size_t events = 0;
    transport::Keyring keyring;
    transport::WireRecorder recorder([&](model::Event) { ++events; }, transport::monotonicNow(),
                                     keyring);
    const transport::ObserveSockets observe(recorder);
    // As a session does: what was counted is told four times a second.
    const auto flush = [](gpointer data) -> gboolean {
        static_cast<transport::WireRecorder*>(data)->flush();
        return G_SOURCE_CONTINUE;
    };
    g_timeout_add(250, flush, &recorder);
#endif
    createSide(sides[0], true);
    createSide(sides[1], false);
    while (!sides[0].gathered || !sides[1].gathered)
        g_main_context_iteration(nullptr, TRUE);
#ifdef ICELENS_WATCHED
    for (std::size_t i = 0; i < sides.size(); ++i) {
        GSList* const candidates =
            nice_agent_get_local_candidates(sides.at(i).agent, sides.at(i).stream, 1);
        for (const GSList* item = candidates; item != nullptr; item = item->next)
            recorder.agentOwns(
                model::AgentId(static_cast<std::uint8_t>(i + 1)),
                transport::fromNice(static_cast<NiceCandidate*>(item->data)->base_addr));
        g_slist_free_full(candidates, [](gpointer candidate) {
            nice_candidate_free(static_cast<NiceCandidate*>(candidate));
        });
    }
#endif
    signalTo(sides[0], sides[1]);
    signalTo(sides[1], sides[0]);
    while (!sides[0].ready || !sides[1].ready)
        g_main_context_iteration(nullptr, TRUE);
    packets(2000); // warm
    std::vector<double> runs;
    for (int i = 0; i < 9; ++i)
        runs.push_back(packets(4000));
    const icelens::bench::Spread spread(runs);
    std::printf("{\"us_per_packet\": %.4f, \"least\": %.4f", spread.median(), spread.at(0));
#ifdef ICELENS_WATCHED
    recorder.flush();
    std::printf(", \"events\": %zu", events);
#endif
    std::printf("}\n");
    std::fflush(stdout);
    std::_Exit(0);
}
