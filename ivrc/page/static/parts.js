// What the parts of the page share: the data that is shown, the call that goes on, and how an element is made.
"use strict";

const $ = (id) => document.getElementById(id);
const embedded = $("state") ? JSON.parse($("state").textContent) : null;
let shown = null;
let program = null;
let going = null;
let chosenHotline = 0;
let began = 0;
let begunWith = new Map();

const say = (zh, en) => (shown && shown.lang === "zh" ? zh : en);

const made = (tag, text, parent, type) => {
  const element = document.createElement(tag);
  element.textContent = text;
  if (type) element.className = type;
  parent.append(element);
  return element;
};

const pressed = (text, parent, does, type) => {
  const button = made("button", text, parent, type);
  button.type = "button";
  button.addEventListener("click", does);
  return button;
};

const fromBase64 = (text) => Uint8Array.from(atob(text), (each) => each.charCodeAt(0)).buffer;
