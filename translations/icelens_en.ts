<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>icelens::app::SessionText</name>
    <message numerus="yes">
        <source>%n more pair(s) not shown here</source>
        <translation>
            <numerusform>%n more pair not shown here</numerusform>
            <numerusform>%n more pairs not shown here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) could not be read and were left out, the first is line %1.</source>
        <translation>
            <numerusform>%n line could not be read and was left out: line %1.</numerusform>
            <numerusform>%n lines could not be read and were left out, the first is line %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) are of a newer IceLens and were left out.</source>
        <translation>
            <numerusform>%n event is of a newer IceLens and was left out.</numerusform>
            <numerusform>%n events are of a newer IceLens and were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>icelens::app::WindowSession</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>icelens::items::CandidateModel</name>
    <message numerus="yes">
        <source>%Ln candidates</source>
        <translation>
            <numerusform>%Ln candidate</numerusform>
            <numerusform>%Ln candidates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>icelens::items::SessionSummary</name>
    <message numerus="yes">
        <source>%Ln checks in flight</source>
        <translation>
            <numerusform>%Ln check in flight</numerusform>
            <numerusform>%Ln checks in flight</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln candidates</source>
        <translation>
            <numerusform>%Ln candidate</numerusform>
            <numerusform>%Ln candidates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>icelens::ui::NewCallDialog</name>
    <message numerus="yes">
        <source>the compact code, %n character(s)</source>
        <translation>
            <numerusform>the compact code, %n character</numerusform>
            <numerusform>the compact code, %n characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n character</numerusform>
            <numerusform>%n characters</numerusform>
        </translation>
    </message>
</context>
</TS>
