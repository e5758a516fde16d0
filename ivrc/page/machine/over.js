// How a call ends, and how something in it fails.
"use strict";

class Over extends Error {
  constructor(who) {
    super(who);
    this.who = who;
  }
}
class Fault extends Error {}
class Unsaid extends Error {
  constructor(edge) {
    super(edge.target);
    this.edge = edge;
  }
}
class Endless extends Error {}
