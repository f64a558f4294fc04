/** The texts of a listing that the public reads: its own, its pack sizes', what is said of its pictures, the name of its shop. */
export const CLAIMING_FIELDS = ['name', 'description', 'story', 'variants', 'pictures', 'shop'] as const;
/** A place in a listing's texts where OCOP stars are claimed; `stars` is null where only the mark is named. */
export interface StarClaim { field: (typeof CLAIMING_FIELDS)[number]; phrase: string; stars: number | null }
export type ClaimingTexts = Readonly<Record<StarClaim['field'], string | null>>;

/** As kernel's fold, but letter by letter, so that a place in it is the same place in the text. */
function foldInPlace(text: string): string {
  return text.replace(/./gsu, (letter) => {
    const plain = letter.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[đĐ]/, 'd').toLowerCase();
    return plain.length > letter.length ? letter : plain.padEnd(letter.length);
  });
}

/** `OCOP`, `O.C.O.P`, `o c o p`, `0C0P`, within a hashtag too. */
const MARK = /(?<![a-z0-9])[o0][\W_]{0,2}c[\W_]{0,2}[o0][\W_]{0,2}p(?![a-z])/g;
const SIGNS = /(?:[★⭐🌟✪✮]️?\s*){3,5}|\*{3,5}/gu;
const DIGIT_STARS = /(?<![\d.,/])([3-5])\s*(?:[-–]\s*)?(?:(?:ngoi\s+)?sao(?![a-z])|stars?(?![a-z])|[★⭐🌟*](?!\d))/gu;
const WORD_STARS = /(?<![a-z])(ba|bon|tu|nam)\s+(?:ngoi\s+)?sao(?![a-z])/g;
const WORDS: Readonly<Record<string, number>> = { ba: 3, bon: 4, tu: 4, nam: 5 };

/** Stars that guests, buyers or hotels give. */
const RATING = /khach san|nha hang|resort|homestay|danh gia|review|binh chon|feedback|nhan xet|(khach|ba con)( hang)? (cham|cho|tang)|cham diem|tu nguoi mua|google|shopee|tripadvisor/;
/** Who gives the stars of the programme, whatever else is spoken of. */
const OFFICIAL = /cap (tinh|huyen|thanh pho|quoc gia|trung uong)|hoi dong|uy ban|ubnd|quyet dinh/;
/** Number words are stars only beside words of recognition; alone they are names and sentences. */
const RECOGNISED = /(?<![a-z])(dat|chuan|hang|xep|ocop|chung nhan|cong nhan|san pham)(?![a-z])/;

/** Where another thing begins to be said: a denial reaches no further. */
const BREAK = /[.!?;:,–—…|()\n]|\s-\s/;
/** Words of which a denial may consist between `not` and what is denied; any other word is what is denied instead. */
const OF_RECOGNITION = `(?:${[
  'co|la|phai|duoc|dat|len|thanh|nhan|ghi|dan|gan|in|mang|lam|thi|du thi|nop|xin|tham gia|dang ky|hoan thien|xet|cham|xep|phan|hang|loai|chuan|tieu chuan|tieu chi|muc|san pham|hang hoa|mat hang|chung nhan|cong nhan|giay|giay to|ho so|bao bi|tem',
  'nhan hieu|logo|danh hieu|quyet dinh|chuong trinh|thuoc|theo|cua|ve|va|hay|hoac|nao|bat ky|gi|chu|so|ma|sao|ocop|o c o p|cap|xa|huyen|tinh|quoc gia|nam|nay|sau|toi|ngay|thang|quy|mot|hai|ba|bon|tu|som|se|de|den|vao|trong|nua|tro|it nhat|\\d+|[★⭐*]+',
].join('|')})`;
/** Said not to be so, or not yet, up to the claim itself. */
const DENIED = new RegExp(`(?<![a-z])(?:chua|khong(?! chi)(?! nhung)|dang (?:cho|lam|xet|hoan thien)|phan dau|huong (?:toi|den)|du kien|muc tieu|chuan bi (?:thi|du thi|ho so|nop|dang ky)|mong(?: muon)?|se (?:thi|nop|dang ky)|dang ky(?: thi| du thi)?|tung duoc)(?:[\\s"“'#]+${OF_RECOGNITION})*[\\s"“'#]*$`, 'u');
/** What was named is said right after not to be so: `hồ sơ OCOP đang chờ`, `giấy OCOP thì nhà chưa có`. */
const DENIED_AFTER = /^[^.!?;,:]{0,18}\b(chua (co|dat|duoc|xong|lam|thi|tham gia)|dang (cho|lam|xet|hoan thien)( xet| duyet)?)\s*([.,;!?]|$)/;

