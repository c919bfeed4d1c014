// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/eventlog.h"
#include "model/session/transactionindex.h"
#include "tests/support/generatedsession.h"

namespace icelens::test {

/// A log and its transactions, as a loaded session has them.
struct IndexedLog
{
    explicit IndexedLog(const std::vector<model::Event>& events)
    {
        for (const auto& event : events) {
            log.append(event);
            transactions.append(log[log.size() - 1], log.latest());
        }
    }

    explicit IndexedLog(const SessionShape& shape)
        : IndexedLog(generatedSession(shape))
    {}

    model::EventLog log;
    model::TransactionIndex transactions;
};

} // namespace icelens::test
