// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sdp/compactcode.h"
#include "model/sdp/readdescription.h"
#include "model/sdp/sdpwriter.h"
#include "tests/model/descriptions.h"

#include <QTest>

using namespace icelens::model;
using namespace icelens::model::sdp;
using icelens::test::descriptionText;
using icelens::test::localTransport;

namespace {

std::string offerText()
{
    return writeSdp(makeOffer({}, localTransport()));
}

std::string offerCode()
{
    return writeCompact(makeOffer({}, localTransport())).value_or("");
}

/// -1 if it can be read.
int faultOf(const std::string& text, std::optional<Kind> wanted = {})
{
    const auto read = readDescription(text, wanted);
    return read.ok() ? -1 : int(read.error().fault);
}

std::string prefixed(const std::string& text, const std::string& prefix)
{
    std::string result = prefix;
    for (const char c : text) {
        result += c;
        if (c == '\n')
            result += prefix;
    }
    return result;
}

std::string folded(const std::string& text, std::size_t columns, const std::string& with)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); i += columns)
        result += text.substr(i, columns) + with;
    return result;
}

/// Breaks at blanks, as mail programs do.
std::string wrapped(std::string text, std::size_t columns)
{
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n')
            begin = i + 1;
        if (i - begin >= columns) {
            const auto blank = text.rfind(' ', i);
            if (blank != std::string::npos && blank > begin) {
                text[blank] = '\n';
                begin = blank + 1;
            }
        }
    }
    return text;
}

std::string escapedJson(const std::string& text)
{
    std::string result;
    for (const char c : text) {
        if (c == '\r')
            result += "\\r";
        else if (c == '\n')
            result += "\\n";
        else
            result += c;
    }
    return result;
}

} // namespace

/// What people paste.
class TestReadDescription : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void forgives_data();
    void forgives();
    void compactCodeSaysTheSame();
    void compactAnswerSaysTheSame();
    void compactCodeIsForOurCalls();
    void compactCodeNoticesEveryWrongLetter();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void neverShowsAPassword();
    void tellsOfferFromAnswer();
};

void TestReadDescription::forgives_data()
{
    QTest::addColumn<QByteArray>("text");

    const auto row = [](const char* name, const std::string& text) {
        QTest::newRow(name) << QByteArray::fromStdString(text);
    };
    const std::string sdp = offerText();
    const std::string code = offerCode();
    std::string lf = sdp;
    std::erase(lf, '\r');
    std::string cr = sdp;
    std::erase(cr, '\n');
    row("as it is", sdp);
    row("LF", lf);
    row("CR", cr);
    row("blank lines", folded(lf, lf.size(), "\n\n\n"));
    row("quoted", prefixed(lf, "> "));
    row("quoted twice", prefixed(lf, ">> "));
    row("quoted and indented", prefixed(lf, "   > > "));
    row("prose around it", "Hello Bob,\nhere it comes:\n\n" + lf + "\nBest regards\nAlice\n");
    row("prose right behind it", "Hi!\n" + lf + "Bye!\nAlice\n");
    row("wrapped at 72 columns", wrapped(lf, 72));
    row("wrapped and quoted", prefixed(wrapped(lf, 60), "> "));
    row("byte order mark", "\xef\xbb\xbf" + sdp);
    row("capital attribute names", [&] {
        std::string text = lf;
        for (const char* name : {"ice-ufrag", "fingerprint", "candidate", "setup", "rtcp-mux"}) {
            for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at))
                for (const char* c = name; *c != 0; ++c, ++at)
                    text[at] = static_cast<char>(std::toupper(*c));
        }
        return text;
    }());
    std::string spaced = lf;
    for (auto at = spaced.find(' '); at != std::string::npos; at = spaced.find(' ', at))
        spaced.replace(at, 1, "\xc2\xa0");
    row("no-break spaces", spaced);
    row("JSON", "{\"type\":\"offer\",\"sdp\":\"" + escapedJson(sdp) + "\"}");
    row("JSON, the other way round, and more",
        "{ \"x\": {\"sdp\": 1, \"a\": [1, \"}\"]},\n\"sdp\": \"" + escapedJson(sdp)
            + "\", \"type\" : \"offer\" }");
    row("JSON with curly quotes",
        "{\xe2\x80\x9ctype\xe2\x80\x9d: \xe2\x80\x9coffer\xe2\x80\x9d, \xe2\x80\x9csdp\xe2\x80\x9d"
        ": \xe2\x80\x9c"
            + escapedJson(sdp) + "\xe2\x80\x9d}");
    row("code", code);
    row("code, broken", folded(code, 20, "\n"));
    row("code, broken and quoted", prefixed(folded(code, 64, "\r\n"), "> "));
    row("code in prose",
        "Take this: " + folded(code, 50, "\n") + "\n\nBest regards, Alice <a@example.org>\n");
    row("code followed by letters", code + " and so on");
    row("code in capitals in front", "ICELENS:" + code.substr(8));
    row("code with soft breaks", folded(code, 70, "=\r\n"));
}

