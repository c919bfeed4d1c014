// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/sessionoptionsdialog.h"

#include "ui/dialogs/addresstext.h"
#include "ui/dialogs/turnservereditor.h"
#include "ui/widgets.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace icelens::ui {

namespace {

constexpr int fastTa = 5;
constexpr int libniceTa = 20;
constexpr int slowTa = 250;

QSpinBox* makeSpin(QWidget* parent, int minimum, int maximum, const QString& suffix = {})
{
    auto* spin = new QSpinBox(parent);
    spin->setRange(minimum, maximum);
    spin->setSuffix(suffix);
    spin->setGroupSeparatorShown(true);
    spin->setMinimumWidth(110);
    // Scrolling the form must not change what the pointer passes over.
    spin->setFocusPolicy(Qt::StrongFocus);
    return spin;
}

int milliseconds(std::chrono::milliseconds duration)
{
    return static_cast<int>(duration.count());
}

QStringList words(const QString& text)
{
    QString spaced = text;
    spaced.replace(QLatin1Char(','), QLatin1Char(' '));
    return spaced.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

SessionOptionsDialog::SessionOptionsDialog(const model::SessionOptions& options,
                                           const std::vector<InterfaceChoice>& interfaces,
                                           QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("New session"));
    makeEditors(interfaces);

    auto* scroll = new QScrollArea(this);
    scroll->setWidget(makePage());
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto* buttons = new QDialogButtonBox(this);
    m_start = buttons->addButton(tr("Start session"), QDialogButtonBox::AcceptRole);
    setLook(m_start, "primary");
    m_start->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    buttons->setContentsMargins(space::margin, 10, space::margin, 10);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makePresets());
    layout->addWidget(makeRule(this));
    layout->addWidget(scroll, 1);
    layout->addWidget(makeRule(this));
    layout->addWidget(buttons);
    resize(760, 680);
    show(options);
}

void SessionOptionsDialog::makeEditors(const std::vector<InterfaceChoice>& interfaces)
{
    const QString ms = tr(" ms");
    m_nomination = new QComboBox(this);
    m_nomination->addItems({tr("Regular"), tr("Aggressive")});
    m_aliceRole = new QComboBox(this);
    m_aliceRole->addItems({tr("Controlling"), tr("Controlled")});
    m_bobRole = new QComboBox(this);
    m_bobRole->addItems({tr("Controlling"), tr("Controlled")});
    m_streams = makeSpin(this, 1, 8);
    m_components = makeSpin(this, 1, 8);
    m_checkListLimit = makeSpin(this, 1, 200);
    m_consent = new QCheckBox(tr("Ask for consent"), this);
    m_ta = makeSpin(this, 1, 5000, ms);
    m_idle = makeSpin(this, 50, 60000, ms);
    m_stunInitial = makeSpin(this, 20, 9999, ms);
    m_stunRetransmissions = makeSpin(this, 1, 99);
    m_stunReliable = makeSpin(this, 1000, 99999, ms);
    m_families = new QWidget(this);
    m_ipv4 = new QCheckBox(tr("IPv4"), m_families);
    m_ipv6 = new QCheckBox(tr("IPv6"), m_families);
    auto* families = new QHBoxLayout(m_families);
    families->setContentsMargins(0, 0, 0, 0);
    families->setSpacing(16);
    families->addWidget(m_ipv4);
    families->addWidget(m_ipv6);
    m_interfaceEditor = makeInterfaceEditor(interfaces);
    m_tcp = new QCheckBox(tr("Gather TCP candidates"), this);
    m_upnp = new QCheckBox(tr("Ask the router"), this);
    m_relayOnly = new QCheckBox(tr("Offer relayed candidates only"), this);
    m_trickle = new QCheckBox(tr("Signal candidates one by one"), this);
    m_trickleDelay = makeSpin(this, 0, 60000, ms);
    m_hold = new QCheckBox(tr("Hold each candidate until I let it go"), this);
    m_stunServer = new QLineEdit(this);
    m_stunServer->setPlaceholderText(tr("192.0.2.1:3478"));
    m_stunServer->setMinimumWidth(260);
    m_turn = new TurnServerEditor(this);

    for (auto* box : {m_consent, m_ipv4, m_ipv6, m_tcp, m_upnp, m_relayOnly, m_trickle, m_hold})
        connect(box, &QCheckBox::toggled, this, &SessionOptionsDialog::validate);
    for (auto* field : {m_interfaces, m_stunServer})
        connect(field, &QLineEdit::textChanged, this, &SessionOptionsDialog::validate);
    connect(m_ta, &QSpinBox::valueChanged, this, &SessionOptionsDialog::validate);
    connect(m_turn, &TurnServerEditor::edited, this, &SessionOptionsDialog::validate);
}

