// Keys for those who like them. Every page works without this file.
"use strict";
const typing = (target) => target.closest("input, select, textarea") !== null;
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.key === "/") {
    event.preventDefault();
    document.getElementById("find").focus();
    return;
  }
  if (event.key === " " && document.querySelector("form.judge") && event.target === document.body) {
    event.preventDefault();
    document.querySelector("form.judge [data-key=u]").click();
    return;
  }
  for (const control of document.querySelectorAll("[data-key]")) {
    if (control.dataset.key.split(" ").includes(event.key)) {
      event.preventDefault();
      control.click();
      const first = control.matches("summary") && control.parentElement.querySelector("select, textarea, input:not([type=hidden])");
      if (first) first.focus();
      return;
    }
  }
});
// A permalink without its last part still shows the words.
const chosen = document.getElementById("c");
if (chosen && !location.hash) chosen.scrollIntoView({ block: "nearest" });
