// Suggestions under the search field, and "more goods" without leaving the page.

// Loaded async, so that the page never waits for it; it may be here before the page is.
if (document.readyState === 'loading') {
  await new Promise((parsed) => document.addEventListener('DOMContentLoaded', parsed, { once: true }));
}

const field = document.querySelector<HTMLInputElement>('#q');
const list = document.createElement('datalist');
let waiting = 0;

if (field) {
  list.id = 'goi-y';
  field.after(list);
  field.setAttribute('list', list.id);
}

field?.addEventListener('input', () => {
  clearTimeout(waiting);
  const text = field.value.trim();
  if (text.length > 1) waiting = window.setTimeout(suggest, 200, text);
});

async function suggest(text: string) {
  const answer = await fetch(`/api/shop/search/suggestions?q=${encodeURIComponent(text)}`);
  if (!answer.ok) return;
  const { items } = (await answer.json()) as { items: { text: string }[] };
  list.replaceChildren(...items.map((item) => new Option(item.text, item.text)));
}

document.addEventListener('click', async (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-more]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  try {
    const answer = await fetch(link.href);
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const cards = [...next.querySelectorAll('.goods > *')];
    if (!cards.length) throw new Error('no goods');
    for (const symbol of next.querySelectorAll('symbol')) {
      if (!document.getElementById(symbol.id)) document.querySelector('body > svg')?.append(symbol);
    }
    document.querySelector('.goods')?.append(...cards);
    cards[0]?.querySelector('a')?.focus();
    const further = next.querySelector<HTMLAnchorElement>('a[data-more]');
    if (further) link.href = further.href;
    else link.remove();
  } catch {
    location.href = link.href;
  }
});
