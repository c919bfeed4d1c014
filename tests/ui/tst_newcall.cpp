// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sdp/audiocall.h"
#include "model/sdp/compactcode.h"
#include "model/sdp/sdpwriter.h"
#include "ui/call/newcalldialog.h"
#include "ui/call/pastefield.h"
#include "ui/call/qrcode.h"

#include <QApplication>
#include <QClipboard>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace icelens;
using model::sdp::Kind;
using ui::NewCallDialog;

namespace {

model::sdp::LocalTransport transportOf(const std::string& name)
{
    model::sdp::LocalTransport local;
    local.credentials = {name + "frag", name + "passwordOfTwentyThree+"};
    model::Candidate candidate;
    candidate.component = model::ComponentId(1);
    candidate.type = model::CandidateType::Host;
    candidate.address = *model::Address::parseWithPort("192.0.2.7:40000");
    candidate.base = candidate.address;
    candidate.foundation = "1";
    candidate.priority = 2130706431;
    local.candidates = {candidate};
    local.fingerprint.hash = "sha-256";
    local.fingerprint.octets.assign(32, 0x5A);
    return local;
}

model::sdp::Description offerOf(const std::string& name)
{
    return model::sdp::makeOffer({}, transportOf(name));
}

QString quoted(const model::sdp::Description& description)
{
    QString text = QStringLiteral("Hello,\nhere it is:\n\n");
    const QString sdp = QString::fromStdString(model::sdp::writeSdp(description));
    for (const QString& line : sdp.split(QStringLiteral("\r\n"), Qt::SkipEmptyParts))
        text += QStringLiteral("> ") + line + QLatin1Char('\n');
    return text + QStringLiteral("\nBye\n");
}

/// A dialog, and the commands that it wishes for.
struct Shown
{
    NewCallDialog dialog;
    std::vector<model::Command> commands;

    Shown()
    {
        QObject::connect(&dialog, &NewCallDialog::commandRequested, &dialog,
                         [this](const model::Command& command) { commands.push_back(command); });
        dialog.show();
    }

    template <class Wish>
    const Wish* last() const
    {
        return commands.empty() ? nullptr : std::get_if<Wish>(&commands.back());
    }

    void paste(const QString& text)
    {
        QApplication::clipboard()->setText(text);
        dialog.paste().setFocus();
        QTest::keySequence(&dialog.paste(), QKeySequence::SelectAll);
        QTest::keySequence(&dialog.paste(), QKeySequence::Paste);
    }

    void agree() { QTest::keyClick(&dialog.paste(), Qt::Key_Return, Qt::ControlModifier); }
};

} // namespace

/// The dialog between two people who have nothing but a way to send each other text.
class TestNewCall : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offersAtOnceAndShowsItInThreeForms();
    void twoPeopleMeetByKeyboard_data();
    void twoPeopleMeetByKeyboard();
    void whatIsWrongIsMarkedInPlace_data();
    void whatIsWrongIsMarkedInPlace();
    void ownOfferPastedBackIsTold();
    void anOfferInTheAnswersPlaceIsAnswered();
    void answerToAnotherOfferIsRefusedHere();
    void cancelEndsIt();
    void closesWhenThereIsTalk();
    void gatheringThatFailedIsTold();
    void exchangeInACallEndsNothing();
};

