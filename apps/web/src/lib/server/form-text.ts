/** One field of a form as plain text: composed, trimmed, at most so long; '' when it is absent or a file. */
export function formText(form: FormData, name: string, most: number): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.normalize('NFC').trim().slice(0, most) : '';
}
