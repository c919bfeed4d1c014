// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/call/voiceengine.h"

#include "transport/wire/socketobserver.h"

#include <algorithm>
#include <pthread.h>
#include <sched.h>
#include <utility>

namespace icelens::transport {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

constexpr microseconds frameTime = milliseconds(10);
constexpr microseconds deviceStands = milliseconds(100); // then the clock does its work
constexpr microseconds longPause = milliseconds(200);
constexpr std::size_t mostWaiting = 4;  // frames of a microphone; more is old news, and
constexpr std::size_t leastWaiting = 2; // so many of them are kept
constexpr std::size_t mostAhead = 4;
constexpr microseconds tellEach = milliseconds(50);

microseconds nowTime()
{
    return std::chrono::duration_cast<microseconds>(monotonicNow());
}

/// Before others where the system allows it; nothing depends on that.
void askForPriority()
{
    sched_param parameters{};
    parameters.sched_priority = 5;
    pthread_setschedparam(pthread_self(), SCHED_RR | SCHED_RESET_ON_FORK, &parameters);
    pthread_setname_np(pthread_self(), "sound");
}

} // namespace

VoiceEngine::VoiceEngine(Options options, const WakeUp& packetsReady)
    : m_controls(std::move(options.controls))
    , m_packetsReady(packetsReady)
    , m_processor(std::move(options.processor))
    , m_source(options.hertz, std::move(options.samples))
    , m_recorder(options.recordTo)
{
    m_thread = std::thread([this] { run(); });
}

VoiceEngine::~VoiceEngine()
{
    m_over = true;
    m_wakeUp.wake();
    m_thread.join();
    delete m_newCodecs.load();
    delete m_oldCodecs.load();
}

// ---- the devices' threads -----------------------------------------------------------------------

void VoiceEngine::captured(ConstSoundFrame frame, microseconds age)
{
    if (Captured* const place = m_captured.place()) {
        std::ranges::copy(frame, place->sound.begin());
        place->spokenAt = nowTime() - age;
        m_captured.publish();
    } else {
        m_controls->overruns.set(m_controls->overruns.get() + 1);
    }
    m_wakeUp.wake();
}

void VoiceEngine::wanted(SoundFrame frame, microseconds delay)
{
    const auto ready = static_cast<std::uint32_t>(m_playout.size());
    if (ready < m_leastAhead.load(std::memory_order_relaxed))
        m_leastAhead.store(ready, std::memory_order_relaxed);
    if (const Sound* const sound = m_playout.front()) {
        std::ranges::copy(*sound, frame.begin());
        m_playout.pop();
    } else {
        std::ranges::fill(frame, 0.0F);
        m_underruns.fetch_add(1, std::memory_order_relaxed);
    }
    if (Sound* const place = m_played.place()) {
        std::ranges::copy(frame, place->begin());
        m_played.publish();
    }
    m_heardIn.store(delay.count(), std::memory_order_relaxed);
    m_wantedCount.fetch_add(1, std::memory_order_relaxed);
    m_wakeUp.wake();
}

// ---- the network thread -------------------------------------------------------------------------

void VoiceEngine::setCodecs(std::unique_ptr<VoiceCodecs> codecs)
{
    delete m_newCodecs.exchange(codecs.release(), std::memory_order_acq_rel);
    delete m_oldCodecs.exchange(nullptr, std::memory_order_acq_rel);
    m_wakeUp.wake();
}

void VoiceEngine::setAdaptation(int bitrate, int expectedLoss)
{
    m_bitrate.store(bitrate, std::memory_order_relaxed);
    m_expectedLoss.store(expectedLoss, std::memory_order_relaxed);
}

void VoiceEngine::put(const JitterBuffer::Packet& packet)
{
    Received* const place = m_received.place();
    if (place == nullptr || packet.payload.size() > place->payload.size())
        return;
    place->ssrc = packet.ssrc;
    place->sequence = packet.sequence;
    place->timestamp = packet.timestamp;
    place->type = packet.payloadType;
    place->arrival = packet.arrival;
    place->size = packet.payload.size();
    std::ranges::copy(packet.payload, place->payload.begin());
    m_received.publish();
}

VoiceFigures VoiceEngine::figures()
{
    delete m_oldCodecs.exchange(nullptr, std::memory_order_acq_rel);
    return m_figures.get();
}

