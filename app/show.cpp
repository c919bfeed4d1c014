// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/show.h"

#include "app/findingstext.h"
#include "app/sessiontext.h"
#include "app/terminal.h"
#include "model/record/sessionjson.h"
#include "model/record/sessionreader.h"

#include <algorithm>

namespace icelens::app {

ExitStatus show(const ShowRequest& request)
{
    model::EventLog log;
    model::TransactionIndex index;
    model::SessionTime last{};
    const auto read = record::readSession(request.file, [&](model::Event event) {
        // As in model::EventLog: time does not go back.
        last = event.at = std::max(last, event.at);
        if (request.at && event.at > *request.at)
            return;
        log.append(std::move(event));
        index.append(log[log.size() - 1], log.latest());
    });
    if (!read.ok()) {
        printError(describe(read.error()));
        return ExitStatus::BadUsage;
    }
    for (const QString& sentence : describe(read->summary))
        printError(sentence);
    const auto& session = log.latest();
    const auto findings = model::findings({session, log, log.size(), index});
    if (request.json) {
        print(stdout,
              QString::fromStdString(
                  record::sessionJson(session, request.at.value_or(last), findings)));
        return ExitStatus::Connected;
    }
    print(stdout,
          pairTable(session, session.pairs().size()) + QLatin1Char('\n') + summaryText(session)
              + QLatin1Char('\n') + findingsText(findings, session));
    return ExitStatus::Connected;
}

} // namespace icelens::app