void TestNewCall::offersAtOnceAndShowsItInThreeForms()
{
    Shown caller;
    model::SessionOptions options;
    options.relayOnly = true;
    caller.dialog.begin(options);
    const auto* start = caller.last<model::StartCall>();
    QVERIFY(start != nullptr && start->offer == nullptr && start->options.relayOnly);
    QVERIFY(caller.dialog.ownText().isEmpty());
    QVERIFY(caller.dialog.progress().contains(QStringLiteral("gathering")));
    QVERIFY(!caller.dialog.copyButton().isEnabled());

    caller.dialog.showDescription(Kind::Offer, offerOf("a"));
    QVERIFY(caller.dialog.progress().contains(QStringLiteral("host")));
    QTest::mouseClick(&caller.dialog.copyButton(), Qt::LeftButton);
    QVERIFY(QApplication::clipboard()->text().startsWith(QStringLiteral("v=0")));
    QTest::mouseClick(&caller.dialog.copyCodeButton(), Qt::LeftButton);
    QVERIFY(QApplication::clipboard()->text().startsWith(QStringLiteral("icelens:")));
    // A QR code has 17 + 4n modules, and three finder patterns with dark corners.
    const auto& qr = caller.dialog.qrCode();
    QVERIFY(qr.modules() >= 21);
    QCOMPARE((qr.modules() - 17) % 4, 0);
    QVERIFY(qr.isDark(0, 0) && qr.isDark(qr.modules() - 1, 0) && qr.isDark(0, qr.modules() - 1));
    QVERIFY(!qr.isDark(7, 0));
}

void TestNewCall::twoPeopleMeetByKeyboard_data()
{
    QTest::addColumn<bool>("code");
    QTest::newRow("SDP in a mail") << false;
    QTest::newRow("compact code") << true;
}

void TestNewCall::twoPeopleMeetByKeyboard()
{
    QFETCH(bool, code);
    Shown caller;
    Shown callee;
    caller.dialog.begin({});
    const auto offer = offerOf("a");
    caller.dialog.showDescription(Kind::Offer, offer);

    // The callee pastes into the dialog as it opens, without choosing anything.
    callee.dialog.begin({});
    callee.paste(code ? caller.dialog.ownCode() : quoted(offer));
    QVERIFY(callee.dialog.connectButton().isEnabled());
    callee.agree();
    const auto* taken = callee.last<model::StartCall>();
    QVERIFY(taken != nullptr && taken->offer != nullptr);
    QVERIFY(callee.dialog.answers());
    QVERIFY(!callee.dialog.connectButton().isEnabled()); // once is enough
    const auto answer = model::sdp::makeAnswer(*taken->offer, {}, transportOf("b"));
    QVERIFY(answer.ok());
    callee.dialog.showDescription(Kind::Answer, answer->description);
    QVERIFY(!callee.dialog.ownText().isEmpty());

    caller.paste(code ? callee.dialog.ownCode() : quoted(answer->description));
    QVERIFY2(caller.dialog.connectButton().isEnabled(), qPrintable(caller.dialog.verdict()));
    caller.agree();
    const auto* given = caller.last<model::TakeDescription>();
    QVERIFY(given != nullptr);
    QVERIFY(model::sdp::readAnswer(offer, *given->description).ok());
}

void TestNewCall::whatIsWrongIsMarkedInPlace_data()
{
    QTest::addColumn<QString>("spoil");
    QTest::addColumn<QString>("by");
    QTest::addColumn<QString>("said");
    QTest::newRow("fingerprint cut off") << QStringLiteral(":5A:5A:5A:5A:5A:5A:5A:5A\r\n")
                                         << QStringLiteral("\r\n") << QStringLiteral("fingerprint");
    QTest::newRow("password cut off") << QStringLiteral("passwordOfTwentyThree+")
                                      << QStringLiteral("pass") << QStringLiteral("password");
}

void TestNewCall::whatIsWrongIsMarkedInPlace()
{
    QFETCH(QString, spoil);
    QFETCH(QString, by);
    QFETCH(QString, said);
    Shown caller;
    caller.dialog.begin({});
    caller.dialog.showDescription(Kind::Offer, offerOf("a"));
    const auto answer = model::sdp::makeAnswer(offerOf("a"), {}, transportOf("b"));
    QString text = QString::fromStdString(model::sdp::writeSdp(answer->description));
    QVERIFY(text.contains(spoil));
    text.replace(spoil, by);
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    caller.paste(text);
    QVERIFY(!caller.dialog.connectButton().isEnabled());
    QCOMPARE(caller.dialog.paste().toPlainText(), text); // nothing is taken away
    const int line = caller.dialog.paste().markedLine();
    QVERIFY(line > 0);
    QVERIFY(text.split(QLatin1Char('\n')).at(line - 1).contains(said)
            || text.split(QLatin1Char('\n')).at(line - 1).contains(QStringLiteral("ice-pwd")));
    QVERIFY(caller.dialog.verdict().contains(QStringLiteral("Line %1").arg(line)));
    QVERIFY(caller.dialog.verdict().contains(said));
    caller.agree();
    QVERIFY(caller.last<model::TakeDescription>() == nullptr);
    // Mended, it is taken.
    caller.paste(QString::fromStdString(model::sdp::writeSdp(answer->description)));
    QCOMPARE(caller.dialog.paste().markedLine(), 0);
    QVERIFY(caller.dialog.connectButton().isEnabled());
}

