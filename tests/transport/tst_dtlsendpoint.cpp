// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/transport/dtlspipe.h"
#include "transport/dtls/authenticationwords.h"
#include "transport/dtls/datagrambio.h"
#include "transport/dtls/fingerprint.h"
#include "transport/glib/gptr.h"

#include <QSet>
#include <QTest>

#include <openssl/err.h>
#include <openssl/ssl.h>

using namespace icelens;
using namespace icelens::transport;
using namespace std::chrono_literals;
using icelens::test::BadNetwork;
using icelens::test::Datagram;
using icelens::test::DtlsPipe;
using model::DtlsError;
using model::DtlsRole;
using model::DtlsState;
using model::FingerprintVerdict;
using model::SrtpProfile;

namespace {

bool sameKeys(const DtlsEndpoint& a, const DtlsEndpoint& b)
{
    const auto x = a.srtpKeys();
    const auto y = b.srtpKeys();
    return x && y && x->profile == y->profile && x->local.size == y->remote.size
        && x->local.size > 0 && x->local.material == y->remote.material
        && x->remote.material == y->local.material && x->local.material != x->remote.material;
}

/// A peer that is OpenSSL alone, with what a test wants of it, against one endpoint of ours.
struct ForeignPeer
{
    using ContextPtr = std::unique_ptr<SSL_CTX, CallFree<SSL_CTX_free>>;
    using SslPtr = std::unique_ptr<SSL, CallFree<SSL_free>>;

    Certificate certificate = *Certificate::make();
    Certificate ours = *Certificate::make();
    ContextPtr context{SSL_CTX_new(DTLS_method())};
    DatagramPort port;
    SslPtr ssl;
    std::deque<Datagram> toOurs;
    std::deque<Datagram> toPeer;
    std::unique_ptr<DtlsEndpoint> endpoint;

    ForeignPeer()
    {
        SSL_CTX_use_certificate(context.get(), certificate.x509());
        SSL_CTX_use_PrivateKey(context.get(), certificate.key());
        SSL_CTX_set_security_level(context.get(), 0);
        SSL_CTX_set_tlsext_use_srtp(context.get(), "SRTP_AES128_CM_SHA1_80");
        port.send = [this](auto bytes) { toOurs.push_back(test::toDatagram(bytes)); };
    }

    void run(DtlsRole ourRole)
    {
        endpoint = std::make_unique<DtlsEndpoint>(
            ours, DtlsEndpoint::Options{ourRole, {certificate.fingerprint()}},
            [this](auto bytes) { toPeer.push_back(test::toDatagram(bytes)); }, nullptr);
        ssl.reset(SSL_new(context.get()));
        BIO* const bio = makeDatagramBio(port);
        SSL_set_bio(ssl.get(), bio, bio);
        SSL_set_options(ssl.get(), SSL_OP_NO_QUERY_MTU);
        SSL_set_mtu(ssl.get(), 1200);
        if (ourRole == DtlsRole::Client)
            SSL_set_accept_state(ssl.get());
        else
            SSL_set_connect_state(ssl.get());
        endpoint->start(monotonicNow());
        exchange();
    }

    void exchange()
    {
        for (int i = 0; i < 100; ++i) {
            ERR_clear_error();
            if (toPeer.empty()) {
                SSL_do_handshake(ssl.get());
            } else {
                const Datagram datagram = std::move(toPeer.front());
                toPeer.pop_front();
                port.incoming = datagram;
                if (SSL_do_handshake(ssl.get()) == 1) {
                    char data = 0;
                    SSL_read(ssl.get(), &data, 1);
                }
                port.incoming = {};
            }
            while (!toOurs.empty()) {
                const Datagram datagram = std::move(toOurs.front());
                toOurs.pop_front();
                endpoint->receive(datagram, monotonicNow());
            }
        }
    }
};

} // namespace

