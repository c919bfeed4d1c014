// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/record/findingsjson.h"

namespace icelens::record {

using namespace model;

namespace {

void writeReference(JsonWriter& json, const Reference& reference)
{
    json.key("reference");
    if (reference.rfc == 0)
        return json.null();
    json.value("RFC " + std::to_string(reference.rfc) + " §" + std::string(reference.section));
}

void writeEvidence(JsonWriter& json, const Evidence& evidence)
{
    json.beginObject();
    json.key("clue").value(wordOf(evidence.clue));
    json.key("events").beginArray();
    for (const auto event : evidence.events)
        json.value(event);
    json.endArray();
    json.key("pairs").beginArray();
    for (const auto pair : evidence.pairs)
        json.value(pair.value());
    json.endArray();
    json.endObject();
}

} // namespace

void writeFindings(JsonWriter& json, const std::vector<SessionFinding>& findings)
{
    json.key("findings").beginArray();
    for (const auto& finding : findings) {
        json.beginObject();
        json.key("cause").value(wordOf(finding.cause));
        json.key("weight").value(wordOf(finding.weight));
        json.key("sureness").value(wordOf(finding.sure));
        json.key("settled_by").value(wordOf(finding.settling));
        json.key("agent").value(finding.agent.value());
        writeReference(json, finding.reference);
        json.key("evidence").beginArray();
        for (const auto& evidence : finding.evidence)
            writeEvidence(json, evidence);
        json.endArray();
        json.endObject();
    }
    json.endArray();
}

} // namespace icelens::record
