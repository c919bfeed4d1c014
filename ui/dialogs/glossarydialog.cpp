// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/glossarydialog.h"

#include "model/items/termspans.h"
#include "ui/panels/whytext.h"
#include "ui/theme/theme.h"
#include "ui/widgets.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace icelens::ui {

using items::Glossary;
using items::GlossaryEntry;

GlossaryDialog::GlossaryDialog(QWidget* parent)
    : QDialog(parent)
    , m_entries(Glossary::entries())
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_entry(new QTextBrowser(this))
{
    setWindowTitle(tr("Glossary"));
    resize(640, 440);
    m_search->setPlaceholderText(tr("Find a word"));
    m_search->setClearButtonEnabled(true);
    m_search->setAccessibleName(tr("Find a word"));
    m_search->installEventFilter(this);
    m_list->setAccessibleName(tr("Terms"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_entry->setAccessibleName(tr("Meaning"));
    m_entry->setFrameShape(QFrame::NoFrame);
    m_entry->setOpenLinks(false);
    m_entry->document()->setDocumentMargin(space::margin);
    auto* left = new QVBoxLayout;
    left->setContentsMargins(0, 0, 0, 0);
    left->addWidget(m_search);
    left->addWidget(m_list, 1);
    auto* row = new QHBoxLayout(this);
    row->addLayout(left, 2);
    row->addWidget(m_entry, 3);
    connect(m_search, &QLineEdit::textChanged, this, &GlossaryDialog::fill);
    connect(m_list, &QListWidget::currentRowChanged, this, &GlossaryDialog::showEntry);
    connect(m_entry, &QTextBrowser::anchorClicked, this, [this](const QUrl& url) {
        if (const auto link = WhyLink::parse(url.toString()))
            showTerm(static_cast<items::Term>(link->number));
    });
    connect(&Theme::instance(), &Theme::changed, this, &GlossaryDialog::showEntry);
    fill();
    m_search->setFocus();
}

void GlossaryDialog::fill()
{
    const auto text = m_search->text().trimmed();
    const auto before = current();
    std::vector<const GlossaryEntry*> found;
    for (const auto& entry : m_entries) {
        if (entry.name.contains(text, Qt::CaseInsensitive))
            found.push_back(&entry);
    }
    for (const auto& entry : m_entries) {
        const bool named = entry.name.contains(text, Qt::CaseInsensitive);
        if (!named && entry.definition.contains(text, Qt::CaseInsensitive))
            found.push_back(&entry);
    }
    m_list->clear();
    for (const auto* entry : found) {
        auto* item = new QListWidgetItem(entry->name, m_list);
        item->setData(Qt::UserRole, static_cast<int>(entry->term));
        if (before == entry->term && text.isEmpty())
            m_list->setCurrentItem(item);
    }
    if (m_list->currentRow() < 0 && m_list->count() > 0)
        m_list->setCurrentRow(0);
    showEntry();
}

void GlossaryDialog::showEntry()
{
    const auto term = current();
    if (!term) {
        m_entry->setPlainText(tr("No term of the glossary has this word."));
        return;
    }
    const auto entry = Glossary::entry(*term);
    QString html = QStringLiteral("<p>%1</p>").arg(WhyText::entryHtml(entry));
    QStringList others;
    QList<items::Term> named{*term};
    for (const auto& span : items::termsIn(entry.definition)) {
        if (named.contains(span.term))
            continue;
        named.push_back(span.term);
        others.push_back(
            QStringLiteral("<a href='%1' style='color:%2'>%3</a>")
                .arg(WhyLink{WhyLink::Kind::Glossary, static_cast<quint64>(span.term), 0}.href(),
                     Theme::instance().colour(ColourRole::Accent).name(),
                     Glossary::entry(span.term).name.toHtmlEscaped()));
    }
    if (!others.isEmpty())
        html +=
            QStringLiteral("<p>%1</p>")
                .arg(tr("See also: %1", "names of terms").arg(others.join(QLatin1String(", "))));
    m_entry->setHtml(html);
}

void GlossaryDialog::showTerm(items::Term term)
{
    if (!m_search->text().isEmpty())
        m_search->clear();
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(Qt::UserRole).toInt() == static_cast<int>(term))
            m_list->setCurrentRow(row);
    }
}

void GlossaryDialog::setSearch(const QString& text)
{
    m_search->setText(text);
}

QStringList GlossaryDialog::names() const
{
    QStringList names;
    for (int row = 0; row < m_list->count(); ++row)
        names.push_back(m_list->item(row)->text());
    return names;
}

std::optional<items::Term> GlossaryDialog::current() const
{
    const auto* item = m_list->currentItem();
    return item == nullptr
        ? std::nullopt
        : std::optional(static_cast<items::Term>(item->data(Qt::UserRole).toInt()));
}

QString GlossaryDialog::entryText() const
{
    return m_entry->toPlainText();
}

bool GlossaryDialog::eventFilter(QObject* watched, QEvent* event)
{
    // The arrows go through the list while one types.
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        const int step = key->key() == Qt::Key_Down ? 1 : key->key() == Qt::Key_Up ? -1 : 0;
        if (step != 0 && m_list->count() > 0) {
            m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, m_list->count() - 1));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace icelens::ui