void TestReadDescription::forgives()
{
    QFETCH(QByteArray, text);
    const auto read = readDescription(text.toStdString(), Kind::Offer);
    if (!read.ok())
        qWarning() << int(read.error().fault) << read.error().line << read.error().text.c_str();
    QVERIFY(read.ok());
    QVERIFY(read->remarks.empty());
    const auto answer = makeAnswer(*read, {}, localTransport("theirs"));
    QVERIFY(answer.ok());
    const RemoteTransport& remote = answer->call.remote;
    QCOMPARE(remote.credentials.ufrag, std::string("ours"));
    QCOMPARE(remote.credentials.password, std::string("oursPassword+of/22charsAndMore"));
    QCOMPARE(remote.fingerprints.front().octets, std::vector<std::uint8_t>(32, 0xA5));
    QCOMPARE(remote.candidates.size(), std::size_t{4}); // the peer-reflexive one is not ours to say
    QCOMPARE(remote.candidates[1].candidate.address.ip(), std::string("2001:db8::1"));
    QVERIFY(remote.endOfCandidates);
    QCOMPARE(answer->call.codecs.size(), std::size_t{3});
}

void TestReadDescription::compactCodeSaysTheSame()
{
    AudioCallOptions options;
    options.ptime = std::chrono::milliseconds(40);
    options.flow = Flow::SendOnly;
    options.ssrc = 77;
    options.cname = "abcdef";
    options.sessionVersion = 2;
    LocalTransport local = localTransport();
    local.complete = false;
    const Description offer = makeOffer(options, local);
    const auto code = writeCompact(offer);
    QVERIFY(code.has_value());
    QVERIFY(code->starts_with(std::string(compactPrefix)));
    QVERIFY(code->size() < writeSdp(offer).size() / 3);
    const auto read = readCompact(*code);
    QVERIFY(read.ok());
    QCOMPARE(read->kind, Kind::Offer);
    const Section& a = offer.sections.front();
    const Section& b = read->description.sections.front();
    QCOMPARE(b.ptime, std::optional(40));
    QCOMPARE(b.flow, std::optional(Flow::SendOnly));
    QVERIFY(!b.transport.endOfCandidates);
    QCOMPARE(b.sources, a.sources);
    QCOMPARE(read->description.sessionVersion, std::uint64_t{2});
    QCOMPARE(b.transport.candidates.size(), a.transport.candidates.size());
    for (std::size_t i = 0; i < b.transport.candidates.size(); ++i) {
        QCOMPARE(b.transport.candidates[i].candidate.address,
                 a.transport.candidates[i].candidate.address);
        QCOMPARE(b.transport.candidates[i].candidate.priority,
                 a.transport.candidates[i].candidate.priority);
        QCOMPARE(b.transport.candidates[i].candidate.transport,
                 a.transport.candidates[i].candidate.transport);
    }
    // Its own expansion gives the same code.
    QCOMPARE(writeCompact(read->description), code);
}

void TestReadDescription::compactAnswerSaysTheSame()
{
    const Description offer = makeOffer({}, localTransport());
    const auto answer = makeAnswer(offer, {}, localTransport("theirs"));
    QVERIFY(answer.ok());
    const auto code = writeCompact(answer->description);
    QVERIFY(code.has_value());
    const auto read = readDescription(*code, Kind::Answer);
    QVERIFY(read.ok());
    const auto direct = readAnswer(offer, answer->description);
    const auto coded = readAnswer(offer, *read);
    QVERIFY(direct.ok() && coded.ok());
    QCOMPARE(coded->role, direct->role);
    QCOMPARE(coded->codecs, direct->codecs);
    QCOMPARE(coded->numbering, direct->numbering);
    QCOMPARE(coded->remote.credentials, direct->remote.credentials);
}

void TestReadDescription::compactCodeIsForOurCalls()
{
    // Its expansion has our numbers: a browser would not find what it asked for.
    const auto answer =
        makeAnswer(icelens::test::described(QStringLiteral("firefox")), {}, localTransport());
    QVERIFY(answer.ok());
    QVERIFY(!writeCompact(answer->description));
}

void TestReadDescription::compactCodeNoticesEveryWrongLetter()
{
    const std::string code = offerCode();
    for (std::size_t i = compactPrefix.size(); i < code.size(); ++i) {
        std::string wrong = code;
        wrong[i] = wrong[i] == 'A' ? 'B' : 'A';
        // In the last letter some bits are padding and mean nothing.
        if (i + 1 < code.size() || readCompact(wrong).ok() == false)
            QVERIFY2(!readCompact(wrong).ok(), std::to_string(i).c_str());
        const auto cut = readCompact(code.substr(0, i));
        QVERIFY(!cut.ok());
        QCOMPARE(int(cut.error().fault), int(Fault::CompactCutShort));
    }
}

