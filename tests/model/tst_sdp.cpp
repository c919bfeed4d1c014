// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sdp/audiocall.h"
#include "model/sdp/candidateline.h"
#include "model/sdp/sdpreader.h"
#include "model/sdp/sdpwriter.h"
#include "tests/model/descriptions.h"

#include <QTest>

using namespace icelens::model;
using namespace icelens::model::sdp;
using icelens::test::described;
using icelens::test::localTransport;

/// Descriptions that real programs wrote, and what they must come to.
class TestSdp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersOffersOfOthers_data();
    void answersOffersOfOthers();
    void readsAnswersOfOthers_data();
    void readsAnswersOfOthers();
    void keepsWhatItDoesNotKnow();
    void readsCandidates_data();
    void readsCandidates();
    void refusesCandidates_data();
    void refusesCandidates();
    void sessionPartHoldsForSections();
    void answersOwnOffer();
    void rejectsWhatIsNotAudio();
    void bundleOnlyUsesItsGroupsTransport();
    void mirrorsDirections_data();
    void mirrorsDirections();
    void choosesDtlsRole_data();
    void choosesDtlsRole();
    void restartKeepsNumbersAndRole();
    void refuses_data();
    void refuses();
    void remarksAreBounded();
    void tooMuchIsRefused();
    void writtenIsReadBackAsItWas();
};

void TestSdp::answersOffersOfOthers_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("mid");
    QTest::addColumn<int>("opus");
    QTest::addColumn<int>("codecs");
    QTest::addColumn<int>("candidates");
    QTest::addColumn<int>("events48000");
    QTest::addColumn<int>("events8000");
    QTest::addColumn<int>("levelId");
    QTest::addColumn<bool>("trickles");
    QTest::addColumn<bool>("complete");

    QTest::newRow("Chromium") << "chromium"
                              << "0" << 111 << 3 << 2 << 110 << 126 << 1 << true << false;
    QTest::newRow("Chromium with .local")
        << "chromium-mdns"
        << "0" << 111 << 3 << 1 << 110 << 126 << 1 << true << false;
    QTest::newRow("Firefox") << "firefox"
                             << "0" << 109 << 3 << 2 << -1 << 101 << 1 << true << true;
    QTest::newRow("aiortc") << "aiortc"
                            << "0" << 96 << 3 << 1 << -1 << -1 << 2 << false << true;
    QTest::newRow("GStreamer") << "gstreamer"
                               << "audio0" << 96 << 1 << 9 << -1 << -1 << 0 << true << false;
}

void TestSdp::answersOffersOfOthers()
{
    QFETCH(QString, file);
    QFETCH(QString, mid);
    QFETCH(int, opus);
    QFETCH(int, events48000);
    QFETCH(int, events8000);

    const Description offer = described(file);
    QVERIFY(offer.remarks.empty());
    const auto made = makeAnswer(offer, {}, localTransport());
    QVERIFY(made.ok());

    const NegotiatedCall& call = made->call;
    QCOMPARE(call.codecs.front(), (CodecChoice{AudioCodec::Opus, opus, opus}));
    QTEST(int(call.codecs.size()), "codecs");
    QTEST(int(call.remote.candidates.size()), "candidates"); // of component 1
    QCOMPARE(call.events.at48000.value_or(-1), events48000);
    QCOMPARE(call.events.at8000.value_or(-1), events8000);
    QTEST(call.numbering.audioLevelId, "levelId");
    QTEST(call.remote.trickles, "trickles");
    QTEST(call.remote.endOfCandidates, "complete");
    QCOMPARE(call.role, DtlsRole::Client);
    QVERIFY(call.sends && call.receives);
    QCOMPARE(call.remote.fingerprints.size(), std::size_t{1});
    QCOMPARE(call.remote.fingerprints.front().octets.size(), std::size_t{32});

    const Section& answer = made->description.sections.front();
    QCOMPARE(made->description.sections.size(), offer.sections.size());
    QCOMPARE(QString::fromStdString(answer.mid.value_or("none")), mid);
    QCOMPARE(made->description.bundleGroups.front().front(), *answer.mid);
    QCOMPARE(answer.transport.setup, std::optional(Setup::Active));
    QVERIFY(answer.rtcpMux && !answer.rtcpMuxOnly); // RFC 8858 §4: never in an answer
    QCOMPARE(answer.formats.front(), std::to_string(opus));
}

