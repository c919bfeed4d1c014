// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/ids.h"
#include "model/event/options.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <cstdint>
#include <optional>
#include <variant>

namespace icelens::app {

/// What the program's exit status says. Part of the stable interface, documented in --help.
enum class ExitStatus : std::uint8_t {
    Connected = 0,         ///< Or the command did what it was asked.
    BadUsage = 2,          ///< Or bad input: a file that cannot be read or written.
    NegotiationFailed = 3, ///< Or it was not connected when it ended.
    GatheringFailed = 4,
    SecurityFailed = 5, ///< The peer did not prove to be who was described, or DTLS failed.
};

/// What every command that runs a live session takes.
struct LiveRequest
{
    model::SessionOptions options;
    bool headless = false;
    bool json = false;
    QString recordFile;                                ///< Empty: none.
    std::optional<std::chrono::milliseconds> duration; ///< Empty: until it is done, or for ever.
};

/// `icelens demo`, and `icelens` alone.
struct DemoRequest : LiveRequest
{};

/// What the peer of a call hears.
struct AudioChoice
{
    enum class Kind : std::uint8_t { Silence, Tone, File, Sample, Device };

    Kind kind = Kind::Device;
    QString device;     ///< Id of a microphone; empty: the system's, or the one remembered.
    double hertz = 440; ///< Of a tone.
    QString file;       ///< WAV.
};

/// `icelens offer` and `icelens answer`: one side of a call.
struct CallRequest : LiveRequest
{
    bool answers = false;
    QString readFrom;     ///< Where the peer's description comes from; "-": standard input.
    QString writeTo;      ///< Where ours goes; "-": standard output.
    bool compact = false; ///< Ours is to be written as a compact code.
    std::chrono::milliseconds ptime{20};
    AudioChoice audio;
    QString recordAudio;    ///< WAV of what arrived; empty: none.
    bool processing = true; ///< Of what the microphone hears: echo, noise, loudness.
};

/// `icelens open FILE`.
struct OpenRequest
{
    QString file;
    bool headless = false;
};

/// `icelens show FILE`.
struct ShowRequest
{
    QString file;
    bool json = false;
    std::optional<model::SessionTime> at; ///< Empty: the end.
};

/// `icelens devices`.
struct DevicesRequest
{};

/// `--help` or `--version`: the text is all there is to do.
struct TextRequest
{
    QString text;
};

/// What is wrong with the command line, in a sentence.
struct UsageError
{
    QString message;
};

using Request = std::variant<DemoRequest, CallRequest, OpenRequest, ShowRequest, DevicesRequest,
                             TextRequest, UsageError>;

/// Reads @p arguments, without the program's name. Needs no QCoreApplication, so that main() can
/// find out which kind to make; the password of TURN servers comes from @p turnPassword, the value
/// of the environment variable ICELENS_TURN_PASSWORD (null if it is not set).
[[nodiscard]] Request parseCommandLine(const QStringList& arguments,
                                       const QString& turnPassword = {});

/// False for what needs no window whatever the display is: --headless, show, devices, --help,
/// --version. Knows that Qt has flags of its own, so it does not judge the others.
[[nodiscard]] bool mayWantWindow(const QStringList& arguments);

} // namespace icelens::app