// ---- the thread of the sound --------------------------------------------------------------------

void VoiceEngine::Drive::driven(Time now)
{
    last = now;
    byClock = false;
}

bool VoiceEngine::Drive::tick(Time now)
{
    if (!byClock) {
        if (now - last < deviceStands)
            return false;
        byClock = true;
        due = last + frameTime;
    }
    if (now - due > longPause) // the whole process slept: what was missed is gone
        due = now;
    if (now < due)
        return false;
    due += frameTime;
    return true;
}

void VoiceEngine::run()
{
    askForPriority();
    while (!m_over.load(std::memory_order_relaxed))
        m_wakeUp.wait(step() - nowTime());
}

/// @return when to be here again at the latest.
VoiceEngine::Time VoiceEngine::step()
{
    const Time now = nowTime();
    takeCodecs();
    takePackets();
    for (; const Sound* sound = m_played.front(); m_played.pop()) {
        if (m_processor)
            m_processor->played(*sound);
    }
    takeCaptured(now);
    supply(now);
    if (now - m_toldAt >= tellEach)
        tell(now);
    const auto next = [&](const Drive& drive) {
        return drive.byClock ? drive.due : drive.last + deviceStands;
    };
    return std::min(next(m_capture), next(m_playback));
}

void VoiceEngine::takeCodecs()
{
    // The place for the old ones must be free: only the network thread may free memory.
    if (m_oldCodecs.load(std::memory_order_acquire) != nullptr)
        return;
    VoiceCodecs* const codecs = m_newCodecs.exchange(nullptr, std::memory_order_acq_rel);
    if (codecs == nullptr)
        return;
    m_buffer.setDecoders(&codecs->decoders);
    m_sender.setCodecs(codecs);
    m_oldCodecs.store(m_codecs.release(), std::memory_order_release);
    m_codecs.reset(codecs);
}

void VoiceEngine::takePackets()
{
    for (; const Received* packet = m_received.front(); m_received.pop())
        m_buffer.put({packet->ssrc, packet->sequence, packet->timestamp, packet->type,
                      std::span(packet->payload).first(packet->size), packet->arrival});
}

void VoiceEngine::takeCaptured(Time now)
{
    std::size_t dropped = 0;
    if (m_captured.size() > mostWaiting) {
        for (; m_captured.size() > leastWaiting; m_captured.pop())
            ++dropped;
        m_sender.skip(dropped);
        m_controls->overruns.set(m_controls->overruns.get() + static_cast<std::uint32_t>(dropped));
    }
    for (; Captured* frame = m_captured.front(); m_captured.pop()) {
        m_capture.driven(now);
        send(frame->sound, std::max(now - frame->spokenAt, Time(0)));
    }
    Sound silence{};
    while (m_capture.tick(now)) {
        silence.fill(0);
        send(silence, Time(0));
    }
}

void VoiceEngine::send(SoundFrame frame, Time age)
{
    prepareSource(frame, age);
    const bool voice = m_controls->speaking.get();
    if (m_controls->muted.get() || m_controls->held.get())
        std::ranges::fill(frame, 0.0F);
    m_inputMeter.pass(frame);
    m_sender.adapt(m_bitrate.load(std::memory_order_relaxed),
                   m_expectedLoss.load(std::memory_order_relaxed));
    if (m_sender.take(frame, voice))
        m_packetsReady.wake();
}

void VoiceEngine::prepareSource(SoundFrame frame, Time age)
{
    VoiceSource source = m_controls->source.get();
    if (source == VoiceSource::Microphone && m_microphoneMissing && m_controls->sampleForNone.get())
        source = VoiceSource::Sample;
    const bool live = source == VoiceSource::Microphone;
    m_captureAge += ((live ? age : Time(0)) - m_captureAge) / 16;
    if (!live) {
        m_source.fill(source, frame);
        m_controls->speaking.set(soundLevel(frame) > -50);
        return;
    }
    bool voice = false;
    if (m_processor) {
        const VoiceProcessor::Settings settings{m_controls->echoCancellation.get(),
                                                m_controls->noiseSuppression.get(),
                                                m_controls->gainControl.get()};
        m_processor->configure(settings);
        const Time echoAge = age + Time(m_heardIn.load(std::memory_order_relaxed));
        m_processor->process(frame, std::chrono::duration_cast<milliseconds>(echoAge));
        voice = m_processor->hasVoice();
    }
    m_controls->speaking.set(voice || soundLevel(frame) > -40);
}

