// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/sessionsummary.h"

#include <QCoreApplication>

namespace icelens::items {

using model::Notice;
using model::Noticed;

namespace {

struct NoticeText
{
    Q_DECLARE_TR_FUNCTIONS(icelens::items::NoticeText)
};

NoticeSummary selfTest(Notice what)
{
    if (what == Notice::WireSeen)
        return {what,
                NoticeLevel::Quiet,
                NoticeText::tr("IceLens sees what crosses this program's sockets."),
                NoticeText::tr("Packets are shown as they crossed."),
                {}};
    if (what == Notice::LogUnderstood)
        return {what,
                NoticeLevel::Quiet,
                NoticeText::tr("IceLens understands the agent's log."),
                NoticeText::tr("Pairs are shown as the agent reports them."),
                {}};
    if (what == Notice::WireNotSeen)
        return {what, NoticeLevel::Warning,
                NoticeText::tr("IceLens does not see what crosses this program's sockets."),
                NoticeText::tr("Packets are missing; candidates, pairs and states are still shown "
                               "from what the agent says."),
                NoticeText::tr("Start the icelens program itself, not its libraries from another "
                               "program, and report this with the version of libnice.")};
    return {what, NoticeLevel::Warning,
            NoticeText::tr("IceLens recognises nothing in the agent's log."),
            NoticeText::tr("This libnice may be of another version. Pairs are inferred from the "
                           "wire; states such as Frozen and Waiting cannot be seen."),
            NoticeText::tr("Use libnice 0.1.21 to see the check list as the agent keeps it.")};
}

NoticeSummary gathering(const Noticed& notice)
{
    const auto detail = QString::fromStdString(notice.detail);
    switch (notice.what) {
    case Notice::GatheringOverdue:
        return {notice.what, NoticeLevel::Warning,
                NoticeText::tr("Gathering has not ended on stream %1.").arg(notice.stream.value()),
                NoticeText::tr("libnice may never say that it ended, for example when the name of "
                               "a server cannot be resolved."),
                NoticeText::tr("Check the STUN and TURN servers, or leave them out.")};
    case Notice::GatheringRefused:
        return {notice.what, NoticeLevel::Warning,
                NoticeText::tr("The agent refused to gather candidates for stream %1.")
                    .arg(notice.stream.value()),
                NoticeText::tr("It found no address that it can use."),
                NoticeText::tr("Check the chosen interfaces and addresses, and that one of them "
                               "is up.")};
    case Notice::ServerSilent:
        return {notice.what, NoticeLevel::Warning,
                NoticeText::tr("The server %1 gave no candidate.").arg(detail),
                NoticeText::tr("It did not answer, or it refused. libnice does not say which."),
                NoticeText::tr("Look for its answers among the packets; check the address, user "
                               "name and password.")};
    default:
        return {notice.what, NoticeLevel::Info,
                NoticeText::tr("Stream %1, component %2 has no candidate of the peer.")
                    .arg(notice.stream.value())
                    .arg(notice.component.value()),
                NoticeText::tr("libnice makes no check for it, and never says that it failed."),
                NoticeText::tr("Check that the peer's description has candidates for it.")};
    }
}

} // namespace

NoticeSummary describeNotice(const Noticed& notice)
{
    switch (notice.what) {
    case Notice::WireSeen:
    case Notice::WireNotSeen:
    case Notice::LogUnderstood:
    case Notice::LogNotUnderstood:
        return selfTest(notice.what);
    case Notice::GatheringOverdue:
    case Notice::NoRemoteCandidates:
    case Notice::GatheringRefused:
    case Notice::ServerSilent:
        return gathering(notice);
    case Notice::OptionRefused:
        return {notice.what, NoticeLevel::Warning,
                NoticeText::tr("The option %1 could not be applied.")
                    .arg(QString::fromStdString(notice.detail)),
                NoticeText::tr("The session runs with libnice's own value."),
                NoticeText::tr("Choose another value when you start the next session.")};
    case Notice::EventsMissing:
        return {notice.what,
                NoticeLevel::Warning,
                NoticeText::tr("Events are missing from this session: %1.")
                    .arg(QString::fromStdString(notice.detail)),
                NoticeText::tr("They came faster than they could be taken. What is shown may lack "
                               "pairs, packets or states."),
                {}};
    case Notice::NameNotResolved:
        return {notice.what, NoticeLevel::Info,
                NoticeText::tr("The name %1 of a candidate of the peer was not found.")
                    .arg(QString::fromStdString(notice.detail)),
                NoticeText::tr("Browsers hide their addresses behind such names, which only "
                               "programs in the same local network can look up (mDNS). No pair is "
                               "formed with this candidate; the peer's own checks may still find "
                               "the way."),
                NoticeText::tr("If no pair works, let the browser use its microphone before it "
                               "makes the offer: it then gives its addresses.")};
    }
    return {};
}

} // namespace icelens::items
