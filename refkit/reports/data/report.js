"use strict";

// The answers of the page: each `data-pairs` holds pairs of fingerprints, and gets a
// choice. Nothing here makes HTML of text.

const WORDS = { yes: "Yes", no: "No", "": "Not sure" };
const asked = [...document.querySelectorAll("[data-pairs]")];
const told = document.getElementById("told");
let unsaved = false;

function element(name, properties, ...content) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...content);
  return made;
}

function choice(place, number, value) {
  const input = element("input", {
    type: "radio", name: `answer-${number}`, value,
    checked: value === (place.dataset.same || ""),
  });
  return element("label", {}, input, WORDS[value]);
}

function ask(place, number) {
  const about = place.dataset.about || "they";
  const legend = element("legend", {}, `Are ${about} one work?`);
  const choices = Object.keys(WORDS).map((value) => choice(place, number, value));
  place.append(element("fieldset", {}, legend, ...choices));
}

function answer(place) {
  return place.querySelector("input:checked").value;
}

function decisions() {
  const found = new Map();
  for (const place of asked) {
    const same = answer(place);
    if (!same) continue;
    for (const pair of place.dataset.pairs.split(",")) {
      found.set(pair, {
        records: pair.split(" "),
        same: same === "yes",
        titles: [place.dataset.one, place.dataset.other],
      });
    }
  }
  return { refkit: "decisions", decisions: [...found.values()] };
}

function tell() {
  const questions = asked.filter((place) => place.closest("#unsure"));
  const done = questions.filter(answer).length;
  const others = asked.filter(answer).length - done;
  const unsure = questions.length ? `${done} of ${questions.length} unsure answered` : "Nothing unsure";
  told.textContent = unsure + (others ? `, ${others} others answered` : "");
}

function save() {
  const text = JSON.stringify(decisions(), null, 1) + "\n";
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  element("a", { href: address, download: "decisions.json" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  unsaved = false;
}

function press(event) {
  const place = event.target.closest?.("[data-pairs]");
  const value = { y: "yes", n: "no" }[event.key.toLowerCase()];
  if (!place || !value || event.ctrlKey || event.metaKey || event.altKey) return;
  const input = place.querySelector(`input[value=${value}]`);
  input.checked = true;
  input.dispatchEvent(new Event("change", { bubbles: true }));
  const next = asked[asked.indexOf(place) + 1];
  next?.closest("details")?.setAttribute("open", "");
  next?.querySelector("input:checked").focus();
}

asked.forEach(ask);
tell();
document.getElementById("answers").hidden = false;
document.getElementById("save").addEventListener("click", save);
document.addEventListener("keydown", press);
document.addEventListener("change", () => { unsaved = true; tell(); });
addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
