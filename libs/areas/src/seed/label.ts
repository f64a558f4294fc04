/** Types as they stand before a name, the longer first. */
const types = ['Thành phố', 'Thị trấn', 'Thị xã', 'Đặc khu', 'Phường', 'Huyện', 'Quận', 'Tỉnh', 'Xã'] as const;

export interface NamedArea { label: string; name: string; type: string }

/** `Xã Bình Liêu` → name `Bình Liêu`, type `xã`; text becomes NFC. A label without a known type throws. */
export function readLabel(written: string): NamedArea {
  const label = written.normalize('NFC').replace(/\s+/g, ' ').trim();
  const type = types.find((each) => label.toLowerCase().startsWith(`${each.toLowerCase()} `));
  if (!type) throw new RangeError(`"${label}" names no kind of area.`);
  const name = label.slice(type.length + 1);
  return { label: `${type} ${name}`, name, type: type.toLowerCase() };
}
