// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoflags.h"

#include "app/callflags.h"
#include "app/flagvalues.h"
#include "model/event/preset.h"

namespace icelens::app {

namespace {

using model::SessionOptions;
using Groups = FlagGroup<LiveRequest>;

class DemoFlags
{
    Q_DECLARE_TR_FUNCTIONS(icelens::app::DemoFlags)
public:
    static Groups pace();
    static Groups paceOfCalls();
    static Groups candidates();
    static Groups agents();
    static Groups timers();
    static Groups servers(const QString& turnPassword);
    static Groups session(const QString& duration);
    static QString demoDuration();
    static QString callDuration();
    static Complaint contradiction(const LiveRequest& request);

private:
    static Complaint nomination(LiveRequest& request, const QString& value);
    static Complaint preset(LiveRequest& request, const QString& value);
    static Complaint interface(LiveRequest& request, const QString& value);
};

/// A flag that takes no value and sets @p member to @p value.
auto sets(bool SessionOptions::*member, bool value)
{
    return [member, value](LiveRequest& request, const QString&) -> Complaint {
        request.options.*member = value;
        return {};
    };
}

auto reads(int SessionOptions::*member, int low, int high)
{
    return [member, low, high](LiveRequest& request, const QString& text) {
        return FlagValues::number(text, low, high, request.options.*member);
    };
}

auto reads(std::chrono::milliseconds SessionOptions::*member, int low, int high)
{
    return [member, low, high](LiveRequest& request, const QString& text) {
        return FlagValues::milliseconds(text, low, high, request.options.*member);
    };
}

auto reads(model::Role SessionOptions::*member)
{
    return [member](LiveRequest& request, const QString& text) {
        return FlagValues::role(text, request.options.*member);
    };
}

Groups DemoFlags::pace()
{
    return {
        tr("How the negotiation goes"),
        {
            {QStringLiteral("preset"), tr("NAME"),
             tr("fast (Ta 5 ms), libnice (Ta 20 ms, the default) or slow (Ta 250 ms, slow motion). "
                "--ta wins over it."),
             &DemoFlags::preset},
            {QStringLiteral("ta"), tr("MS"),
             tr("Ta, the time between two transactions, 1 to 5000 (20). RFC 8445 §14.2 asks for at "
                "least 5."),
             reads(&SessionOptions::ta, 1, 5000)},
            {QStringLiteral("nomination"), tr("KIND"),
             tr("regular (the default, the only one in RFC 8445 §8.1.1) or aggressive (RFC 5245)."),
             &DemoFlags::nomination},
            {QStringLiteral("trickle"), QString(),
             tr("Signal candidates as they appear (RFC 8838). --trickle=MS also sets the delay."),
             sets(&SessionOptions::trickle, true)},
            {QStringLiteral("trickle-delay"), tr("MS"),
             tr("Time between two signalled candidates, 0 to 60000 (0). Turns --trickle on."),
             [](LiveRequest& request, const QString& text) {
                 request.options.trickle = true;
                 return FlagValues::milliseconds(text, 0, 60000, request.options.trickleDelay);
             }},
            {QStringLiteral("hold-candidates"), QString(),
             tr("Hold each candidate until you let it go in the window: slow motion by hand. Turns "
                "--trickle on."),
             [](LiveRequest& request, const QString&) -> Complaint {
                 request.options.trickle = true;
                 request.options.holdCandidates = true;
                 return {};
             }},
            {QStringLiteral("no-consent"), QString(),
             tr("Do not check that the peer still consents to traffic (RFC 7675)."),
             sets(&SessionOptions::consentFreshness, false)},
        },
    };
}

/// Without what a call's signalling or its peer decides.
Groups DemoFlags::paceOfCalls()
{
    Groups group = pace();
    std::erase_if(group.flags, [](const auto& flag) {
        return flag.name.startsWith(QStringLiteral("trickle"))
            || flag.name == QStringLiteral("hold-candidates");
    });
    return group;
}

Groups DemoFlags::candidates()
{
    return {
        tr("Which candidates there are"),
        {
            {QStringLiteral("interface"), tr("NAME|ADDRESS"),
             tr("Gather on this interface or IP address only. Can be given several times. Without "
                "it: on those that libnice picks; on loopback only if there is no other."),
             &DemoFlags::interface},
            {QStringLiteral("no-ipv4"), QString(), tr("Gather no IPv4 candidates."),
             sets(&SessionOptions::ipv4, false)},
            {QStringLiteral("no-ipv6"), QString(), tr("Gather no IPv6 candidates."),
             sets(&SessionOptions::ipv6, false)},
            {QStringLiteral("ice-tcp"), QString(), tr("Gather TCP candidates too (RFC 6544)."),
             sets(&SessionOptions::iceTcp, true)},
            {QStringLiteral("upnp"), QString(), tr("Ask the router for a port mapping by UPnP."),
             sets(&SessionOptions::upnp, true)},
            {QStringLiteral("relay-only"), QString(),
             tr("Offer relayed candidates only; needs --turn."),
             sets(&SessionOptions::relayOnly, true)},
            {QStringLiteral("check-list-limit"), tr("N"),
             tr("Most pairs of a check list, 1 to 200 (100), RFC 8445 §6.1.2.5. libnice fails "
                "pairs "
                "that it never checked above 200."),
             reads(&SessionOptions::checkListLimit, 1, 200)},
        },
    };
}

Groups DemoFlags::agents()
{
    return {
        tr("What is negotiated"),
        {
            {QStringLiteral("streams"), tr("N"), tr("Data streams, 1 to 8 (1)."),
             reads(&SessionOptions::streams, 1, 8)},
            {QStringLiteral("components"), tr("N"), tr("Components of each stream, 1 to 8 (1)."),
             reads(&SessionOptions::components, 1, 8)},
            {QStringLiteral("alice-role"), tr("ROLE"),
             tr("controlling (the default) or controlled. Give both the same role to see a role "
                "conflict (RFC 8445 §7.3.1.1)."),
             reads(&SessionOptions::aliceRole)},
            {QStringLiteral("bob-role"), tr("ROLE"), tr("controlling or controlled (the default)."),
             reads(&SessionOptions::bobRole)},
        },
    };
}

Groups DemoFlags::timers()
{
    return {
        tr("libnice's timers"),
        {
            {QStringLiteral("idle-timeout"), tr("MS"),
             tr("Wait before a check list fails that has nothing left to check, 50 to 60000 "
                "(5000)."),
             reads(&SessionOptions::idleTimeout, 50, 60000)},
            {QStringLiteral("stun-timeout"), tr("MS"),
             tr("RTO of requests to servers, 20 to 9999 (500), RFC 8489 §6.2.1."),
             reads(&SessionOptions::stunInitialTimeout, 20, 9999)},
            {QStringLiteral("stun-retransmissions"), tr("N"),
             tr("Rc, how often a request is sent, 1 to 99 (3), RFC 8489 §6.2.1."),
             reads(&SessionOptions::stunMaxRetransmissions, 1, 99)},
            {QStringLiteral("stun-reliable-timeout"), tr("MS"),
             tr("Ti, wait for a response over TCP, 20 to 99999 (2000), RFC 8489 §6.2.2."),
             reads(&SessionOptions::stunReliableTimeout, 20, 99999)},
        },
    };
}

Groups DemoFlags::servers(const QString& turnPassword)
{
    return {
        tr("Servers"),
        {
            {QStringLiteral("stun"), tr("ADDRESS:PORT"),
             tr("STUN server, by IP address (port 3478 unless given)."),
             [](LiveRequest& request, const QString& text) {
                 return FlagValues::server(text, 3478, request.options.stunServer);
             }},
            {QStringLiteral("turn"), tr("SERVER"),
             tr("TURN server, as udp:user@192.0.2.1:3478 or tcp:user@192.0.2.1:3478. Its password "
                "is read from the environment variable ICELENS_TURN_PASSWORD. Up to 8 times."),
             [turnPassword](LiveRequest& request, const QString& text) {
                 return FlagValues::turn(text, turnPassword, request.options.turnServers);
             }},
        },
    };
}

QString DemoFlags::demoDuration()
{
    return tr("End the session after this time, 0.1 to 86400. Without it a session in the "
              "terminal ends when both sides are connected.");
}

QString DemoFlags::callDuration()
{
    return tr("Hang up after this time of the call, 0.1 to 86400, counted from the moment when it "
              "is encrypted. Without it the call lasts until somebody hangs up.");
}

Groups DemoFlags::session(const QString& duration)
{
    return {
        tr("What becomes of the session"),
        {
            {QStringLiteral("headless"), QString(), tr("Run in the terminal, without a window."),
             [](LiveRequest& request, const QString&) -> Complaint {
                 request.headless = true;
                 return {};
             }},
            {QStringLiteral("record"), tr("FILE"), tr("Write the session into FILE as it runs."),
             [](LiveRequest& request, const QString& text) -> Complaint {
                 if (text.isEmpty())
                     return tr("the name of a file is wanted");
                 request.recordFile = text;
                 return {};
             }},
            {QStringLiteral("json"), QString(),
             tr("Write the events to standard output as they happen, as JSON Lines: the format of "
                "the session file."),
             [](LiveRequest& request, const QString&) -> Complaint {
                 request.json = true;
                 return {};
             }},
            {QStringLiteral("duration"), tr("SECONDS"), duration,
             [](LiveRequest& request, const QString& text) {
                 std::chrono::nanoseconds time{};
                 auto complaint = FlagValues::seconds(text, 0.1, 86400, time);
                 request.duration = std::chrono::duration_cast<std::chrono::milliseconds>(time);
                 return complaint;
             }},
        },
    };
}

Complaint DemoFlags::nomination(LiveRequest& request, const QString& value)
{
    if (value == QStringLiteral("regular"))
        request.options.nomination = model::Nomination::Regular;
    else if (value == QStringLiteral("aggressive"))
        request.options.nomination = model::Nomination::Aggressive;
    else
        return tr("“regular” or “aggressive” is wanted, not “%1”").arg(value);
    return {};
}

Complaint DemoFlags::preset(LiveRequest& request, const QString& value)
{
    using model::Preset;
    if (value == QStringLiteral("fast"))
        request.options.ta = model::taOf(Preset::Fast);
    else if (value == QStringLiteral("libnice"))
        request.options.ta = model::taOf(Preset::AsLibnice);
    else if (value == QStringLiteral("slow"))
        request.options.ta = model::taOf(Preset::SlowMotion);
    else
        return tr("“fast”, “libnice” or “slow” is wanted, not “%1”").arg(value);
    return {};
}

Complaint DemoFlags::interface(LiveRequest& request, const QString& value)
{
    if (value.isEmpty())
        return tr("the name or an IP address of an interface is wanted");
    request.options.interfaces.push_back(value.toStdString());
    return {};
}

Complaint DemoFlags::contradiction(const LiveRequest& request)
{
    if (!request.options.ipv4 && !request.options.ipv6)
        return tr("With --no-ipv4 and --no-ipv6 no candidate is left.");
    if (request.options.holdCandidates && request.headless)
        return tr("--hold-candidates needs the window: that is where you let candidates go.");
    if (request.options.relayOnly && request.options.turnServers.empty())
        return tr("--relay-only needs a server to relay: give one with --turn.");
    return {};
}

} // namespace

namespace {

template <class Target>
FlagGroup<Target> fittedTo(const Groups& group)
{
    FlagGroup<Target> result;
    result.title = group.title;
    for (const auto& flag : group.flags)
        result.flags.push_back({flag.name, flag.valueName, flag.help, flag.apply});
    return result;
}

} // namespace

std::vector<FlagGroup<DemoRequest>> demoFlags(const QString& turnPassword)
{
    std::vector<FlagGroup<DemoRequest>> groups;
    for (const auto& group :
         {DemoFlags::pace(), DemoFlags::candidates(), DemoFlags::agents(), DemoFlags::timers(),
          DemoFlags::servers(turnPassword), DemoFlags::session(DemoFlags::demoDuration())})
        groups.push_back(fittedTo<DemoRequest>(group));
    return groups;
}

std::vector<FlagGroup<CallRequest>> callFlags(const QString& turnPassword)
{
    std::vector<FlagGroup<CallRequest>> groups = CallFlags::own();
    for (const auto& group :
         {DemoFlags::session(DemoFlags::callDuration()), DemoFlags::candidates(),
          DemoFlags::servers(turnPassword), DemoFlags::paceOfCalls(), DemoFlags::timers()})
        groups.push_back(fittedTo<CallRequest>(group));
    return groups;
}

Complaint liveContradiction(const LiveRequest& request)
{
    return DemoFlags::contradiction(request);
}

Complaint callContradiction(const CallRequest& request)
{
    if (const Complaint complaint = liveContradiction(request))
        return complaint;
    return CallFlags::contradiction(request);
}

} // namespace icelens::app
