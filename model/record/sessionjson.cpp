// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/record/sessionjson.h"

#include "model/record/calljson.h"
#include "model/record/findingsjson.h"
#include "model/record/jsonwriter.h"

#include <map>
#include <vector>

namespace icelens::record {

namespace {

using namespace model;

class ShowWriter
{
public:
    ShowWriter(std::string& to, const Session& session)
        : m_json(to)
        , m_session(session)
    {
        for (std::size_t i = 0; i < session.pairs().size(); ++i) {
            const Pair& pair = session.pairs()[i];
            m_pairs[{pair.agent, pair.stream, pair.component}].push_back(&pair);
        }
    }

    void write(SessionTime at, const std::vector<SessionFinding>& findings)
    {
        m_json.beginObject();
        m_json.key("icelens_show").value(showVersion);
        m_json.key("title").value(m_session.title());
        m_json.key("at_s").seconds(at);
        m_json.key("events").value(m_session.eventCount());
        m_json.key("last_event_s").seconds(m_session.now());
        m_json.key("ended").value(m_session.ended());
        m_json.key("messages").value(m_session.messagesSeen());
        m_json.key("unknown_events").value(m_session.unknownEvents());
        m_json.key("stray_events").value(m_session.strayEvents());
        notices();
        m_json.key("agents").beginArray();
        for (const auto& one : m_session.agents())
            agent(*one);
        m_json.endArray();
        writeCall(m_json, m_session.call());
        writeFindings(m_json, findings);
        m_json.endObject();
    }

private:
    struct Place
    {
        AgentId agent;
        StreamId stream;
        ComponentId component;

        // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes the operator for a 0
        friend auto operator<=>(const Place&, const Place&) = default;
    };

    void timeOrNull(std::string_view key, const std::optional<SessionTime>& time)
    {
        m_json.key(key);
        time ? m_json.seconds(*time) : m_json.null();
    }

    void notices()
    {
        m_json.key("notices").beginArray();
        for (const Noticed& notice : m_session.notices()) {
            m_json.beginObject();
            m_json.key("what").value(notice.what);
            m_json.key("stream").value(notice.stream.value());
            m_json.key("component").value(notice.component.value());
            m_json.key("detail").value(notice.detail);
            m_json.endObject();
        }
        m_json.endArray();
    }

    void agent(const Agent& agent)
    {
        m_json.beginObject();
        m_json.key("id").value(agent.id.value());
        m_json.key("name").value(agent.name);
        m_json.key("software").value(agent.software);
        m_json.key("role").value(agent.role);
        m_json.key("role_switches").beginArray();
        for (const RoleSwitch& change : agent.roleSwitches) {
            m_json.beginObject();
            m_json.key("at_s").seconds(change.at);
            m_json.key("role").value(change.role);
            m_json.endObject();
        }
        m_json.endArray();
        m_json.key("closed").value(agent.closed);
        m_json.key("ufrag").value(agent.streams.empty() ? std::string_view()
                                                        : agent.streams.front().localUfrag);
        m_json.key("streams").beginArray();
        for (const Stream& one : agent.streams)
            stream(agent, one);
        m_json.endArray();
        m_json.endObject();
    }

    void stream(const Agent& agent, const Stream& stream)
    {
        m_json.beginObject();
        m_json.key("id").value(stream.id.value());
        m_json.key("ufrag").value(stream.localUfrag);
        m_json.key("remote_ufrag").value(stream.remoteUfrag);
        timeOrNull("gathering_started_s", stream.gatheringStartedAt);
        timeOrNull("gathering_done_s", stream.gatheringDoneAt);
        timeOrNull("remote_candidates_ended_s", stream.remoteCandidatesEndedAt);
        m_json.key("restarts").value(stream.restarts);
        m_json.key("removed").value(stream.removed);
        m_json.key("components").beginArray();
        for (const Component& one : stream.components)
            component(agent, one);
        m_json.endArray();
        m_json.endObject();
    }

