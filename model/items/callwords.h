// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"

#include <QCoreApplication>
#include <QString>

namespace icelens::items {

/// The wording of calls: security, media, devices, ends.
class CallWords
{
    Q_DECLARE_TR_FUNCTIONS(icelens::items::CallWords)

public:
    /// "not started", "handshake under way", "connected", …
    [[nodiscard]] static QString dtlsState(model::DtlsState state);
    /// Why there is no secure connection, as a sentence; empty for None.
    [[nodiscard]] static QString dtlsError(model::DtlsError error);
    /// "AES-128-GCM", as in RFC 7714.
    [[nodiscard]] static QString srtpProfile(model::SrtpProfile profile);
    /// Why a call is over, as a sentence.
    [[nodiscard]] static QString callEnd(model::CallEndReason reason);
    /// What became of a device, as a sentence with its name.
    [[nodiscard]] static QString device(const model::AudioDeviceChanged& changed);

    // What happened, as a sentence; @p who is the agent, @p where its component.
    [[nodiscard]] static QString sentence(const QString& who, const model::DtlsSeen& seen);
    [[nodiscard]] static QString sentence(const QString& who, const QString& where,
                                          const model::DtlsStateChanged& changed);
    [[nodiscard]] static QString sentence(const QString& who, const QString& where,
                                          const model::SrtpProtected& secured);
    [[nodiscard]] static QString sentence(const QString& who, const model::MediaReport& report);
    [[nodiscard]] static QString sentence(const QString& who, const model::RtcpSeen& seen);
    [[nodiscard]] static QString sentence(const QString& who, const model::DtmfSeen& seen);

private:
    static QString dtlsFailure(const QString& who, const QString& where,
                               const model::DtlsStateChanged& changed);
};

} // namespace icelens::items
