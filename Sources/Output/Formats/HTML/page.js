"use strict";
(() => {
  const root = document.documentElement, main = document.getElementById("Text");

  // Copying: a button on each listing.
  for (const listing of main.querySelectorAll(".listing")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      const text = listing.querySelector("code").textContent + "\n";
      let done = true;
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        // A page from a file may not have the clipboard; the older way does.
        const box = document.createElement("textarea");
        box.value = text;
        document.body.append(box);
        box.select();
        done = document.execCommand("copy");
        box.remove();
        button.focus();
      }
      button.textContent = done ? "Copied" : "Not copied";
      button.classList.add("done");
      setTimeout(() => { button.textContent = "Copy"; button.classList.remove("done"); }, 1600);
    });
    listing.append(button);
  }

  // The contents follow the reader.
  const links = new Map();
  for (const link of document.querySelectorAll("nav a")) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target) links.set(target, link);
  }
  const targets = [...links.keys()];
  let current = null, waits = false;
  const follow = () => {
    waits = false;
    const line = Math.min(innerHeight / 3, 220);
    let low = 0, high = targets.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (targets[middle].getBoundingClientRect().top <= line) low = middle + 1; else high = middle;
    }
    const atEnd = innerHeight + scrollY >= root.scrollHeight - 2 && scrollY > 0;
    const next = links.get(targets[atEnd ? targets.length - 1 : low - 1]) || null;
    if (next === current) return;
    if (current) current.removeAttribute("aria-current");
    current = next;
    if (!current) return;
    current.setAttribute("aria-current", "true");
    const side = current.closest(".side"), box = current.getBoundingClientRect(), frame = side.getBoundingClientRect();
    if (side.scrollHeight > side.clientHeight && (box.top < frame.top + 60 || box.bottom > frame.bottom - 60)) {
      side.scrollTop += box.top - frame.top - frame.height / 2;
    }
  };
  const request = () => { if (!waits) { waits = true; requestAnimationFrame(follow); } };
  addEventListener("scroll", request, { passive: true });
  addEventListener("resize", request, { passive: true });
  request();
  const menu = document.getElementById("Menu");
  document.querySelector("nav").addEventListener("click", event => { if (event.target.closest("a")) menu.checked = false; });

  // The choice of colours is kept where the browser allows it.
  const choices = [...document.querySelectorAll("input[name=scheme]")];
  try {
    const kept = localStorage.getItem("folio-scheme");
    const choice = choices.find(choice => choice.id === kept);
    if (choice) choice.checked = true;
    for (const choice of choices) choice.addEventListener("change", () => localStorage.setItem("folio-scheme", choice.id));
  } catch { /* Pages from files may not have a storage. */ }

  // Readings: pointing at a mark of a figure shows its value.
  let tip = null;
  const hide = () => { if (tip) tip.remove(); tip = null; };
  for (const svg of main.querySelectorAll("svg[data-readings]")) {
    const readings = svg.dataset.readings.split("\n").map(line => {
      const [x, y, width, height] = line.split(" ", 4).map(Number);
      return { x, y, width, height, text: line.split(" ").slice(4).join(" ") };
    });
    svg.addEventListener("pointermove", event => {
      const matrix = svg.getScreenCTM();
      if (!matrix) return;
      const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
      let best = null, least = 8;
      for (const reading of readings) {
        const dx = Math.max(reading.x - at.x, 0, at.x - reading.x - reading.width);
        const dy = Math.max(reading.y - at.y, 0, at.y - reading.y - reading.height);
        const distance = Math.hypot(dx, dy);
        if (distance < least) [best, least] = [reading, distance];
      }
      if (!best) return hide();
      if (!tip) {
        tip = document.createElement("div");
        tip.className = "reading";
        tip.setAttribute("aria-hidden", "true");
        document.body.append(tip);
      }
      tip.textContent = best.text;
      const place = new DOMPoint(best.x + best.width / 2, best.y).matrixTransform(matrix);
      const half = tip.offsetWidth / 2 + 8;
      tip.style.left = Math.max(half, Math.min(place.x, root.clientWidth - half)) + scrollX + "px";
      tip.style.top = place.y + scrollY + "px";
    });
    svg.addEventListener("pointerleave", hide);
  }

  // Previews: what a link within the page refers to.
  let preview = null, timer = 0, owner = null;
  const close = () => {
    clearTimeout(timer);
    if (preview) preview.remove();
    if (owner) owner.removeAttribute("aria-describedby");
    preview = owner = null;
  };
  const subject = link => {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!target || target.contains(link) || link.closest(".preview, nav, .skip")) return null;
    if (target.matches("figure, .equation, .footnote, .references li")) return target;
    return null;
  };
  const open = link => {
    const target = subject(link);
    if (!target) return;
    close();
    const copy = target.cloneNode(true);
    for (const part of [copy, ...copy.querySelectorAll("*")]) {
      // Glyphs that a drawing uses by name are found in the drawing itself.
      part.removeAttribute("id");
      part.removeAttribute("tabindex");
    }
    copy.querySelectorAll("a").forEach(inner => inner.setAttribute("tabindex", "-1"));
    preview = document.createElement("div");
    preview.className = "preview";
    preview.id = "Preview";
    preview.setAttribute("role", "tooltip");
    preview.append(copy);
    document.body.append(preview);
    const box = link.getBoundingClientRect(), size = preview.getBoundingClientRect();
    const below = box.bottom + 8 + size.height <= innerHeight || box.top < size.height + 8;
    preview.style.left = Math.max(8, Math.min(box.left + scrollX - 20, scrollX + root.clientWidth - size.width - 8)) + "px";
    preview.style.top = (below ? box.bottom + 8 : box.top - size.height - 8) + scrollY + "px";
    owner = link;
    owner.setAttribute("aria-describedby", "Preview");
    preview.addEventListener("mouseleave", close);
  };
  main.addEventListener("mouseover", event => {
    const link = event.target.closest("a[href^='#']");
    if (!link || link === owner) return;
    clearTimeout(timer);
    timer = setTimeout(() => open(link), 250);
  });
  main.addEventListener("mouseout", event => {
    if (!event.target.closest("a[href^='#']")) return;
    clearTimeout(timer);
    timer = setTimeout(() => { if (preview && !preview.matches(":hover")) close(); }, 250);
  });
  main.addEventListener("focusin", event => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.matches(":focus-visible")) open(link);
  });
  main.addEventListener("focusout", close);
  addEventListener("keydown", event => { if (event.key === "Escape") close(); });
  main.addEventListener("click", close);
})();
