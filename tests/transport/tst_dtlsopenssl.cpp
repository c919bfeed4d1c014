// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/dtls/dtlsendpoint.h"
#include "transport/wire/socketobserver.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <arpa/inet.h>
#include <array>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace icelens;
using namespace icelens::transport;
using model::DtlsRole;
using model::DtlsState;

namespace {

/// A UDP socket on loopback that talks to one peer: the one it is told, or the first that speaks.
class Udp
{
public:
    Udp()
        : m_socket(::socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0))
    {
        sockaddr_in any = loopback(0);
        socklen_t size = sizeof any;
        ::bind(m_socket, reinterpret_cast<const sockaddr*>(&any), size);
        ::getsockname(m_socket, reinterpret_cast<sockaddr*>(&any), &size);
        m_port = ntohs(any.sin_port);
    }
    ~Udp() { ::close(m_socket); }
    Udp(const Udp&) = delete;
    Udp& operator=(const Udp&) = delete;

    [[nodiscard]] std::uint16_t port() const { return m_port; }
    void talkTo(std::uint16_t port) { m_peer = loopback(port); }

    void send(std::span<const std::byte> bytes)
    {
        ::sendto(m_socket, bytes.data(), bytes.size(), 0,
                 reinterpret_cast<const sockaddr*>(&m_peer), sizeof m_peer);
    }

    std::span<const std::byte> receive()
    {
        sockaddr_in from{};
        socklen_t size = sizeof from;
        const auto octets = ::recvfrom(m_socket, m_buffer.data(), m_buffer.size(), 0,
                                       reinterpret_cast<sockaddr*>(&from), &size);
        if (octets <= 0)
            return {};
        m_peer = from;
        return std::span<const std::byte>(m_buffer).first(static_cast<std::size_t>(octets));
    }

private:
    static sockaddr_in loopback(std::uint16_t port)
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        return address;
    }

    int m_socket;
    std::uint16_t m_port = 0;
    sockaddr_in m_peer{};
    std::array<std::byte, 4096> m_buffer{};
};

QByteArray inHex(const SrtpKeys& keys, bool weAreClient)
{
    const auto [key, salt] = keyLengthsOf(keys.profile);
    const SrtpKey& client = weAreClient ? keys.local : keys.remote;
    const SrtpKey& server = weAreClient ? keys.remote : keys.local;
    const auto part = [](const SrtpKey& from, std::size_t at, std::size_t size) {
        return QByteArray(reinterpret_cast<const char*>(from.material.data() + at),
                          static_cast<qsizetype>(size));
    };
    return (part(client, 0, key) + part(server, 0, key) + part(client, key, salt)
            + part(server, key, salt))
        .toHex()
        .toUpper();
}

} // namespace

/// Against the program "openssl", as an independent user of the protocol.
class TestDtlsOpenSsl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("openssl")).isEmpty())
            QSKIP("openssl is not installed");
        QCOMPARE(run({"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
                      "-nodes", "-keyout", "key.pem", "-out", "cert.pem", "-subj", "/CN=peer"}),
                 0);
        QProcess print;
        print.setWorkingDirectory(m_folder.path());
        print.start(QStringLiteral("openssl"),
                    {QStringLiteral("x509"), QStringLiteral("-in"), QStringLiteral("cert.pem"),
                     QStringLiteral("-noout"), QStringLiteral("-fingerprint"),
                     QStringLiteral("-sha256")});
        QVERIFY(print.waitForFinished());
        const auto line = QString::fromLatin1(print.readAllStandardOutput()).trimmed();
        m_fingerprint = {"sha-256", line.section(QLatin1Char('='), 1).toStdString()};
        QCOMPARE(m_fingerprint.value.size(), std::size_t{95});
    }

    void exportsTheSameKeys_data()
    {
        QTest::addColumn<bool>("weAreClient");
        QTest::addColumn<QString>("profile");
        for (const bool client : {true, false}) {
            for (const char* profile :
                 {"SRTP_AES128_CM_SHA1_80", "SRTP_AEAD_AES_128_GCM", "SRTP_AEAD_AES_256_GCM"})
                QTest::addRow("%s %s", client ? "s_server" : "s_client", profile)
                    << client << QString::fromLatin1(profile);
        }
    }
    void exportsTheSameKeys()
    {
        QFETCH(bool, weAreClient);
        QFETCH(QString, profile);
        Udp udp;
        const auto ours = *Certificate::make();
        DtlsEndpoint endpoint(
            ours, {weAreClient ? DtlsRole::Client : DtlsRole::Server, {m_fingerprint}},
            [&](auto bytes) { udp.send(bytes); }, nullptr);
        const int octets = profile.contains(QLatin1String("256_GCM")) ? 88
            : profile.contains(QLatin1String("GCM"))                  ? 56
                                                                      : 60;
        QStringList arguments{weAreClient ? QStringLiteral("s_server") : QStringLiteral("s_client"),
                              QStringLiteral("-dtls1_2"),
                              QStringLiteral("-use_srtp"),
                              profile,
                              QStringLiteral("-cert"),
                              QStringLiteral("cert.pem"),
                              QStringLiteral("-key"),
                              QStringLiteral("key.pem"),
                              QStringLiteral("-keymatexport"),
                              QStringLiteral("EXTRACTOR-dtls_srtp"),
                              QStringLiteral("-keymatexportlen"),
                              QString::number(octets)};
        std::uint16_t serverPort = 0;
        if (weAreClient) {
            serverPort = Udp().port(); // free a moment ago
            arguments += {QStringLiteral("-accept"), QStringLiteral("127.0.0.1:%1").arg(serverPort),
                          QStringLiteral("-Verify"), QStringLiteral("1"),
                          QStringLiteral("-mtu"),    QStringLiteral("1200")};
            udp.talkTo(serverPort);
        } else {
            arguments +=
                {QStringLiteral("-connect"), QStringLiteral("127.0.0.1:%1").arg(udp.port())};
        }
        QProcess peer;
        peer.setWorkingDirectory(m_folder.path());
        peer.setProcessChannelMode(QProcess::MergedChannels);
        peer.start(QStringLiteral("openssl"), arguments);
        QVERIFY(peer.waitForStarted());
        endpoint.start(monotonicNow());
        QByteArray said;
        static const QRegularExpression material(QStringLiteral("Keying material: ([0-9A-F]+)"));
        const auto theirs = [&] {
            said += peer.readAll();
            return material.match(QString::fromLatin1(said)).captured(1).toLatin1();
        };
        const bool done = QTest::qWaitFor(
            [&] {
                for (auto bytes = udp.receive(); !bytes.empty(); bytes = udp.receive())
                    endpoint.receive(bytes, monotonicNow());
                const auto due = endpoint.nextTimeout();
                if (due && *due <= monotonicNow())
                    endpoint.onTimeout(monotonicNow());
                return endpoint.state() == DtlsState::Connected && !theirs().isEmpty();
            },
            20'000);
        peer.kill();
        peer.waitForFinished();
        QVERIFY2(done, said.constData());
        QCOMPARE(inHex(*endpoint.srtpKeys(), weAreClient), theirs());
    }

private:
    int run(const QList<const char*>& arguments) const
    {
        QStringList list;
        for (const char* argument : arguments)
            list.append(QString::fromLatin1(argument));
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(QStringLiteral("openssl"), list);
        return process.waitForFinished() ? process.exitCode() : -1;
    }

    QTemporaryDir m_folder;
    Fingerprint m_fingerprint;
};

QTEST_GUILESS_MAIN(TestDtlsOpenSsl)
#include "tst_dtlsopenssl.moc"
