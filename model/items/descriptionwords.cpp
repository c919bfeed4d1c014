// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/descriptionwords.h"

#include <QCoreApplication>
#include <QLocale>

namespace icelens::items {

namespace {

using model::sdp::Fault;

class DescriptionWords
{
    Q_DECLARE_TR_FUNCTIONS(icelens::items::DescriptionWords)
public:
    static QString of(const model::sdp::Error& error);

private:
    static QString text(Fault fault);
    static QString code(Fault fault);
    static QString section(Fault fault);
    static QString agreement(Fault fault);
};

QString DescriptionWords::of(const model::sdp::Error& error)
{
    const QString what = text(error.fault);
    if (error.line == 0)
        return what;
    const QString line = QLocale().toString(qulonglong(error.line));
    const QString shown = QString::fromStdString(error.text);
    if (shown.isEmpty())
        //: %1: a number; %2: a sentence
        return tr("Line %1: %2").arg(line, what);
    //: %1: a number; %2: a sentence; %3: the text of the line
    return tr("Line %1: %2 The line is “%3”.").arg(line, what, shown);
}

/// What can be said of a text without knowing what it means.
QString DescriptionWords::text(Fault fault)
{
    switch (fault) {
    case Fault::Empty:
        return tr("There is no text.");
    case Fault::TooLarge:
        return tr("This is too much for the description of a call.");
    case Fault::NoDescription:
        return tr("There is no description of a call in this text: neither SDP, which begins with "
                  "“v=0”, nor a compact code, which begins with “icelens:”.");
    case Fault::NotALine:
        return tr("This is no line of SDP: a letter, “=” and a value are wanted (RFC 8866 §5).");
    case Fault::BadVersion:
        return tr("This is a version of SDP that nobody knows; “v=0” is wanted.");
    case Fault::BadMediaLine:
        return tr("This m= line cannot be read (RFC 8866 §5.14).");
    case Fault::BadJson:
        return tr("This begins like JSON, but there is no “sdp” in it.");
    case Fault::IsAnOffer:
        return tr("This is an offer; the answer to yours is wanted.");
    case Fault::IsAnAnswer:
        return tr("This is an answer; an offer is wanted.");
    default:
        return code(fault);
    }
}

QString DescriptionWords::code(Fault fault)
{
    switch (fault) {
    case Fault::BadCompactCode:
        return tr("There is something in the compact code that does not belong there. Copy it "
                  "again, from “icelens:” to its end.");
    case Fault::CompactVersion:
        return tr("This compact code is of another version of IceLens, or is none.");
    case Fault::CompactCutShort:
        return tr("The end of the compact code is missing. Copy it again, to its end.");
    case Fault::CompactChecksum:
        return tr("A letter of the compact code was changed on its way. Copy it again.");
    default:
        return section(fault);
    }
}

QString DescriptionWords::section(Fault fault)
{
    switch (fault) {
    case Fault::BadCandidate:
        return tr("This is no candidate that can be used (RFC 8839 §5.1); it is left out.");
    case Fault::BadAttribute:
        return tr("This attribute makes no sense; it is left out.");
    case Fault::BadUfrag:
        return tr("This is no ICE user name fragment: 4 to 256 characters are wanted (RFC 8839 "
                  "§5.4).");
    case Fault::BadPassword:
        return tr("This is no ICE password: 22 to 256 characters are wanted (RFC 8839 §5.4). Was "
                  "the line cut off?");
    case Fault::BadFingerprint:
        return tr("This is no fingerprint of a certificate (RFC 8122 §5). Was the line cut off?");
    case Fault::BadSetup:
        return tr("This role in the DTLS handshake cannot be met (RFC 8842 §5).");
    case Fault::NoAudio:
        return tr("There is no audio in this description, or the other side rejected it.");
    case Fault::NoUfrag:
        return tr("There is no a=ice-ufrag for the audio: without ICE there is no call. Was the "
                  "end of the text cut off?");
    case Fault::NoPassword:
        return tr("There is no a=ice-pwd for the audio: without ICE there is no call. Was the end "
                  "of the text cut off?");
    case Fault::NoFingerprint:
        return tr("There is no a=fingerprint for the audio: a call is encrypted, or it is not made "
                  "(RFC 8827 §6.5).");
    default:
        return agreement(fault);
    }
}

QString DescriptionWords::agreement(Fault fault)
{
    switch (fault) {
    case Fault::WeakFingerprint:
        return tr("The fingerprint is of a hash that proves nothing (RFC 8122 §5).");
    case Fault::NotDtlsSrtp:
        return tr("The audio is not to be encrypted with DTLS-SRTP, as “UDP/TLS/RTP/SAVPF” would "
                  "say.");
    case Fault::NoRtcpMux:
        return tr("RTP and RTCP are not to share a port: there is no a=rtcp-mux (RFC 8858).");
    case Fault::IceMismatch:
        return tr("The other side does without ICE, because something on the way changed the "
                  "addresses in the description (RFC 8839 §4.2.5).");
    case Fault::NoCommonCodec:
        return tr("The two sides have no codec in common: neither Opus nor PCMU nor PCMA.");
    case Fault::MediaCountDiffers:
        return tr("This is not the answer to our offer: it has another number of m= lines.");
    default:
        return tr("This is not the answer to our offer: its a=mid is another one.");
    }
}

} // namespace

QString describe(const model::sdp::Error& error)
{
    return DescriptionWords::of(error);
}

} // namespace icelens::items