QWidget* SessionOptionsDialog::makeInterfaceEditor(const std::vector<InterfaceChoice>& interfaces)
{
    auto* editor = new QWidget(this);
    m_interfaces = new QLineEdit(editor);
    m_interfaces->setMinimumWidth(260);
    m_interfaces->setPlaceholderText(tr("Those that libnice picks"));
    m_interfaces->setAccessibleName(tr("Interfaces and addresses to gather on"));
    auto* choose = new QToolButton(editor);
    setLook(choose, "button");
    choose->setText(tr("Add"));
    choose->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(choose);
    for (const auto& interface : interfaces) {
        m_interfaceNames += interface.name;
        m_interfaceNames += interface.addresses;
        menu->addAction(
            interface.addresses.isEmpty()
                ? interface.name
                : tr("%1: %2").arg(interface.name, interface.addresses.join(QStringLiteral(", "))),
            this, [this, name = interface.name] { toggleInterface(name); });
    }
    choose->setMenu(menu);
    choose->setVisible(!interfaces.empty());
    auto* row = new QHBoxLayout(editor);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_interfaces);
    row->addWidget(choose);
    return editor;
}

void SessionOptionsDialog::toggleInterface(const QString& name)
{
    QStringList chosen = words(m_interfaces->text());
    if (chosen.removeAll(name) == 0)
        chosen.append(name);
    m_interfaces->setText(chosen.join(QLatin1Char(' ')));
}

QWidget* SessionOptionsDialog::makePresets()
{
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(space::margin, 10, space::margin, 10);
    row->setSpacing(0);
    row->addWidget(makeLabel(tr("Pace of the checks"), Theme::Type::Strong, bar));
    row->addSpacing(12);
    m_presets = new QButtonGroup(this);
    m_presets->setExclusive(false);
    const auto add = [&](const QString& text, int ta, const char* place) {
        auto* button = new QToolButton(bar);
        button->setText(text);
        button->setCheckable(true);
        button->setProperty("place", QString::fromLatin1(place));
        button->setFocusPolicy(Qt::StrongFocus);
        setLook(button, "segment");
        m_presets->addButton(button, ta);
        row->addWidget(button);
        connect(button, &QToolButton::clicked, this, [this, ta] {
            m_ta->setValue(ta);
            validate();
        });
    };
    add(tr("Fast (Ta 5 ms)"), fastTa, "first");
    add(tr("As libnice (20 ms)"), libniceTa, "middle");
    add(tr("Slow motion (250 ms)"), slowTa, "last");
    row->addStretch(1);
    return bar;
}

QVBoxLayout* SessionOptionsDialog::addGroup(QVBoxLayout* page, const QString& title)
{
    auto* heading = makeLabel(title, Theme::Type::Title, this);
    heading->setContentsMargins(0, 14, 0, 6);
    page->addWidget(heading);
    page->addWidget(makeRule(this));
    auto* group = new QVBoxLayout;
    group->setSpacing(2);
    group->setContentsMargins(0, 6, 0, 0);
    page->addLayout(group);
    return group;
}

