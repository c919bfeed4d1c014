// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/record/calljson.h"

namespace icelens::record {

namespace {

using namespace model;

class CallWriter
{
public:
    explicit CallWriter(JsonWriter& json)
        : m_json(json)
    {}

    void write(const CallState& call)
    {
        m_json.key("call").beginObject();
        m_json.key("media").beginArray();
        for (const ComponentMedia& one : call.media)
            media(one);
        m_json.endArray();
        m_json.key("devices").beginArray();
        for (const AudioDevice& one : call.devices)
            device(one);
        m_json.endArray();
        m_json.key("ended").beginArray();
        for (const EndedCall& one : call.ended)
            end(one);
        m_json.endArray();
        m_json.endObject();
    }

private:
    void media(const ComponentMedia& media)
    {
        m_json.beginObject();
        m_json.key("agent").value(media.agent.value());
        m_json.key("stream").value(media.stream.value());
        m_json.key("component").value(media.component.value());
        m_json.key("dtls").value(media.dtls->state);
        m_json.key("dtls_role").value(media.dtls->role);
        m_json.key("dtls_error").value(media.dtls->error);
        m_json.key("fingerprint").value(media.dtls->fingerprint);
        m_json.key("cipher").value(media.dtls->cipher);
        m_json.key("profile").value(media.profile);
        m_json.key("words").value(media.words);
        time("secured_s", media.securedAt);
        m_json.key("reports").value(media.samples.size());
        m_json.key("last_report");
        media.latest() != nullptr ? report(*media.latest()) : m_json.null();
        m_json.endObject();
    }

    void report(const MediaSample& sample)
    {
        const MediaReport& report = *sample.report;
        m_json.beginObject();
        m_json.key("at_s").seconds(sample.at);
        m_json.key("rtt_ms");
        report.roundTrip ? m_json.milliseconds(*report.roundTrip) : m_json.null();
        milliseconds("jitter_ms", report.jitter);
        milliseconds("peer_jitter_ms", report.peerJitter);
        m_json.key("peer_lost_256").value(static_cast<int>(report.peerLost256));
        counters(report);
        milliseconds("buffer_ms", report.bufferDepth);
        milliseconds("buffer_target_ms", report.bufferTarget);
        milliseconds("concealed_ms", report.totalConcealed);
        milliseconds("stretched_ms", report.totalStretched);
        m_json.key("input_dbov").value(static_cast<int>(report.inputLevel));
        m_json.key("output_dbov").value(static_cast<int>(report.outputLevel));
        milliseconds("capture_delay_ms", report.captureDelay);
        milliseconds("encode_delay_ms", report.encodeDelay);
        milliseconds("network_delay_ms", report.networkDelay);
        milliseconds("buffer_delay_ms", report.bufferDelay);
        milliseconds("playout_delay_ms", report.playoutDelay);
        m_json.endObject();
    }

    void counters(const MediaReport& report)
    {
        m_json.key("packets_sent").value(report.totalPacketsSent);
        m_json.key("packets_received").value(report.totalPacketsReceived);
        m_json.key("octets_sent").value(report.totalOctetsSent);
        m_json.key("octets_received").value(report.totalOctetsReceived);
        m_json.key("lost").value(report.totalLost);
        m_json.key("late").value(report.totalLate);
        m_json.key("good").value(report.totalGood);
        m_json.key("recovered").value(report.totalRecovered);
        m_json.key("rejected").value(report.totalRejected);
    }

    void device(const AudioDevice& device)
    {
        m_json.beginObject();
        m_json.key("agent").value(device.agent.value());
        m_json.key("use").value(device.changed.use);
        m_json.key("why").value(device.changed.why);
        m_json.key("name").value(device.changed.name);
        m_json.key("at_s").seconds(device.at);
        m_json.endObject();
    }

    void end(const EndedCall& call)
    {
        m_json.beginObject();
        m_json.key("agent").value(call.agent.value());
        m_json.key("reason").value(call.ended.reason);
        m_json.key("detail").value(call.ended.detail);
        m_json.key("at_s").seconds(call.at);
        m_json.endObject();
    }

    void milliseconds(std::string_view name, MediaReport::Duration time)
    {
        m_json.key(name).milliseconds(time);
    }

    void time(std::string_view name, const std::optional<SessionTime>& time)
    {
        m_json.key(name);
        time ? m_json.seconds(*time) : m_json.null();
    }

    JsonWriter& m_json;
};

} // namespace

void writeCall(JsonWriter& json, const CallState& call)
{
    CallWriter(json).write(call);
}

} // namespace icelens::record