void VoiceEngine::supply(Time now)
{
    const std::uint32_t wantedCount = m_wantedCount.load(std::memory_order_relaxed);
    if (std::exchange(m_wantedSeen, wantedCount) != wantedCount) {
        if (m_playback.byClock) { // a device begins: what it swallows at first tells nothing
            m_steadySince = now;
            m_underrunsSeen = m_underruns.load(std::memory_order_relaxed);
        }
        m_playback.driven(now);
    }
    adaptAhead(now);
    if (!m_playback.byClock) {
        while (m_playout.size() < m_ahead) {
            const Time heardAt = now + frameTime * m_playout.size();
            Sound* const place = m_playout.place();
            if (place == nullptr)
                break;
            render(*place, heardAt);
            m_playout.publish();
        }
    }
    Sound lost{};
    while (m_playback.tick(now))
        render(lost, now);
}

void VoiceEngine::adaptAhead(Time now)
{
    constexpr Time settles = milliseconds(500);
    const std::uint32_t underruns = m_underruns.load(std::memory_order_relaxed);
    if (now - m_steadySince < settles) {
        m_underrunsSeen = underruns;
        m_leastAhead.store(mostAhead, std::memory_order_relaxed);
        m_aheadChangedAt = now;
        return;
    }
    if (underruns != m_underrunsSeen) {
        m_controls->underruns.set(m_controls->underruns.get() + underruns - m_underrunsSeen);
        m_underrunsSeen = underruns;
        m_ahead = std::min(m_ahead + 1, mostAhead);
        m_leastAhead.store(mostAhead, std::memory_order_relaxed);
        m_aheadChangedAt = now;
    } else if (now - m_aheadChangedAt > std::chrono::seconds(5)) {
        // One frame less would have been enough all the time.
        if (m_ahead > 1 && m_leastAhead.load(std::memory_order_relaxed) >= 2)
            --m_ahead;
        m_leastAhead.store(mostAhead, std::memory_order_relaxed);
        m_aheadChangedAt = now;
    }
}

void VoiceEngine::render(SoundFrame frame, Time now)
{
    m_buffer.play(frame, now);
    m_recorder.write(frame);
    if (m_controls->deafened.get() || m_controls->held.get())
        std::ranges::fill(frame, 0.0F);
    m_tones.mix(frame, m_controls->testTone.get(), m_controls->ringing.get());
    for (float& sample : frame)
        sample = std::clamp(sample, -1.0F, 1.0F);
    m_outputMeter.pass(frame);
}

void VoiceEngine::tell(Time now)
{
    m_toldAt = now;
    const JitterBuffer::Figures& buffer = m_buffer.figures();
    VoiceFigures figures;
    figures.bufferDepth = buffer.depth;
    figures.bufferTarget = buffer.target;
    figures.totalConcealed = buffer.totalConcealed;
    figures.totalStretched = buffer.totalStretched;
    figures.totalPlayed = buffer.totalPlayed;
    figures.totalLate = buffer.totalLate;
    figures.totalRecovered = buffer.totalRecovered;
    figures.inputLevel = static_cast<std::int8_t>(m_inputMeter.level());
    figures.outputLevel = static_cast<std::int8_t>(m_outputMeter.level());
    figures.captureDelay = m_captureAge;
    figures.encodeDelay = m_sender.delay();
    if (m_processor && m_controls->source.get() == VoiceSource::Microphone)
        figures.encodeDelay += m_processor->delay();
    if (!m_playback.byClock)
        figures.playoutDelay =
            Time(m_heardIn.load(std::memory_order_relaxed)) + frameTime * m_playout.size();
    m_figures.set(figures);
    m_controls->echoReduction.set(m_processor ? m_processor->echoReduction() : 0);
    m_controls->bitrate.set(m_bitrate.load(std::memory_order_relaxed));
    m_controls->expectedLoss.set(m_expectedLoss.load(std::memory_order_relaxed));
}

} // namespace icelens::transport