    void component(const Agent& agent, const Component& component)
    {
        m_json.beginObject();
        m_json.key("id").value(component.id.value());
        m_json.key("state").value(component.state);
        m_json.key("entered_s").beginObject();
        for (std::size_t i = 0; i < component.enteredAt.size(); ++i) {
            if (component.enteredAt.at(i))
                timeOrNull(wordFor(static_cast<ComponentState>(i)), component.enteredAt.at(i));
        }
        m_json.endObject();
        timeOrNull("consent_lost_s", component.consentLostAt);
        candidates("local_candidates", component, false);
        candidates("remote_candidates", component, true);
        m_json.key("pairs").beginArray();
        const auto found = m_pairs.find({agent.id, component.stream, component.id});
        if (found != m_pairs.end()) {
            for (const Pair* one : found->second)
                pair(*one);
        }
        m_json.endArray();
        selected(component.selected);
        m_json.endObject();
    }

    void candidates(std::string_view key, const Component& component, bool remote)
    {
        m_json.key(key).beginArray();
        for (const KnownCandidate& known : component.candidates) {
            if (known.remote == remote)
                candidate(known);
        }
        m_json.endArray();
    }

    void candidate(const KnownCandidate& known)
    {
        const Candidate& candidate = *known.candidate;
        m_json.beginObject();
        m_json.key("type").value(candidate.type);
        m_json.key("transport").value(candidate.transport);
        m_json.key("address").value(candidate.address);
        m_json.key("base").value(candidate.base);
        m_json.key("related").value(candidate.related);
        m_json.key("server").value(candidate.server);
        m_json.key("foundation").value(candidate.foundation);
        m_json.key("priority").value(candidate.priority);
        m_json.key("trickled").value(known.trickled);
        m_json.key("inferred").value(known.inferred);
        m_json.key("superseded").value(known.superseded);
        m_json.key("at_s").seconds(known.at);
        m_json.endObject();
    }

    void pair(const Pair& pair)
    {
        m_json.beginObject();
        m_json.key("id").value(pair.id.value());
        m_json.key("stream").value(pair.stream.value());
        m_json.key("component").value(pair.component.value());
        m_json.key("local").value(pair.local);
        m_json.key("remote").value(pair.remote);
        m_json.key("local_type").value(pair.localType);
        m_json.key("remote_type").value(pair.remoteType);
        m_json.key("local_transport").value(pair.localTransport);
        m_json.key("remote_transport").value(pair.remoteTransport);
        m_json.key("state").value(pair.state);
        m_json.key("origin").value(pair.origin);
        m_json.key("valid").value(pair.valid);
        m_json.key("nominated").value(pair.nominated);
        m_json.key("selected").value(pair.selected);
        m_json.key("triggered").value(pair.triggered);
        m_json.key("removed").value(pair.removed.has_value());
        if (pair.removed) {
            m_json.key("removed_reason").value(pair.removed->reason);
            m_json.key("removed_s").seconds(pair.removed->at);
        }
        m_json.key("foundation").value(pair.foundation);
        m_json.key("priority").value(pair.priority);
        counters(pair);
        m_json.key("formed_s").seconds(pair.formedAt);
        m_json.key("changed_s").seconds(pair.changedAt);
        timeOrNull("nominated_s", pair.nominatedAt);
        m_json.key("parent").value(pair.parent.value());
        m_json.endObject();
    }

    void counters(const Pair& pair)
    {
        m_json.key("checks_sent").value(pair.requestsSent);
        m_json.key("checks_received").value(pair.requestsReceived);
        m_json.key("checks_answered").value(pair.requestsAnswered);
        m_json.key("checks_refused").value(pair.requestsRefused);
        m_json.key("checks_retransmitted").value(pair.requestsRetransmitted);
        m_json.key("rtt_ms");
        pair.roundTrip ? m_json.milliseconds(*pair.roundTrip) : m_json.null();
    }

    void selected(const std::optional<SelectedPair>& selected)
    {
        m_json.key("selected_pair");
        if (!selected)
            return m_json.null();
        m_json.beginObject();
        m_json.key("pair").value(selected->pair.value());
        m_json.key("local").value(selected->local);
        m_json.key("remote").value(selected->remote);
        m_json.key("at_s").seconds(selected->at);
        m_json.endObject();
    }

    JsonWriter m_json;
    const Session& m_session;
    std::map<Place, std::vector<const Pair*>> m_pairs;
};

} // namespace

std::string sessionJson(const Session& session, SessionTime at,
                        const std::vector<SessionFinding>& findings)
{
    std::string json;
    ShowWriter(json, session).write(at, findings);
    json += '\n';
    return json;
}

} // namespace icelens::record