void TestReadDescription::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("fault");
    QTest::addColumn<int>("line");
    QTest::addColumn<QByteArray>("shown");

    const auto row = [](const char* name, const std::string& text, Fault fault, int line,
                        const char* shown = "") {
        QTest::newRow(name) << QByteArray::fromStdString(text) << int(fault) << line
                            << QByteArray(shown);
    };
    std::string sdp = offerText();
    std::erase(sdp, '\r');
    const auto with = [&](const char* what, const char* instead) {
        std::string text = "Hello\n\n" + sdp;
        text.replace(text.find(what), std::string(what).size(), instead);
        return text;
    };
    const std::string code = offerCode();
    row("nothing", "", Fault::Empty, 0);
    row("blanks", " \n\t\r\n\xc2\xa0", Fault::Empty, 0);
    row("prose", "Hello Bob,\nhow are you?\n", Fault::NoDescription, 0);
    row("a web page", "<html><body>v=0</body></html>", Fault::NoDescription, 0);
    row("JSON without sdp", "{\"type\": \"offer\"}", Fault::BadJson, 0);
    row("version", "Hello\n\nv=7\n" + sdp, Fault::BadVersion, 3, "v=7");
    row("m= line", with("m=audio 40000", "m=audio many"), Fault::BadMediaLine, 9,
        "m=audio many UDP/TLS/RTP/SAVPF 111 0 8 110 126");
    row("no credentials", with("a=ice-ufrag:ours\n", ""), Fault::NoUfrag, 9,
        "m=audio 40000 UDP/TLS/RTP/SAVPF 111 0 8 110 126");
    row("ufrag", with("a=ice-ufrag:ours", "a=ice-ufrag:x"), Fault::BadUfrag, 25, "a=ice-ufrag:x");
    row("fingerprint", with("A5:A5\n", "A5:G5\n"), Fault::BadFingerprint, 27);
    row("truncated", sdp.substr(0, sdp.find("a=ice-ufrag")), Fault::NoUfrag, 7,
        "m=audio 40000 UDP/TLS/RTP/SAVPF 111 0 8 110 126");
    row("code, cut", "\n\n" + code.substr(0, 100), Fault::CompactCutShort, 3);
    row("code, changed",
        "\n" + code.substr(0, 60) + (code[60] == 'A' ? "B" : "A") + code.substr(61),
        Fault::CompactChecksum, 2);
    row("code, of another version", "icelens:BAAAAAAAAAAA", Fault::CompactVersion, 1);
    row("code with something in it", code.substr(0, 60) + "?" + code.substr(60),
        Fault::BadCompactCode, 1);
    row("only the prefix", "see icelens: the program", Fault::CompactVersion, 1);
}

void TestReadDescription::saysWhatIsWrong()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, shown);
    const auto read = readDescription(text.toStdString());
    QVERIFY(!read.ok());
    QTEST(int(read.error().fault), "fault");
    QTEST(int(read.error().line), "line");
    if (!shown.isEmpty())
        QCOMPARE(QByteArray::fromStdString(read.error().text), shown);
}

void TestReadDescription::neverShowsAPassword()
{
    QByteArray text = descriptionText(QStringLiteral("aiortc"));
    text.replace("a=ice-pwd:b8bnnxS4WJQRArGewqxIyY", "a=ice-pwd:b8bnnxS4WJQ");
    const auto read = readDescription(text.toStdString());
    QVERIFY(!read.ok());
    QCOMPARE(int(read.error().fault), int(Fault::BadPassword));
    QVERIFY(read.error().line > 0);
    QCOMPARE(QString::fromStdString(read.error().text), QStringLiteral("a=ice-pwd:…"));
}

void TestReadDescription::tellsOfferFromAnswer()
{
    const std::string code = offerCode();
    QCOMPARE(faultOf(code, Kind::Offer), -1);
    QCOMPARE(faultOf(code, Kind::Answer), int(Fault::IsAnOffer));
    QCOMPARE(faultOf(offerText(), Kind::Answer), int(Fault::IsAnOffer));
    const auto answer = makeAnswer(makeOffer({}, localTransport()), {}, localTransport("theirs"));
    QVERIFY(answer.ok());
    const std::string answerCode = writeCompact(answer->description).value_or("");
    QCOMPARE(faultOf(answerCode, Kind::Answer), -1);
    QCOMPARE(faultOf(answerCode, Kind::Offer), int(Fault::IsAnAnswer));
    const std::string json =
        "{\"type\":\"answer\",\"sdp\":\"" + escapedJson(writeSdp(answer->description)) + "\"}";
    QCOMPARE(faultOf(json, Kind::Answer), -1);
    QCOMPARE(faultOf(json, Kind::Offer), int(Fault::IsAnAnswer));
}

QTEST_APPLESS_MAIN(TestReadDescription)
#include "tst_readdescription.moc"
