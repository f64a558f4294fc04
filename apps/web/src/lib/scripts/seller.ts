// The parts of the sellers' pages that live in the browser: each takes over what the server rendered.
import '$lib/seller/reader-language';
import DraftsHere from '$lib/components/seller/drafts-here.svelte';
import Hear from '$lib/components/seller/hear.svelte';
import Listing from '$lib/components/seller/listing.svelte';
import NetLine from '$lib/components/seller/net-line.svelte';
import PushButton from '$lib/components/seller/push-button.svelte';
import StallSale from '$lib/components/seller/stall-sale.svelte';
import TillKeys from '$lib/components/seller/till-keys.svelte';
import { hydrateParts } from '$lib/seller/hydrate-parts';
import { startShell } from '$lib/seller/shell';

const PARTS: Record<string, unknown> = {
  'drafts-here': DraftsHere,
  hear: Hear,
  listing: Listing,
  'net-line': NetLine,
  'push-button': PushButton,
  'stall-sale': StallSale,
  'till-keys': TillKeys,
};

await hydrateParts(PARTS);
startShell('/ban');
