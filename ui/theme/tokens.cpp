// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/tokens.h"

namespace icelens::ui {

namespace {

struct Token
{
    ColourRole role;
    QRgb light;
    QRgb dark;
};

constexpr std::array<Token, colourRoleCount> table{{
    {ColourRole::Window, 0xFFF1F3F5, 0xFF121418},
    {ColourRole::Panel, 0xFFFFFFFF, 0xFF1B1E23},
    {ColourRole::Raised, 0xFFF7F8FA, 0xFF23272E},
    {ColourRole::Text, 0xFF171B21, 0xFFE9ECF0},
    {ColourRole::Text2, 0xFF4C5561, 0xFFB3BBC6},
    {ColourRole::Text3, 0xFF5C6571, 0xFF98A1AD},
    {ColourRole::Line, 0xFFD8DCE2, 0xFF343A43},
    {ColourRole::ControlEdge, 0xFF7E8692, 0xFF7B8592},
    {ColourRole::Accent, 0xFF5A35C8, 0xFFB49BFF},
    {ColourRole::TextOnAccent, 0xFFFFFFFF, 0xFF17102B},
    {ColourRole::Selection, 0xFFEAE4FB, 0xFF362C57},
    {ColourRole::FailureGround, 0xFFFBEAEC, 0xFF3A1A24},
    {ColourRole::SuccessGround, 0xFFE4F3EF, 0xFF12332B},
    {ColourRole::Frozen, 0xFF6F83AD, 0xFF98A2B8},
    {ColourRole::Waiting, 0xFFA87400, 0xFFE8B52C},
    {ColourRole::InProgress, 0xFF1047C4, 0xFF2F86FF},
    {ColourRole::Succeeded, 0xFF0A6B5C, 0xFF62E6BA},
    {ColourRole::Failed, 0xFF9E1220, 0xFFF0446C},
    {ColourRole::Discovered, 0xFFD6156C, 0xFFF7E3FF},
    {ColourRole::Removed, 0xFF6B7480, 0xFF929BA7},
    {ColourRole::HangUp, 0xFF9E1220, 0xFFB3203F},
    {ColourRole::HangUpText, 0xFFFFFFFF, 0xFFFFFFFF},
}};

constexpr bool tableIsInOrder()
{
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (static_cast<std::size_t>(table[i].role) != i)
            return false;
    }
    return true;
}
static_assert(tableIsInOrder());

} // namespace

QColor colour(Scheme scheme, ColourRole role)
{
    const Token& token = table.at(static_cast<std::size_t>(role));
    return QColor::fromRgb(scheme == Scheme::Light ? token.light : token.dark);
}

} // namespace icelens::ui