class TestDtlsEndpoint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesOnKeysAndWords()
    {
        DtlsPipe pipe;
        QVERIFY(pipe.run());
        QCOMPARE(pipe.client->state(), DtlsState::Connected);
        QCOMPARE(pipe.server->state(), DtlsState::Connected);
        QCOMPARE(pipe.client->profile(), SrtpProfile::AeadAes128Gcm);
        QCOMPARE(pipe.client->version(), std::uint16_t{0xFEFD});
        QCOMPARE(pipe.client->cipher(), std::string("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"));
        QCOMPARE(pipe.client->fingerprint(), FingerprintVerdict::Matches);
        QCOMPARE(pipe.server->remoteFingerprint(), pipe.clientCertificate.fingerprint().value);
        QVERIFY(sameKeys(*pipe.client, *pipe.server));
        QCOMPARE(pipe.client->authenticationWords(), pipe.server->authenticationWords());
        QCOMPARE(std::ranges::count(*pipe.client->authenticationWords(), ' '), 3);
        QVERIFY(pipe.longest <= pipe.mtu);
        QVERIFY(!pipe.client->nextTimeout());
    }

    void keepsToASmallMtu()
    {
        DtlsPipe pipe;
        pipe.mtu = 300;
        QVERIFY(pipe.run());
        QCOMPARE(pipe.server->state(), DtlsState::Connected);
        QVERIFY2(pipe.longest <= 300, qPrintable(QString::number(pipe.longest)));
    }

    void everyCallHasWordsOfItsOwn()
    {
        QSet<QString> all;
        for (int i = 0; i < 5; ++i) {
            DtlsPipe pipe;
            QVERIFY(pipe.run());
            all.insert(QString::fromStdString(*pipe.client->authenticationWords()));
        }
        QCOMPARE(all.size(), 5);
        const auto& list = authenticationWordList();
        QVERIFY(std::ranges::is_sorted(list));
        QVERIFY(std::ranges::adjacent_find(list) == list.end());
    }

    void wrongFingerprintGivesNoKeys_data()
    {
        QTest::addColumn<bool>("atClient");
        QTest::newRow("the client expects another") << true;
        QTest::newRow("the server expects another") << false;
    }
    void wrongFingerprintGivesNoKeys()
    {
        QFETCH(bool, atClient);
        DtlsPipe pipe;
        const auto other = Certificate::make()->fingerprint();
        (atClient ? pipe.clientExpects : pipe.serverExpects) = {other};
        QVERIFY(pipe.run());
        auto& refuses = atClient ? *pipe.client : *pipe.server;
        auto& refused = atClient ? *pipe.server : *pipe.client;
        QCOMPARE(refuses.state(), DtlsState::Failed);
        QCOMPARE(refuses.error(), DtlsError::FingerprintMismatch);
        QCOMPARE(refuses.fingerprint(), FingerprintVerdict::Differs);
        QVERIFY(!refuses.detail().empty());
        QVERIFY(!refuses.srtpKeys());
        QVERIFY(!refuses.authenticationWords());
        QCOMPARE(refused.state(), DtlsState::Failed);
        QCOMPARE(refused.error(), DtlsError::PeerAlert);
        QVERIFY(!refused.srtpKeys());
    }

    void theStrongestFingerprintDecides()
    {
        const auto certificate = *Certificate::make();
        const auto of = [&](const char* algorithm) {
            return *fingerprintOf(certificate.x509(), algorithm);
        };
        const auto verdict = [&](std::vector<Fingerprint> signalled) {
            return verdictOn(certificate.x509(), signalled);
        };
        const Fingerprint wrong512{"sha-512", of("sha-256").value};
        for (const char* known : {"sha-1", "sha-224", "sha-256", "sha-384", "SHA-512"})
            QCOMPARE(verdict({of(known)}), FingerprintVerdict::Matches);
        QCOMPARE(verdict({of("sha-256"), wrong512}), FingerprintVerdict::Differs);
        QCOMPARE(verdict({wrong512, of("sha-512")}), FingerprintVerdict::Matches);
        QCOMPARE(verdict({{"md5", "00:11"}, of("sha-256")}), FingerprintVerdict::Matches);
        QCOMPARE(verdict({{"md5", "00:11"}}), FingerprintVerdict::Differs);
        QCOMPARE(verdict({}), FingerprintVerdict::Differs);
        QVERIFY(!fingerprintOf(certificate.x509(), "md5"));
    }

    void survivesABadNetwork_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 25; ++seed)
            QTest::addRow("seed %d", seed) << seed;
    }
    void survivesABadNetwork()
    {
        QFETCH(int, seed);
        BadNetwork network(static_cast<unsigned>(seed));
        network.lost = 25;
        network.repeated = 20;
        network.reordered = 30;
        DtlsPipe pipe(network);
        QVERIFY(pipe.run());
        QCOMPARE(pipe.client->state(), DtlsState::Connected);
        QCOMPARE(pipe.server->state(), DtlsState::Connected);
        QVERIFY(sameKeys(*pipe.client, *pipe.server));
    }

    void neverAgreesOnWhatWasCorrupted_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 30; ++seed)
            QTest::addRow("seed %d", seed) << seed;
    }
    void neverAgreesOnWhatWasCorrupted()
    {
        QFETCH(int, seed);
        BadNetwork network(static_cast<unsigned>(seed));
        network.corrupted = 20;
        DtlsPipe pipe(network);
        pipe.handshakeTimeout = 500ms;
        QVERIFY(pipe.run());
        const bool both = pipe.client->state() == DtlsState::Connected
            && pipe.server->state() == DtlsState::Connected;
        if (both)
            QVERIFY(sameKeys(*pipe.client, *pipe.server));
        for (const auto* end : {pipe.client.get(), pipe.server.get()}) {
            QVERIFY(end->srtpKeys().has_value() == (end->state() == DtlsState::Connected));
            QVERIFY((end->error() != DtlsError::None) == (end->state() == DtlsState::Failed));
        }
    }

    void givesUpOnASilentPeer()
    {
        BadNetwork network;
        network.lost = 100;
        DtlsPipe pipe(network);
        pipe.handshakeTimeout = 200ms;
        QVERIFY(pipe.run());
        QCOMPARE(pipe.client->error(), DtlsError::Timeout);
        QCOMPARE(pipe.server->error(), DtlsError::Timeout);
    }

    void closeNotifyClosesTheOtherEnd()
    {
        DtlsPipe pipe;
        QVERIFY(pipe.run());
        pipe.client->close();
        QCOMPARE(pipe.client->state(), DtlsState::Closed);
        pipe.deliver();
        QCOMPARE(pipe.server->state(), DtlsState::Closed);
        QCOMPARE(pipe.server->error(), DtlsError::None);
    }

    void refusesDtls10_data()
    {
        QTest::addColumn<DtlsRole>("ours");
        QTest::newRow("as client") << DtlsRole::Client;
        QTest::newRow("as server") << DtlsRole::Server;
    }
    void refusesDtls10()
    {
        QFETCH(DtlsRole, ours);
        ForeignPeer peer;
        SSL_CTX_set_min_proto_version(peer.context.get(), DTLS1_VERSION);
        SSL_CTX_set_max_proto_version(peer.context.get(), DTLS1_VERSION);
        peer.run(ours);
        QCOMPARE(peer.endpoint->state(), DtlsState::Failed);
        // A server that knows no other version finds no cipher that it could use, and says so.
        QCOMPARE(peer.endpoint->error(),
                 ours == DtlsRole::Server ? DtlsError::ProtocolVersion : DtlsError::PeerAlert);
        QVERIFY(!peer.endpoint->srtpKeys());
    }

    void refusesAPeerWithoutSrtp()
    {
        ForeignPeer peer;
        peer.context.reset(SSL_CTX_new(DTLS_method()));
        SSL_CTX_use_certificate(peer.context.get(), peer.certificate.x509());
        SSL_CTX_use_PrivateKey(peer.context.get(), peer.certificate.key());
        peer.run(DtlsRole::Server);
        QCOMPARE(peer.endpoint->error(), DtlsError::NoCommonProfile);
        QVERIFY(!peer.endpoint->srtpKeys());
    }

    void refusesAPeerWithoutCertificate()
    {
        ForeignPeer peer;
        peer.context.reset(SSL_CTX_new(DTLS_method()));
        SSL_CTX_set_tlsext_use_srtp(peer.context.get(), "SRTP_AES128_CM_SHA1_80");
        peer.run(DtlsRole::Server);
        QCOMPARE(peer.endpoint->error(), DtlsError::NoPeerCertificate);
    }

    void refusesWeakCiphers()
    {
        ForeignPeer peer;
        SSL_CTX_set_cipher_list(peer.context.get(), "ECDHE-ECDSA-AES128-SHA");
        peer.run(DtlsRole::Server);
        QCOMPARE(peer.endpoint->error(), DtlsError::NoCommonCipher);
    }

    void takesTheShortTagOnlyWhenOffered()
    {
        ForeignPeer peer;
        SSL_CTX_set_tlsext_use_srtp(peer.context.get(), "SRTP_AES128_CM_SHA1_32");
        peer.run(DtlsRole::Server);
        QCOMPARE(peer.endpoint->profile(), SrtpProfile::Aes128CmSha1Tag32);
        ForeignPeer server;
        SSL_CTX_set_tlsext_use_srtp(server.context.get(), "SRTP_AES128_CM_SHA1_32");
        server.run(DtlsRole::Client);
        QCOMPARE(server.endpoint->error(), DtlsError::NoCommonProfile);
    }

    void doesNotRenegotiate()
    {
        ForeignPeer peer;
        peer.run(DtlsRole::Server);
        QCOMPARE(peer.endpoint->state(), DtlsState::Connected);
        SSL_renegotiate(peer.ssl.get());
        peer.exchange();
        // It was told no_renegotiation, which OpenSSL takes for an end.
        QVERIFY(SSL_is_init_finished(peer.ssl.get()) == 0);
        QCOMPARE(peer.endpoint->state(), DtlsState::Failed);
        QCOMPARE(peer.endpoint->error(), DtlsError::PeerAlert);
        QVERIFY(!peer.endpoint->srtpKeys());
    }

    void aFloodCostsLittleAndEnds()
    {
        DtlsPipe pipe;
        pipe.make();
        auto now = monotonicNow();
        pipe.server->start(now);
        std::mt19937 random(7);
        Datagram garbage(900);
        for (int i = 0; i < 100'000; ++i) {
            for (auto& octet : std::span(garbage).first(40))
                octet = static_cast<std::byte>(random());
            garbage[0] = static_cast<std::byte>(20 + random() % 44);
            pipe.server->receive(garbage, now);
        }
        QVERIFY(pipe.server->floodDropped() > 99'000);
        QCOMPARE(pipe.server->state(), DtlsState::Connecting);
        now += 3s; // the flood is over
        pipe.client->start(now);
        for (int i = 0; i < 20; ++i) {
            while (!pipe.toServer.empty()) {
                pipe.server->receive(pipe.toServer.front(), now);
                pipe.toServer.pop_front();
            }
            while (!pipe.toClient.empty()) {
                pipe.client->receive(pipe.toClient.front(), now);
                pipe.toClient.pop_front();
            }
        }
        QCOMPARE(pipe.server->state(), DtlsState::Connected);
        QVERIFY(sameKeys(*pipe.client, *pipe.server));
    }

    void recordsTooShortToBeEncryptedChangeNothing()
    {
        DtlsPipe pipe;
        QVERIFY(pipe.run());
        for (const unsigned type : {20U, 21U, 22U, 23U}) {
            for (std::size_t length = 0; length < 60; ++length) {
                Datagram record(13 + length, std::byte{1});
                const std::array<unsigned, 13> header{
                    type, 0xfe, 0xfd, 0, 1, 0, 0, 0, 0, 0, 99, 0, unsigned(length)};
                std::ranges::transform(header, record.begin(),
                                       [](unsigned octet) { return std::byte(octet); });
                pipe.client->receive(record, monotonicNow() + std::chrono::seconds(length));
                pipe.server->receive(record, monotonicNow() + std::chrono::seconds(length));
            }
        }
        QCOMPARE(pipe.client->state(), DtlsState::Connected);
        QCOMPARE(pipe.server->state(), DtlsState::Connected);
        QVERIFY(sameKeys(*pipe.client, *pipe.server));
    }

    void whatComesAfterwardsChangesNothing()
    {
        DtlsPipe pipe;
        QVERIFY(pipe.run());
        std::mt19937 random(9);
        for (int i = 0; i < 300; ++i) {
            Datagram garbage(1 + random() % 100);
            for (auto& octet : garbage)
                octet = static_cast<std::byte>(random());
            garbage[0] = static_cast<std::byte>(20 + random() % 44);
            pipe.client->receive(garbage, monotonicNow());
        }
        QCOMPARE(pipe.client->state(), DtlsState::Connected);
        QVERIFY(sameKeys(*pipe.client, *pipe.server));
    }
};

QTEST_GUILESS_MAIN(TestDtlsEndpoint)
#include "tst_dtlsendpoint.moc"
