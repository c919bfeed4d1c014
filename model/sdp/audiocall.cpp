// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sdp/audiocall.h"

#include "model/sdp/audiosection.h"
#include "model/sdp/sdpreader.h"
#include "model/sdp/sdptext.h"

#include <algorithm>
#include <utility>

namespace icelens::model::sdp {
namespace {

constexpr int staticPcmu = 0;
constexpr int staticPcma = 8;

bool weSend(Flow ours)
{
    return ours == Flow::SendRecv || ours == Flow::SendOnly;
}

bool weReceive(Flow ours)
{
    return ours == Flow::SendRecv || ours == Flow::RecvOnly;
}

Flow flowOf(bool sends, bool receives)
{
    if (sends)
        return receives ? Flow::SendRecv : Flow::SendOnly;
    return receives ? Flow::RecvOnly : Flow::Inactive;
}

int offeredNumber(AudioCodec codec, const Numbering& numbering)
{
    switch (codec) {
    case AudioCodec::Opus:
        return numbering.opus;
    case AudioCodec::Pcmu:
        return staticPcmu;
    case AudioCodec::Pcma:
        break;
    }
    return staticPcma;
}

bool has(const std::vector<CodecChoice>& codecs, bool opus)
{
    return std::ranges::any_of(codecs, [&](const CodecChoice& choice) {
        return (choice.codec == AudioCodec::Opus) == opus;
    });
}

void appendExtensions(Section& to, const Numbering& numbering)
{
    if (numbering.audioLevelId != 0)
        to.extensions.push_back(
            {numbering.audioLevelId, Flow::SendRecv, std::string(audioLevelUri)});
    if (numbering.midId != 0)
        to.extensions.push_back({numbering.midId, Flow::SendRecv, std::string(midUri)});
}

/// What @p of the peer says of media, apart from who may send and which codecs.
void readMedia(const Description& description, const Section& of, NegotiatedCall& call)
{
    call.opus = opusWishes(of);
    call.ptime = packetTime(of);
    call.sources = of.sources;
    call.numbering.audioLevelId = extensionId(description, of, audioLevelUri);
    call.numbering.midId = extensionId(description, of, midUri);
    // One that no codec of the call shares its clock with is of no use (RFC 4733 §2.1).
    call.events.at48000 = has(call.codecs, true) ? telephoneEvent(of, 48000) : std::optional<int>();
    call.events.at8000 = has(call.codecs, false) ? telephoneEvent(of, 8000) : std::optional<int>();
}

Error errorIn(const Section& section, Fault fault)
{
    return {fault, section.line, "m=" + section.media};
}

/// None is usable: says why of the one that comes nearest.
Error noAudio(const Description& description)
{
    for (const Section& section : description.sections) {
        if (section.media == "audio" && !section.isRejected())
            return errorIn(section, Fault::NotDtlsSrtp);
    }
    for (const Section& section : description.sections) {
        if (section.media == "audio")
            return errorIn(section, Fault::NoAudio);
    }
    return {Fault::NoAudio, 0, {}};
}

/// Codecs of @p offered that we can, in the peer's order (RFC 3264 §6.1).
std::vector<CodecChoice> commonCodecs(const Section& offered, const AudioCallOptions& options)
{
    std::vector<CodecChoice> common;
    for (const auto& type : offered.payloadTypes) {
        const auto codec = codecOf(type);
        const bool wanted =
            codec && std::ranges::find(options.codecs, *codec) != options.codecs.end();
        if (wanted && std::ranges::find(common, *codec, &CodecChoice::codec) == common.end())
            common.push_back({*codec, type.number, type.number});
    }
    return common;
}

Section rejected(const Section& offered)
{
    Section section;
    section.media = offered.media;
    section.protocol = offered.protocol;
    section.formats = {offered.formats.front()};
    section.connection = "IN IP4 0.0.0.0";
    section.mid = offered.mid;
    section.flow = Flow::Inactive;
    return section;
}

bool isBundled(const Description& offer, const std::string& mid)
{
    return std::ranges::any_of(offer.bundleGroups, [&](const auto& group) {
        return std::ranges::find(group, mid) != group.end();
    });
}

DtlsRole answeringRole(std::optional<Setup> offered, std::optional<DtlsRole> established)
{
    if (offered == Setup::Active)
        return DtlsRole::Server;
    if (offered == Setup::Passive)
        return DtlsRole::Client;
    return established.value_or(DtlsRole::Client);
}

Section answeringSection(const Description& offer, const Section& offered,
                         const AudioCallOptions& options, const LocalTransport& local,
                         const NegotiatedCall& call)
{
    Section section = ourSection(options, local);
    section.protocol = offered.protocol;
    section.mid = offered.mid;
    section.flow = flowOf(call.sends, call.receives);
    section.transport.setup = call.role == DtlsRole::Client ? Setup::Active : Setup::Passive;
    if (effective(offer, offered).tlsId.empty())
        section.transport.tlsId.clear();
    for (const CodecChoice& choice : call.codecs)
        appendCodec(section, choice.codec, choice.receiveType, options);
    if (call.events.at48000)
        appendTelephoneEvent(section, *call.events.at48000, 48000);
    if (call.events.at8000)
        appendTelephoneEvent(section, *call.events.at8000, 8000);
    appendExtensions(section, call.numbering);
    return section;
}

Numbering numberingOf(const Section& section, Numbering numbering)
{
    numbering.mid = section.mid.value_or(std::string());
    const auto opus = std::ranges::find(section.payloadTypes, AudioCodec::Opus, codecOf);
    if (opus != section.payloadTypes.end())
        numbering.opus = opus->number;
    numbering.telephoneEvent48000 =
        telephoneEvent(section, 48000).value_or(numbering.telephoneEvent48000);
    numbering.telephoneEvent8000 =
        telephoneEvent(section, 8000).value_or(numbering.telephoneEvent8000);
    return numbering;
}

/// Codecs of our offer that the answer took.
std::vector<CodecChoice> answeredCodecs(const Section& offered, const Section& answered)
{
    std::vector<CodecChoice> common;
    for (const auto& type : answered.payloadTypes) {
        const auto codec = codecOf(type);
        if (!codec)
            continue;
        const auto ours = std::ranges::find(offered.payloadTypes, codec, codecOf);
        if (ours != offered.payloadTypes.end())
            common.push_back({*codec, type.number, ours->number});
    }
    return common;
}

} // namespace

Description makeOffer(const AudioCallOptions& options, const LocalTransport& local)
{
    Description offer = ourDescription(options, local);
    Section section = ourSection(options, local);
    const Numbering& numbering = options.numbering;
    // A peer that gave its section no mid is not to be told of groups.
    if (!numbering.mid.empty()) {
        section.mid = numbering.mid;
        offer.bundleGroups = {{numbering.mid}};
    }
    section.rtcpMuxOnly = true;
    section.transport.setup = Setup::Actpass;
    bool opus = false;
    bool telephone = false;
    for (const AudioCodec codec : options.codecs) {
        appendCodec(section, codec, offeredNumber(codec, numbering), options);
        (codec == AudioCodec::Opus ? opus : telephone) = true;
    }
    if (opus)
        appendTelephoneEvent(section, numbering.telephoneEvent48000, 48000);
    if (telephone)
        appendTelephoneEvent(section, numbering.telephoneEvent8000, 8000);
    appendExtensions(section, numbering);
    offer.sections.push_back(std::move(section));
    return offer;
}

Result<Answer, Error> makeAnswer(const Description& offer, const AudioCallOptions& options,
                                 const LocalTransport& local, std::optional<DtlsRole> role)
{
    const auto place = audioSection(offer);
    if (!place)
        return noAudio(offer);
    const Section& offered = offer.sections[*place];
    auto remote = remoteTransport(offer, offered);
    if (!remote.ok())
        return remote.error();
    Answer result;
    NegotiatedCall& call = result.call;
    call.codecs = commonCodecs(offered, options);
    if (call.codecs.empty())
        return errorIn(offered, Fault::NoCommonCodec);
    call.remote = std::move(*remote);
    call.role = answeringRole(effective(offer, offered).setup, role);
    const Flow theirs = effectiveFlow(offer, offered);
    call.sends = weSend(options.flow) && weReceive(theirs);
    call.receives = weReceive(options.flow) && weSend(theirs);
    readMedia(offer, offered, call);
    call.receivedEvents = call.events;
    call.numbering = numberingOf(offered, call.numbering);

    result.description = ourDescription(options, local);
    for (std::size_t i = 0; i < offer.sections.size(); ++i)
        result.description.sections.push_back(
            i == *place ? answeringSection(offer, offered, options, local, call)
                        : rejected(offer.sections[i]));
    if (offered.mid && isBundled(offer, *offered.mid))
        result.description.bundleGroups = {{*offered.mid}};
    return result;
}

Result<NegotiatedCall, Error> readAnswer(const Description& offer, const Description& answer)
{
    const Section& offered = offer.sections.front();
    if (answer.sections.empty())
        return Error{Fault::NoAudio, 0, {}};
    if (answer.sections.size() != offer.sections.size())
        return errorIn(answer.sections.back(), Fault::MediaCountDiffers);
    const Section& answered = answer.sections.front();
    if (audioSection(answer) != std::size_t{0})
        return noAudio(answer);
    if (answered.mid && answered.mid != offered.mid)
        return errorIn(answered, Fault::MidDiffers);
    auto remote = remoteTransport(answer, answered);
    if (!remote.ok())
        return remote.error();
    const auto setup = effective(answer, answered).setup;
    if (setup == Setup::Actpass)
        return errorIn(answered, Fault::BadSetup);
    NegotiatedCall call;
    call.codecs = answeredCodecs(offered, answered);
    if (call.codecs.empty())
        return errorIn(answered, Fault::NoCommonCodec);
    call.remote = std::move(*remote);
    // Who says nothing is active (RFC 4145 §4.1).
    call.role = setup == Setup::Passive ? DtlsRole::Client : DtlsRole::Server;
    const Flow ours = effectiveFlow(offer, offered);
    const Flow theirs = effectiveFlow(answer, answered);
    call.sends = weSend(ours) && weReceive(theirs);
    call.receives = weReceive(ours) && weSend(theirs);
    readMedia(answer, answered, call);
    if (call.events.at48000)
        call.receivedEvents.at48000 = telephoneEvent(offered, 48000);
    if (call.events.at8000)
        call.receivedEvents.at8000 = telephoneEvent(offered, 8000);
    call.numbering = numberingOf(offered, call.numbering);
    return call;
}

std::optional<Error> objection(const Description& description)
{
    const auto place = audioSection(description);
    if (!place)
        return noAudio(description);
    const Section& section = description.sections[*place];
    if (const auto remote = remoteTransport(description, section); !remote.ok())
        return remote.error();
    const bool codec = std::ranges::any_of(
        section.payloadTypes, [](const PayloadType& type) { return codecOf(type).has_value(); });
    if (!codec)
        return errorIn(section, Fault::NoCommonCodec);
    return {};
}

bool isIceRestart(const RemoteTransport& before, const RemoteTransport& now)
{
    return before.credentials.ufrag != now.credentials.ufrag
        && before.credentials.password != now.credentials.password;
}

} // namespace icelens::model::sdp
