// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/startpanel.h"

#include "ui/theme/icons.h"
#include "ui/widgets.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace icelens::ui {

namespace {

void clearLayout(QLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (item->widget() != nullptr)
            item->widget()->deleteLater();
        delete item;
    }
}

/// A button whose content is laid out: it is as high as its words need.
class EntryButton : public QPushButton
{
public:
    using QPushButton::QPushButton;

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override
    {
        return layout()->totalHeightForWidth(width);
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        return {preferredWidth, heightForWidth(preferredWidth)};
    }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {leastWidth, heightForWidth(leastWidth)};
    }

private:
    static constexpr int preferredWidth = 320;
    static constexpr int leastWidth = 240;
};

} // namespace

StartPanel::StartPanel(QWidget* parent)
    : QWidget(parent)
    , m_introduction(makeLabel({}, Theme::Type::Body, this, "", true))
    , m_recent(new QVBoxLayout)
    , m_offers(new QVBoxLayout)
{
    setLook(this, "panel");
    setAccessibleName(tr("Start here"));
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::margin, 0, 8, 0);
    head->addWidget(makeLabel(tr("Start here"), Theme::Type::Strong, this));
    head->addStretch(1);
    auto* close = makeIconButton(QStringLiteral("ui-close"), tr("Close Start here"), this);
    head->addWidget(close);
    connect(close, &QToolButton::clicked, this, &StartPanel::closed);

    auto* page = new QWidget(this);
    setLook(page, "panel");
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_introduction->setContentsMargins(space::margin, 12, space::margin, 12);
    layout->addWidget(m_introduction);
    connect(addEntry(layout, QStringLiteral("ui-play"), tr("Learn ICE step by step"),
                     tr("Lessons that stop where something happens, and ask before they tell."),
                     tr("Ctrl+L")),
            &QPushButton::clicked, this, &StartPanel::lessonsRequested);
    connect(addEntry(layout, QStringLiteral("ui-document"), tr("Open a recording"),
                     tr("An .icelens file, or drop one on this window."), tr("Ctrl+O")),
            &QPushButton::clicked, this, &StartPanel::openRequested);
    connect(addEntry(layout, QStringLiteral("ui-options"), tr("New session"),
                     tr("Choose the pace, the candidates, the servers and the roles."),
                     tr("Ctrl+N")),
            &QPushButton::clicked, this, &StartPanel::newSessionRequested);
    m_restart =
        addEntry(layout, QStringLiteral("ui-restart"), tr("Restart ICE"),
                 tr("Both agents take new credentials and check their pairs again."), tr("Ctrl+R"));
    connect(m_restart, &QPushButton::clicked, this, &StartPanel::restartRequested);
    layout->addWidget(makeRule(page));
    m_recent->setContentsMargins(space::margin, 10, space::margin, 10);
    m_recent->setSpacing(3);
    layout->addLayout(m_recent);
    layout->addStretch(1);
    layout->addWidget(makeRule(page));
    m_offers->setContentsMargins(space::margin, 10, space::margin, 10);
    m_offers->setSpacing(3);
    layout->addLayout(m_offers);

    auto* scroll = new QScrollArea(this);
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto* headWidget = new QWidget(this);
    headWidget->setFixedHeight(32);
    headWidget->setLayout(head);
    outer->addWidget(headWidget);
    outer->addWidget(makeRule(this));
    outer->addWidget(scroll, 1);
    setRecent({});
    rebuildOffers();
}

