// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/callflags.h"

#include "app/flagvalues.h"

namespace icelens::app {

namespace {

/// A flag whose value is the name of a file.
auto namesFile(QString CallRequest::*member)
{
    return [member](CallRequest& request, const QString& text) -> Complaint {
        if (text.isEmpty())
            return CallFlags::tr("the name of a file is wanted");
        request.*member = text;
        return {};
    };
}

} // namespace

FlagGroup<CallRequest> CallFlags::signalling()
{
    return {
        tr("How the two sides find each other"),
        {
            {QStringLiteral("write"), tr("FILE"),
             tr("Where our description goes; - is the standard output. Carry it to the other side: "
                "whoever has it can take the call."),
             namesFile(&CallRequest::writeTo)},
            {QStringLiteral("read"), tr("FILE"),
             tr("Where the other side's description comes from; - is the standard input. A file "
                "that is not there yet is waited for. SDP, a compact code and JSON are understood, "
                "also out of a mail."),
             namesFile(&CallRequest::readFrom)},
            {QStringLiteral("compact"), QString(),
             tr("Write a compact code, one line of text that only IceLens reads, instead of SDP."),
             [](CallRequest& request, const QString&) -> Complaint {
                 request.compact = true;
                 return {};
             }},
        },
    };
}

FlagGroup<CallRequest> CallFlags::sound()
{
    return {
        tr("What is heard"),
        {
            {QStringLiteral("audio"), tr("SOURCE"),
             tr("What the other side hears: device (the microphone, the default; what arrives is "
                "then heard in the loudspeaker), device:ID (as icelens devices lists them), "
                "tone:HZ, file:WAV, sample (a built-in voice) or silence."),
             &CallFlags::audio},
            {QStringLiteral("record-audio"), tr("WAV"),
             tr("Write what arrives into this file, as it would be played."),
             namesFile(&CallRequest::recordAudio)},
            {QStringLiteral("processing"), tr("on|off"),
             tr("Take echo, noise and differences of loudness out of what the microphone hears. "
                "Off makes the delay shorter; for headsets."),
             [](CallRequest& request, const QString& text) -> Complaint {
                 request.processing = text == QStringLiteral("on");
                 if (!request.processing && text != QStringLiteral("off"))
                     return tr("“on” or “off” is wanted, not “%1”").arg(text);
                 return {};
             }},
            {QStringLiteral("ptime"), tr("MS"),
             tr("Sound in one packet that we want to get: 10, 20 (the default), 40 or 60."),
             [](CallRequest& request, const QString& text) -> Complaint {
                 std::chrono::milliseconds time{};
                 if (auto complaint = FlagValues::milliseconds(text, 10, 60, time))
                     return complaint;
                 if (time.count() != 10 && time.count() % 20 != 0)
                     return tr("10, 20, 40 or 60 is wanted");
                 request.ptime = time;
                 return {};
             }},
        },
    };
}

Complaint CallFlags::audio(CallRequest& request, const QString& value)
{
    constexpr double lowest = 20;
    constexpr double highest = 20000;
    const QString tone = QStringLiteral("tone:");
    const QString file = QStringLiteral("file:");
    const QString device = QStringLiteral("device:");
    AudioChoice& audio = request.audio;
    if (value == QStringLiteral("silence")) {
        audio.kind = AudioChoice::Kind::Silence;
    } else if (value == QStringLiteral("sample")) {
        audio.kind = AudioChoice::Kind::Sample;
    } else if (value == QStringLiteral("device")) {
        audio.kind = AudioChoice::Kind::Device;
        audio.device.clear();
    } else if (value.startsWith(device) && value.size() > device.size()) {
        audio.kind = AudioChoice::Kind::Device;
        audio.device = value.mid(device.size());
    } else if (value.startsWith(tone)) {
        bool read = false;
        audio.kind = AudioChoice::Kind::Tone;
        audio.hertz = value.mid(tone.size()).toDouble(&read);
        if (!read || !(audio.hertz >= lowest && audio.hertz <= highest))
            return tr("a frequency from 20 to 20000 Hz is wanted, as in tone:440");
    } else if (value.startsWith(file) && value.size() > file.size()) {
        audio.kind = AudioChoice::Kind::File;
        audio.file = value.mid(file.size());
    } else {
        return tr("“device”, “device:ID”, “tone:HZ”, “file:WAV”, “sample” or “silence” is wanted, "
                  "not “%1”")
            .arg(value);
    }
    return {};
}

std::vector<FlagGroup<CallRequest>> CallFlags::own()
{
    return {signalling(), sound()};
}

Complaint CallFlags::contradiction(const CallRequest& request)
{
    if (request.readFrom.isEmpty() || request.writeTo.isEmpty())
        return tr(
            "Both --read and --write are needed: two sides describe themselves to each other.");
    const QString standard = QStringLiteral("-");
    if (request.readFrom == request.writeTo && request.readFrom != standard)
        return tr("--read and --write name the same file.");
    if (request.json && request.writeTo == standard)
        return tr("--json and --write - both want the standard output.");
    return {};
}

} // namespace icelens::app
