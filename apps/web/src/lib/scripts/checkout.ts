// Commune names while typing, and the sum when another delivery is chosen.

// Loaded async, so that the page never waits for it; it may be here before the page is.
if (document.readyState === 'loading') {
  await new Promise((parsed) => document.addEventListener('DOMContentLoaded', parsed, { once: true }));
}

const commune = document.querySelector<HTMLInputElement>('#xa');
const names = document.querySelector<HTMLDataListElement>('#ds-xa');
const form = commune?.form;
const dong = new Intl.NumberFormat(document.documentElement.lang === 'vi' ? 'vi-VN' : 'en-GB');
let waiting = 0;

commune?.addEventListener('input', () => {
  clearTimeout(waiting);
  const text = commune.value.trim();
  if (text.length > 1) waiting = window.setTimeout(suggest, 250, text);
});

async function suggest(text: string) {
  const answer = await fetch(`/api/areas/search?q=${encodeURIComponent(text)}`);
  if (!answer.ok) return;
  const { items } = (await answer.json()) as { items: { level: string; label: string; province: string | null }[] };
  const communes = items.filter((item) => item.level === 'commune');
  names?.replaceChildren(...communes.map(({ label, province }) => new Option(`${label}, ${province}`)));
}

const total = form?.querySelector<HTMLInputElement>('[name=tong]');
const write = (selector: string, amount: number) => {
  for (const place of form?.querySelectorAll(selector) ?? []) place.textContent = `${dong.format(amount)}\u00a0đ`;
};

form?.addEventListener('change', () => {
  if (!total) return;
  let sum = 0;
  for (const cell of form.querySelectorAll<HTMLElement>('[data-total-of]')) {
    const seller = cell.dataset.totalOf ?? '';
    const fee = Number(form.querySelector<HTMLInputElement>(`[name="giao.${seller}"]:checked`)?.dataset.fee);
    const parcel = Number(cell.dataset.goods) + fee;
    write(`[data-fee-of="${seller}"]`, fee);
    write(`[data-total-of="${seller}"]`, parcel);
    sum += parcel;
  }
  total.value = String(sum);
  write('[data-sum]', sum);
});

document.querySelector<HTMLElement>('[role=alert]')?.focus();
