<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_CA" sourcelanguage="en">
<context>
    <name>CheckupDialog</name>
    <message numerus="yes">
        <source>%n thing(s) to be mended so that calls get to Activix.</source>
        <translation>
            <numerusform>%n thing to be mended so that calls get to Activix.</numerusform>
            <numerusform>%n things to be mended so that calls get to Activix.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportStrip</name>
    <message numerus="yes">
        <source>%n call(s) exported to %1.</source>
        <translation>
            <numerusform>%n call exported to %1.</numerusform>
            <numerusform>%n calls exported to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LedgerDialog</name>
    <message numerus="yes">
        <source>%n earlier one(s) are in the copied text.</source>
        <translation>
            <numerusform>%n earlier one is in the copied text.</numerusform>
            <numerusform>%n earlier ones are in the copied text.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Middle</name>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MiniBar</name>
    <message numerus="yes">
        <source>%n more open</source>
        <translation>
            <numerusform>%n more open</numerusform>
            <numerusform>%n more open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NeedCard</name>
    <message numerus="yes">
        <source>The same in %n other call(s)</source>
        <translation>
            <numerusform>The same in %n other call</numerusform>
            <numerusform>The same in %n other calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NeedsYouDialog</name>
    <message numerus="yes">
        <source>%n call(s) wait for your word. Nothing is lost meanwhile.</source>
        <translation>
            <numerusform>%n call waits for your word. Nothing is lost meanwhile.</numerusform>
            <numerusform>%n calls wait for your word. Nothing is lost meanwhile.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The oldest %n are shown.</source>
        <translation>
            <numerusform>The oldest %n is shown.</numerusform>
            <numerusform>The oldest %n are shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleDialog</name>
    <message numerus="yes">
        <source>%n call(s) of yours still wait to be sent: they go once you are back.</source>
        <translation>
            <numerusform>%n call of yours still wait to be sent: they go once you are back.</numerusform>
            <numerusform>%n calls of yours still wait to be sent: they go once you are back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SelfTest</name>
    <message numerus="yes">
        <source>%1 x %2 in %n colour(s)</source>
        <translation>
            <numerusform>%1 x %2 in %n colour</numerusform>
            <numerusform>%1 x %2 in %n colours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n byte(s) of greeting</source>
        <translation>
            <numerusform>%1, %n byte of greeting</numerusform>
            <numerusform>%1, %n bytes of greeting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drawing(s), the style sheet</source>
        <translation>
            <numerusform>%n drawing, the style sheet</numerusform>
            <numerusform>%n drawings, the style sheet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the icon in %n colour(s)</source>
        <translation>
            <numerusform>the icon in %n colour</numerusform>
            <numerusform>the icon in %n colours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Terminal</name>
    <message numerus="yes">
        <source>%n to be written to the journal</source>
        <translation>
            <numerusform>%n to be written to the journal</numerusform>
            <numerusform>%n to be written to the journal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to decide in the window</source>
        <translation>
            <numerusform>%n to decide in the window</numerusform>
            <numerusform>%n to decide in the window</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to send</source>
        <translation>
            <numerusform>%n to send</numerusform>
            <numerusform>%n to send</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%n answered</source>
        <translation>
            <numerusform>%n answered</numerusform>
            <numerusform>%n answered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) could not be read.</source>
        <translation>
            <numerusform>%n call could not be read.</numerusform>
            <numerusform>%n calls could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) need you</source>
        <translation>
            <numerusform>%n call needs you</numerusform>
            <numerusform>%n calls need you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held</source>
        <translation>
            <numerusform>%n held</numerusform>
            <numerusform>%n held</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) from a phone or a script could not be read, so a call may be missing or still open here. See the folder %1.</source>
        <translation>
            <numerusform>%n message from a phone or a script could not be read, so a call may be missing or still open here. See the folder %1.</numerusform>
            <numerusform>%n messages from a phone or a script could not be read, so a call may be missing or still open here. See the folder %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to send</source>
        <translation>
            <numerusform>%n to send</numerusform>
            <numerusform>%n to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %n of them you are asked whether they are in Activix.</source>
        <translation>
            <numerusform>For %n of them you are asked whether it is in Activix.</numerusform>
            <numerusform>For %n of them you are asked whether they are in Activix.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offhook&apos;s file was damaged. %n call(s) could be kept.</source>
        <translation>
            <numerusform>Offhook&apos;s file was damaged. %n call could be kept.</numerusform>
            <numerusform>Offhook&apos;s file was damaged. %n calls could be kept.</numerusform>
        </translation>
    </message>
</context>
</TS>
