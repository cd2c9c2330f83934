// How a piece of work is getting on.
"use strict";

const box = document.getElementById("job");
const STATES = { waiting: "Waiting for its turn", working: "At work", done: "Done", failed: "Failed" };

async function follow() {
  try {
    const job = await (await fetch(`/api/jobs/${encodeURIComponent(box.dataset.job)}`)).json();
    if (job.state) show(job);
    if (job.state === "done" && !box.dataset.there.startsWith("/jobs/")) {
      location.replace(box.dataset.there);
      return;
    }
    if (job.state === "done" || job.state === "failed") return;
  } catch { /* the desk may be busy; ask again */ }
  setTimeout(follow, 500);
}

function show(job) {
  box.dataset.state = job.state;
  document.getElementById("job-state").textContent = STATES[job.state];
  document.getElementById("job-outcome").textContent = job.outcome;
  document.getElementById("job-last").textContent = job.last;
  for (const stage of box.querySelectorAll("[data-stage]")) {
    const done = job.done[stage.dataset.stage] ?? 0;
    stage.classList.toggle("begun", done > 0);
    stage.querySelector(".n").textContent = done || "";
  }
  const problems = document.getElementById("job-problems");
  problems.replaceChildren(...job.problems.map((problem) => {
    const line = document.createElement("li");
    const where = document.createElement("b");
    where.textContent = problem.where;
    line.append(where, `: ${problem.why}`);
    return line;
  }));
}

if (box && ["waiting", "working"].includes(box.dataset.state)) follow();
