const VILLAGE = /(?:^|[\s,;])((?:thôn|bản|khe|xóm|khu|làng|ấp|tổ|buôn|sóc|phum|đội)\s[^,;]+)/iu;

/** The village that an address line names, as `Thôn Nà Ếch`; empty where it names none. */
export function villageOf(addressLine: string): string {
  const named = VILLAGE.exec(addressLine.normalize('NFC').replace(/\s+/gu, ' '))?.[1]?.trim() ?? '';
  return named.charAt(0).toLocaleUpperCase('vi') + named.slice(1);
}
