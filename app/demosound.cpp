// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demosound.h"

#include "transport/audio/audiofactory.h"
#include "transport/audio/sharedaudio.h"
#include "transport/call/enginevoice.h"

#include <utility>

namespace icelens::app {

namespace {

std::unique_ptr<transport::CallVoice> voice(std::shared_ptr<transport::VoiceControls> controls,
                                            std::unique_ptr<transport::AudioBackend> backend)
{
    transport::VoiceEngine::Options options;
    options.controls = std::move(controls);
    options.processor = transport::makeVoiceProcessor();
    return std::make_unique<transport::EngineVoice>(g_main_context_get_thread_default(),
                                                    std::move(options), std::move(backend));
}

} // namespace

transport::DemoVoices DemoSound::voices() const
{
    listener->source.set(transport::VoiceSource::Sample); // Bob has no microphone
    const auto audio = std::make_shared<transport::SharedAudio>(transport::makeAudioBackend());
    return {[audio, controls = talker] { return voice(controls, audio->talker()); },
            [audio, controls = listener] { return voice(controls, audio->listener()); }};
}

} // namespace icelens::app