void TestSdp::readsAnswersOfOthers_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("opus");
    QTest::addColumn<int>("ptime");

    QTest::newRow("Janus") << "janus-answer" << 111 << 20;
    // Session-level credentials and fingerprint, no mid, its own payload type.
    QTest::newRow("baresip") << "baresip-answer" << 96 << 20;
}

void TestSdp::readsAnswersOfOthers()
{
    QFETCH(QString, file);
    QFETCH(int, opus);
    QFETCH(int, ptime);

    AudioCallOptions options;
    options.codecs = {AudioCodec::Opus};
    const Description offer = makeOffer(options, localTransport());
    const auto call = readAnswer(offer, described(file));
    QVERIFY(call.ok());
    QCOMPARE(call->codecs, std::vector<CodecChoice>({{AudioCodec::Opus, opus, 111}}));
    QCOMPARE(call->role, DtlsRole::Server);
    QCOMPARE(call->ptime.count(), ptime);
    QCOMPARE(call->remote.candidates.size(), std::size_t{1});
    QVERIFY(!call->remote.credentials.ufrag.empty());
    QCOMPARE(call->numbering.mid, std::string("0"));
}

void TestSdp::keepsWhatItDoesNotKnow()
{
    const Description offer = described(QStringLiteral("chromium"));
    const auto& others = offer.sections.front().others;
    const auto has = [&](const std::string& value) {
        return std::find(others.begin(), others.end(), OtherLine{'a', value}) != others.end();
    };
    QVERIFY(has("rtcp-xr:rcvr-rtt=all"));
    const auto& first = offer.sections.front().transport.candidates.front();
    QCOMPARE(first.extensions.size(), std::size_t{2});
    QCOMPARE(first.extensions.back().first, std::string("network-id"));
    QVERIFY(writeCandidate(first).find("generation 0 network-id 1") != std::string::npos);
}

void TestSdp::readsCandidates_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("written");

    QTest::newRow("as browsers hand it out")
        << QByteArray("candidate:1 1 udp 2122260223 192.0.2.1 34917 typ host generation 0")
        << QByteArray("candidate:1 1 UDP 2122260223 192.0.2.1 34917 typ host generation 0");
    QTest::newRow("in capitals") << QByteArray("a=CANDIDATE:1 1 UDP 1 192.0.2.1 9 TYP HOST")
                                 << QByteArray("candidate:1 1 UDP 1 192.0.2.1 9 typ host");
    QTest::newRow("reflexive, hidden")
        << QByteArray("candidate:2 1 udp 5 192.0.2.1 4000 typ srflx raddr 0.0.0.0 rport 9")
        << QByteArray("candidate:2 1 UDP 5 192.0.2.1 4000 typ srflx raddr 0.0.0.0 rport 9");
    QTest::newRow("relayed over IPv6")
        << QByteArray("candidate:+/ 1 udp 5 2001:db8::1 4000 typ relay raddr 2001:db8::2 rport 7")
        << QByteArray("candidate:+/ 1 UDP 5 2001:db8::1 4000 typ relay raddr 2001:db8::2 rport 7");
    QTest::newRow("no related address")
        << QByteArray("candidate:2 1 udp 5 192.0.2.1 4000 typ prflx")
        << QByteArray("candidate:2 1 UDP 5 192.0.2.1 4000 typ prflx raddr 0.0.0.0 rport 9");
    QTest::newRow("related address is a name")
        << QByteArray("candidate:2 1 udp 5 192.0.2.1 4000 typ srflx raddr x.local rport 9")
        << QByteArray("candidate:2 1 UDP 5 192.0.2.1 4000 typ srflx raddr 0.0.0.0 rport 9");
    QTest::newRow("TCP") << QByteArray("candidate:3 1 TCP 5 fe80::1 9 typ host tcptype active")
                         << QByteArray("candidate:3 1 TCP 5 fe80::1 9 typ host tcptype active");
    QTest::newRow("simultaneous open")
        << QByteArray("candidate:3 2 tcp 5 192.0.2.1 9 typ host tcptype SO x y")
        << QByteArray("candidate:3 2 TCP 5 192.0.2.1 9 typ host tcptype so x y");
    QTest::newRow(".local")
        << QByteArray("candidate:4 1 udp 5 c5c636c2-4355-4fcc-a58a-e3ee04c98c28.local 9 typ host")
        << QByteArray("candidate:4 1 UDP 5 c5c636c2-4355-4fcc-a58a-e3ee04c98c28.local 9 typ host");
}

