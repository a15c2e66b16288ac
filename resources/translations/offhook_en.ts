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
        <source>%Ln call(s) exported to %1.</source>
        <translation>
            <numerusform>%Ln call exported to %1.</numerusform>
            <numerusform>%Ln calls exported to %1.</numerusform>
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
        <source>%Ln earlier one(s) are in the copied text.</source>
        <translation>
            <numerusform>%Ln earlier one is in the copied text.</numerusform>
            <numerusform>%Ln earlier ones are in the copied text.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Middle</name>
    <message numerus="yes">
        <source>%Ln call(s)</source>
        <translation>
            <numerusform>%Ln call</numerusform>
            <numerusform>%Ln calls</numerusform>
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
        <source>The same in %Ln other call(s)</source>
        <translation>
            <numerusform>The same in %Ln other call</numerusform>
            <numerusform>The same in %Ln other calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NeedsYouDialog</name>
    <message numerus="yes">
        <source>%Ln call(s) wait for your word. Nothing is lost meanwhile.</source>
        <translation>
            <numerusform>%Ln call waits for your word. Nothing is lost meanwhile.</numerusform>
            <numerusform>%Ln calls wait for your word. Nothing is lost meanwhile.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The oldest %Ln are shown.</source>
        <translation>
            <numerusform>The oldest %Ln is shown.</numerusform>
            <numerusform>The oldest %Ln are shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleDialog</name>
    <message numerus="yes">
        <source>%Ln call(s) of yours still wait to be sent: they go once you are back.</source>
        <translation>
            <numerusform>%Ln call of yours still wait to be sent: they go once you are back.</numerusform>
            <numerusform>%Ln calls of yours still wait to be sent: they go once you are back.</numerusform>
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
        <source>%Ln answered</source>
        <translation>
            <numerusform>%Ln answered</numerusform>
            <numerusform>%Ln answered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s)</source>
        <translation>
            <numerusform>%Ln call</numerusform>
            <numerusform>%Ln calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) could not be read.</source>
        <translation>
            <numerusform>%Ln call could not be read.</numerusform>
            <numerusform>%Ln calls could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) need you</source>
        <translation>
            <numerusform>%Ln call needs you</numerusform>
            <numerusform>%Ln calls need you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln held</source>
        <translation>
            <numerusform>%Ln held</numerusform>
            <numerusform>%Ln held</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) from a phone or a script could not be read, so a call may be missing or still open here. See the folder %1.</source>
        <translation>
            <numerusform>%Ln message from a phone or a script could not be read, so a call may be missing or still open here. See the folder %1.</numerusform>
            <numerusform>%Ln messages from a phone or a script could not be read, so a call may be missing or still open here. See the folder %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to send</source>
        <translation>
            <numerusform>%Ln to send</numerusform>
            <numerusform>%Ln to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %Ln of them you are asked whether they are in Activix.</source>
        <translation>
            <numerusform>For %Ln of them you are asked whether it is in Activix.</numerusform>
            <numerusform>For %Ln of them you are asked whether they are in Activix.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offhook&apos;s file was damaged. %Ln call(s) could be kept.</source>
        <translation>
            <numerusform>Offhook&apos;s file was damaged. %Ln call could be kept.</numerusform>
            <numerusform>Offhook&apos;s file was damaged. %Ln calls could be kept.</numerusform>
        </translation>
    </message>
</context>
</TS>
