// SPDX-License-Identifier: GPL-3.0-or-later
// One sentence for each stun::Meaning.
#include "model/items/fieldwords.h"

#include <QCoreApplication>

namespace icelens::items {

using model::Integrity;
using model::stun::ChecksumValue;
using model::stun::ErrorValue;
using model::stun::Field;
using model::stun::Meaning;
using model::stun::PriorityValue;

namespace {

struct FieldText
{
    Q_DECLARE_TR_FUNCTIONS(icelens::items::FieldText)
};

// Each of these gives an empty text for a meaning that is not of its group.

QString headerMeaning(Meaning meaning)
{
    switch (meaning) {
    case Meaning::MessageType:
        return FieldText::tr("What the message is: its method and class.");
    case Meaning::MessageLength:
        return FieldText::tr("Length of all that follows the 20 bytes of the header.");
    case Meaning::MagicCookie:
        return FieldText::tr("The fixed value that tells STUN from other protocols.");
    case Meaning::TransactionId:
        return FieldText::tr("Joins a response to its request.");
    case Meaning::LegacyTransactionId:
        return FieldText::tr("Joins a response to its request; 128 bits without a magic cookie, as "
                             "in RFC 3489.");
    default:
        return {};
    }
}

QString credentialMeaning(Meaning meaning)
{
    switch (meaning) {
    case Meaning::UsernameOfCheck:
        return FieldText::tr("The ufrag of the agent that is asked, and that of the one that asks "
                             "(RFC 8445 §7.2.2).");
    case Meaning::UsernameOfAccount:
        return FieldText::tr("The account on the server.");
    case Meaning::UserHash:
        return FieldText::tr("A hash of user name and realm, in place of the name.");
    case Meaning::Realm:
        return FieldText::tr("The domain in which the server's accounts are valid.");
    case Meaning::Nonce:
        return FieldText::tr("A value of the server that requests must repeat, so that an old one "
                             "cannot be sent again.");
    case Meaning::PasswordAlgorithm:
        return FieldText::tr("How the key was made from the password.");
    case Meaning::PasswordAlgorithms:
        return FieldText::tr("The ways in which the server lets a key be made from the password.");
    case Meaning::LegacyPassword:
        return FieldText::tr("A password as in RFC 3489; no longer used.");
    case Meaning::AccessToken:
    case Meaning::ThirdPartyAuthorization:
        return FieldText::tr("Authorization by a third party (RFC 7635).");
    default:
        return {};
    }
}

QString answerMeaning(Meaning meaning)
{
    switch (meaning) {
    case Meaning::MappedAddress:
        return FieldText::tr("Where the request came from, as its receiver saw it.");
    case Meaning::AllocationMapped:
        return FieldText::tr("Where the request came from, as the TURN server saw it: the related "
                             "address of the relayed candidate.");
    case Meaning::UnknownAttributes:
        return FieldText::tr("The attributes that the server does not understand.");
    case Meaning::AlternateServer:
        return FieldText::tr("Another server that the client should ask.");
    case Meaning::AlternateDomain:
        return FieldText::tr("The domain of that other server.");
    case Meaning::Software:
        return FieldText::tr("The software of the sender, for information only.");
    default:
        return {};
    }
}

QString iceMeaning(Meaning meaning)
{
    switch (meaning) {
    case Meaning::UseCandidate:
        return FieldText::tr("The controlling agent nominates this pair (RFC 8445 §8.1.1).");
    case Meaning::IceControlled:
        return FieldText::tr("The sender is controlled; the number settles a role conflict "
                             "(RFC 8445 §7.3.1.1).");
    case Meaning::IceControlling:
        return FieldText::tr("The sender is controlling; the number settles a role conflict "
                             "(RFC 8445 §7.3.1.1).");
    case Meaning::Nomination:
        return FieldText::tr("Renomination: the highest number wins.");
    case Meaning::NetworkInfo:
        return FieldText::tr("WebRTC: which network of the sender this is, and its cost.");
    case Meaning::LastCheckReceived:
        return FieldText::tr("WebRTC: the last check that the sender received.");
    default:
        return {};
    }
}

QString turnMeaning(Meaning meaning)
{
    switch (meaning) {
    case Meaning::ChannelNumber:
        return FieldText::tr("The channel that stands for the peer.");
    case Meaning::LifetimeAsked:
        return FieldText::tr("How long the client asks the allocation to last.");
    case Meaning::LifetimeGranted:
        return FieldText::tr("How long the allocation lasts unless it is refreshed.");
    case Meaning::LifetimeEnd:
        return FieldText::tr("The client gives the allocation up.");
    case Meaning::PeerSentTo:
        return FieldText::tr("Where the relay is to send the data.");
    case Meaning::PeerReceivedFrom:
        return FieldText::tr("Where the relay got the data from.");
    case Meaning::PeerPermitted:
        return FieldText::tr("The peer that may send through the relay.");
    case Meaning::PeerBound:
        return FieldText::tr("The peer that the channel is bound to.");
    case Meaning::PeerConnected:
        return FieldText::tr("The peer of the TCP connection.");
    case Meaning::PeerAddress:
        return FieldText::tr("A peer as the relay sees it.");
    case Meaning::DataToPeer:
        return FieldText::tr("What the relay is to pass on to the peer.");
    case Meaning::DataFromPeer:
        return FieldText::tr("What the relay received from the peer.");
    case Meaning::Data:
        return FieldText::tr("Data that a relay carries.");
    case Meaning::RelayedAddress:
        return FieldText::tr("The address that the relay lent: the relayed candidate.");
    case Meaning::Icmp:
        return FieldText::tr("The ICMP message that the relay received.");
    case Meaning::ConnectionId:
        return FieldText::tr("Names a TCP connection that the relay holds.");
    case Meaning::MobilityTicket:
        return FieldText::tr("Lets the client keep the allocation from another address.");
    default:
        return {};
    }
}

QString allocationMeaning(Meaning meaning)
{
    switch (meaning) {
    case Meaning::RequestedFamily:
        return FieldText::tr("The address family that the client asks for.");
    case Meaning::AdditionalFamily:
        return FieldText::tr("A second address family that the client asks for.");
    case Meaning::AddressError:
        return FieldText::tr("Why the relay lends no address of this family.");
    case Meaning::EvenPort:
        return FieldText::tr("The client asks for an even port.");
    case Meaning::RequestedTransport:
        return FieldText::tr("The transport between the relay and peers that the client asks for.");
    case Meaning::DontFragment:
        return FieldText::tr("The relay is to send without fragmentation.");
    case Meaning::ReservationToken:
        return FieldText::tr("Names a port that the server holds for the client.");
    default:
        return {};
    }
}

QString otherMeaning(Meaning meaning)
{
    switch (meaning) {
    case Meaning::ChangeRequest:
        return FieldText::tr("The server is to answer from another address or port (RFC 5780).");
    case Meaning::ResponsePort:
        return FieldText::tr("The port that the server is to answer to (RFC 5780).");
    case Meaning::Padding:
        return FieldText::tr("Bytes that make the message longer.");
    case Meaning::ResponseOrigin:
        return FieldText::tr("The address that the server answered from (RFC 5780).");
    case Meaning::OtherAddress:
        return FieldText::tr("The server's other address, for NAT behaviour tests (RFC 5780).");
    case Meaning::CacheTimeout:
        return FieldText::tr("How long the server remembers the request (RFC 5780).");
    case Meaning::TransmitCounter:
        return FieldText::tr("Which transmission of the request this is (RFC 7982).");
    case Meaning::EcnCheck:
        return FieldText::tr("Tests whether ECN marks pass (RFC 6679).");
    case Meaning::LegacyResponseAddress:
    case Meaning::LegacySourceAddress:
    case Meaning::LegacyChangedAddress:
    case Meaning::LegacyReflectedFrom:
        return FieldText::tr("An address attribute of RFC 3489; no longer used.");
    case Meaning::LegacyTurn:
        return FieldText::tr("Of a draft of TURN; no longer used.");
    case Meaning::Vendor:
        return FieldText::tr("Of a vendor, outside the standards.");
    default:
        return {};
    }
}

QString integrityMeaning(Integrity integrity)
{
    switch (integrity) {
    case Integrity::Absent:
    case Integrity::KeyUnknown:
        return FieldText::tr("Protects all before it with a key; not verified, the key is not "
                             "known.");
    case Integrity::Verified:
        return FieldText::tr("Protects all before it with a key; verified.");
    case Integrity::Wrong:
        return FieldText::tr("Protects all before it with a key; it is wrong: another key, or the "
                             "message was changed.");
    }
    return {};
}

QString priorityMeaning(const Field& field)
{
    const auto* value = std::get_if<PriorityValue>(&field.value);
    if (value == nullptr)
        return FieldText::tr("Priority of the peer-reflexive candidate that the check may find.");
    return FieldText::tr("Priority of the peer-reflexive candidate that the check may find: type "
                         "preference %L1, local preference %L2, component %L3 "
                         "(RFC 8445 §5.1.2.1).")
        .arg(value->typePreference)
        .arg(value->localPreference)
        .arg(value->component);
}

QString fingerprintMeaning(const Field& field)
{
    const auto* value = std::get_if<ChecksumValue>(&field.value);
    const bool matches = value != nullptr && value->matches;
    return matches ? FieldText::tr("A checksum of all before it; it is right.")
                   : FieldText::tr("A checksum of all before it; it is wrong: the message was "
                                   "changed, or it is no STUN.");
}

QString errorMeaning(const Field& field)
{
    const auto* value = std::get_if<ErrorValue>(&field.value);
    const auto* info = value != nullptr ? model::stun::errorInfo(value->code) : nullptr;
    if (info == nullptr)
        return FieldText::tr("Why the request was refused.");
    const auto text = [](std::string_view view) {
        return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
    };
    return FieldText::tr("Why the request was refused: %1 (%2).", "registered reason, RFC section")
        .arg(text(info->name), text(info->reference));
}

} // namespace

QString fieldMeaning(const Field& field, Integrity integrity)
{
    if (field.malformed)
        return FieldText::tr("The value is not as the specification wants it.");
    if (field.repeated)
        return FieldText::tr("Ignored: not the first of its type (RFC 8489 §14).");
    switch (field.meaning) {
    case Meaning::MessageIntegrity:
    case Meaning::MessageIntegritySha256:
    case Meaning::MessageIntegrity32:
        return integrityMeaning(integrity);
    case Meaning::Fingerprint:
        return fingerprintMeaning(field);
    case Meaning::Priority:
        return priorityMeaning(field);
    case Meaning::ErrorCode:
        return errorMeaning(field);
    default:
        break;
    }
    for (const auto group : {headerMeaning, credentialMeaning, answerMeaning, iceMeaning,
                             turnMeaning, allocationMeaning, otherMeaning}) {
        if (const auto meaning = group(field.meaning); !meaning.isEmpty())
            return meaning;
    }
    return field.required()
        ? FieldText::tr("Not known to IceLens; a receiver must understand it or refuse the "
                        "message (RFC 8489 §14).")
        : FieldText::tr("Not known to IceLens; a receiver may ignore it (RFC 8489 §14).");
}

} // namespace icelens::items
