// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/projection/ladder.h"
#include "model/session/session.h"

#include <QCoreApplication>
#include <QString>

namespace icelens::ui {

/// What the lifelines and arrows of the ladder say in words.
class LadderWords
{
    Q_DECLARE_TR_FUNCTIONS(icelens::ui::LadderWords)

public:
    /// "Alice", "Alice's NAT (inferred)", "Server", "Far end".
    [[nodiscard]] static QString name(const model::Lifeline& line, const model::Session& session);
    /// In milliseconds, or in microseconds where less than one lies between two lines of words.
    [[nodiscard]] static QString time(model::SessionTime time, double pixelsPerSecond);
    /// A NAT's address has no port.
    [[nodiscard]] static QString address(const model::Lifeline& line);
    /// "Binding request, USE-CANDIDATE", "Binding error 487".
    [[nodiscard]] static QString message(const model::Arrow& arrow);
    /// "not seen by the far end", "on the way", "arrived after 46.2 ms", …
    [[nodiscard]] static QString fate(const model::Arrow& arrow);
    /// "3.000 s: Binding request from Alice 192.0.2.24:40112 to …, not seen by the far end"
    [[nodiscard]] static QString sentence(const model::Arrow& arrow, const model::Session& session);
    /// "DTLS: ClientHello", "first of RTP or RTCP".
    [[nodiscard]] static QString media(const model::MediaArrow& arrow);
    /// "3.912 s: DTLS: ClientHello from Alice … to Bob …, arrived after 23.1 ms"
    [[nodiscard]] static QString sentence(const model::MediaArrow& arrow,
                                          const model::Session& session);
};

} // namespace icelens::ui
