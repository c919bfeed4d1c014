// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/ids.h"
#include "model/event/options.h"
#include "model/event/soundstatus.h"

#include <cstdint>
#include <memory>
#include <string>
#include <variant>

namespace icelens::model {

namespace sdp {
struct Description;
}

/// Start the demo session: two agents in this process.
struct StartDemo
{
    SessionOptions options;
};

/// End the session: streams are removed, agents closed, SessionEnded published. A call is hung up.
struct StopSession
{};

/// ICE restart of every stream of both agents (RFC 8445 §9).
struct RestartIce
{};

/// Begin a call: make an offer, or answer one.
struct StartCall
{
    SessionOptions options;
    std::shared_ptr<const sdp::Description> offer; ///< Of the other side; null: we offer.
};

/// What the other side of the call that runs has answered, or offers anew.
struct TakeDescription
{
    std::shared_ptr<const sdp::Description> description; ///< Never null.
};

/// Send silence, or what the microphone hears again.
struct MuteMicrophone
{
    bool on = true;
};

/// Play nothing, or what arrives again.
struct DeafenCall
{
    bool on = true;
};

/// Neither send nor play, or take the call up again.
struct HoldCall
{
    bool on = true;
};

/// Press a key of the telephone (RFC 4733), 0..15.
struct PressKey
{
    std::uint8_t event = 0;
};

/// Use another microphone or loudspeaker from here on.
struct ChooseDevice
{
    AudioUse use = AudioUse::Input;
    std::string id; ///< Empty: the system's.
};

struct ProcessVoice
{
    VoiceProcessing processing;
};

/// Play a tone here, to hear whether the loudspeaker does.
struct PlayTestTone
{
    bool on = true;
};

/// Send what the microphone hears in a session where it comes out of this computer's loudspeaker
/// again, or the voice sample.
struct HearYourself
{
    bool on = true;
};

/// Signal the candidate that has been held the longest (SessionOptions::holdCandidates).
struct LetCandidateGo
{};

/// Signal all that are held now, the longest held first.
struct LetCandidatesGo
{};

/// A wish of the person, on its way from the user interface to the network thread.
using Command = std::variant<StartDemo, StopSession, RestartIce, LetCandidateGo, LetCandidatesGo,
                             StartCall, TakeDescription, MuteMicrophone, DeafenCall, HoldCall,
                             PressKey, ChooseDevice, ProcessVoice, PlayTestTone, HearYourself>;

} // namespace icelens::model