void TestSdp::readsCandidates()
{
    QFETCH(QByteArray, line);
    const auto read = readCandidate(line.toStdString());
    QVERIFY(read.has_value());
    QTEST(QByteArray::fromStdString(writeCandidate(*read)), "written");
}

void TestSdp::refusesCandidates_data()
{
    QTest::addColumn<QByteArray>("line");

    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("the end of candidates") << QByteArray("candidate:");
    QTest::newRow("priority 0") << QByteArray("candidate:1 1 udp 0 192.0.2.1 9 typ host");
    QTest::newRow("component 0") << QByteArray("candidate:1 0 udp 1 192.0.2.1 9 typ host");
    QTest::newRow("component 257") << QByteArray("candidate:1 257 udp 1 192.0.2.1 9 typ host");
    QTest::newRow("port 65536") << QByteArray("candidate:1 1 udp 1 192.0.2.1 65536 typ host");
    QTest::newRow("unknown type") << QByteArray("candidate:1 1 udp 1 192.0.2.1 9 typ magic");
    QTest::newRow("unknown transport") << QByteArray("candidate:1 1 sctp 1 192.0.2.1 9 typ host");
    QTest::newRow("TCP without tcptype") << QByteArray("candidate:1 1 tcp 1 192.0.2.1 9 typ host");
    QTest::newRow("no address") << QByteArray("candidate:1 1 udp 1 999.1.1.1 9 typ host");
    QTest::newRow("long foundation")
        << QByteArray("candidate:" + QByteArray(33, 'x') + " 1 udp 1 192.0.2.1 9 typ host");
}

void TestSdp::refusesCandidates()
{
    QFETCH(QByteArray, line);
    QVERIFY(!readCandidate(line.toStdString()));
}

void TestSdp::sessionPartHoldsForSections()
{
    const Description answer = described(QStringLiteral("baresip-answer"));
    const Transportation transport = effective(answer, answer.sections.front());
    QCOMPARE(transport.ufrag, std::optional<std::string>("5zAp"));
    QCOMPARE(transport.fingerprints.front().hash, std::string("sha-256"));
    QCOMPARE(transport.setup, std::optional(Setup::Active));
}

void TestSdp::answersOwnOffer()
{
    AudioCallOptions ours;
    ours.ptime = std::chrono::milliseconds(40);
    const Description offer = makeOffer(ours, localTransport());
    const auto answer = makeAnswer(offer, {}, localTransport("theirUfrag"));
    QVERIFY(answer.ok());
    const auto call = readAnswer(offer, answer->description);
    QVERIFY(call.ok());
    QCOMPARE(call->role, DtlsRole::Server);
    QCOMPARE(answer->call.role, DtlsRole::Client);
    QCOMPARE(call->codecs, answer->call.codecs);
    QCOMPARE(call->codecs.size(), std::size_t{3});
    QCOMPARE(call->events, answer->call.events);
    QCOMPARE(call->receivedEvents.at48000, std::optional(110));
    QCOMPARE(call->numbering, answer->call.numbering);
    QCOMPARE(call->remote.credentials.ufrag, std::string("theirUfrag"));
    QVERIFY(call->opus.inbandFec);
    // Each says what it wants to receive.
    QCOMPARE(answer->call.ptime.count(), 40);
    QCOMPARE(call->ptime.count(), 20);
}

