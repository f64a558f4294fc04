/** Why a QR text is not a well-formed EMVCo payload. */
export type TlvFault = 'truncated' | 'bad_tag' | 'bad_length' | 'duplicate_tag';

export class TlvError extends Error {
  constructor(readonly fault: TlvFault, readonly at: number) {
    super(`${fault} at ${at}`);
  }
}

/**
 * Splits tag, length, value: two digits each for tag and length, the length counts characters.
 * @throws TlvError when the text does not divide exactly
 */
export function parseTlv(text: string): Map<string, string> {
  const characters = Array.from(text);
  const fields = new Map<string, string>();
  for (let at = 0; at < characters.length;) {
    const tag = characters.slice(at, at + 2).join('');
    const length = characters.slice(at + 2, at + 4).join('');
    if (!/^\d\d$/.test(tag)) throw new TlvError('bad_tag', at);
    if (!/^\d\d$/.test(length)) throw new TlvError('bad_length', at);
    const end = at + 4 + Number(length);
    if (end > characters.length) throw new TlvError('truncated', at);
    if (fields.has(tag)) throw new TlvError('duplicate_tag', at);
    fields.set(tag, characters.slice(at + 4, end).join(''));
    at = end;
  }
  return fields;
}

/** CRC-16/CCITT-FALSE over UTF-8 bytes: polynomial 0x1021, start 0xFFFF, no reflection; 4 upper-case hex digits. */
export function crc16(text: string): string {
  let crc = 0xffff;
  for (const byte of Buffer.from(text, 'utf8')) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) {
      crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
    }
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
}