/** The programme, its fairs and shops are named without claiming a class. */
const PROGRAMME = /(hoi cho|chuong trinh|trung tam|diem( ban)?|cua hang|gian hang|tuan( le)?|(?<!(dac|nong|hai|lam|thuy|tho|di) )\bsan|van phong|ban quan ly|le hoi|(?<!(vit|ga|heo|lon|thit|ngan|banh|chien) )\bquay|de an|cuoc thi|hoi dong|phong trao)\s*$/;
/** … unless goods are said to be of it. */
const OF_PROGRAMME = /(san pham|mat hang|hang hoa) (thuoc|cua|trong) (chuong trinh|de an)\s*$/;

const BEFORE = 40;
const AFTER = 25;

interface Found { at: number; length: number; stars: number | null; kind: 'mark' | 'stars' | 'words' }

/**
 * Where the texts claim a class of the programme that the certificate in force does not give: any claim
 * without one, more stars than its own with one. A place to look at, never a verdict: a person decides.
 */
export function starClaims(texts: ClaimingTexts, certifiedStars: number | null): StarClaim[] {
  return (Object.keys(texts) as StarClaim['field'][]).flatMap((field) => claimsIn((texts[field] ?? '').normalize('NFC'))
    .filter(({ stars }) => (stars === null ? certifiedStars === null && field !== 'shop' : stars > (certifiedStars ?? 0)))
    .slice(0, 5).map(({ phrase, stars }) => ({ field, phrase, stars })));
}

function claimsIn(text: string): { phrase: string; stars: number | null }[] {
  const folded = foldInPlace(text);
  const found = [...matches(folded, MARK, 'mark', () => null), ...matches(folded, DIGIT_STARS, 'stars', (match) => Number(match[1])), ...matches(folded, WORD_STARS, 'words', (match) => WORDS[match[1]!]!),
    ...matches(folded, SIGNS, 'stars', (match) => match[0].replace(/[^★⭐✪✮*]/gu, '').length)];
  return found.filter((each) => isClaim(folded, each)).sort((one, other) => one.at - other.at)
    .map(({ at, length, stars }) => ({ phrase: text.slice(Math.max(0, at - 30), at + length + 20).trim(), stars }));
}

const matches = (text: string, pattern: RegExp, kind: Found['kind'], starsOf: (match: RegExpMatchArray) => number | null): Found[] =>
  [...text.matchAll(pattern)].map((match) => ({ at: match.index, length: match[0].length, stars: starsOf(match), kind }));

function isClaim(folded: string, { at, length, kind }: Found): boolean {
  const before = folded.slice(Math.max(0, at - BEFORE), at);
  const after = folded.slice(at + length, at + length + AFTER);
  if (DENIED.test(before) || DENIED_AFTER.test(after)) return false;
  if (kind === 'mark') return !PROGRAMME.test(before) || OF_PROGRAMME.test(before);
  const near = before + folded.slice(at, at + length) + after;
  if (near.search(MARK) >= 0) return true;
  const said = `${before.split(BREAK).at(-1)!}${folded.slice(at, at + length)}${after.split(BREAK)[0]!}`;
  if (OFFICIAL.test(said)) return true;
  if (RATING.test(said)) return false;
  return kind !== 'words' || RECOGNISED.test(before);
}
