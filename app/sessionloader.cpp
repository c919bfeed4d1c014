// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sessionloader.h"

#include <utility>

namespace icelens::app {

SessionLoader::SessionLoader(SessionController& controller, QObject* parent)
    : QObject(parent)
    , m_controller(controller)
{
    connect(&controller, &SessionController::batchFolded, this, &SessionLoader::onFolded);
}

SessionLoader::~SessionLoader() = default;

void SessionLoader::open(const QString& path)
{
    m_reader.reset();
    ++m_generation;
    m_batchesOut = 0;
    m_result.reset();
    m_path = path;
    m_reader = std::make_unique<record::SessionReader>(path, callbacks());
}

void SessionLoader::cancel()
{
    if (m_reader != nullptr)
        m_reader->cancel();
}

record::SessionReader::Callbacks SessionLoader::callbacks()
{
    // Each runs in the reader's thread and goes on in this one, unless another file came between.
    const auto here = [this, generation = m_generation](auto what) {
        QMetaObject::invokeMethod(
            this,
            [this, generation, what = std::move(what)]() mutable {
                if (generation == m_generation)
                    what();
            },
            Qt::QueuedConnection);
    };
    return {[this, here](const record::SessionHeader& header) {
                here([this, header] {
                    m_controller.beginFile(header);
                    Q_EMIT opened(m_path);
                });
            },
            [this, here](std::vector<model::Event> events, record::ReadProgress progress) {
                here([this, events = std::move(events), progress]() mutable {
                    onBatch(std::move(events), progress);
                });
            },
            [this, here](const model::Result<record::ReadSummary, record::FileError>& result) {
                here([this, result] { onFinished(result); });
            }};
}

void SessionLoader::onBatch(std::vector<model::Event> events, record::ReadProgress progress)
{
    ++m_batchesOut;
    m_controller.appendFromFile(std::move(events));
    const auto total = progress.bytesTotal.value_or(0);
    Q_EMIT progressed(
        total == 0 ? -1 : int(std::min(progress.bytesRead * 1000 / total, std::uint64_t(1000))));
}

void SessionLoader::onFinished(const model::Result<record::ReadSummary, record::FileError>& result)
{
    m_result = result;
    finishIfFolded();
}

void SessionLoader::onFolded()
{
    if (m_reader == nullptr || m_batchesOut == 0)
        return;
    --m_batchesOut;
    m_reader->acknowledge();
    finishIfFolded();
}

void SessionLoader::finishIfFolded()
{
    if (!m_result || m_batchesOut > 0)
        return;
    const auto result = *std::exchange(m_result, std::nullopt);
    m_reader.reset(); // its thread has nothing left to do
    if (result.ok())
        Q_EMIT finished(m_path, *result);
    else
        Q_EMIT failed(result.error());
}

} // namespace icelens::app
