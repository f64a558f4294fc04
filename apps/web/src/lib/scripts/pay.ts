// The pay page tells by itself when money arrives, and copies what is to be typed into a bank app.

// Loaded async, so that the page never waits for it; it may be here before the page is.
if (document.readyState === 'loading') {
  await new Promise((parsed) => document.addEventListener('DOMContentLoaded', parsed, { once: true }));
}

const main = document.querySelector<HTMLElement>('main[data-events]');

if (main) {
  const events = new EventSource(main.dataset.events ?? '');
  events.addEventListener('group', (event) => {
    const group = JSON.parse((event as MessageEvent<string>).data) as { status: string; paidAmount: number };
    if (group.status === main.dataset.status && String(group.paidAmount) === main.dataset.paid) return;
    events.close();
    location.replace(location.pathname);
  });
}

for (const value of document.querySelectorAll<HTMLElement>('[data-value]')) {
  if (!navigator.clipboard || !main) break;
  const { copy = '', copied = '' } = main.dataset;
  const button = document.createElement('button');
  button.className = 'btn plain';
  button.type = 'button';
  button.textContent = copy;
  button.setAttribute('aria-label', `${copy} ${value.dataset.value}`);
  button.onclick = () => navigator.clipboard.writeText(value.dataset.value ?? '').then(() => (button.textContent = copied));
  value.replaceWith(button);
}
