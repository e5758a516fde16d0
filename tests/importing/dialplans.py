"""Dialplans as they stand on switches, of several trades and habits, and calls through them."""

from __future__ import annotations

from typing import NamedTuple

CLINIC = """\
; a doctor's practice: hours, an extension to dial, three tries
[general]
autofallthrough=yes
[globals]
NURSE=Local/nurse@ends/n
[incoming]
exten => s,1,NoOp(new call)
 same => n,Answer()
 same => n,Set(tries=0)
 same => n,Set(TIMEOUT(digit)=2)
 same => n(menu),Background(clinic/welcome&clinic/menu)
 same => n,WaitExten(4)
exten => 1,1,Dial(${NURSE},5,tT)
 same => n,GotoIf($["${DIALSTATUS}" = "BUSY"]?busy:else)
 same => n(busy),Playback(clinic/busy)
 same => n,Goto(s,menu)
 same => n(else),Playback(clinic/nobody)
 same => n,Hangup()
exten => _2[1-3]X,1,Dial(Local/${EXTEN}@ends/n,5)
 same => n,Playback(clinic/nobody)
 same => n,Goto(s,menu)
exten => 9,1,Goto(hours,s,1)
exten => t,1,Set(tries=$[${tries} + 1])
 same => n,GotoIf($[${tries} < 3]?s,menu)
 same => n,Playback(clinic/bye)
 same => n,Hangup()
exten => i,1,Playback(clinic/wrong)
 same => n,Goto(s,menu)
[hours]
exten => s,1,Playback(clinic/hours)
 same => n,Wait(1)
 same => n,Goto(incoming,s,menu)
[ends]
exten => nurse,1,Busy()
exten => _XXX,1,Congestion()
"""

CINEMA = """\
[line] ; Read and its answers, a routine, an included context
exten => 5550100,1,Answer
exten => 5550100,n,Gosub(say,s,1(cinema/hello))
exten => 5550100,n(ask),Read(choice,cinema/ask,1,,,3)
exten => 5550100,n,GotoIf($["${choice}" = "1"]?films,1)
exten => 5550100,n,GotoIf($[${choice} = 2 | "${choice}" = "3"]?prices,1)
exten => 5550100,n,ExecIf($["${choice}" = ""]?Goto(end,1))
exten => 5550100,n,Playback(cinema/wrong)
exten => 5550100,n,Goto(ask)
exten => films,1,Background(cinema/films)
exten => films,n,WaitExten(3)
exten => prices,1,Playback(cinema/prices)
exten => prices,n,Goto(5550100,ask)
exten => end,1,Playback(cinema/bye)
include => shared
[shared]
exten => *,1,Goto(line,5550100,ask)
exten => t,1,Goto(line,end,1)
exten => i,1,Goto(line,end,1)
[say]
exten => s,1,Playback(${ARG1})
exten => s,n,Return()
"""

PBX = """\
[ivr-1] ; as a graphical front end writes it
exten => s,1,Set(TIMEOUT_LOOPCOUNT=0)
exten => s,n,Set(INVALID_LOOPCOUNT=0)
exten => s,n,Set(_IVR_CONTEXT_${CONTEXT}=${IVR_CONTEXT})
exten => s,n,Set(_IVR_CONTEXT=${CONTEXT})
exten => s,n,GotoIf($["${CHANNEL(state)}" = "Up"]?skip)
exten => s,n,Answer
exten => s,n,Wait(1)
exten => s,n(skip),Set(IVR_MSG=custom/main)
exten => s,n(start),Set(TIMEOUT(digit)=2)
exten => s,n,ExecIf($["${IVR_MSG}" != ""]?Background(${IVR_MSG}))
exten => s,n,WaitExten(3,)

exten => 2,1(ivrsel-2),Goto(ivr-2,s,1)
exten => i,1,Set(INVALID_LOOPCOUNT=$[${INVALID_LOOPCOUNT}+1])
exten => i,n,GotoIf($[${INVALID_LOOPCOUNT} > 1]?final)
exten => i,n,Set(IVR_MSG=no-valid&custom/main)
exten => i,n,Goto(s,start)
exten => i,n(final),Playback(transferring)
exten => i,n,Hangup
exten => t,1,Set(TIMEOUT_LOOPCOUNT=$[${TIMEOUT_LOOPCOUNT}+1])
exten => t,n,GotoIf($[${TIMEOUT_LOOPCOUNT} > 1]?final)
exten => t,n,Goto(s,start)
exten => t,n(final),Playback(goodbye)
exten => t,n,Hangup
exten => h,1,Hangup
[ivr-2]
exten => s,1,Answer
exten => s,n,Background(custom/second)
exten => s,n,WaitExten(3,)
exten => 9,1,Goto(ivr-1,s,1)
exten => t,1,Goto(ivr-1,t,1)
exten => i,1,Hangup
"""


GARAGE = """\
[trunk] ; any number comes in here, and the menu stands in two sections of one name
;-- the old way in
exten => _X.,1,Playback(garage/old) ;-- which had a note of its own --; and more
--;
exten => _X.,1,Answer()
 same => n,Goto(garage,s,1)
exten => _41XX,1,Playback(garage/branch)
 same => n,Goto(garage,s,1)
[garage]
exten => s,1,Background(garage/ask)
 same => n,WaitExten(3)
exten => _[12],1,Playback(garage/bay-${EXTEN})
 same => n,Goto(desk,s,1)
exten => t,1,Goto(late,7,1)
exten => i,1,Playback(garage/wrong)
[desk]
exten => s,1,Playback(garage/desk-${EXTEN})
 same => n,Goto(garage,s,1)
[late]
exten => _[78],1,Playback(garage/late-${EXTEN})
[garage]
exten => s,1,Playback(garage/never)
exten => 3,1,Playback(garage/third)
"""


class Played(NamedTuple):
    """A dialplan, where calls come in, and what callers do at each wait: keys, or `-` for nothing. `x-` are keys after which the
    switch waits for a further one."""

    text: str
    entry: str
    calls: tuple[tuple[str, ...], ...]


ALL = {
    "clinic": Played(
        CLINIC,
        "incoming",
        (
            ("1", "-", "-", "-"),
            ("7", "9", "221", "-", "-", "-"),
            ("-", "-", "1", "-"),
            ("29", "-", "5", "-", "-"),
            ("-", "9", "8", "-", "-"),
        ),
    ),
    "cinema": Played(
        CINEMA,
        "line,5550100",
        (
            ("1", "*", "2", "-", "-"),
            ("5", "3", "1", "-"),
            ("-", "1", "7"),
            ("-", "-"),
            ("1", "*", "0", "-", "2", "-", "-"),
        ),
    ),
    "pbx": Played(
        PBX,
        "ivr-1",
        (("2", "9", "-", "-"), ("5", "-", "6"), ("-", "2", "-"), ("7", "2", "9", "8", "3"), ("2", "4")),
    ),
    "garage": Played(GARAGE, "trunk,40021", (("1", "3"), ("2", "-"), ("9",), ("-",))),
    "branch": Played(GARAGE, "trunk,4105", (("3",),)),
}
