// On every page: what the desk is doing, "/" for search, and the words under review in view.
"use strict";

const csrf = document.querySelector("meta[name=csrf]")?.content ?? "";

function typing(event) {
  const at = event.target;
  return event.ctrlKey || event.metaKey || event.altKey || at.isContentEditable ||
    ["INPUT", "TEXTAREA", "SELECT"].includes(at.tagName);
}

document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !typing(event)) {
    event.preventDefault();
    document.getElementById("find")?.focus();
  }
});

// The account beside scrolls to the words under review; the page itself stays where it is.
const pane = document.querySelector(".beside");
if (pane?.dataset.claim) {
  const words = document.getElementById(pane.dataset.claim);
  if (words && pane.contains(words)) {
    words.classList.add("here");
    const above = words.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    pane.scrollTop += above - pane.clientHeight / 3;
  }
}

// What the desk is doing, asked every few seconds while somebody looks.
const state = document.getElementById("state");
let pause = 2000;

async function look() {
  if (document.visibilityState === "visible") {
    try {
      const now = await (await fetch("/api/status")).json();
      tell(now);
      pause = now.updating ? 2000 : 10000;
    } catch {
      state.textContent = "The desk does not answer";
    }
  }
  setTimeout(look, pause);
}

function tell(now) {
  const newer = now.build > 0 && String(now.build) !== state.dataset.build;
  const words = now.updating ? "Updating" : newer ? "Show what is new" : now.failure ? "Last update failed" : "Up to date";
  if (state.textContent.trim() === words) return;
  state.replaceChildren();
  let inside = document.createTextNode(words);
  if (now.updating) {
    inside = document.createElement("span");
    inside.className = "busy";
    inside.textContent = words;
  } else if (newer || now.failure) {
    inside = document.createElement("a");
    inside.href = newer ? location.pathname + location.search : "/add";
    inside.textContent = words;
  }
  state.append(inside);
  const waiting = document.getElementById("waiting");
  if (waiting) waiting.textContent = now.waiting || "";
}

if (state) setTimeout(look, pause);