void TestSdp::rejectsWhatIsNotAudio()
{
    const Description offer = described(QStringLiteral("video-first"));
    const auto answer = makeAnswer(offer, {}, localTransport());
    QVERIFY(answer.ok());
    const auto& sections = answer->description.sections;
    QCOMPARE(sections.size(), std::size_t{4});
    QCOMPARE(sections[0].port, std::uint16_t{0});
    QCOMPARE(sections[0].media, std::string("video"));
    QVERIFY(sections[1].port != 0);
    QCOMPARE(sections[2].port, std::uint16_t{0});
    QCOMPARE(sections[2].formats.front(), std::string("webrtc-datachannel"));
    QCOMPARE(sections[3].port, std::uint16_t{0}); // a second audio section
    QCOMPARE(answer->description.bundleGroups,
             std::vector<std::vector<std::string>>({{std::string("voice")}}));
    const auto written = readSdp(writeSdp(answer->description));
    QVERIFY(written.ok());
    QVERIFY(written->sections[0].isRejected());
}

void TestSdp::bundleOnlyUsesItsGroupsTransport()
{
    const Description offer = described(QStringLiteral("video-first"));
    const Section& audio = offer.sections[1];
    QVERIFY(audio.bundleOnly && !audio.isRejected());
    QCOMPARE(effective(offer, audio).ufrag, std::optional<std::string>("taggedUf"));
    QCOMPARE(effective(offer, audio).candidates.size(), std::size_t{1});
}

void TestSdp::mirrorsDirections_data()
{
    QTest::addColumn<int>("theirs");
    QTest::addColumn<int>("wanted");
    QTest::addColumn<int>("answered");

    const auto row = [](const char* name, Flow theirs, Flow wanted, Flow answered) {
        QTest::newRow(name) << int(theirs) << int(wanted) << int(answered);
    };
    row("both", Flow::SendRecv, Flow::SendRecv, Flow::SendRecv);
    row("they only send", Flow::SendOnly, Flow::SendRecv, Flow::RecvOnly);
    row("they only receive", Flow::RecvOnly, Flow::SendRecv, Flow::SendOnly);
    row("on hold", Flow::Inactive, Flow::SendRecv, Flow::Inactive);
    row("we listen", Flow::SendRecv, Flow::RecvOnly, Flow::RecvOnly);
    row("nobody sends", Flow::RecvOnly, Flow::RecvOnly, Flow::Inactive);
}

void TestSdp::mirrorsDirections()
{
    QFETCH(int, theirs);
    QFETCH(int, wanted);
    AudioCallOptions options;
    options.flow = Flow(theirs);
    const Description offer = makeOffer(options, localTransport());
    AudioCallOptions ours;
    ours.flow = Flow(wanted);
    const auto answer = makeAnswer(offer, ours, localTransport());
    QVERIFY(answer.ok());
    QTEST(int(*answer->description.sections.front().flow), "answered");
    const auto call = readAnswer(offer, answer->description);
    QVERIFY(call.ok());
    QCOMPARE(call->sends, answer->call.receives);
    QCOMPARE(call->receives, answer->call.sends);
}