void TestNewCall::ownOfferPastedBackIsTold()
{
    Shown caller;
    caller.dialog.begin({});
    caller.dialog.showDescription(Kind::Offer, offerOf("a"));
    caller.paste(caller.dialog.ownCode());
    QVERIFY(caller.dialog.verdict().contains(QStringLiteral("your own")));
    QVERIFY(!caller.dialog.connectButton().isEnabled());
}

void TestNewCall::anOfferInTheAnswersPlaceIsAnswered()
{
    Shown caller;
    caller.dialog.begin({});
    caller.dialog.showDescription(Kind::Offer, offerOf("a"));
    caller.paste(quoted(offerOf("c")));
    QVERIFY(caller.dialog.verdict().contains(QStringLiteral("offer")));
    caller.agree();
    const auto* start = caller.last<model::StartCall>();
    QVERIFY(start != nullptr && start->offer != nullptr);
    QVERIFY(caller.dialog.ownText().isEmpty()); // ours counts no more
}

void TestNewCall::answerToAnotherOfferIsRefusedHere()
{
    Shown caller;
    caller.dialog.begin({});
    auto offer = offerOf("a");
    caller.dialog.showDescription(Kind::Offer, offer);
    offer.sections.push_back(offer.sections.front());
    offer.sections.back().mid = "1";
    const auto answer = model::sdp::makeAnswer(offer, {}, transportOf("b"));
    QVERIFY(answer.ok());
    caller.paste(QString::fromStdString(model::sdp::writeSdp(answer->description)));
    QVERIFY(caller.dialog.verdict().contains(QStringLiteral("not the answer to our offer")));
    QVERIFY(!caller.dialog.connectButton().isEnabled());
}

void TestNewCall::cancelEndsIt()
{
    Shown caller;
    caller.dialog.begin({});
    QTest::keyClick(&caller.dialog, Qt::Key_Escape);
    QVERIFY(!caller.dialog.isVisible());
    QVERIFY(caller.last<model::StopSession>() != nullptr);
}

void TestNewCall::closesWhenThereIsTalk()
{
    Shown caller;
    QSignalSpy accepted(&caller.dialog, &QDialog::accepted);
    caller.dialog.begin({});
    caller.dialog.showDescription(Kind::Offer, offerOf("a"));
    items::CallSummary summary;
    summary.stage = items::CallStage::Waiting;
    caller.dialog.follow(summary);
    QVERIFY(caller.dialog.isVisible());
    summary.stage = items::CallStage::Talking;
    caller.dialog.follow(summary);
    QVERIFY(!caller.dialog.isVisible());
    QCOMPARE(accepted.count(), 1);
}

void TestNewCall::gatheringThatFailedIsTold()
{
    Shown caller;
    caller.dialog.begin({});
    items::CallSummary summary;
    summary.stage = items::CallStage::Failed;
    caller.dialog.follow(summary);
    QVERIFY(caller.dialog.isVisible());
    QVERIFY(caller.dialog.progress().contains(QStringLiteral("No candidate")));
}

void TestNewCall::exchangeInACallEndsNothing()
{
    Shown side;
    side.dialog.exchange();
    side.paste(quoted(offerOf("a")));
    side.agree();
    QVERIFY(side.last<model::TakeDescription>() != nullptr);
    side.dialog.reject();
    QVERIFY(side.last<model::StopSession>() == nullptr);
}

QTEST_MAIN(TestNewCall)
#include "tst_newcall.moc"
