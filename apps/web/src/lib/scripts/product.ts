// The stepper and the total of a product page, without a request for every press.

// Loaded async, so that the page never waits for it; it may be here before the page is.
if (document.readyState === 'loading') {
  await new Promise((parsed) => document.addEventListener('DOMContentLoaded', parsed, { once: true }));
}

const form = document.querySelector<HTMLFormElement>('#mua');
const field = form?.querySelector<HTMLInputElement>('[name=so]');
const total = form?.querySelector<HTMLElement>('[data-total]');
const dong = new Intl.NumberFormat(document.documentElement.lang === 'vi' ? 'vi-VN' : 'en-GB');

function show() {
  const chosen = form?.querySelector<HTMLInputElement>('[name=goi]:checked, [name=goi][type=hidden]');
  const quantity = Math.max(1, Number(field?.value) || 1);
  if (chosen && total) total.textContent = `${dong.format(Number(chosen.dataset.price) * quantity)}\u00a0đ`;
}

form?.addEventListener('input', show);
form?.addEventListener('click', (event) => {
  const button = (event.target as Element).closest<HTMLButtonElement>('[name=buoc]');
  if (!button || !field) return;
  event.preventDefault();
  field.value = String(Math.max(1, (Number(field.value) || 1) + Number(button.value)));
  show();
});
