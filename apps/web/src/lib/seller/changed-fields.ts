/**
 * What a person wrote, ticked or took a picture of before the script came. Hydrating sets fields to
 * what the server sent; the answer puts them back and tells the page, which then keeps them too.
 */
export function changedFields(target: HTMLElement): () => void {
  // Going back, the browser itself fills fields, with what was sent already.
  const [arrival] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (arrival && arrival.type !== 'navigate') return () => undefined;
  const changes = [...target.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>('input, textarea, select')]
    .map(change)
    .filter((found) => found !== null);
  return () => changes.forEach((again) => again());
}

function change(field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement): (() => void) | null {
  if (field instanceof HTMLSelectElement) {
    const chosen = field.value;
    const sent = [...field.options].find(({ defaultSelected }) => defaultSelected) ?? field.options[0];
    return chosen === sent?.value ? null : () => set(field, { value: chosen });
  }
  if (field.type === 'file') return (field as HTMLInputElement).files?.length ? () => tell(field, 'change') : null;
  if (field.type === 'checkbox' || field.type === 'radio') {
    const { checked, defaultChecked } = field as HTMLInputElement;
    return checked === defaultChecked || (field.type === 'radio' && !checked) ? null : () => set(field, { checked });
  }
  const written = field.value;
  return field.type === 'hidden' || written === field.defaultValue ? null : () => set(field, { value: written });
}

function set(field: HTMLElement, state: { value?: string; checked?: boolean }): void {
  Object.assign(field, state);
  tell(field, 'input');
  tell(field, 'change');
}

const tell = (field: HTMLElement, event: string): boolean => field.dispatchEvent(new Event(event, { bubbles: true }));
