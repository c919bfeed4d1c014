// SPDX-License-Identifier: GPL-3.0-or-later
//
// nicepair ALICE BOB [SERVER [USER PASSWORD]]: two libnice agents on the addresses ALICE and BOB
// connect and send each other one message. With a server (at port 3478) they ask it by STUN for
// their addresses; with an account too they talk through its relay only. Exit status: 0 if both
// messages arrived within ten seconds.
#include <nice/agent.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <span>

namespace {

constexpr guint streamId = 1; // libnice counts the streams of an agent from 1
constexpr guint component = 1;
constexpr guint serverPort = 3478;

struct Pair
{
    GMainLoop* loop = nullptr;
    std::array<NiceAgent*, 2> agents{};
    int gathered = 0;
    int connected = 0;
    int received = 0;
};

void signalCandidates(NiceAgent* from, NiceAgent* to)
{
    gchar* ufrag = nullptr;
    gchar* password = nullptr;
    nice_agent_get_local_credentials(from, streamId, &ufrag, &password);
    nice_agent_set_remote_credentials(to, streamId, ufrag, password);
    g_free(ufrag);
    g_free(password);
    GSList* candidates = nice_agent_get_local_candidates(from, streamId, component);
    nice_agent_set_remote_candidates(to, streamId, component, candidates);
    g_slist_free_full(candidates, [](gpointer candidate) {
        nice_candidate_free(static_cast<NiceCandidate*>(candidate));
    });
}

void onGathered(NiceAgent*, guint, gpointer data)
{
    auto& pair = *static_cast<Pair*>(data);
    if (++pair.gathered < 2)
        return;
    signalCandidates(pair.agents[0], pair.agents[1]);
    signalCandidates(pair.agents[1], pair.agents[0]);
}

void onState(NiceAgent*, guint, guint, guint state, gpointer data)
{
    auto& pair = *static_cast<Pair*>(data);
    if (state != NICE_COMPONENT_STATE_READY || ++pair.connected != 2)
        return;
    for (NiceAgent* agent : pair.agents)
        nice_agent_send(agent, streamId, component, 5, "hello");
}

void onReceived(NiceAgent*, guint, guint, guint, gchar*, gpointer data)
{
    auto& pair = *static_cast<Pair*>(data);
    if (++pair.received == 2)
        g_main_loop_quit(pair.loop);
}

NiceAgent* makeAgent(Pair& pair, const char* ip, bool controlling, std::span<char*> server)
{
    NiceAgent* agent =
        nice_agent_new_full(nullptr, NICE_COMPATIBILITY_RFC5245,
                            static_cast<NiceAgentOption>(NICE_AGENT_OPTION_REGULAR_NOMINATION
                                                         | NICE_AGENT_OPTION_CONSENT_FRESHNESS));
    const gboolean relayed = server.size() == 3 ? TRUE : FALSE;
    g_object_set(agent, "controlling-mode", controlling ? TRUE : FALSE, "upnp", FALSE, "ice-tcp",
                 FALSE, "force-relay", relayed, nullptr);
    NiceAddress address;
    nice_address_init(&address);
    if (!nice_address_set_from_string(&address, ip))
        std::exit(2);
    nice_agent_add_local_address(agent, &address);
    nice_agent_add_stream(agent, 1);
    if (!server.empty())
        g_object_set(agent, "stun-server", server[0], "stun-server-port", serverPort, nullptr);
    if (relayed) {
        nice_agent_set_relay_info(agent, streamId, component, server[0], serverPort, server[1],
                                  server[2], NICE_RELAY_TYPE_TURN_UDP);
    }
    g_signal_connect(agent, "candidate-gathering-done", G_CALLBACK(onGathered), &pair);
    g_signal_connect(agent, "component-state-changed", G_CALLBACK(onState), &pair);
    nice_agent_attach_recv(agent, streamId, component, nullptr, onReceived, &pair);
    return agent;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3 && argc != 4 && argc != 6) {
        std::fputs("usage: nicepair ALICE BOB [SERVER [USER PASSWORD]]\n", stderr);
        return 2;
    }
    const std::span<char*> server(argv + 3, static_cast<std::size_t>(argc - 3));
    Pair pair;
    pair.loop = g_main_loop_new(nullptr, FALSE);
    pair.agents = {makeAgent(pair, argv[1], true, server), makeAgent(pair, argv[2], false, server)};
    for (NiceAgent* agent : pair.agents)
        nice_agent_gather_candidates(agent, streamId);
    g_timeout_add_seconds(
        10,
        [](gpointer loop) {
            g_main_loop_quit(static_cast<GMainLoop*>(loop));
            return G_SOURCE_REMOVE;
        },
        pair.loop);
    g_main_loop_run(pair.loop);
    for (NiceAgent* agent : pair.agents)
        g_object_unref(agent);
    g_main_loop_unref(pair.loop);
    return pair.received == 2 ? 0 : 1;
}
