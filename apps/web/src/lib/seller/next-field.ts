/** The keyboard's “next” leads to the next field that is typed in, and does not send a form that is half written. */
export function toNextField(event: KeyboardEvent & { currentTarget: HTMLInputElement }) {
  if (event.key !== 'Enter' || event.isComposing) return;
  const fields = [...(event.currentTarget.form?.querySelectorAll<HTMLInputElement>('.field input') ?? [])];
  const next = fields[fields.indexOf(event.currentTarget) + 1];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
