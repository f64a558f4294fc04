import { fold } from '@cho-phien/kernel';

/** Words that tell what somebody is, not who: banks leave them out or shorten them. */
const TITLES = /\b(hop tac xa|htx|to hop tac|tht|cong ty|cty|co phan|cp|trach nhiem huu han|tnhh|mtv|mot thanh vien|ho kinh doanh|hkd|ho|ong|ba)\b/g;

const bare = (name: string): string => fold(name).replace(/[^a-z0-9 ]+/g, ' ').replace(TITLES, ' ').replace(/\s+/g, ' ').trim();

/** Whether an account's holder, as a bank writes him, is one of these names: no marks, no case, no titles, the same words in the same order. */
export const isHolderAmong = (holder: string, names: readonly string[]): boolean => {
  const wanted = bare(holder);
  return wanted !== '' && names.some((name) => bare(name) === wanted);
};
