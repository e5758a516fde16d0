"""The head of a document: its properties, its functions, its variables, and what catches a fault."""

from __future__ import annotations

from string import Template

HEAD = Template("""\
<?xml version="1.0" encoding="UTF-8"?>
<!-- $title -->
<!-- Made by ivrc from the menu file: change that, and build again. -->
$build<vxml xmlns="http://www.w3.org/2001/vxml" version="2.1" xml:lang="$locale">
  <property name="inputmodes" value="dtmf"/>
  <property name="universals" value="none"/>
  <property name="bargein" value="true"/>
  <property name="bargeintype" value="speech"/>
  <property name="timeout" value="100ms"/>
  <property name="interdigittimeout" value="100ms"/>
  <property name="termtimeout" value="0s"/>
  <property name="termchar" value=""/>
  <property name="fetchtimeout" value="15s"/>

  <script><![CDATA[
    // The keys of a match, whatever a platform writes around them.
    function pressed(utterance) {
      return String(utterance).replace(/[^0-9*#]/g, '');
    }
    // Minutes since Monday 00:00 in $zone, which is $minutes minutes ahead of UTC all year.
    function minuteOfWeek(milliseconds) {
      return (Math.floor(milliseconds / 60000) + $shift) % $week;
    }
    // A timetable is a list of [first minute, minute after the last].
    function isOpen(minute, timetable) {
      for (var i = 0; i < timetable.length; i++) {
        if (minute >= timetable[i][0] && minute < timetable[i][1]) { return true; }
      }
      return false;
    }
    // VoiceXML 2.0, section 2.3.7, as the outcome of a call.
    function outcomeOf(result) {
      if (result == 'busy') { return 'busy'; }
      if (result == 'noanswer') { return 'no-answer'; }
      return /_disconnect$$/.test(result) ? 'answered' : 'unavailable';
    }
    // VoiceXML 2.0, section 5.1.4: the address of the caller (remote) or of the hotline (local).
    function addressOf(end) {
      try { return String(session.connection[end].uri); } catch (missing) { return ''; }
    }
    // RFC 5552, section 2.4: the Call-ID of a call that came over SIP.
    function callId() {
      try { return String(session.connection.protocol.sip.headers['call-id']); } catch (missing) { return ''; }
    }
  ]]></script>
$functions
  <var name="hotline" expr="$name"/>
$called_build  <var name="caller" expr="addressOf('remote')"/>
  <var name="called" expr="addressOf('local')"/>
  <var name="call" expr="callId()"/>
  <!-- The pending key: typed before the menu that it is for. -->
  <var name="keys" expr="''"/>
  <var name="recorded" expr="false"/>
  <var name="faults" expr="0"/>
$variables
  <!-- The fault way; a second fault ends the call. -->
  <catch event="error">
    <assign name="faults" expr="faults + 1"/>
    <if cond="faults == 1">
      $fault
    </if>
    <disconnect/>
  </catch>
  <catch event="connection.disconnect">
    <exit/>
  </catch>

  <form id="call">
    <block>
      <goto next="#$start"/>
    </block>
  </form>
""")
