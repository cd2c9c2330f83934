// The review queue by keyboard. Each key does what a button on the page does too.
"use strict";

const list = document.getElementById("queue");
const said = document.getElementById("said");
const helping = document.getElementById("helping");
const undone = []; // what to undo, the last at the end
let current = null;
let busy = false;

function items() {
  return [...list.querySelectorAll(".item:not(.answered)")];
}

function go(item) {
  current?.classList.remove("current");
  current = item ?? null;
  if (!current) return;
  current.classList.add("current");
  current.focus({ preventScroll: true });
  current.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const all = items();
  const here = all.indexOf(current);
  const next = here < 0 ? 0 : Math.min(Math.max(here + by, 0), all.length - 1);
  if (all.length) go(all[next]);
}

async function send(path, told) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf },
    body: JSON.stringify(told),
  });
  const words = await answer.json();
  if (!answer.ok) throw new Error(words.problem ?? "The desk refused it");
  return words;
}

async function answer(letter) {
  const item = current;
  if (!item || busy || item.classList.contains("answered")) return;
  if (!item.querySelector(`button[value="${letter}"]`)) return;
  busy = true;
  try {
    const came = await send("/api/queue", { item: item.dataset.key, answer: letter });
    const all = items();
    const next = all[all.indexOf(item) + 1] ?? all[all.indexOf(item) - 1];
    item.classList.add("answered");
    for (const button of item.querySelectorAll("button")) button.disabled = true;
    undone.push({ item, judgement: came.judgement, key: item.dataset.key });
    count(came.left);
    said.textContent = `${came.sentence}. Press u to undo.`;
    if (next) go(next);
    else if (came.left) location.reload();
  } catch (error) {
    said.textContent = error.message;
  } finally {
    busy = false;
  }
}

async function undo() {
  if (busy) return;
  const last = undone.pop();
  busy = true;
  try {
    if (last && last.judgement === null) {
      await send("/api/queue/take-back", { item: last.key });
      said.textContent = "The question is asked again.";
    } else {
      const came = await send("/api/undo", last ? { number: last.judgement } : {});
      said.textContent = came.sentence[0].toUpperCase() + came.sentence.slice(1) + ".";
    }
    if (last) {
      last.item.classList.remove("answered");
      for (const button of last.item.querySelectorAll("button")) button.disabled = false;
      go(last.item);
      count(Number(document.getElementById("left").textContent.replaceAll(",", "")) + 1);
    }
  } catch (error) {
    said.textContent = error.message;
  } finally {
    busy = false;
  }
}

function count(left) {
  document.getElementById("left").textContent = left.toLocaleString("en-GB");
  const waiting = document.getElementById("waiting");
  if (waiting) waiting.textContent = left || "";
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  y: () => answer("y"),
  n: () => answer("n"),
  s: () => answer("s"),
  u: undo,
  o: () => current?.querySelector(".answer a")?.click(),
  "?": () => helping.showModal(),
};

document.addEventListener("keydown", (event) => {
  if (typing(event) || helping.open || event.target.closest?.("summary")) return;
  const work = KEYS[event.key];
  if (!work) return;
  event.preventDefault();
  work();
});
document.getElementById("help").addEventListener("click", () => helping.showModal());
list.addEventListener("focusin", (event) => {
  const item = event.target.closest(".item");
  if (item && item !== current && !item.classList.contains("answered")) {
    current?.classList.remove("current");
    current = item;
    item.classList.add("current");
  }
});
list.addEventListener("submit", (event) => {
  const letter = event.submitter?.value;
  if (!letter) return;
  event.preventDefault();
  current = event.target.closest(".item");
  answer(letter);
});
if (items().length) go(items()[0]);
