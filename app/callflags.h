// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "app/flag.h"

#include <QCoreApplication>

namespace icelens::app {

/// The flags that only `icelens offer` and `icelens answer` have.
class CallFlags
{
    Q_DECLARE_TR_FUNCTIONS(icelens::app::CallFlags)
public:
    [[nodiscard]] static std::vector<FlagGroup<CallRequest>> own();
    [[nodiscard]] static Complaint contradiction(const CallRequest& request);

private:
    static FlagGroup<CallRequest> signalling();
    static FlagGroup<CallRequest> sound();
    static Complaint audio(CallRequest& request, const QString& value);
};

} // namespace icelens::app
