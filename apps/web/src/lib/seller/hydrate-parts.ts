import { flushSync, hydrate, type Component } from 'svelte';
import { changedFields } from './changed-fields';

/** Takes over each part of the page that `island.svelte` marked, by its name. */
export async function hydrateParts(parts: Record<string, unknown>): Promise<void> {
  // Loaded async, so that the page never waits for it; it may be here before the page is.
  if (document.readyState === 'loading') {
    await new Promise((parsed) => document.addEventListener('DOMContentLoaded', parsed, { once: true }));
  }
  for (const target of document.querySelectorAll<HTMLElement>('[data-hydrate]')) {
    const part = parts[target.dataset.hydrate ?? ''] as Component<Record<string, unknown>> | undefined;
    if (!part) continue;
    const props = JSON.parse(target.dataset.props ?? '{}') as Record<string, unknown>;
    const giveBack = changedFields(target);
    hydrate(part, { target, props });
    flushSync();
    giveBack();
  }
}