void SessionOptionsDialog::addRow(QVBoxLayout* group, Option option, QWidget* editor)
{
    auto* row = new OptionRow(wordsOf(option), editor, this);
    m_rows.emplace(option, row);
    group->addWidget(row);
}

QWidget* SessionOptionsDialog::makePage()
{
    auto* page = new QWidget(this);
    setLook(page, "panel");
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(space::margin, 0, space::margin, space::margin);

    auto* negotiation = addGroup(layout, tr("Negotiation"));
    addRow(negotiation, Option::Nomination, m_nomination);
    addRow(negotiation, Option::AliceRole, m_aliceRole);
    addRow(negotiation, Option::BobRole, m_bobRole);
    addRow(negotiation, Option::Streams, m_streams);
    addRow(negotiation, Option::Components, m_components);
    addRow(negotiation, Option::CheckListLimit, m_checkListLimit);
    addRow(negotiation, Option::ConsentFreshness, m_consent);

    auto* candidates = addGroup(layout, tr("Candidates"));
    addRow(candidates, Option::Families, m_families);
    addRow(candidates, Option::Interfaces, m_interfaceEditor);
    addRow(candidates, Option::IceTcp, m_tcp);
    addRow(candidates, Option::Upnp, m_upnp);
    addRow(candidates, Option::Trickle, m_trickle);
    addRow(candidates, Option::TrickleDelay, m_trickleDelay);
    addRow(candidates, Option::HoldCandidates, m_hold);

    auto* servers = addGroup(layout, tr("Servers"));
    addRow(servers, Option::StunServer, m_stunServer);
    addRow(servers, Option::TurnServers, m_turn);
    addRow(servers, Option::RelayOnly, m_relayOnly);

    auto* timing = addGroup(layout, tr("Timing"));
    addRow(timing, Option::Ta, m_ta);
    addRow(timing, Option::IdleTimeout, m_idle);
    addRow(timing, Option::StunInitialTimeout, m_stunInitial);
    addRow(timing, Option::StunMaxRetransmissions, m_stunRetransmissions);
    addRow(timing, Option::StunReliableTimeout, m_stunReliable);
    layout->addStretch(1);
    return page;
}

void SessionOptionsDialog::show(const model::SessionOptions& options)
{
    const auto roleIndex = [](model::Role role) {
        return role == model::Role::Controlling ? 0 : 1;
    };
    m_nomination->setCurrentIndex(options.nomination == model::Nomination::Regular ? 0 : 1);
    m_aliceRole->setCurrentIndex(roleIndex(options.aliceRole));
    m_bobRole->setCurrentIndex(roleIndex(options.bobRole));
    m_streams->setValue(options.streams);
    m_components->setValue(options.components);
    m_checkListLimit->setValue(options.checkListLimit);
    m_consent->setChecked(options.consentFreshness);
    m_ta->setValue(milliseconds(options.ta));
    m_idle->setValue(milliseconds(options.idleTimeout));
    m_stunInitial->setValue(milliseconds(options.stunInitialTimeout));
    m_stunRetransmissions->setValue(options.stunMaxRetransmissions);
    m_stunReliable->setValue(milliseconds(options.stunReliableTimeout));
    m_ipv4->setChecked(options.ipv4);
    m_ipv6->setChecked(options.ipv6);
    QStringList interfaces;
    for (const auto& name : options.interfaces)
        interfaces += QString::fromStdString(name);
    m_interfaces->setText(interfaces.join(QLatin1Char(' ')));
    m_tcp->setChecked(options.iceTcp);
    m_upnp->setChecked(options.upnp);
    m_relayOnly->setChecked(options.relayOnly);
    m_trickle->setChecked(options.trickle);
    m_trickleDelay->setValue(milliseconds(options.trickleDelay));
    m_hold->setChecked(options.holdCandidates);
    m_stunServer->setText(QString::fromStdString(options.stunServer.toString()));
    m_turn->setServers(options.turnServers);
    validate();
}

