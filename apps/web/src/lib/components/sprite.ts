import { getContext, setContext } from 'svelte';
import { ICONS, MARKS, type IconName, type MarkName } from './icons';

const KEY = Symbol('sprite');

type SymbolName = IconName | MarkName;

/** Begins collecting the symbols of one page; call it in the layout before anything draws. */
export function startSprite(): Set<SymbolName> {
  return setContext(KEY, new Set<SymbolName>());
}

/** The `href` of a symbol; noting its use here is what puts it into the sprite at the page's end, on the server. */
export function symbolHref(name: SymbolName): string {
  getContext<Set<SymbolName> | undefined>(KEY)?.add(name);
  return `#${name}`;
}

/** The sprite's markup: only the symbols that were used. */
export function spriteMarkup(used: ReadonlySet<SymbolName>): string {
  const symbols = [...used].map((name) =>
    name in ICONS
      ? `<symbol id="${name}" viewBox="0 0 24 24">${ICONS[name as IconName]}</symbol>`
      : `<symbol id="${name}">${MARKS[name as MarkName]}</symbol>`,
  );
  return `<svg hidden>${symbols.join('')}</svg>`;
}