void TestSdp::choosesDtlsRole_data()
{
    QTest::addColumn<QByteArray>("setup");
    QTest::addColumn<bool>("client");

    QTest::newRow("actpass") << QByteArray("a=setup:actpass\r\n") << true;
    QTest::newRow("active") << QByteArray("a=setup:active\r\n") << false;
    QTest::newRow("passive") << QByteArray("a=setup:passive\r\n") << true;
    QTest::newRow("not said") << QByteArray() << true;
}

void TestSdp::choosesDtlsRole()
{
    QFETCH(QByteArray, setup);
    QFETCH(bool, client);
    QByteArray text = QByteArray::fromStdString(writeSdp(makeOffer({}, localTransport())));
    text.replace("a=setup:actpass\r\n", setup);
    const auto offer = readSdp(text.toStdString());
    QVERIFY(offer.ok());
    const auto answer = makeAnswer(*offer, {}, localTransport());
    QVERIFY(answer.ok());
    QCOMPARE(answer->call.role == DtlsRole::Client, client);
    QCOMPARE(answer->description.sections.front().transport.setup,
             std::optional(client ? Setup::Active : Setup::Passive));
}

void TestSdp::restartKeepsNumbersAndRole()
{
    const auto first = makeAnswer(described(QStringLiteral("gstreamer")), {}, localTransport());
    QVERIFY(first.ok());
    AudioCallOptions later;
    later.numbering = first->call.numbering;
    later.codecs = {AudioCodec::Opus};
    later.sessionVersion = 1;
    const Description restart = makeOffer(later, localTransport("anotherUfrag"));
    const Section& section = restart.sections.front();
    QCOMPARE(section.mid, std::optional<std::string>("audio0"));
    QCOMPARE(section.formats.front(), std::string("96"));
    QCOMPARE(section.transport.setup, std::optional(Setup::Actpass)); // RFC 8842 §5.5

    // Who is the server of an association stays it.
    const auto answer = makeAnswer(restart, {}, localTransport(), DtlsRole::Server);
    QVERIFY(answer.ok());
    QCOMPARE(answer->call.role, DtlsRole::Server);
    QVERIFY(isIceRestart(first->call.remote, answer->call.remote));
    QVERIFY(!isIceRestart(first->call.remote, first->call.remote));
}

void TestSdp::refuses_data()
{
    QTest::addColumn<QByteArray>("remove");
    QTest::addColumn<QByteArray>("insert");
    QTest::addColumn<int>("fault");

    const auto row = [](const char* name, const char* remove, const char* insert, Fault fault) {
        QTest::newRow(name) << QByteArray(remove) << QByteArray(insert) << int(fault);
    };
    row("no ufrag", "a=ice-ufrag:wX6M", "a=x", Fault::NoUfrag);
    row("short ufrag", "a=ice-ufrag:wX6M", "a=ice-ufrag:wX6", Fault::BadUfrag);
    row("no password", "a=ice-pwd:b8bnnxS4WJQRArGewqxIyY", "a=x", Fault::NoPassword);
    row("short password", "a=ice-pwd:b8bnnxS4WJQRArGewqxIyY", "a=ice-pwd:b8", Fault::BadPassword);
    row("no fingerprint", "a=fingerprint:", "a=x:", Fault::NoFingerprint);
    row("only MD5", "a=fingerprint:sha-256", "a=fingerprint:md5", Fault::WeakFingerprint);
    row("broken fingerprint", "9A:C4", "9A;C4", Fault::BadFingerprint);
    row("short fingerprint", "9A:C4:8C", "9A:C4", Fault::BadFingerprint);
    row("no multiplexing", "a=rtcp-mux", "a=x", Fault::NoRtcpMux);
    row("clear RTP", "UDP/TLS/RTP/SAVPF", "RTP/AVP", Fault::NotDtlsSrtp);
    row("video", "m=audio", "m=video", Fault::NoAudio);
    row("rejected", "m=audio 45629", "m=audio 0", Fault::NoAudio);
    row("no ICE", "a=rtcp-mux", "a=ice-mismatch\na=rtcp-mux", Fault::IceMismatch);
    row("hold of RFC 4145", "a=setup:actpass", "a=setup:holdconn", Fault::BadSetup);
    row("other codecs", "96 0 8", "18", Fault::NoCommonCodec);
}

