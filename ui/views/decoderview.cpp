// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/decoderview.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/views/hexview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QStyledItemDelegate>
#include <QTreeView>

namespace icelens::ui {

namespace {

using Column = items::DecoderModel;

class FieldDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const Theme& theme = Theme::instance();
        const auto set = [&](Theme::Type type, ColourRole colour) {
            option->font = theme.font(type);
            for (const auto role : {QPalette::Text, QPalette::HighlightedText})
                option->palette.setColor(role, theme.colour(colour));
        };
        switch (index.column()) {
        case Column::NameColumn:
            set(Theme::Type::Strong, ColourRole::Text);
            break;
        case Column::ValueColumn:
            set(index.data(items::MonospaceRole).toBool() ? Theme::Type::Mono : Theme::Type::Body,
                ColourRole::Text);
            setVerdict(*option, index);
            break;
        case Column::MeaningColumn:
            set(Theme::Type::Body, ColourRole::Text);
            break;
        default:
            set(Theme::Type::Label, ColourRole::Text2);
            break;
        }
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width(),
                Theme::instance().rowHeight()};
    }

private:
    static void setVerdict(QStyleOptionViewItem& option, const QModelIndex& index)
    {
        QString name;
        ColourRole colour = ColourRole::Text2;
        switch (static_cast<items::Verdict>(index.data(items::VerdictRole).toInt())) {
        case items::Verdict::None:
            return;
        case items::Verdict::Good:
            name = QStringLiteral("mark-valid");
            colour = ColourRole::Succeeded;
            break;
        case items::Verdict::Bad:
            name = QStringLiteral("mark-lost");
            colour = ColourRole::Failed;
            break;
        case items::Verdict::Unknown:
            name = QStringLiteral("mark-info");
            break;
        }
        option.features |= QStyleOptionViewItem::HasDecoration;
        option.icon = icon(name, colour);
        option.decorationSize = {12, 12};
    }
};

} // namespace

DecoderView::DecoderView(QWidget* parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_model(new items::DecoderModel(this))
    , m_tree(new QTreeView(this))
    , m_bytes(new HexView(this))
{
    setHandleWidth(1);
    setChildrenCollapsible(false);
    m_tree->setAccessibleName(tr("Fields of the message"));
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new FieldDelegate(m_tree));
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setIndentation(14);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->header()->setFont(Theme::instance().font(Theme::Type::LabelStrong));
    m_tree->setColumnWidth(Column::NameColumn, 170);
    m_tree->setColumnWidth(Column::ValueColumn, 190);
    m_tree->setColumnWidth(Column::MeaningColumn, 260);
    m_tree->installEventFilter(this);
    setStretchFactor(0, 1);
    setStretchFactor(1, 0);
    setSizes({620, 320});

    connect(m_tree->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &DecoderView::markField);
    connect(m_bytes, &HexView::byteChosen, this, [this](int offset) {
        const QModelIndex field = m_model->indexAtByte(offset);
        if (field.isValid())
            m_tree->setCurrentIndex(field.siblingAtColumn(0));
    });
}

void DecoderView::show(const model::MessageSeen& message)
{
    m_model->show(message);
    m_bytes->show(m_model->bytes());
    m_tree->expandAll();
}

void DecoderView::clear()
{
    m_model->clear();
    m_bytes->show({});
}

void DecoderView::markField(const QModelIndex& index)
{
    m_bytes->highlight(index.data(items::OffsetRole).toInt(),
                       index.data(items::LengthRole).toInt());
}

bool DecoderView::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
        QGuiApplication::clipboard()->setText(m_model->copyText());
        return true;
    }
    return QSplitter::eventFilter(watched, event);
}

} // namespace icelens::ui