model::SessionOptions SessionOptionsDialog::options() const
{
    const auto role = [](const QComboBox* box) {
        return box->currentIndex() == 0 ? model::Role::Controlling : model::Role::Controlled;
    };
    model::SessionOptions options;
    options.nomination = m_nomination->currentIndex() == 0 ? model::Nomination::Regular
                                                           : model::Nomination::Aggressive;
    options.aliceRole = role(m_aliceRole);
    options.bobRole = role(m_bobRole);
    options.streams = m_streams->value();
    options.components = m_components->value();
    options.checkListLimit = m_checkListLimit->value();
    options.consentFreshness = m_consent->isChecked();
    options.ta = std::chrono::milliseconds(m_ta->value());
    options.idleTimeout = std::chrono::milliseconds(m_idle->value());
    options.stunInitialTimeout = std::chrono::milliseconds(m_stunInitial->value());
    options.stunMaxRetransmissions = m_stunRetransmissions->value();
    options.stunReliableTimeout = std::chrono::milliseconds(m_stunReliable->value());
    options.ipv4 = m_ipv4->isChecked();
    options.ipv6 = m_ipv6->isChecked();
    for (const auto& name : words(m_interfaces->text()))
        options.interfaces.push_back(name.toStdString());
    options.iceTcp = m_tcp->isChecked();
    options.upnp = m_upnp->isChecked();
    options.relayOnly = m_relayOnly->isChecked();
    options.holdCandidates = m_hold->isChecked();
    options.trickle = m_trickle->isChecked() || options.holdCandidates;
    options.trickleDelay = std::chrono::milliseconds(m_trickleDelay->value());
    options.stunServer = parseServerAddress(m_stunServer->text()).value_or(model::Address{});
    options.turnServers = m_turn->servers();
    return options;
}

bool SessionOptionsDialog::isComplete() const
{
    return std::ranges::none_of(m_rows, [](const auto& row) { return row.second->hasProblem(); });
}

void SessionOptionsDialog::validate()
{
    if (m_rows.empty())
        return;
    const auto problem = [this](Option option, bool bad, const QString& text) {
        m_rows.at(option)->setProblem(bad ? text : QString());
    };
    problem(Option::Families, !m_ipv4->isChecked() && !m_ipv6->isChecked(),
            tr("Without a family there are no candidates. Choose IPv4, IPv6 or both."));

    QString unknown;
    for (const auto& name : words(m_interfaces->text())) {
        if (!m_interfaceNames.contains(name)
            && !model::Address::parse(name.toStdString(), 0).has_value())
            unknown = name;
    }
    problem(Option::Interfaces, !unknown.isEmpty(),
            tr("“%1” is neither an interface of this computer nor an IP address.").arg(unknown));

    const QString stun = m_stunServer->text().trimmed();
    problem(Option::StunServer, !stun.isEmpty() && !parseServerAddress(stun),
            tr("“%1” is not an address with a port. Write 192.0.2.1:3478 or "
               "[2001:db8::1]:3478; names are not looked up.")
                .arg(stun));
    const QString turn = m_turn->problem();
    problem(Option::TurnServers, !turn.isEmpty(), turn);
    problem(Option::RelayOnly, m_relayOnly->isChecked() && m_turn->servers().empty(),
            tr("Relayed candidates come from TURN servers. Add one above, or switch this off."));

    // Held candidates go one by one, when the person says so.
    m_trickle->setEnabled(!m_hold->isChecked());
    m_trickleDelay->setEnabled(m_trickle->isChecked() && !m_hold->isChecked());
    for (auto* button : m_presets->buttons())
        button->setChecked(m_presets->id(button) == m_ta->value());
    m_start->setEnabled(isComplete());
}

} // namespace icelens::ui