QPushButton* StartPanel::addEntry(QVBoxLayout* layout, const QString& iconName,
                                  const QString& title, const QString& text, const QString& key)
{
    layout->addWidget(makeRule(this));
    auto* entry = new EntryButton(this);
    setLook(entry, "entry");
    entry->setAccessibleName(title);
    entry->setAccessibleDescription(text);
    auto* sign = new QToolButton(entry);
    sign->setIcon(icon(iconName, ColourRole::Accent));
    sign->setIconSize({16, 16});
    setLook(sign, "plain");
    auto* titleLabel = makeLabel(title, Theme::Type::Strong, entry);
    auto* textLabel = makeLabel(text, Theme::Type::Label, entry, "text2", true);
    auto* keyLabel = makeLabel(key, Theme::Type::MonoSmall, entry, "key");
    for (QWidget* part : std::initializer_list<QWidget*>{sign, titleLabel, textLabel, keyLabel}) {
        part->setAttribute(Qt::WA_TransparentForMouseEvents);
        part->setFocusPolicy(Qt::NoFocus);
    }
    auto* grid = new QGridLayout(entry);
    grid->setContentsMargins(10, 9, 12, 9);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(1);
    grid->addWidget(sign, 0, 0, Qt::AlignTop);
    grid->addWidget(titleLabel, 0, 1);
    grid->addWidget(keyLabel, 0, 2, Qt::AlignTop);
    grid->addWidget(textLabel, 1, 1);
    grid->setColumnStretch(1, 1);
    layout->addWidget(entry);
    return entry;
}

void StartPanel::setRestartEnabled(bool enabled)
{
    m_restart->setEnabled(enabled);
    m_restart->setVisible(enabled);
}

void StartPanel::setIntroduction(const QString& text)
{
    if (m_introduction->text() != text)
        m_introduction->setText(text);
}

void StartPanel::setRecent(const QStringList& paths)
{
    clearLayout(m_recent);
    m_recent->addWidget(makeLabel(tr("Recent"), Theme::Type::LabelStrong, this));
    if (paths.isEmpty())
        m_recent->addWidget(makeLabel(tr("Sessions you save appear here."), Theme::Type::Label,
                                      this, "text2", true));
    for (const auto& path : paths.mid(0, 5)) {
        auto* link = new QPushButton(QFileInfo(path).fileName(), this);
        link->setToolTip(path);
        setLook(link, "link");
        connect(link, &QPushButton::clicked, this,
                [this, path] { Q_EMIT openPathRequested(path); });
        m_recent->addWidget(link, 0, Qt::AlignLeft);
    }
}

void StartPanel::showOffers(const std::vector<items::NoticeSummary>& notices)
{
    std::vector<std::pair<bool, QString>> noticed;
    for (const auto& notice : notices) {
        switch (notice.what) {
        case model::Notice::WireSeen:
        case model::Notice::LogUnderstood:
            noticed.emplace_back(true, notice.happened);
            break;
        case model::Notice::WireNotSeen:
        case model::Notice::LogNotUnderstood:
            noticed.emplace_back(false, notice.happened);
            break;
        case model::Notice::GatheringOverdue:
        case model::Notice::NoRemoteCandidates:
        case model::Notice::GatheringRefused:
        case model::Notice::OptionRefused:
        case model::Notice::ServerSilent:
        case model::Notice::EventsMissing:
        case model::Notice::NameNotResolved:
            break;
        }
    }
    if (noticed == m_noticed)
        return;
    m_noticed = std::move(noticed);
    rebuildOffers();
}

void StartPanel::setNetwork(const QString& sentence, bool usable)
{
    m_network = {usable, sentence};
    rebuildOffers();
}

void StartPanel::rebuildOffers()
{
    clearLayout(m_offers);
    auto offers = m_noticed;
    if (!m_network.second.isEmpty())
        offers.push_back(m_network);
    m_offers->addWidget(makeLabel(tr("What this computer offers"), Theme::Type::LabelStrong, this));
    if (offers.empty())
        m_offers->addWidget(makeLabel(tr("Known as soon as a session runs."), Theme::Type::Label,
                                      this, "text2", true));
    for (const auto& [works, text] : offers) {
        auto* line = new QWidget(this);
        line->setAccessibleName(text);
        auto* row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(6);
        auto* sign = new QLabel(line);
        sign->setPixmap(icon(works ? QStringLiteral("mark-valid") : QStringLiteral("mark-lost"),
                             works ? ColourRole::Succeeded : ColourRole::Failed)
                            .pixmap(QSize(10, 10), devicePixelRatioF()));
        row->addWidget(sign, 0, Qt::AlignTop);
        row->addWidget(makeLabel(text, Theme::Type::Label, line, "text2", true), 1);
        m_offers->addWidget(line);
    }
}

} // namespace icelens::ui