void TestSdp::refuses()
{
    QFETCH(QByteArray, remove);
    QFETCH(QByteArray, insert);
    QFETCH(int, fault);
    QByteArray text = icelens::test::descriptionText(QStringLiteral("aiortc"));
    QVERIFY(text.contains(remove));
    text.replace(remove, insert);
    const auto read = readSdp(text.toStdString());
    QVERIFY(read.ok());
    const auto answer = makeAnswer(*read, {}, localTransport());
    QVERIFY(!answer.ok());
    QCOMPARE(int(answer.error().fault), fault);
    QCOMPARE(int(objection(*read).value_or(Error{}).fault), fault);
}

void TestSdp::remarksAreBounded()
{
    std::string text = "v=0\ns=-\nt=0 0\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n";
    for (int i = 0; i < 1000; ++i)
        text += "a=candidate:nonsense\n";
    const auto read = readSdp(text);
    QVERIFY(read.ok());
    QCOMPARE(read->remarks.size(), Limits::perSection);
    QCOMPARE(int(read->remarks.front().fault), int(Fault::BadCandidate));
    QCOMPARE(read->remarks.front().line, std::size_t{5});
    QCOMPARE(read->remarks.front().text, std::string("a=candidate:nonsense"));
}

void TestSdp::tooMuchIsRefused()
{
    const auto faultOf = [](const std::string& text) {
        const auto read = readSdp(text);
        return read.ok() ? -1 : int(read.error().fault);
    };
    const std::string begin = "v=0\ns=-\nt=0 0\n";
    std::string sections = begin;
    for (int i = 0; i < 100; ++i)
        sections += "m=audio 9 UDP/TLS/RTP/SAVPF 0\n";
    QCOMPARE(faultOf(sections), int(Fault::TooLarge));
    std::string unknown = begin;
    for (int i = 0; i < 1000; ++i)
        unknown += "a=something:else\n";
    QCOMPARE(faultOf(unknown), int(Fault::TooLarge));
    QCOMPARE(faultOf(begin + std::string(300 * 1024, 'x')), int(Fault::TooLarge));
    QCOMPARE(faultOf(begin + std::string(5000, '\n')), int(Fault::TooLarge));
    QCOMPARE(faultOf({}), int(Fault::Empty));
    QCOMPARE(faultOf("v=1\n"), int(Fault::BadVersion));
    QCOMPARE(faultOf(begin + "m=audio\n"), int(Fault::BadMediaLine));
    QCOMPARE(faultOf(begin + "hello\n"), int(Fault::NotALine));
}

void TestSdp::writtenIsReadBackAsItWas()
{
    AudioCallOptions options;
    options.ssrc = 4000000000U;
    options.cname = "cname";
    options.sessionId = 7;
    options.sessionVersion = 3;
    const Description offer = makeOffer(options, localTransport());
    const std::string text = writeSdp(offer);
    QVERIFY(text.ends_with("\r\n"));
    auto read = readSdp(text);
    QVERIFY(read.ok());
    QVERIFY(read->remarks.empty());
    QVERIFY(read->others.empty() && read->sections.front().others.empty());
    QCOMPARE(read->sessionId, offer.sessionId);
    QCOMPARE(read->sessionVersion, offer.sessionVersion);
    Section expected = offer.sections.front();
    expected.line = read->sections.front().line;
    for (CandidateLine& line : expected.transport.candidates) {
        line.candidate.base = {};
        line.candidate.server = {};
        line.candidate.stream = {};
    }
    QVERIFY(read->sections.front() == expected);
    QCOMPARE(writeSdp(*read), text);
}

QTEST_APPLESS_MAIN(TestSdp)
#include "tst_sdp.moc"
