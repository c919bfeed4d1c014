<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>icelens::app::CommandLine</name>
    <message>
        <source>%1 See %2.</source>
        <extracomment>%1: a sentence; %2: a command to type</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the session&apos;s table, without a window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print one JSON object instead of a table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SECONDS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the session as it stood then, counted from its start; the default is its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no command “%1”. See %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::app::DemoFlags</name>
    <message>
        <source>How the negotiation goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NAME</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fast (Ta 5 ms), libnice (Ta 20 ms, the default) or slow (Ta 500 ms, slow motion). --ta wins over it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ta, the time between two transactions, 1 to 5000 (20). RFC 8445 §14.2 asks for at least 5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KIND</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>regular (the default, the only one in RFC 8445 §8.1.1) or aggressive (RFC 5245).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signal candidates as they appear (RFC 8838). --trickle=MS also sets the delay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time between two signalled candidates, 0 to 60000 (0). Turns --trickle on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not check that the peer still consents to traffic (RFC 7675).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which candidates there are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NAME|ADDRESS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gather on this interface or IP address only. Can be given several times. Without it: on those that libnice picks, which never include loopback.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gather no IPv4 candidates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gather no IPv6 candidates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gather TCP candidates too (RFC 6544).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the router for a port mapping by UPnP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offer relayed candidates only; needs --turn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most pairs of a check list, 1 to 200 (100), RFC 8445 §6.1.2.5. libnice fails pairs that it never checked above 200.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is negotiated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data streams, 1 to 8 (1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Components of each stream, 1 to 8 (1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ROLE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>controlling (the default) or controlled. Give both the same role to see a role conflict (RFC 8445 §7.3.1.1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>controlling or controlled (the default).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>libnice&apos;s timers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait before a check list fails that has nothing left to check, 50 to 60000 (5000).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RTO of requests to servers, 20 to 9999 (500), RFC 8489 §6.2.1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rc, how often a request is sent, 1 to 99 (3), RFC 8489 §6.2.1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ti, wait for a response over TCP, 20 to 99999 (2000), RFC 8489 §6.2.2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ADDRESS:PORT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>STUN server, by IP address (port 3478 unless given).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SERVER</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TURN server, as udp:user@192.0.2.1:3478 or tcp:user@192.0.2.1:3478. Its password is read from the environment variable ICELENS_TURN_PASSWORD. Up to 8 times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What becomes of the session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run in the terminal, without a window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FILE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the session into FILE as it runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name of a file is wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the events to standard output as they happen, as JSON Lines: the format of the session file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SECONDS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the session after this time, 0.1 to 86400. Without it a session in the terminal ends when both sides are connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“regular” or “aggressive” is wanted, not “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“fast”, “libnice” or “slow” is wanted, not “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name or an IP address of an interface is wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With --no-ipv4 and --no-ipv6 no candidate is left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--relay-only needs a server to relay: give one with --turn.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::app::Display</name>
    <message>
        <source>There is no window: this is a Wayland session, and Qt&apos;s plugin for it (qt6-wayland) is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no window: no display is set (DISPLAY, WAYLAND_DISPLAY).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no window: nothing answers at the display %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::app::FlagValues</name>
    <message>
        <source>a whole number from %1 to %2 is wanted, not “%3”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whole milliseconds from %1 to %2 are wanted, not “%3”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seconds from %1 to %2 are wanted, such as 2.5, not “%3”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“controlling” or “controlled” is wanted, not “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an IP address with a port is wanted, such as 192.0.2.1:3478 or [2001:db8::1]:3478, not “%1”; names are not looked up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a TURN server is written udp:user@192.0.2.1:3478 or tcp:user@192.0.2.1:3478, not “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the password of a TURN server is read from the environment variable %1, which is not set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>libnice takes at most %1 TURN servers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::app::HelpText</name>
    <message>
        <source>Usage: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print this help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both sides are connected on every component, or the command did what it was asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command line is wrong, or a file cannot be read or written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The negotiation failed, or was not connected when it ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gathering candidates failed or did not end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch two ICE agents (RFC 8445) gather candidates, check pairs and select one, packet by packet. Without a command: demo. Without a display the session runs in the terminal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let two agents of this process, Alice and Bob, negotiate with each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a session file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print a session&apos;s agents, candidates and pairs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lists the options of a command.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let two agents of this process, Alice and Bob, negotiate with each other over this machine&apos;s interfaces.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print what a session file holds: agents, candidates, pairs.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::app::SessionText</name>
    <message>
        <source>List</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RTT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent/answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nominated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>triggered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more pair(s) not shown here</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2), ufrag %3, %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 events, %2 messages on the wire, %3 pairs, %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a folder, not a session file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a session file of IceLens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ends within its first line: nothing of the session is in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has version %2 of the session format, which a newer IceLens reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be written: the disk is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) could not be read and were left out, the first is line %1.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) are of a newer IceLens and were left out.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The last line is cut off: the program that wrote the file was killed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::app::Target</name>
    <message>
        <source>%1 wants one file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 takes no “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--%1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::app::WindowSession</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>This session is not kept as it runs: the folder %1 cannot be written. Save it yourself before you close the window.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::items::CandidateModel</name>
    <message>
        <source>Candidates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln candidates</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1: remote candidates</source>
        <comment>an agent</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: local candidates</source>
        <comment>an agent</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a group of candidates, and how many</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::items::CandidateText</name>
    <message>
        <source>seen in a check (inferred)</source>
        <comment>how a candidate became known</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gathered</source>
        <comment>how a candidate became known</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from a check</source>
        <comment>how a candidate became known</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trickled</source>
        <comment>how a candidate became known</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with the description</source>
        <comment>how a candidate became known</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1.%2</source>
        <comment>stream and component</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority %L1 = 2²⁴ × type preference %L2 + 2⁸ × local preference %L3 + (256 − component %L4) (RFC 8445 §5.1.2.1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foundation %1 (RFC 8445 §5.1.1.3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known since %1: %2.</source>
        <comment>time, how a candidate became known</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of an earlier generation: an ICE restart made it void (RFC 8445 §9).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type and priority follow from a check; the agent has not reported it (inferred).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, of an earlier generation</source>
        <comment>candidate type</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Candidate type (RFC 8445 §5.1.1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transport, for TCP with its tcptype (RFC 6544 §4.5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Related address: base of a reflexive candidate, mapped address of a relayed one (RFC 8839 §5.1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Related address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base: where the agent sends from (RFC 8445 §4)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foundation (RFC 8445 §5.1.1.3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foundation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority (RFC 8445 §5.1.2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type preference, from the priority (RFC 8445 §5.1.2.1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type pref.</source>
        <comment>column: type preference</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local preference, from the priority (RFC 8445 §5.1.2.1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local pref.</source>
        <comment>column: local preference</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Component</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>STUN or TURN server that it came from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it became known, since the session began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appeared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it became known (RFC 8838)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Came</source>
        <comment>column: how a candidate became known</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::items::CheckListModel</name>
    <message>
        <source>%1: %2</source>
        <comment>a check list, and how many pairs it has of each kind</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State of the candidate pair (RFC 8445 §6.1.2.6)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>#</source>
        <comment>column: place in the check list</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place in the check list of its component, by priority (RFC 8445 §6.1.2.3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type and address of the local candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remote candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type and address of the remote candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks</source>
        <comment>column: valid, nominated, selected, triggered</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valid, nominated, selected, triggered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent/ans/retx</source>
        <comment>column: checks sent, answered, retransmitted</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks sent, answered and retransmitted by this agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RTT</source>
        <comment>column: round-trip time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last round trip of a check that was not retransmitted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <comment>column: time of the last change</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When state or marks last changed, since the session began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fnd</source>
        <comment>column: foundation</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foundations of both candidates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pair priority (RFC 8445 §6.1.2.3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <comment>column: role of the agent</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role of the agent (RFC 8445 §6.1.1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pair</source>
        <comment>column: number of the pair</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of the pair in the order in which the session&apos;s pairs were formed: events and packets name it so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::items::CheckListText</name>
    <message>
        <source>%1 %2</source>
        <comment>type and address of a candidate</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <comment>no check was sent on the pair</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 / %L2 / %L3</source>
        <comment>checks: sent, answered, retransmitted</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foundation %1: those of the local and the remote candidate. Of pairs with one foundation, one is checked first (RFC 8445 §6.1.2.6).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The controlling agent nominates (RFC 8445 §6.1.1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pair %L1, Removed: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pair %1, %2 since %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>place %L1 in the check list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no marks</source>
        <comment>on a candidate pair</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checks: %L1 sent, %L2 answered, %L3 retransmitted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>round trip %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>round trip not measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed at %1: %2. Its state was %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formed at %1, last changed at %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen on the wire only: its state follows from its messages (inferred).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 over %2</source>
        <comment>a candidate: address, transport</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The candidate is not known yet: it was seen in a check only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base: %1, where checks leave from (RFC 8445 §5.1.1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nominated at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither valid, nominated, selected nor triggered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks begun by this agent: %L1. Answered with success: %L2. Refused with an error: %L3. Retransmissions: %L4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks begun by the peer that arrived: %L1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last round trip: %1, of a check that was not retransmitted (RFC 8489 §6.2.1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No round trip measured: no check was answered, or each answered one was retransmitted (RFC 8489 §6.2.1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority not known until both candidates are (RFC 8445 §6.1.2.3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority %L1, place %L2 in this check list (RFC 8445 §6.1.2.3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pair %L1, formed from two known candidates (RFC 8445 §6.1.2.2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pair %L1, formed because a check of the peer came in on addresses without a pair (RFC 8445 §7.3.1.4).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pair %L1, formed because a response to pair %L2 named a mapped address (RFC 8445 §7.2.5.3.2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pair %L1, seen on the wire (inferred).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 nominated</source>
        <comment>number of pairs</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 Succeeded</source>
        <comment>number of pairs</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 Discovered</source>
        <comment>number of pairs</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 In-Progress</source>
        <comment>number of pairs</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 Waiting</source>
        <comment>number of pairs</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 Frozen</source>
        <comment>number of pairs</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 Failed</source>
        <comment>number of pairs</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 removed</source>
        <comment>number of pairs</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · </source>
        <comment>between two counts</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::items::DecoderModel</name>
    <message>
        <source>%1 (%2)</source>
        <comment>meaning of a field, RFC section</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>first and last byte of a field</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <comment>column: RFC section that defines a field</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes</source>
        <comment>column: place of a field in a message</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::items::DecoderText</name>
    <message>
        <source>Unknown attribute 0x%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message is shorter than its header says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no STUN message (RFC 8489 §5).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More bytes follow than the header says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An attribute reaches past the end of the message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message inside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the relay carries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data inside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the relay carries; it is not STUN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not decoded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands for the peer that ChannelBind bound to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the data without padding.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::items::EventModel</name>
    <message>
        <source>Event %L1 at %2, from the %3:
%4</source>
        <comment>number, time, source, sentence</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::items::EventWords</name>
    <message>
        <source>The session started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session “%1” started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was created: %2, %3.</source>
        <comment>agent, its role, its software</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has stream %2 with one component.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has stream %2 with %3 components.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 uses the ufrag %2 on stream %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was told the peer&apos;s ufrag %2 on stream %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 began to gather candidates for stream %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has gathered all candidates of stream %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 gathered %2.</source>
        <comment>agent, candidate</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was told the peer&apos;s candidate %2, trickled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was told the peer&apos;s candidate %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 learned the peer&apos;s candidate %2 from a check.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 now knows the peer&apos;s candidate %2 as %3 with priority %L4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 now knows the peer&apos;s candidate %2 with priority %L3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was told that no candidate will follow for stream %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, became %3.</source>
        <comment>agent, component, its state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 selected %2 → %3 for %4.</source>
        <comment>agent, two addresses, component</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The peer&apos;s first check reached %1 on stream %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 restarted ICE on stream %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 removed stream %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 became %2 after a role conflict.</source>
        <comment>agent, its role</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 stays %2 after a role conflict.</source>
        <comment>agent, its role</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>the addresses of a pair</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pair %L1 became %2.</source>
        <comment>number, state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pair %L1 is valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pair %L1 was nominated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 queued a triggered check of pair %L2: the peer&apos;s check arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 queued a check of pair %L2 to nominate it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 queued pair %L2 again after a role conflict.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pair %1 was removed: %2.</source>
        <comment>number, reason</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The foundation of pair %1 became %2: a peer-reflexive candidate was signalled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is about to check pair %L2 and to nominate it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is about to check pair %L2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 meant to check pair %L2 and sent nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The response to pair %L1 came from another address than the check went to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The peer revoked its consent: %1 may no longer send on %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent ran out: %1 may no longer send on %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sent %2 packets (%3 bytes) of %4.</source>
        <comment>agent, count, count, class</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 received %2 packets (%3 bytes) of %4.</source>
        <comment>agent, count, count, class</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An event of a newer IceLens, which this one cannot read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>type and address of a candidate</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 (%3)</source>
        <comment>type, address and transport of a candidate</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 formed pair %2: %3.</source>
        <comment>agent, number, candidates</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 formed pair %2 because of a check of the peer: %3.</source>
        <comment>agent, number, candidates</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 discovered pair %2 from a response: %3.</source>
        <comment>agent, number, candidates</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has pair %2: %3 (inferred).</source>
        <comment>agent, number, candidates</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 crossed between %2 and %3.</source>
        <comment>message, two addresses</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sent %2 to %3.</source>
        <comment>agent, message, address</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 received %2 from %3.</source>
        <comment>agent, message, address</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sent a check with USE-CANDIDATE to %2.</source>
        <comment>agent, address</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sent a check to %2.</source>
        <comment>agent, address</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A check with USE-CANDIDATE arrived at %1 from %2.</source>
        <comment>agent, address</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A check arrived at %1 from %2.</source>
        <comment>agent, address</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1&apos;s check with USE-CANDIDATE arrived at %2 from %3.</source>
        <comment>agent, agent, address</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1&apos;s check arrived at %2 from %3.</source>
        <comment>agent, agent, address</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::items::FieldText</name>
    <message>
        <source>What the message is: its method and class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of all that follows the 20 bytes of the header.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fixed value that tells STUN from other protocols.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joins a response to its request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joins a response to its request; 128 bits without a magic cookie, as in RFC 3489.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ufrag of the agent that is asked, and that of the one that asks (RFC 8445 §7.2.2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account on the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A hash of user name and realm, in place of the name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The domain in which the server&apos;s accounts are valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value of the server that requests must repeat, so that an old one cannot be sent again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the key was made from the password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ways in which the server lets a key be made from the password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A password as in RFC 3489; no longer used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authorization by a third party (RFC 7635).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the request came from, as its receiver saw it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the request came from, as the TURN server saw it: the related address of the relayed candidate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The attributes that the server does not understand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another server that the client should ask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The domain of that other server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The software of the sender, for information only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The controlling agent nominates this pair (RFC 8445 §8.1.1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sender is controlled; the number settles a role conflict (RFC 8445 §7.3.1.1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sender is controlling; the number settles a role conflict (RFC 8445 §7.3.1.1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renomination: the highest number wins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WebRTC: which network of the sender this is, and its cost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WebRTC: the last check that the sender received.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The channel that stands for the peer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long the client asks the allocation to last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long the allocation lasts unless it is refreshed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client gives the allocation up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the relay is to send the data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the relay got the data from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The peer that may send through the relay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The peer that the channel is bound to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The peer of the TCP connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A peer as the relay sees it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the relay is to pass on to the peer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the relay received from the peer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data that a relay carries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address that the relay lent: the relayed candidate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ICMP message that the relay received.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names a TCP connection that the relay holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets the client keep the allocation from another address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address family that the client asks for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A second address family that the client asks for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why the relay lends no address of this family.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client asks for an even port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transport between the relay and peers that the client asks for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The relay is to send without fragmentation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names a port that the server holds for the client.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is to answer from another address or port (RFC 5780).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The port that the server is to answer to (RFC 5780).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes that make the message longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address that the server answered from (RFC 5780).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s other address, for NAT behaviour tests (RFC 5780).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long the server remembers the request (RFC 5780).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which transmission of the request this is (RFC 7982).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tests whether ECN marks pass (RFC 6679).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An address attribute of RFC 3489; no longer used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of a draft of TURN; no longer used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of a vendor, outside the standards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protects all before it with a key; not verified, the key is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protects all before it with a key; verified.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protects all before it with a key; it is wrong: another key, or the message was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority of the peer-reflexive candidate that the check may find.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority of the peer-reflexive candidate that the check may find: type preference %L1, local preference %L2, component %L3 (RFC 8445 §5.1.2.1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A checksum of all before it; it is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A checksum of all before it; it is wrong: the message was changed, or it is no STUN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why the request was refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why the request was refused: %1 (%2).</source>
        <comment>registered reason, RFC section</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value is not as the specification wants it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignored: not the first of its type (RFC 8489 §14).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known to IceLens; a receiver must understand it or refuse the message (RFC 8489 §14).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known to IceLens; a receiver may ignore it (RFC 8489 §14).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the items of a list</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>a duration in whole seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown address family %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 (%3)</source>
        <comment>error code, reason, address family</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>error code, reason</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change address</source>
        <comment>flag of CHANGE-REQUEST</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change port</source>
        <comment>flag of CHANGE-REQUEST</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reserve the next port</source>
        <comment>flag of EVEN-PORT</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <comment>no flag is set</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 request</source>
        <comment>a STUN message by its method</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 indication</source>
        <comment>a STUN message by its method</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 success response</source>
        <comment>a STUN message by its method</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 error response</source>
        <comment>a STUN message by its method</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>protocol %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1…</source>
        <comment>bytes, and more follow</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>type %1, code %2</source>
        <comment>of an ICMP message</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>network %1, cost %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::items::MessageText</name>
    <message>
        <source>Method 0x%1</source>
        <comment>an unknown STUN method</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DTLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RTP or RTCP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <comment>a relay carries an empty message</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 request</source>
        <comment>a STUN message by its method</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 indication</source>
        <comment>a STUN message by its method</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 success</source>
        <comment>a STUN message by its method</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 error %2</source>
        <comment>a STUN message by its method, and error code</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 error</source>
        <comment>a STUN message by its method</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ChannelData, malformed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ChannelData %1 ▸ %2</source>
        <comment>a channel, and the message inside</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not STUN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, malformed</source>
        <comment>a STUN message</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ▸ %2</source>
        <comment>a TURN message, and the message inside</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both wrong</source>
        <comment>integrity and fingerprint</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>integrity wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FINGERPRINT wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>verified</source>
        <comment>integrity of a message</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FINGERPRINT right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; no FINGERPRINT (RFC 8489 §14.5, §14.7)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; FINGERPRINT right (RFC 8489 §14.5, §14.7)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; FINGERPRINT wrong (RFC 8489 §14.5, §14.7)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::items::NoticeText</name>
    <message>
        <source>IceLens sees what crosses this program&apos;s sockets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets are shown as they crossed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IceLens understands the agent&apos;s log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pairs are shown as the agent reports them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IceLens does not see what crosses this program&apos;s sockets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets are missing; candidates, pairs and states are still shown from what the agent says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the icelens program itself, not its libraries from another program, and report this with the version of libnice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IceLens recognises nothing in the agent&apos;s log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This libnice may be of another version. Pairs are inferred from the wire; states such as Frozen and Waiting cannot be seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use libnice 0.1.21 to see the check list as the agent keeps it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gathering has not ended on stream %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>libnice may never say that it ended, for example when the name of a server cannot be resolved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the STUN and TURN servers, or leave them out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The agent refused to gather candidates for stream %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It found no address that it can use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the chosen interfaces and addresses, and that one of them is up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server %1 gave no candidate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It did not answer, or it refused. libnice does not say which.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for its answers among the packets; check the address, user name and password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stream %1, component %2 has no candidate of the peer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>libnice makes no check for it, and never says that it failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the peer&apos;s description has candidates for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The option %1 could not be applied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session runs with libnice&apos;s own value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another value when you start the next session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events are missing from this session: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They came faster than they could be taken. What is shown may lack pairs, packets or states.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::items::PacketModel</name>
    <message>
        <source>Belongs to no transaction: an indication, or no STUN (RFC 8489 §6.3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transaction %1 (RFC 8489 §5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the request to this response.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not measured here: the request was retransmitted (RFC 8489 §6.2.1), or this agent did not send it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retransmission %L1 of this request (RFC 8489 §6.2.1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 over TCP, event %L2</source>
        <comment>message, number of the event</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 over UDP, event %L2</source>
        <comment>message, number of the event</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <comment>address that a message came from</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <comment>address that a message went to</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <comment>kind of message</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pair</source>
        <comment>column: number of the pair</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RTT</source>
        <comment>column: round-trip time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retx</source>
        <comment>column: which retransmission of a request</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Integrity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes</source>
        <comment>length of a message</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::items::SessionSummary</name>
    <message>
        <source>%1 Entered at %2.</source>
        <comment>what a state means, and a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stream %1, component %2</source>
        <comment>begins a line</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stream %1, component %2 (%3)</source>
        <comment>begins a line</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Component %1</source>
        <comment>begins a line</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Component %1 (%2)</source>
        <comment>begins a line</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1.%2</source>
        <comment>stream and component</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>number and use of a component</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, selected at %2</source>
        <comment>component, time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, selected at %2: through a relay, RTT not measured</source>
        <comment>component, time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, selected at %2: direct, no relay, RTT not measured</source>
        <comment>component, time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, selected at %2: through a relay, RTT %3</source>
        <comment>component, time, round-trip time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, selected at %2: direct, no relay, RTT %3</source>
        <comment>component, time, round-trip time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: no check succeeded</source>
        <comment>component</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: no pair nominated yet</source>
        <comment>component</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 check in flight</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln checks in flight</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Consent to send was lost at %1 (RFC 7675 §5.1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stream %1: own ufrag %2, the peer&apos;s %3 (RFC 8445 §5.3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>became %1 at %2</source>
        <comment>role, time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln candidates</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No agent has started yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The negotiation failed on at least one component.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every component is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session ended before every component was connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The negotiation is under way.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::items::Words</name>
    <message>
        <source>Frozen</source>
        <comment>state of a candidate pair</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>state of a candidate pair</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In-Progress</source>
        <comment>state of a candidate pair</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Succeeded</source>
        <comment>state of a candidate pair</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>state of a candidate pair</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discovered</source>
        <comment>state of a candidate pair, libnice&apos;s own</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frozen: no check was sent, and none may be until another pair unfreezes it (RFC 8445 §6.1.2.6).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting: no check was sent yet; it is sent when its turn comes (RFC 8445 §6.1.2.6).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In-Progress: a check was sent, and its transaction is open (RFC 8445 §6.1.2.6).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Succeeded: a check got a success response (RFC 8445 §6.1.2.6).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed: the check got no response, or an error that ends it (RFC 8445 §6.1.2.6).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discovered: made by libnice from a mapped address that a check found; it is never checked itself (RFC 8445 §7.2.5.3.2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed</source>
        <comment>a candidate pair that left the check list</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>valid</source>
        <comment>mark of a candidate pair</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nominated</source>
        <comment>mark of a candidate pair</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>selected</source>
        <comment>mark of a candidate pair</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>triggered</source>
        <comment>mark of a candidate pair</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was triggered</source>
        <comment>mark of a candidate pair</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check not sent</source>
        <comment>mark of a candidate pair</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asymmetric response</source>
        <comment>mark of a candidate pair</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valid: on the valid list, so it can carry data (RFC 8445 §7.2.5.3.2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nominated by the controlling agent (RFC 8445 §8.1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected: data is sent on this pair (RFC 8445 §8.1.2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Triggered: stands in the triggered-check queue (RFC 8445 §6.1.4.1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was triggered: a check of the peer queued it (RFC 8445 §7.3.1.4).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check not sent: the agent counted a check that never left. libnice has room for 200 open transactions per component.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asymmetric response: it came from another address than the check went to (RFC 8445 §7.2.5.2.1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the items of a list</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>host</source>
        <comment>candidate type, as in SDP</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>srflx</source>
        <comment>candidate type, as in SDP</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prflx</source>
        <comment>candidate type, as in SDP</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>relay</source>
        <comment>candidate type, as in SDP</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>?</source>
        <comment>candidate type that is not known yet</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>host: an address of the machine itself (RFC 8445 §5.1.1.1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>server-reflexive: the address that a STUN or TURN server saw (RFC 8445 §5.1.1.2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>peer-reflexive: the address that the peer saw in a check (RFC 8445 §7.2.5.3.1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>relayed: an address that a TURN server lent (RFC 8445 §5.1.1.2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UDP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP active</source>
        <comment>tcptype of RFC 6544</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP passive</source>
        <comment>tcptype of RFC 6544</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP simultaneous-open</source>
        <comment>tcptype of RFC 6544</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disconnected</source>
        <comment>state of a component</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gathering</source>
        <comment>state of a component</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connecting</source>
        <comment>state of a component</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connected</source>
        <comment>state of a component</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready</source>
        <comment>state of a component</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <comment>state of a component</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnected: nothing has begun.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gathering: the agent looks for its own candidates (RFC 8445 §5.1.1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting: checks are being made (RFC 8445 §6.1.4).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected: a pair is nominated, and data can flow. The agent may go on to check better pairs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready: no check is left to make. libnice can say so half a minute after connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed: no check succeeded, or consent to send was lost. Candidates that come later can still change this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>controlling</source>
        <comment>role of an agent</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>controlled</source>
        <comment>role of an agent</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>session</source>
        <comment>source of an event</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>agent signal</source>
        <comment>source of an event</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>agent log</source>
        <comment>source of an event</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wire</source>
        <comment>source of an event</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent</source>
        <comment>direction of a message</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>received</source>
        <comment>direction of a message</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no MESSAGE-INTEGRITY</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MESSAGE-INTEGRITY not verified, key not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MESSAGE-INTEGRITY verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MESSAGE-INTEGRITY wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DTLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RTP or RTCP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other data</source>
        <comment>class of packets</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check-list limit reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed, and pruned by the agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lower priority than nominated pair %L1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another pair was nominated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its socket was closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ICE restart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its stream was removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the agent did not say why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds since the session began</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <comment>a duration in milliseconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session</source>
        <comment>in the place of an agent&apos;s name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agent %1</source>
        <comment>an agent without a name, by number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RTP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RTCP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stream %1, component %2 (%3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stream %1, component %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>component %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>component %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>an agent&apos;s name, and which of its components</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 → %3 %4</source>
        <comment>type and address of the local and the remote candidate</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::ui::CandidatesView</name>
    <message>
        <source>Filter candidates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Candidates are the addresses that the agents offer each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The agents are gathering; their candidates appear here one by one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 of %1 candidates match.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::ui::CheckListView</name>
    <message>
        <source>Filter pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows only pairs with a candidate of this type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All types</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check list shows each candidate pair and its state, as it changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session has no agents yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is gathering; pairs appear when the peer’s candidates arrive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 of %1 pairs match.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::ui::Chip</name>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::ui::ClockBar</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time of the session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of the file is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since session start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is shown happens now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RECORDING</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is shown was read from a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ENDED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session is over; nothing will be added.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::ui::DecoderView</name>
    <message>
        <source>Fields of the message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::ui::DetailsPanel</name>
    <message>
        <source>Choose a pair in the check list to see its facts here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks of this pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History of this pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RFC 8445 §6.1.2.3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foundation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No check of this pair has crossed a socket yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pair %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed at %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known from this side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known until both candidates are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the peer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2³²·MIN(G,D) + 2·MAX(G,D) + (G&gt;D)
G %1  %2
D %3  %4
= %5</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::ui::EventsView</name>
    <message>
        <source>Filter events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows only events from this source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events are everything that the agents reported and that crossed the sockets, in order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 of %1 events match.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::ui::FilterBar</name>
    <message>
        <source>Only this pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::ui::HexView</name>
    <message>
        <source>Bytes of the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes %1 to %2 are marked.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::ui::MainWindow</name>
    <message>
        <source>regular nomination · Ta %1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>aggressive nomination · Ta %1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New session…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin a session to watch two agents on this computer negotiate, or open one that was recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a real negotiation between two agents on this computer. Each row is a candidate pair; watch its state change. Select a row to read its facts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is what happened between two agents. Each row is a candidate pair in the state that it ended in. Select a row to read its facts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1[*] – IceLens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No interface is up: there is nothing to gather on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interfaces that are up: %1, with IPv4 and IPv6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interfaces that are up: %1, with IPv6 only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interfaces that are up: %1, with IPv4 only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New Session…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+S</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt+%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Columns of the Check List</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reduce Motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next Pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous Pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+F6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Restart ICE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Options…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only &amp;This Pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start Here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About IceLens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clear List</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IceLens recordings (*.icelens);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IceLens recordings (*.icelens)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+O</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+S</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the selected rows as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart ICE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt+1 to Alt+4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to a view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F6, Shift+F6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next or previous pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move in a table; left and right fold groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space or Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold or unfold a group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About IceLens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IceLens %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows what ICE is doing while it does it.

Free software under the GNU General Public License, version 3 or later.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::ui::NoticeStrip</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::ui::PacketsView</name>
    <message>
        <source>Filter packets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets are the STUN and TURN messages that cross the sockets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No STUN message has crossed a socket yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 of %1 packets match.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::ui::PairHead</name>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::ui::SessionOptionsDialog</name>
    <message>
        <source>Nomination</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regular: the controlling agent checks first and names its pair afterwards. Aggressive: each of its checks names the pair that it goes out on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RFC 8445 §8.1.1 knows regular nomination only; aggressive is of RFC 5245 §8.1.1.2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alice’s role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The controlling agent chooses the pair that is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RFC 8445 §6.1.1: the agent that begins the exchange is controlling.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bob’s role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give both agents the same role to see a role conflict and how it is settled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RFC 8445 §7.3.1.1: the tiebreakers decide who switches its role.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data streams</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many streams the two agents negotiate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RFC 8445 §6.1.2: each data stream has a check list of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Components of each stream</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many transport addresses a stream needs at each end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RFC 8445 §5.1.1.1: component 1 is RTP, component 2 is RTCP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check list limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The most candidate pairs that an agent keeps. Above 200, libnice fails pairs that it never checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RFC 8445 §6.1.2.5: 100 pairs by default; those of the lowest priority go first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent freshness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps asking the peer whether it still wants our packets; libnice stops sending after 10 s without an answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RFC 7675 §5.1 stops after 30 s. RFC 8445 §11 asks for keepalives, which nobody answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ta, the pacing interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time between the beginnings of two STUN transactions of an agent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RFC 8445 §14.2: 50 ms by default, and not below 5 ms for all agents of a program together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Idle timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long libnice waits with nothing left to check before a component fails.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RFC 8445 §6.1.2.1 lets a check list fail at once when each of its pairs is Failed or Succeeded and a component has no valid pair.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First retransmission timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long an agent waits for an answer before it sends a request again; the wait doubles each time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RFC 8445 §14.3: not below 500 ms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests in a transaction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often an agent sends one request before it gives the transaction up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RFC 8489 §6.2.1: 7 times by default.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeout over TCP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long an agent waits for an answer over TCP, where it never repeats a request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RFC 8489 §6.2.2: 39.5 s by default.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address families</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which addresses of this computer become candidates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RFC 8445 §6.1.2.2: only candidates of the same family are paired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interfaces and addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gather on these only: names or addresses, separated by spaces. Empty: libnice picks, and leaves out loopback and virtual interfaces.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RFC 8445 §5.1.1.1: host candidates on every address, never on loopback.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ICE-TCP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gathers TCP candidates beside those of UDP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not of RFC 8445: RFC 6544 §4.5 names the active, passive and so candidates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UPnP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks the router of this network for a port mapping.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RFC 8445 §5.1.1.2 gathers from STUN and TURN servers; this is libnice’s addition.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relayed candidates only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offers no other candidate, so that the peer learns none of this computer’s addresses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RFC 8445 §5.1.1.2: a relayed candidate comes from a TURN server’s Allocate response.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trickle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signals each candidate as it appears instead of all of them together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not of RFC 8445: RFC 8838 adds it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delay for each candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long each trickled candidate waits after the one before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not of an RFC: it makes a slow signalling path visible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>STUN server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives the server-reflexive candidates: how a NAT makes this computer look.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RFC 8445 §5.1.1.2: a Binding request to the server, without credentials.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TURN servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the relayed candidates. Passwords are used now and never saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RFC 8445 §5.1.1.2: an Allocate request to the server, one at each Ta.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regular</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aggressive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Controlling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Controlled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPv4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPv6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gather TCP candidates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the router</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offer relayed candidates only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signal candidates one by one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>192.0.2.1:3478</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Those that libnice picks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interfaces and addresses to gather on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pace of the checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fast (Ta 5 ms)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As libnice (20 ms)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow motion (250 ms)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negotiation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a family there are no candidates. Choose IPv4, IPv6 or both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is neither an interface of this computer nor an IP address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not an address with a port. Write 192.0.2.1:3478 or [2001:db8::1]:3478; names are not looked up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relayed candidates come from TURN servers. Add one above, or switch this off.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::ui::StartPanel</name>
    <message>
        <source>Start here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close Start here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An .icelens file, or drop one on this window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+O</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the pace, the candidates, the servers and the roles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart ICE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both agents take new credentials and check their pairs again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions you save appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this computer offers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known as soon as a session runs.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::ui::StateStrip</name>
    <message>
        <source>State of the session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ufrag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, %3.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::ui::TabStrip</name>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::ui::TableHeader</name>
    <message>
        <source>Columns That Fit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::ui::TablePage</name>
    <message>
        <source>New session…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a recording…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>icelens::ui::TurnServerEditor</name>
    <message>
        <source>Add a TURN server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>192.0.2.1:3478</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address and port of the TURN server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UDP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transport to the TURN server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User name at the TURN server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password at the TURN server; it is never saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this TURN server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not an address with a port. Write 192.0.2.1:3478 or [2001:db8::1]:3478; names are not looked up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The TURN server %1 needs a user name and a password.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
