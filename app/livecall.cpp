// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/livecall.h"

#include <mutex>
#include <utility>

namespace icelens::app {

class LiveCall::Mailbox
{
public:
    explicit Mailbox(LiveCall* call)
        : m_call(call)
    {}

    /// Another call takes its place, or the object goes.
    void forget()
    {
        const std::scoped_lock lock(m_mutex);
        m_call = nullptr;
    }

    template <class Tell>
    void post(Tell tell)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_call == nullptr)
            return;
        QMetaObject::invokeMethod(
            m_call, [call = m_call, tell = std::move(tell)] { tell(*call); }, Qt::QueuedConnection);
    }

private:
    std::mutex m_mutex;
    LiveCall* m_call; // guarded by m_mutex
};

LiveCall::LiveCall(SessionController& controller, QObject* parent)
    : QObject(parent)
    , m_controller(controller)
{
    connect(&m_controller, &SessionController::aboutToReplace, this,
            [this] { m_session = nullptr; });
    connect(&m_controller, &SessionController::ended, this, [this] { m_session = nullptr; });
}

LiveCall::~LiveCall()
{
    if (m_mailbox != nullptr)
        m_mailbox->forget();
}

void LiveCall::begin(Plan plan, std::vector<RecordTo> files)
{
    m_controller.start(
        [this, plan = std::move(plan)](transport::NetworkThread& network, model::EventSink sink) {
            return make(plan, network, std::move(sink));
        },
        std::move(files));
}

std::unique_ptr<transport::LiveSession>
LiveCall::make(const Plan& plan, transport::NetworkThread& network, model::EventSink sink)
{
    if (m_mailbox != nullptr)
        m_mailbox->forget();
    m_mailbox = std::make_shared<Mailbox>(this);
    transport::CallPlan call;
    call.ice = plan.options;
    call.audio = plan.audio;
    call.offer = plan.offer;
    call.makeVoice = plan.prepareVoice();
    call.described = [box = m_mailbox](model::sdp::Kind kind,
                                       const model::sdp::Description& description) {
        box->post([kind, description](LiveCall& to) { Q_EMIT to.described(kind, description); });
    };
    call.refused = [box = m_mailbox](const model::sdp::Error& error) {
        box->post([error](LiveCall& to) { Q_EMIT to.refused(error); });
    };
    auto session =
        std::make_unique<transport::CallSession>(network, std::move(call), std::move(sink));
    m_session = session.get();
    Q_EMIT begun();
    return session;
}

void LiveCall::setRemoteDescription(const model::sdp::Description& description)
{
    if (m_session != nullptr)
        m_session->setRemoteDescription(description);
}

void LiveCall::sendDtmf(std::uint8_t event)
{
    if (m_session != nullptr)
        m_session->sendDtmf(event);
}

void LiveCall::timeOut()
{
    if (m_session != nullptr)
        m_session->timeOut();
}

} // namespace icelens::app
